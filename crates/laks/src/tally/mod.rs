//! Counts rows into tables of whole numbers: the one place that sees rows.
//!
//! A [`Spec`] says what is counted, [`count`] and [`Cohort::tally`](crate::cohort::Cohort::tally) count it,
//! a [`Tally`] holds the counts. Nothing here computes a rate.
//!
//! To know what is counted, read `spec`, `table_list`, `count_table` and `axis`: which tables there are and
//! what stands along them. `cells` holds one table, `stratum_tables` those of a stratum; `merged_cells` adds up a
//! few, `cell_sum` many; `course` is one course. `facts` is the plain definition of every cell that a row adds to,
//! `engine` drives the workers, `budget` refuses what memory would not hold, and `tally_type` with its `notes`
//! is what comes out.
//! The quick way to the same cells is behind a door, `fast`, and held to the definition by `laws`, past every
//! cliff by `cliff_laws`; `merge_laws` holds every way to merge to every other. Tallies become other tallies in
//! `regroup` and text in `stored`; `bounds`, `figures` and `published` make one of what was printed, `provenance` and
//! `sources` say where people come from.

mod among;
mod axis;
mod block_reader;
mod bounds;
mod budget;
mod cell_sum;
mod cells;
#[cfg(test)]
mod cliff_laws;
mod count_table;
mod course;
mod engine;
mod facts;
mod fast;
mod figures;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod merge_laws;
mod merged_cells;
mod notes;
mod places;
mod provenance;
mod published;
mod regroup;
mod sources;
mod spec;
mod spec_difference;
mod states;
mod stored;
mod stratum_tables;
mod table_list;
mod tally_type;

pub use among::Among;
pub use block_reader::{BLOCK_ROWS, BlockReader};
pub use bounds::Bounds;
pub use cells::Cells;
pub use count_table::{CountTable, EventKind, StayKind, WaitKind};
pub(crate) use count_table::{place_day, place_month};
pub(crate) use course::CourseCounts;
pub use engine::{Watch, count, count_joined};
pub use figures::Figures;
pub(crate) use figures::{LEFT, OPEN};
pub(crate) use notes::UndatedFacts;
pub use notes::{Notes, Unread};
pub use provenance::Source;
pub use published::FigureRow;
pub(crate) use spec::month_of;
pub use spec::{GoalSpec, OutcomeSpec, Spec};
pub use tally_type::{Stratum, Tally};
