//! The counts of one stratum while rows stream by.
//!
//! A stratum of a few people keeps its rows' records. One of many keeps counters. Cells without an
//! address are kept by themselves (`far_cells`).

use super::counters::Counters;
use super::far_cells::{FarCell, FarCells};
use super::record_words::Record;
use super::space::FastSpace;

#[derive(Debug, Default)]
pub(crate) struct StratumCounts {
    pub(super) listed: Listed,
    pub(super) counters: Option<Counters>,
    pub(super) far: FarCells,
}

/// Rows as they came, some at a time: of these the records of each number, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    records: Vec<Record>,
    /// How many rows came together, and where their records begin.
    parts: Vec<Part>,
    rows: usize,
}

#[derive(Debug, Clone, Copy)]
struct Part {
    start: usize,
    rows: usize,
}

impl Listed {
    /// The records of a number, part by part.
    pub(super) fn of(&self, number: usize) -> impl Iterator<Item = &[Record]> {
        self.parts.iter().filter_map(move |part| {
            let start = part.start + number * part.rows;
            self.records.get(start..start + part.rows)
        })
    }
}

impl StratumCounts {
    /// Counts rows: for each number the records of all rows.
    pub(crate) fn add<'a>(
        &mut self,
        space: &FastSpace,
        rows: usize,
        records: impl Iterator<Item = &'a [Record]>,
    ) {
        if let Some(counters) = &mut self.counters {
            for (number, records) in records.enumerate() {
                counters.add(space, number, records);
            }
            return;
        }
        let listed = &mut self.listed;
        listed.parts.push(Part { start: listed.records.len(), rows });
        listed.rows += rows;
        listed.records.reserve(rows * space.records());
        records.for_each(|records| listed.records.extend_from_slice(records));
        if listed.rows > space.most_listed() {
            let mut counters = Counters::new(space);
            let listed = std::mem::take(listed);
            for number in 0..space.records() {
                listed.of(number).for_each(|records| counters.add(space, number, records));
            }
            self.counters = Some(counters);
        }
    }

    /// Adds one to each of these cells, which have no address.
    pub(crate) fn add_far(&mut self, cells: &[FarCell]) {
        self.far.add(cells);
    }
}
