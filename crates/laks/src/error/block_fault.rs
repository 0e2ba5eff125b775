//! A block of rows that an adapter filled otherwise than it said.

use crate::persons::masked;

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
