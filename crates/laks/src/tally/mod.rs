//! Counts rows into tables of whole numbers: the one place that sees rows.
//!
//! A [`Spec`] says what is counted, [`count`] and [`Cohort::tally`](crate::Cohort::tally) count it,
//! a [`Tally`] holds the counts. Nothing here computes a rate.

mod block_reader;
mod buckets;
mod cells;
mod count_table;
mod counter;
mod counters;
mod encode;
mod encode_facts;
mod engine;
mod facts;
mod fast;
mod fast_tables;
mod json;
#[cfg(test)]
mod laws;
mod lines;
mod merge;
mod published;
mod region;
mod rollup;
mod settle;
mod spec;
mod store;
mod strata;
mod tally_type;
mod words;

pub use block_reader::{BLOCK_ROWS, BlockReader};
pub use cells::Cells;
pub use count_table::{CountTable, EventKind, StayKind, WaitKind};
pub use engine::{Watch, count, count_joined};
pub use published::{Bounds, FigureRow, Figures};
pub use spec::{GoalSpec, OutcomeSpec, Spec};
pub use tally_type::{Notes, Stratum, Tally};
