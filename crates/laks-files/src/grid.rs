//! The filled cells of a sheet, by column; what is empty costs nothing.

use crate::column_names::letters;
use crate::sheet_marks::SheetMarks;
use crate::workbook_error::WorkbookError;
use arrow_array::StringViewArray;
use arrow_array::builder::StringViewBuilder;
use laks::Table;
use laks::results::Values;
use std::collections::BTreeMap;

/// The filled cells of one column, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Cells {
    /// Which of the rows each stands in.
    places: Vec<u32>,
    /// Where the text of each ends.
    ends: Vec<usize>,
    texts: String,
}

impl Cells {
    fn add(&mut self, place: u32, text: &str) {
        self.places.push(place);
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
    }

    /// Each cell with its row's place.
    fn iter(&self) -> impl Iterator<Item = (usize, &str)> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let texts = starts.zip(&self.ends).map(|(start, end)| self.texts.get(start..*end));
        self.places.iter().map(|place| *place as usize).zip(texts.map(Option::unwrap_or_default))
    }
}

/// The rows of a sheet that have a filled cell, and its columns that have one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The number of each row, counted from 1 as the sheet shows it.
    rows: Vec<u32>,
    /// Cells by the column's number, counted from 1.
    columns: BTreeMap<u32, Cells>,
    /// What the cells are beside their texts.
    pub(crate) marks: SheetMarks,
}

impl Grid {
    /// Adds a cell; cells should come row by row, and what does not is put in order by [`Grid::ordered`].
    pub(crate) fn add(&mut self, row: u32, column: u32, text: &str) {
        if self.rows.last() != Some(&row) {
            self.rows.push(row);
        }
        let place = self.rows.len().saturating_sub(1) as u32;
        self.columns.entry(column).or_default().add(place, text);
    }

    /// Rows by their numbers, and the cells of each column by their rows, however they came.
    ///
    /// # Errors
    /// When a cell came twice: nobody can say which of the two is meant.
    pub(crate) fn ordered(self) -> Result<Self, WorkbookError> {
        let is_ordered = self.rows.is_sorted_by(|one, next| one < next)
            && self.columns.values().all(|cells| cells.places.is_sorted_by(|one, next| one < next));
        if is_ordered {
            return Ok(self);
        }
        let mut found = BTreeMap::new();
        for (&column, cells) in &self.columns {
            for (place, text) in cells.iter() {
                let row = self.rows.get(place).copied().unwrap_or_default();
                if found.insert((row, column), text).is_some() {
                    let cell = format!("{}{row}", letters(column as usize));
                    return Err(WorkbookError::CellTwice(cell));
                }
            }
        }
        let mut grid = Self { marks: self.marks.clone(), ..Self::default() };
        for ((row, column), text) in found {
            grid.add(row, column, text);
        }
        Ok(grid)
    }

    /// How many rows have a filled cell.
    ///
    /// ```
    /// # use laks_files::Workbook;
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// let grid = Workbook::open(&files::workbook("grid_height")?)?.grid("LC4", false)?;
    /// assert_eq!(grid.height(), 2); // the header, and a referral
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The numbers of the rows, and after how many of them those below a row begin.
    pub(crate) fn rows_below(&self, row: u64) -> (&[u32], usize) {
        let above = self.rows.partition_point(|&number| u64::from(number) <= row);
        (self.rows.get(above..).unwrap_or_default(), above)
    }

    /// The text of a row in each column that has a name there or a filled cell below, by the column's number.
    pub(crate) fn header(&self, row: u64) -> Vec<(u32, String)> {
        let (_, above) = self.rows_below(row);
        let header = self.rows.iter().position(|&number| u64::from(number) == row);
        let columns = self.columns.iter().filter_map(|(&number, cells)| {
            let of_header = |(place, _): &(usize, &str)| Some(*place) == header;
            let name = cells.iter().find(of_header).map_or("", |(_, text)| text);
            let is_used = cells.places.last().is_some_and(|&last| last as usize >= above);
            (is_used || !name.trim().is_empty()).then(|| (number, name.to_owned()))
        });
        columns.collect()
    }

