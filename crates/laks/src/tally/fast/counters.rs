//! The counters of one stratum: dense tables, and lines that are made when they are used.
//!
//! A counter is a byte; what overflows it is carried to a number of its own.

use super::addresses::LINED;
use super::lines::LINE;
use super::record_words::{Adding, DAY_BITS, Keys, Record, WORDS};
use super::space::FastSpace;
use std::collections::HashMap;

/// A counter while counting.
pub(crate) type Count = u8;
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
/// For how many halves room is made at a time, at least.
const ROOM: usize = 64;

#[derive(Debug)]
pub(crate) struct Counters {
    dense: Vec<Count>,
    /// Where the counters of each half of a line stand; 0 is nowhere yet.
    starts: Vec<u32>,
    /// The counters of the halves that are used; the first half is never read.
    lines: Vec<Count>,
    /// What overflowed, by address.
    carried: HashMap<u64, u64>,
}

impl Adding {
    /// The address that a record counts, and perhaps that of a day.
    pub(super) fn addresses(self, space: &FastSpace, record: &Record) -> (u64, Option<u64>) {
        match self {
            Self::Cell { word, base } => ((base + usize::from(record[word % WORDS])) as u64, None),
            Self::Place { word, keys, first, days } => {
                let key = usize::from(record[word % WORDS]);
                let line = match keys {
                    Keys::Wait => space.wait_lines.get(key).into(),
                    Keys::Stay => space.stay_lines.get(key).into(),
                    Keys::Line => key,
                };
                let place = usize::from(record[(word + 1) % WORDS]) % PLACES;
                let address = LINED + ((first + line) * PLACES + place) as u64;
                (address, days.map(|base| (base + key % DAYS) as u64))
            }
        }
    }
}

impl Counters {
    pub(crate) fn new(space: &FastSpace) -> Self {
        Self {
            dense: vec![0; space.dense],
            starts: vec![0; 2 * space.lines],
            lines: vec![0; HALF],
            carried: HashMap::new(),
        }
    }

    /// The counters of so many addresses: where they begin, and the counters.
    pub(crate) fn pieces(&self, from: u64, len: u64, mut visit: impl FnMut(u64, &[Count])) {
        let Some(first) = from.checked_sub(LINED) else {
            let piece = from as usize..(from + len) as usize;
            visit(from, self.dense.get(piece).unwrap_or_default());
            return;
        };
        let halves = first as usize / HALF..(first + len) as usize / HALF;
        for (&start, half) in self.starts.get(halves).unwrap_or_default().iter().zip(0..) {
            let start = start as usize * HALF;
            if start != 0 {
                visit(from + half * HALF as u64, &self.lines[start..start + HALF]);
            }
        }
    }

    /// What overflowed the counters, by address.
    pub(crate) fn carried(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.carried.iter().map(|(&address, &count)| (address, count))
    }

    /// Counts rows: of each row the record with this number.
    pub(crate) fn add(&mut self, space: &FastSpace, number: usize, records: &[Record]) {
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
                            self.add_places(place, records, |key| space.wait_lines.get(key));
                        }
                        Keys::Stay => {
                            self.add_places(place, records, |key| space.stay_lines.get(key));
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
        lines.reserve_exact(ROOM.max(number / 2) * HALF);
    }
    lines.resize((number + 1) * HALF, 0);
    number as u32
}

#[cold]
#[inline(never)]
fn carry(carried: &mut HashMap<u64, u64>, address: u64) {
    *carried.entry(address).or_default() += CARRY;
}
