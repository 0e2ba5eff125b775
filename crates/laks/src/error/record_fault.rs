//! A record that says something which nothing reads.

/// How a record does not fit the schema; records are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordFault {
    /// It rates goals that the schema does not know.
    #[error(
        "record {row} rates {found} goals, but the schema declares {declared} with a column; declare the others \
         under [[goals]], or give no more marks than that"
    )]
    Goals {
        /// The record.
        row: u64,
        /// How many goals are declared with a column.
        declared: usize,
        /// How many are rated.
        found: usize,
    },
}
