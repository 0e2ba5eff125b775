//! One referral a row, as typed columns in blocks.

mod block_values;
mod columns;
mod entered;
mod known;
mod labels;
mod of_columns;
mod row_numbers;
mod score;
mod whole_block;

pub use columns::{Columns, MOST_SESSIONS, NO_SCORE, NO_SESSIONS, ScoreColumns};
pub(crate) use entered::Clock;
pub use entered::{EntryWindow, SplitBy, Straddling};
pub use known::Known;
pub use labels::Labels;
pub(crate) use of_columns::OfColumns;
pub use row_numbers::RowNumbers;
pub use score::{item_value, score_level, session_count};
