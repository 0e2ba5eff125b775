//! The counts of one stratum while rows stream by.
//!
//! A stratum of a few people keeps its rows' records. One of many keeps counters. Cells without an
//! address are kept by themselves (`far_cells`).

use super::counters::{Count, Counters};
use super::far_cells::{FarCell, FarCells};
use super::record_words::Record;
use super::space::FastSpace;

/// How many rows a stratum lists before it is given counters; so few that no counter can overflow.
const LISTED: usize = Count::MAX as usize;
/// How many listed addresses are counted together.
const FEW: usize = 16;

#[derive(Debug, Default)]
pub(crate) struct StratumCounts {
    /// The rows listed, by number of record.
    listed: Vec<Vec<Record>>,
    /// The addresses of the listed rows, once they are wanted in order.
    sorted: Vec<u64>,
    counters: Option<Counters>,
    far: FarCells,
}

impl StratumCounts {
    /// Counts rows: of each row the record with this number.
    pub(crate) fn add(&mut self, space: &FastSpace, number: usize, records: &[Record]) {
        if let Some(counters) = &mut self.counters {
            counters.add(space, number, records);
            return;
        }
        self.listed.resize_with(space.records(), Vec::new);
        self.listed[number].extend_from_slice(records);
        if number + 1 == space.records() && self.listed[number].len() > LISTED {
            let mut counters = Counters::new(space);
            for (number, records) in std::mem::take(&mut self.listed).iter().enumerate() {
                counters.add(space, number, records);
            }
            self.counters = Some(counters);
        }
    }

    /// Adds one to each of these cells, which have no address.
    pub(crate) fn add_far(&mut self, cells: &[FarCell]) {
        self.far.add(cells);
    }

    /// Puts the addresses of the listed rows in order, as [`StratumCounts::pieces`] wants them.
    pub(crate) fn sort(&mut self, space: &FastSpace) {
        for (addings, records) in space.addings.iter().zip(&self.listed) {
            for adding in addings {
                for record in records {
                    let (address, day) = adding.addresses(space, record);
                    self.sorted.push(address);
                    self.sorted.extend(day);
                }
            }
        }
        self.sorted.sort_unstable();
    }

    /// Calls with the counters of so many addresses, in one piece or several: where they begin, and the
    /// counters.
    pub(crate) fn pieces(&self, from: u64, len: u64, visit: impl FnMut(u64, &[Count])) {
        match &self.counters {
            Some(counters) => counters.pieces(from, len, visit),
            None => self.listed_pieces(from, len, visit),
        }
    }

    fn listed_pieces(&self, from: u64, len: u64, mut visit: impl FnMut(u64, &[Count])) {
        let first = self.sorted.partition_point(|&address| address < from);
        let until = self.sorted.partition_point(|&address| address < from + len);
        let piece = |address: u64| (address - from) / FEW as u64;
        for few in self.sorted[first..until].chunk_by(|&a, &b| piece(a) == piece(b)) {
            let start = from + piece(few[0]) * FEW as u64;
            let mut counters = [0; FEW];
            for &address in few {
                counters[(address - start) as usize] += 1;
            }
            visit(start, &counters);
        }
    }

    /// What overflowed the counters, by address.
    pub(crate) fn carried(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.counters.iter().flat_map(Counters::carried)
    }

    /// The cells without an address and their counts, in rising order.
    pub(crate) fn take_far(&mut self) -> Vec<(FarCell, u64)> {
        std::mem::take(&mut self.far).into_counted()
    }
}
