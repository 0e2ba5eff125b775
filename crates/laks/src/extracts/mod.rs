//! What moved since last time: two tallies of one source, the later counted from an extract made again.
//!
//! An earlier and a later tally go in, and a plan where there is one. Out come the counts at both dates, what was
//! registered late, month by month, and where each target stands now and stood then. A source that grows is no
//! comparison of before and after: the people of the earlier tally are in the later one too.

mod changes;
mod count_change;
mod events;
mod late;
mod one_source;
mod target_change;

pub use changes::Changes;
pub use count_change::CountChange;
pub use late::LateRegistrations;
pub use target_change::TargetChange;
