//! The filled cells of a sheet, by column; what is empty costs nothing.

use laks::{Table, Values};
use std::collections::BTreeMap;

/// The rows of a sheet that have a filled cell, and its columns that have one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The number of each row, counted from 1 as the sheet shows it.
    rows: Vec<u32>,
    /// Texts by the column's number, counted from 1; a column may end early.
    columns: BTreeMap<u32, Vec<Option<String>>>,
}

impl Grid {
    /// Adds a cell; cells come row by row.
    pub(crate) fn add(&mut self, row: u32, column: u32, text: String) {
        if self.rows.last() != Some(&row) {
            self.rows.push(row);
        }
        let place = self.rows.len() - 1;
        let cells = self.columns.entry(column).or_default();
        cells.resize(place, None);
        cells.push(Some(text));
    }

    /// How many rows have a filled cell.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// As a table: the column `row`, and for each filled column its number as its name.
    pub fn table(self) -> Table {
        let height = self.rows.len();
        let rows = self.rows.iter().map(|&row| Some(i64::from(row))).collect();
        let table = Table::titled("Sheet").with("row", Values::Count(rows));
        self.columns.into_iter().fold(table, |table, (number, mut cells)| {
            cells.resize(height, None);
            table.with(number.to_string(), Values::Text(cells))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_numbers_and_columns_are_padded() {
        let mut grid = Grid::default();
        grid.add(1, 1, "title".into());
        grid.add(3, 2, "a".into());
        grid.add(3, 4, "b".into());
        grid.add(7, 2, "c".into());
        let table = grid.table();
        assert_eq!(table.column("row"), Some(&Values::Count(vec![Some(1), Some(3), Some(7)])));
        let text = |cells: [Option<&str>; 3]| Values::Text(cells.map(|c| c.map(Into::into)).into());
        assert_eq!(table.column("1"), Some(&text([Some("title"), None, None])));
        assert_eq!(table.column("2"), Some(&text([None, Some("a"), Some("c")])));
        assert_eq!(table.column("4"), Some(&text([None, Some("b"), None])));
        assert_eq!(table.column("3"), None);
    }
}
