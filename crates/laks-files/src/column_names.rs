//! Column names from a row of a file: no name twice, and a name for a cell that has none.

use crate::error::FileError;
use laks::adapter::masked;
use std::collections::HashMap;

/// No sheet of any program has more columns.
pub(crate) const MOST_COLUMNS: usize = 16_384;

/// A column's letters, as a spreadsheet shows them: 1 is A, 27 is AA.
pub(crate) fn letters(mut number: usize) -> String {
    let mut name = Vec::new();
    while number > 0 {
        name.push(b'A' + ((number - 1) % 26) as u8);
        number = (number - 1) / 26;
    }
    name.iter().rev().copied().map(char::from).collect()
}

/// The name of each column: spaces around it and line ends in it are left out; a column without a name is
/// called by its letters, such as `column B`. Cells come with their column's number, counted from 1.
///
/// ```
/// use laks_files::names_of;
/// let header = [(1, "Henvist"), (2, ""), (3, " Dato  for\nstart ")];
/// assert_eq!(names_of(header, "cafe.xlsx", 1)?, ["Henvist", "column B", "Dato for start"]);
/// assert!(names_of([(1, "Henvist"), (2, "Henvist")], "cafe.xlsx", 1).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When no cell has a name, two have the same, or there are more columns than a sheet can have.
pub fn names_of<'a>(
    cells: impl IntoIterator<Item = (usize, &'a str)>,
    place: &str,
    row: u64,
) -> Result<Vec<String>, FileError> {
    let (mut names, mut found, mut is_blank) = (Vec::new(), HashMap::new(), true);
    for (number, cell) in cells {
        let mut name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        is_blank &= name.is_empty();
        if name.is_empty() {
            name = format!("column {}", letters(number));
        }
        if let Some(&first) = found.get(&name) {
            let (first, second) = (letters(first), letters(number));
            return Err(FileError::NameTwice {
                place: place.to_owned(),
                name: masked(&name).into_owned(),
                first,
                second,
            });
        }
        found.insert(name.clone(), number);
        names.push(name);
    }
    if names.len() > MOST_COLUMNS {
        return Err(FileError::TooWide { place: place.to_owned(), found: names.len().to_string() });
    }
    if is_blank {
        return Err(FileError::NoNames { place: place.to_owned(), row });
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters_as_in_a_spreadsheet() {
        assert_eq!([1, 26, 27, 703].map(letters), ["A", "Z", "AA", "AAA"]);
    }

    #[test]
    fn names_are_trimmed_and_a_column_without_one_is_called_by_its_letters() {
        let cells = [(1, " Henvist "), (2, ""), (3, "Start\ndato")];
        let names = names_of(cells, "cafe.csv", 1).unwrap();
        assert_eq!(names, ["Henvist", "column B", "Start dato"]);
    }

    #[test]
    fn a_name_twice_and_no_name_at_all_are_refused() {
        let said =
            |cells: [(usize, &str); 2]| names_of(cells, "cafe.csv", 1).unwrap_err().to_string();
        assert_eq!(
            said([(1, "a"), (3, " a")]),
            "every column of cafe.csv must have a name of its own, but columns A and C are both called \
             \"a\"; rename one of them, or, if the names stand in another row, declare header_row under [read]"
        );
        assert!(
            said([(1, ""), (2, " ")]).starts_with("row 1 of cafe.csv must have the column names")
        );
    }
}
