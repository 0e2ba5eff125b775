//! What became of the rows of joined tables, as a table.

use super::table::Table;
use crate::join::Joined;

impl Joined {
    /// One row for each fact: the table, what became of rows, how many.
    pub fn table(&self) -> Table {
        Table::titled("Tables joined")
            .with_text("table", self.0.iter().map(|count| Some(count.table.name())))
            .with_text("what", self.0.iter().map(|count| Some(count.what)))
            .with_counts("rows", self.0.iter().map(|count| Some(count.rows)))
    }
}
