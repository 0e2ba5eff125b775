//! Which cells of a tally a figure rests on, and how many people they hold.
//!
//! Every estimate names its cells in [`CountRef`]s, made where the figure is made; [`Tally::count_at`]
//! adds them up again by another way, so that each can be held against the other.

mod axes;
mod axis_range;
mod cohort_counts;
mod count_at;
mod count_ref;
mod count_refs;
mod told;

pub use axis_range::{AxisPlaces, AxisRange};
pub use cohort_counts::CohortCounts;
pub use count_ref::{CountRef, Part, When};
pub(crate) use count_refs::{CountRefs, Whose};

#[cfg(doc)]
use crate::tally::Tally;
