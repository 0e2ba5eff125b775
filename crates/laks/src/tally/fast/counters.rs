//! The counters of one stratum: dense tables, and lines that are made when they are used.
//!
//! A counter is a byte; what overflows it is carried to a number of its own. Counters of changes may go
//! below nothing: they begin in the middle of a byte.

use super::addresses::LINED;
use super::lines::LINE;
use super::record_words::{Adding, DAY_BITS, Keys, Record, WORDS};
use super::space::FastSpace;
use std::collections::HashMap;

/// A counter while counting.
pub(crate) type Count = u8;
/// What one overflow of a counter is worth.
const CARRY: i64 = 1 << Count::BITS;
/// Where counters of changes begin.
const MIDDLE: Count = 1 << (Count::BITS - 1);
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
    carried: HashMap<u64, i64>,
    /// Where a counter begins.
    zero: Count,
}

impl Adding {
    /// The address that a row's words count, and perhaps that of a day.
    #[inline]
    pub(super) fn addresses(
        self,
        space: &FastSpace,
        row: impl Fn(usize) -> u16,
    ) -> (u64, Option<u64>) {
        match self {
            Self::Cell { word, base } => ((base + usize::from(row(word))) as u64, None),
            Self::Place { word, keys, first, days } => {
                let key = usize::from(row(word));
                let line = match keys {
                    Keys::Wait => space.wait_lines.get(key).into(),
                    Keys::Stay => space.stay_lines.get(key).into(),
                    Keys::Line => key,
                };
                let place = usize::from(row(word + 1)) % PLACES;
                let address = LINED + ((first + line) * PLACES + place) as u64;
                (address, days.map(|base| (base + key % DAYS) as u64))
            }
        }
    }
}

impl Counters {
    /// Counters of rows.
    pub(crate) fn new(space: &FastSpace) -> Self {
        Self::from(space, space.dense, 0)
    }

    /// Counters of what is otherwise at a date of the count.
    pub(crate) fn of_changes(space: &FastSpace) -> Self {
        Self::from(space, space.dated_dense, MIDDLE)
    }

