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
    /// It answers an item that the schema sums nowhere.
    #[error(
        "record {row} answers {found:?}, which is no item of the schema; the items that it lists under [outcomes] \
         are {}",
        if known.is_empty() { "none".to_owned() } else { known.join(", ") }
    )]
    Item {
        /// The record.
        row: u64,
        /// The item.
        found: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// It has a score and the items that the score is the sum of.
    #[error("record {row} gives {word} both as a score and by its items; give one of them")]
    ItemsAndScore {
        /// The record.
        row: u64,
        /// Our word for the score.
        word: String,
    },
}
