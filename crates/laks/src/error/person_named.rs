//! Where a table would name persons: the column, and what it holds.

use crate::persons::masked;

/// Persons would be named where they must not be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PersonNamed {
    /// CPR numbers in a column of ids, of which the schema does not know.
    #[error(
        "column {:?} (for {role}) holds CPR numbers, and the schema does not say so; {}write [persons] id = \
         \"cpr\" and give a key, or id = \"text\" if they are something else",
        masked(column),
        if role == "person_id" { "" } else { "map it as person_id, " }
    )]
    Undeclared {
        /// The column.
        column: String,
        /// Our word for it.
        role: String,
    },
    /// A label to count by that has a CPR number in it.
    #[error(
        "row {row}, column {:?} (for {role}) holds a CPR number, and persons are no labels to count by; map \
         the column as person_id, leave it out, or take the number out of the cell",
        masked(column)
    )]
    Label {
        /// The row.
        row: u64,
        /// The column.
        column: String,
        /// Our word for it.
        role: String,
    },
}
