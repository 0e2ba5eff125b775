//! Where rows came from: the files and sheets of a table, and the numbers that name them.

use serde::{Deserialize, Serialize};

/// The column by which a reader of files says each row's number; it is nobody's own column.
pub const ROW_COLUMN: &str = "__laks_row";

/// A file, or a sheet of one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The sheet's name, in a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
}

/// The files and sheets that rows came from, in the order of their numbers.
///
/// A row's number is its number in its file, plus 2³² times the number of its place. A table that came
/// from no file has no places, and its numbers are plain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Places(pub Vec<Place>);

impl Places {
    /// Where a row stands: its place, if it came from a file, and its number there.
    ///
    /// One place has every row, however long it is.
    ///
    /// ```
    /// use laks::results::{Place, Places};
    /// let file = |name: &str| Place { file: name.to_owned(), sheet: None };
    /// let places = Places(vec![file("march.csv"), file("april.csv")]);
    /// assert_eq!(places.of((1 << 32) + 7), (Some(&places.0[1]), 7)); // row 7 of the second file
    /// ```
    pub fn of(&self, number: u64) -> (Option<&Place>, u64) {
        if let [only] = self.0.as_slice() {
            return (Some(only), number);
        }
        let place = usize::try_from(number >> 32).ok().and_then(|index| self.0.get(index));
        match place {
            Some(place) => (Some(place), number & u64::from(u32::MAX)),
            None => (None, number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_names_its_place_where_there_are_places() {
        let place = |file: &str| Place { file: file.to_owned(), sheet: None };
        let places = Places(vec![place("a.csv"), place("b.csv")]);
        assert_eq!(places.of(7), (Some(&place("a.csv")), 7));
        assert_eq!(places.of((1 << 32) + 7), (Some(&place("b.csv")), 7));
        // The rows of one long file lost its name behind the 2³²th.
        let one = Places(vec![place("a.csv")]);
        assert_eq!(one.of(5_000_000_000), (Some(&place("a.csv")), 5_000_000_000));
        assert_eq!(Places::default().of(5_000_000_000), (None, 5_000_000_000));
    }
}
