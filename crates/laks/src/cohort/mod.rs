//! The rows of a programme, validated and compact, to be counted as often as one likes.

mod of_records;
mod record;
mod record_layout;
mod record_reader;
mod rows;
mod split;

pub use record::{MeasuredOn, Record, Scores};
pub use rows::{Cohort, CohortBuilder};
pub use split::Split;
