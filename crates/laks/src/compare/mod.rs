//! Is it better than before?
//!
//! Two tallies of equal spec and equal follow-up go in. Out comes one line for each figure of the
//! funnel, each count per time and each outcome, paired by name: both values, their difference or ratio
//! with its interval, and the test that agrees with that interval; and, first, what to know when reading
//! them.

mod asked;
mod comparable;
mod comparison;
mod comparison_line;
mod course_level;
mod family;
mod goal_lines;
mod horizon;
mod lines;
mod mix;
mod note;
mod notes;
mod outcome_lines;
mod per_time;
mod planned;
mod same_people;
mod shares;
mod sides;

pub use asked::{Compare, EntryPeriod};
pub use comparison::Comparison;
pub use comparison_line::{ComparisonLine, PlainContrast};
pub use note::ComparisonNote;
pub(crate) use same_people::{kept_referrals, referrals_by_day};
