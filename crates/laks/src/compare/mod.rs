//! Is it better than before?
//!
//! Two tallies of equal spec and equal follow-up go in. Out comes one line for each figure of the
//! funnel, each count per time and each outcome: both values, their difference or ratio with its
//! interval, and the test that agrees with that interval.

mod comparable;
mod comparison;
mod lines;

pub use comparison::{Comparison, ComparisonLine, EntryPeriod};