    /// The cells of a column in the rows from this one of them on.
    pub(crate) fn column(&self, number: u32, above: usize) -> StringViewArray {
        let height = self.rows.len() - above.min(self.rows.len());
        let mut texts = StringViewBuilder::with_capacity(height);
        let mut next = above;
        let cells = self.columns.get(&number).into_iter().flat_map(Cells::iter);
        for (place, text) in cells.filter(|(place, _)| *place >= above) {
            (next..place).for_each(|_| texts.append_null());
            texts.append_value(text);
            next = place + 1;
        }
        (next..self.rows.len()).for_each(|_| texts.append_null());
        texts.finish()
    }

    /// As a table: the column `row`, and for each filled column its number as its name.
    ///
    /// ```
    /// # use laks_files::Workbook;
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// let table = Workbook::open(&files::workbook("grid_table")?)?.grid("LC4", false)?.table();
    /// assert!(table.to_string().contains("2016-04-03"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn table(self) -> Table {
        let height = self.rows.len();
        let rows = self.rows.iter().map(|&row| Some(i64::from(row))).collect();
        let table = Table::titled("Sheet").with("row", Values::Count(rows));
        self.columns.into_iter().fold(table, |table, (number, cells)| {
            let mut texts = vec![None; height];
            for (place, text) in cells.iter() {
                if let Some(cell) = texts.get_mut(place) {
                    *cell = Some(text.to_owned());
                }
            }
            table.with(number.to_string(), Values::Text(texts))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let mut grid = Grid::default();
        grid.add(1, 1, "title");
        grid.add(3, 2, "a");
        grid.add(3, 4, "b");
        grid.add(7, 2, "c");
        grid.add(7, 5, "d");
        grid
    }

    #[test]
    fn rows_keep_their_numbers_and_columns_are_padded() {
        let table = grid().table();
        assert_eq!(table.column("row"), Some(&Values::Count(vec![Some(1), Some(3), Some(7)])));
        let text = |cells: [Option<&str>; 3]| Values::Text(cells.map(|c| c.map(Into::into)).into());
        assert_eq!(table.column("1"), Some(&text([Some("title"), None, None])));
        assert_eq!(table.column("2"), Some(&text([None, Some("a"), Some("c")])));
        assert_eq!(table.column("4"), Some(&text([None, Some("b"), None])));
        assert_eq!(table.column("3"), None);
    }

    #[test]
    fn rows_and_cells_that_come_in_any_order_are_put_in_order() {
        // A header that came last was read as a row, and blank rows were counted below zero.
        let mut mixed = Grid::default();
        mixed.add(7, 5, "d");
        mixed.add(7, 2, "c");
        mixed.add(3, 4, "b");
        mixed.add(1, 1, "title");
        mixed.add(3, 2, "a");
        assert_eq!(mixed.ordered(), Ok(grid()));
        assert_eq!(grid().ordered(), Ok(grid()));
    }

    #[test]
    fn a_cell_that_comes_twice_is_named() {
        // It moved every cell below it one row down, and the last one out of the table.
        let mut beside = grid();
        beside.add(7, 5, "e");
        assert_eq!(beside.ordered(), Err(WorkbookError::CellTwice("E7".to_owned())));
        let mut apart = grid();
        apart.add(3, 2, "a");
        assert_eq!(apart.ordered(), Err(WorkbookError::CellTwice("B3".to_owned())));
    }

    #[test]
    fn a_column_is_used_if_it_has_a_name_or_a_cell_below() {
        let header = |row| {
            let cells: Vec<(u32, String)> = grid().header(row);
            cells.into_iter().map(|(number, name)| format!("{number}{name}")).collect::<Vec<_>>()
        };
        assert_eq!(header(3), ["2a", "4b", "5"]);
        assert_eq!(header(2), ["2", "4", "5"]);
        assert_eq!(header(1), ["1title", "2", "4", "5"]);
        let (rows, above) = (grid().rows_below(2).0.to_vec(), grid().rows_below(2).1);
        assert_eq!((rows, above), (vec![3, 7], 1));
        let cells = |number| {
            grid().column(number, 1).iter().map(|c| c.map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(cells(2), [Some("a".to_owned()), Some("c".to_owned())]);
        assert_eq!(cells(5), [None, Some("d".to_owned())]);
        assert_eq!(cells(1), [None, None]);
    }
}
