//! Counts rows into tables of whole numbers: the one place that sees rows.
//!
//! A [`Spec`] says what is counted, [`count`] and [`Cohort::tally`](crate::Cohort::tally) count it,
//! a [`Tally`] holds the counts. Nothing here computes a rate.

mod among;
mod axis;
mod block_reader;
mod cells;
mod count_table;
mod course;
mod engine;
mod facts;
mod fast;
mod figures;
mod identities;
mod identities_of_facts;
mod json;
mod json_before;
#[cfg(test)]
mod laws;
mod merge;
mod provenance;
mod published;
mod rollup;
mod seal;
mod shown;
mod sources;
mod spec;
mod spec_difference;
mod states;
mod stored_notes;
mod table_list;
mod tally_type;

pub use among::Among;
pub use block_reader::{BLOCK_ROWS, BlockReader};
pub use cells::Cells;
pub use count_table::{CountTable, EventKind, StayKind, WaitKind};
pub(crate) use count_table::{place_day, place_month};
pub(crate) use course::CourseCounts;
pub use engine::{Watch, count, count_joined};
pub use figures::{Bounds, Figures};
pub(crate) use figures::{LEFT, OPEN};
pub use provenance::Source;
pub use published::FigureRow;
pub use spec::{GoalSpec, OutcomeSpec, Spec};
pub(crate) use tally_type::UndatedFacts;
pub use tally_type::{Notes, Stratum, Tally, Unread};
