//! A cell that is merged with those below it gives its value to each row that it lies over: to a reader the course
//! of three merged rows is the course of all three.

use crate::sheet_marks::Merged;
use crate::workbook_error::WorkbookError;
use arrow_array::{Array, StringViewArray};

/// So many cells get a value from another; no sheet that people made has more.
const MOST_GIVEN: u64 = 20_000_000;

/// Columns in which merged cells have given their values.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) columns: Vec<StringViewArray>,
    /// How many cells of each row got their value so.
    pub(crate) counts: Vec<u32>,
}

/// Gives the values of merged cells to the empty cells below, in columns of these numbers and rows of these; rows
/// without a filled cell are none. None where nothing is merged over rows.
///
/// # Errors
/// When more is merged than can be meant.
pub(crate) fn given(
    columns: &[StringViewArray],
    column_numbers: &[u32],
    rows: &[u32],
    merged: &[Merged],
) -> Result<Option<Given>, WorkbookError> {
    let is_below_header = |cell: &&Merged| rows.first().is_some_and(|first| cell.top >= *first);
    let merged: Vec<&Merged> = merged.iter().filter(is_below_header).collect();
    if merged.is_empty() {
        return Ok(None);
    }
    let mut found = Given { columns: columns.to_vec(), counts: vec![0; rows.len()] };
    let mut total = 0;
    for (place, number) in column_numbers.iter().enumerate() {
        let Some(column) = columns.get(place) else { continue };
        let mut texts: Option<Vec<Option<&str>>> = None;
        for cell in merged.iter().filter(|cell| cell.column == *number) {
            let first = rows.partition_point(|row| *row < cell.top);
            let behind = rows.partition_point(|row| *row <= cell.bottom);
            let has_value = rows.get(first) == Some(&cell.top) && column.is_valid(first);
            if !has_value || behind <= first + 1 {
                continue;
            }
            let texts = texts.get_or_insert_with(|| column.iter().collect());
            for row in first + 1..behind {
                if let Some(text @ None) = texts.get_mut(row) {
                    *text = Some(column.value(first));
                    found.counts[row] += 1;
                    total += 1;
                }
            }
            if total > MOST_GIVEN {
                return Err(WorkbookError::Broken(format!(
                    "its merged cells lie over more than {MOST_GIVEN} others"
                )));
            }
        }
        if let (Some(texts), Some(column)) = (texts, found.columns.get_mut(place)) {
            *column = texts.into_iter().collect();
        }
    }
    Ok(Some(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_cell_gives_its_value_to_the_rows_it_lies_over() {
        let column = |cells: [Option<&str>; 5]| StringViewArray::from(cells.to_vec());
        let columns = [
            column([Some("A"), None, Some("own"), Some("B"), None]),
            column([None, None, Some("x"), None, Some("y")]),
        ];
        let rows = [3, 4, 5, 6, 9];
        let merged = |column, top, bottom| Merged { column, top, bottom };
        let cells = [merged(1, 3, 5), merged(1, 6, 8), merged(2, 3, 4), merged(7, 1, 9)];
        let given = given(&columns, &[1, 7], &rows, &cells).unwrap().unwrap();
        let texts: Vec<_> = given.columns[0].iter().collect();
        assert_eq!(texts, [Some("A"), Some("A"), Some("own"), Some("B"), None]);
        assert_eq!(given.columns[1], columns[1]);
        assert_eq!(given.counts, [0, 1, 0, 0, 0]);
        assert!(super::given(&columns, &[1, 7], &rows, &[merged(1, 1, 5)]).unwrap().is_none());
    }
}
