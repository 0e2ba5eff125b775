//! The counts of one stratum while rows stream by.
//!
//! A stratum of a few people keeps its rows' records. One of many keeps small counters, and carries what
//! overflows them. Cells without an address are kept by themselves.

use super::fast::{Adding, DAY_BITS, FastSpace, Keys, LINED, Record, WORDS};
use super::lines::LINE;
use std::collections::HashMap;

/// How many records a stratum lists before it is given counters.
const LISTED: usize = 512;
/// A counter while counting.
type Count = u8;
/// What one overflow of a counter is worth.
const CARRY: u64 = 1 << Count::BITS;
/// How many rows' places are found before they are counted.
const FOUND: usize = 256;
/// Places in a line.
const PLACES: usize = LINE as usize;
/// Counters are made for half a line at a time: few wait or stay as long as the other half says.
const HALF: usize = PLACES / 2;
/// Days in a word.
const DAYS: usize = 1 << DAY_BITS;
/// For how many halves room is made at a time.
const ROOM: usize = 64;

#[derive(Debug, Default)]
pub(crate) struct Store {
    /// Rows listed: all records of a row of all rows, by record.
    listed: Vec<Vec<Record>>,
    counters: Counters,
    slow: HashMap<(usize, u64), u64>,
}

#[derive(Debug, Default)]
struct Counters {
    dense: Vec<Count>,
    /// Where the counters of each half of a line stand; 0 is nowhere yet.
    starts: Vec<u32>,
    /// The counters of the halves that are used; the first half is never read.
    lines: Vec<Count>,
    carried: HashMap<u64, u64>,
}

impl Store {
    /// Counts rows: of each row the record with this number.
    pub(crate) fn add(&mut self, space: &FastSpace, number: usize, records: &[Record]) {
        if !self.counters.dense.is_empty() {
            self.counters.add(space, number, records);
            return;
        }
        self.listed.resize_with(space.records(), Vec::new);
        self.listed[number].extend_from_slice(records);
        if number + 1 == space.records() && self.listed[number].len() > LISTED {
            self.begin_counters(space);
        }
    }

    /// From now on, counters instead of a list.
    pub(crate) fn begin_counters(&mut self, space: &FastSpace) {
        if !self.counters.dense.is_empty() {
            return;
        }
        self.counters.dense = vec![0; space.dense];
        self.counters.starts = vec![0; 2 * space.lines];
        self.counters.lines = vec![0; HALF];
        for (number, records) in std::mem::take(&mut self.listed).iter().enumerate() {
            self.counters.add(space, number, records);
        }
    }

    /// Adds one to a cell that has no address.
    pub(crate) fn add_cell(&mut self, slot: usize, cell: u64) {
        *self.slow.entry((slot, cell)).or_default() += 1;
    }

    /// Calls with the counters between two addresses, in one piece or by halves of lines: where they
    /// begin, and the counters.
    pub(crate) fn pieces(&self, from: u64, len: u64, mut visit: impl FnMut(u64, &[Count])) {
        let Counters { dense, starts, lines, .. } = &self.counters;
        let Some(first) = from.checked_sub(LINED) else {
            let piece = from as usize..(from + len) as usize;
            visit(from, dense.get(piece).unwrap_or(&[]));
            return;
        };
        let numbers = first as usize / HALF..(first + len) as usize / HALF;
        for (&start, half) in starts.get(numbers).unwrap_or(&[]).iter().zip(0..) {
            let start = start as usize * HALF;
            if start != 0 {
                visit(from + half * HALF as u64, &lines[start..start + HALF]);
            }
        }
    }

    /// What overflowed the counters, by address.
    pub(crate) fn carried(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.counters.carried.iter().map(|(&address, &count)| (address, count))
    }

    /// The cells without an address: the table's slot, the cell and its count.
    pub(crate) fn slow(&self) -> impl Iterator<Item = (usize, u64, u64)> + '_ {
        self.slow.iter().map(|(&(slot, cell), &count)| (slot, cell, count))
    }
}

