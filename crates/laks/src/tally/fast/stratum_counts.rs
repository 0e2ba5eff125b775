//! The counts of one stratum while rows stream by.
//!
//! A stratum of a few people keeps its rows' records. One of many keeps counters. Cells without an
//! address are kept by themselves (`far_cells`).

use super::buckets::Chunk;
use super::changes::Changes;
use super::counters::Counters;
use super::far_cells::{FarCell, FarCells};
use super::record_words::{Record, WORDS};
use super::space::FastSpace;

#[derive(Debug, Default)]
pub(crate) struct StratumCounts {
    pub(super) listed: Listed,
    /// In a box: most strata of a million have none.
    pub(super) counters: Option<Box<Counters>>,
    pub(super) changes: Changes,
    pub(super) far: FarCells,
}

/// Rows as they came: the records of a row follow each other.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    records: Vec<Record>,
}

impl Listed {
    /// The record of this number of each row.
    pub(super) fn of(&self, space: &FastSpace, number: usize) -> impl Iterator<Item = &Record> {
        self.records.iter().skip(number).step_by(space.records().max(1))
    }

    fn add(&mut self, space: &FastSpace, chunks: &[Chunk<'_>]) {
        let each = space.records().max(1);
        for chunk in chunks {
            let start = self.records.len();
            self.records.resize(start + chunk.rows() * each, [0; WORDS]);
            for number in 0..space.records() {
                let places = self.records[start..].iter_mut().skip(number).step_by(each);
                for (place, record) in places.zip(chunk.records(number)) {
                    *place = *record;
                }
            }
        }
    }
}

impl StratumCounts {
    /// Counts the rows of chunks.
    pub(crate) fn add(&mut self, space: &FastSpace, chunks: &[Chunk<'_>]) {
        if let Some(counters) = &mut self.counters {
            for number in 0..space.records() {
                counters.add(space, number, &chunks.iter().map(|chunk| chunk.records(number)));
            }
            return;
        }
        self.listed.add(space, chunks);
        if self.listed.records.len() > space.most_listed() * space.records() {
            let mut counters = Counters::new(space);
            let listed = std::mem::take(&mut self.listed);
            for number in 0..space.records() {
                let records: Vec<Record> = listed.of(space, number).copied().collect();
                counters.add(space, number, &std::iter::once(records.as_slice()));
            }
            self.counters = Some(Box::new(counters));
        }
    }

    /// Counts what is otherwise at earlier dates of the count.
    pub(crate) fn add_changes(&mut self, space: &FastSpace, listed: &[u16]) {
        self.changes.add(space, listed, self.counters.is_some());
    }

    /// Adds one to each of these cells, which have no address.
    pub(crate) fn add_far(&mut self, cells: &[FarCell]) {
        self.far.add(cells);
    }
}
