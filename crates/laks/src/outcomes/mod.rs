//! Did well-being and self-rated health change?
//!
//! In goes a tally's joint table of scores before and after. Out comes, per stratum, the [`Change`] of
//! those who were measured twice, how many those are, and what the missing could change. The word is
//! change: an effect needs a group to compare with.

mod cells;
mod change;
mod change_row;
mod cut_off;
mod joint;
mod outcome;
mod score_count;
mod shares;
mod unknown;

pub use change::Change;
pub use change_row::{BaselineComparison, ChangeRow};
pub use cut_off::CutOffRow;
pub use outcome::{Outcome, Outcomes};
pub use score_count::ScoreCount;