impl Counters {
    fn add(&mut self, space: &FastSpace, number: usize, records: &[Record]) {
        let mut addings = space.addings[number].as_slice();
        while let [first, rest @ ..] = addings {
            addings = rest;
            match (*first, rest) {
                (
                    Adding::Cell { word, base },
                    [Adding::Cell { word: other, base: after }, rest @ ..],
                ) => {
                    self.add_cells([(word, base), (*other, *after)], records);
                    addings = rest;
                }
                (Adding::Cell { word, base }, _) => self.add_cells([(word, base)], records),
                (Adding::Place { word, keys, first, days }, _) => {
                    let place = (word, first, days);
                    match keys {
                        Keys::Wait => {
                            self.add_places(place, records, |key| space.wait_lines.get(key))
                        }
                        Keys::Stay => {
                            self.add_places(place, records, |key| space.stay_lines.get(key))
                        }
                        Keys::Line => self.add_places(place, records, |key| key as u16),
                    }
                }
            }
        }
    }

    /// Counts cells of dense tables. A word never goes beyond its table.
    #[inline]
    fn add_cells<const N: usize>(&mut self, cells: [(usize, usize); N], records: &[Record]) {
        let (dense, carried) = (self.dense.as_mut_slice(), &mut self.carried);
        for record in records {
            for (word, base) in cells {
                let cell = base + usize::from(record[word % WORDS]);
                let Some(counter) = dense.get_mut(cell) else { continue };
                *counter = counter.wrapping_add(1);
                if *counter == 0 {
                    carry(carried, cell as u64);
                }
            }
        }
    }

    /// Counts places in lines, and the days that the words hold. It finds where the places of some rows
    /// are counted before it counts them, so that one row's count does not wait for another's.
    #[inline]
    fn add_places(
        &mut self,
        (word, first, days): (usize, usize, Option<usize>),
        records: &[Record],
        line_of: impl Fn(usize) -> u16,
    ) {
        let Self { dense, starts, lines, carried } = self;
        let Some(starts) = starts.get_mut(2 * first..) else { return };
        let base = days.unwrap_or(0);
        let days = days.and_then(|base| dense.get_mut(base..base + DAYS)).unwrap_or_default();
        let key_of = |record: &Record| usize::from(record[word % WORDS]);
        let place_of = |record: &Record| usize::from(record[(word + 1) % WORDS]) % PLACES;
        let mut found = [0; FOUND];
        for records in records.chunks(FOUND) {
            for (found, record) in found.iter_mut().zip(records) {
                let (key, place) = (key_of(record), place_of(record));
                let half = 2 * usize::from(line_of(key)) + place / HALF;
                if let Some(counter) = days.get_mut(key % DAYS) {
                    *counter = counter.wrapping_add(1);
                    if *counter == 0 {
                        carry(carried, (base + key % DAYS) as u64);
                    }
                }
                let Some(start) = starts.get_mut(half) else { continue };
                if *start == 0 {
                    *start = new_half(lines);
                }
                *found = *start as usize * HALF + place % HALF;
            }
            let lines = lines.as_mut_slice();
            for (&found, record) in found.iter().zip(records) {
                let Some(counter) = lines.get_mut(found) else { continue };
                *counter = counter.wrapping_add(1);
                if *counter == 0 {
                    let line = first + usize::from(line_of(key_of(record)));
                    carry(carried, LINED + (line * PLACES + place_of(record)) as u64);
                }
            }
        }
    }
}

/// Makes counters for half a line; returns its number among those made.
#[cold]
#[inline(never)]
fn new_half(lines: &mut Vec<Count>) -> u32 {
    let number = lines.len() / HALF;
    if lines.len() == lines.capacity() {
        lines.reserve_exact(ROOM * HALF);
    }
    lines.resize((number + 1) * HALF, 0);
    number as u32
}

#[cold]
#[inline(never)]
fn carry(carried: &mut HashMap<u64, u64>, address: u64) {
    *carried.entry(address).or_default() += CARRY;
}
