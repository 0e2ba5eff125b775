//! A block of rows that an adapter filled otherwise than it said.

use crate::persons::masked;
use crate::rules::TableName;

/// How the columns of a block, or what was found wrong in it, do not fit together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BlockFault {
    /// The block is of another table than the one that is read.
    #[error(
        "the block was made for another layout than that of the table; make it with Columns::new and the \
         table's own layout"
    )]
    OtherLayout,
    /// There is not one column for each of the layout's.
    #[error(
        "the block must have {expected} columns of {what}, one for each of the layout's, but has {found}; \
         fill the columns that it has, and add or take away none"
    )]
    Columns {
        /// What they hold.
        what: &'static str,
        /// How many the layout has.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A column has more values than there are rows, or fewer.
    #[error(
        "column {:?} of the block must have {expected} values, but has {found}; say how many rows there are \
         with Columns::reset, and fill every column of the layout, and no other, in place",
        masked(column)
    )]
    Length {
        /// The column, by our name.
        column: String,
        /// One for each row; none if the layout has no such column.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A value is none that the column can have.
    #[error(
        "column {:?} of the block holds {found} in row {row}, counted from 0; give a number from {least} to \
         {most}{}",
        masked(column),
        or_none(*none, *least, *most)
    )]
    Value {
        /// The column, by our name.
        column: String,
        /// The row.
        row: usize,
        /// What it holds.
        found: i64,
        /// The smallest number that means something.
        least: i64,
        /// The largest.
        most: i64,
        /// What means nothing.
        none: i64,
    },
    /// The referrals were bound with other tables beside them than they are read with.
    #[error(
        "the referrals were bound with {} beside them, but are read with {}; give the same tables to both",
        listed(bound),
        listed(given)
    )]
    Joined {
        /// With which they were bound.
        bound: Vec<TableName>,
        /// With which they are read.
        given: Vec<TableName>,
    },
    /// Something is found wrong in a row that is not there.
    #[error(
        "a defect is told of row {row} of the block, counted from 0, but it has {rows} rows; tell each of \
         the block that it stands in"
    )]
    DefectBeyond {
        /// The row.
        row: usize,
        /// How many rows there are.
        rows: usize,
    },
}

/// The number that means nothing, where it is none of the others.
fn or_none(none: i64, least: i64, most: i64) -> String {
    if (least..=most).contains(&none) {
        return String::new();
    }
    format!(", or {none} where nothing is known")
}

/// The names of tables.
fn listed(tables: &[TableName]) -> String {
    match tables {
        [] => "no tables".to_owned(),
        [rest @ .., last] if !rest.is_empty() => {
            let rest: Vec<&str> = rest.iter().map(|table| table.name()).collect();
            format!("{} and {}", rest.join(", "), last.name())
        }
        [only] => only.name().to_owned(),
        _ => String::new(),
    }
}
