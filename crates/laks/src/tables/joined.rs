//! What became of the rows of joined tables, as a table.

use super::table::Table;
use crate::join::Joined;

impl Joined {
    /// One row for each fact: the table, what became of rows, how many.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let table = cafe::cohort()?.joined().table();
    /// assert!(table.to_string().contains("read"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn table(&self) -> Table {
        Table::titled("Tables joined")
            .with_text("table", self.0.iter().map(|count| Some(count.table.name())))
            .with_text("what", self.0.iter().map(|count| Some(count.what)))
            .with_counts("rows", self.0.iter().map(|count| Some(count.rows)))
    }
}