    fn from(space: &FastSpace, dense: usize, zero: Count) -> Self {
        Self {
            dense: vec![zero; dense],
            starts: vec![0; 2 * space.lines],
            lines: vec![zero; HALF],
            carried: HashMap::new(),
            zero,
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
        let counted =
            |(&address, &count): (&u64, &i64)| Some((address, u64::try_from(count).ok()?));
        self.carried.iter().filter_map(counted).filter(|(_, count)| *count > 0)
    }

    /// Counts rows: of each row the record with this number, in pieces. One table after the other, so that
    /// each is in the cache for all rows.
    pub(crate) fn add<'a>(
        &mut self,
        space: &FastSpace,
        number: usize,
        pieces: &(impl Iterator<Item = &'a [Record]> + Clone),
    ) {
        let mut addings = space.addings[number].as_slice();
        while let [first, rest @ ..] = addings {
            let (counted, rest) = match (first, rest) {
                (Adding::Cell { .. }, [Adding::Cell { .. }, rest @ ..]) => (2, rest),
                _ => (1, rest),
            };
            for records in pieces.clone() {
                self.add_piece(space, &addings[..counted], records);
            }
            addings = rest;
        }
    }

    /// Counts what one word or pair of words adds, or two that are cells.
    fn add_piece(&mut self, space: &FastSpace, addings: &[Adding], records: &[Record]) {
        match *addings {
            [Adding::Cell { word, base }, Adding::Cell { word: other, base: after }] => {
                self.add_cells([(word, base), (other, after)], records);
            }
            [Adding::Cell { word, base }] => self.add_cells([(word, base)], records),
            [Adding::Place { word, keys, first, days }] => {
                let place = (word, first, days);
                match keys {
                    Keys::Wait => self.add_places(place, records, |k| space.wait_lines.get(k)),
                    Keys::Stay => self.add_places(place, records, |k| space.stay_lines.get(k)),
                    Keys::Line => self.add_places(place, records, |key| key as u16),
                }
            }
            _ => {}
        }
    }

    /// Counts cells of dense tables. A word never goes beyond its table.
    #[inline(never)]
    fn add_cells<const N: usize>(&mut self, cells: [(usize, usize); N], records: &[Record]) {
        let (dense, carried) = (self.dense.as_mut_slice(), &mut self.carried);
        for record in records {
            for (word, base) in cells {
                let cell = base + usize::from(record[word % WORDS]);
                let Some(counter) = dense.get_mut(cell) else { continue };
                *counter = counter.wrapping_add(1);
                if *counter == 0 {
                    carry(carried, cell as u64, CARRY);
                }
            }
        }
    }

    /// Counts places in lines, and the days that the words hold. It finds where the places of some rows
    /// are counted before it counts them, so that one row's count does not wait for another's.
    #[inline(never)]
    fn add_places(
        &mut self,
        (word, first, days): (usize, usize, Option<usize>),
        records: &[Record],
        line_of: impl Fn(usize) -> u16,
    ) {
        let Self { dense, starts, lines, carried, .. } = self;
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
                        carry(carried, (base + key % DAYS) as u64, CARRY);
                    }
                }
                let Some(start) = starts.get_mut(half) else { continue };
                if *start == 0 {
                    *start = new_half(lines, 0);
                }
                *found = *start as usize * HALF + place % HALF;
            }
            let lines = lines.as_mut_slice();
            for (&found, record) in found.iter().zip(records) {
                let Some(counter) = lines.get_mut(found) else { continue };
                *counter = counter.wrapping_add(1);
                if *counter == 0 {
                    let line = first + usize::from(line_of(key_of(record)));
                    carry(carried, LINED + (line * PLACES + place_of(record)) as u64, CARRY);
                }
            }
        }
    }

    /// Counts the change of a row's words from `was` to `is`: one fewer there, one more here.
    pub(crate) fn change(&mut self, space: &FastSpace, was: &[u16], is: &[u16]) {
        for adding in &space.dated_addings {
            let words = match adding {
                Adding::Cell { word, .. } => *word..*word + 1,
                Adding::Place { word, .. } => *word..*word + 2,
            };
            if was.get(words.clone()) == is.get(words) {
                continue;
            }
            let address = |row: &[u16]| adding.addresses(space, |word| row[word]).0;
            self.step(address(was), false);
            self.step(address(is), true);
        }
    }

    /// Counts one more at an address, or one fewer.
    #[inline]
    fn step(&mut self, address: u64, is_more: bool) {
        let Some(counter) = self.counter(address) else { return };
        let before = *counter;
        *counter = if is_more { before.wrapping_add(1) } else { before.wrapping_sub(1) };
        match (is_more, before) {
            (true, Count::MAX) => carry(&mut self.carried, address, CARRY),
            (false, 0) => carry(&mut self.carried, address, -CARRY),
            _ => {}
        }
    }

    #[inline]
    fn counter(&mut self, address: u64) -> Option<&mut Count> {
        let Some(place) = address.checked_sub(LINED) else {
            return self.dense.get_mut(address as usize);
        };
        let (half, place) = (place as usize / HALF, place as usize % HALF);
        let start = self.starts.get_mut(half)?;
        if *start == 0 {
            *start = new_half(&mut self.lines, self.zero);
        }
        self.lines.get_mut(*start as usize * HALF + place)
    }

    /// Adds what counters of changes counted.
    pub(crate) fn take(&mut self, changes: &Self) {
        let Self { dense, starts, lines, carried, zero } = self;
        add_changes(dense, &changes.dense, 0, carried);
        let halves = starts.iter_mut().zip(&changes.starts).enumerate();
        for (half, (start, &changed)) in halves.filter(|(_, (_, changed))| **changed != 0) {
            if *start == 0 {
                *start = new_half(lines, *zero);
            }
            let [own, changed] = [*start, changed].map(|start| start as usize * HALF);
            let address = LINED + (half * HALF) as u64;
            let changes = &changes.lines[changed..changed + HALF];
            add_changes(&mut lines[own..own + HALF], changes, address, carried);
        }
        for (&address, &count) in &changes.carried {
            carry(carried, address, count);
        }
    }
}

/// Adds counters of changes to counters, which begin at an address.
fn add_changes(
    counters: &mut [Count],
    changes: &[Count],
    address: u64,
    carried: &mut HashMap<u64, i64>,
) {
    for ((counter, &change), address) in counters.iter_mut().zip(changes).zip(address..) {
        if change != MIDDLE {
            let sum = i64::from(*counter) + i64::from(change) - i64::from(MIDDLE);
            *counter = sum as Count;
            let over = sum - i64::from(*counter);
            if over != 0 {
                carry(carried, address, over);
            }
        }
    }
}

/// Makes counters for half a line; returns its number among those made.
#[cold]
#[inline(never)]
fn new_half(lines: &mut Vec<Count>, zero: Count) -> u32 {
    let number = lines.len() / HALF;
    if lines.len() == lines.capacity() {
        lines.reserve_exact(ROOM.max(number / 2) * HALF);
    }
    lines.resize((number + 1) * HALF, zero);
    number as u32
}

#[cold]
#[inline(never)]
fn carry(carried: &mut HashMap<u64, i64>, address: u64, count: i64) {
    *carried.entry(address).or_default() += count;
}
