//! The quick way to count: many rows at a time, and a few bytes for each.
//!
//! It gives what the plain definition in [`facts`](super::facts) gives cell by cell, which `laws` and
//! `cliff_laws` test on random tables: nothing here is a definition of its own. To know what a tally says, read
//! that; to know why it is quick, read on.
//!
//! A block of rows becomes words of sixteen bits without branches (`encode`). They wait in a bucket for each
//! stratum (`buckets`) until there are enough to be worth its tables in the cache (`stratum_counts`,
//! `counters`). So it is for the last date of the count; of each earlier one is counted what changes from it to
//! the next (`changes`). In the end counters become cells (`to_cells`). Cells outside the small space of addresses
//! (`space`) are found one by one (`far_rows`) and listed as they are (`far_cells`); a row that is decades away
//! is counted by the plain definition (`worker`).

mod addresses;
mod buckets;
mod changes;
mod counters;
mod course_block;
mod course_counter;
mod day_offsets;
mod encode;
mod encode_measures;
mod far_cells;
mod far_rows;
mod lines;
mod record_words;
mod shared;
mod space;
mod space_of_spec;
mod split_words;
mod strata;
mod stratum_counts;
mod to_cells;
mod undated;
mod waiting_lists;
mod worker;

pub(super) use shared::Shared;
pub(super) use undated::starts_are_undated;
pub(super) use worker::Worker;
