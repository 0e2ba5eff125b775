//! One table's counts: the cells that are not zero, in rising order, as compact bytes.
//!
//! Each cell is the gap to the one before it and its count, both as LEB128 numbers, so that a count of
//! one takes two bytes, and equal counts are equal bytes however they were gathered. Tables that were made
//! together, and copies, share their memory.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

/// The most that a table can count: what JSON's readers agree on, and far from where sums overflow.
pub(crate) const MOST_PEOPLE: u64 = 1 << 53;

/// The counts of a table that are not zero.
///
/// ```
/// use laks::adapter::CountTable;
/// use laks::{Cohort, Day, Record, Schema, Spec};
/// let record = Record { referred_on: Some(Day::new(2016, 3, 29)?), ..Record::default() };
/// let cohort = Cohort::from_records(&[record.clone(), record], &Schema::default())?;
/// let tally = cohort.tally(&Spec::new(cohort.layout(), ["2016-05-31"], &[])?)?;
/// let states = tally.cells(&tally.strata()[0], CountTable::States, 0).unwrap();
/// assert_eq!(states.iter().collect::<Vec<_>>(), [(0, 2)]); // both are waiting
/// assert_eq!(states.total(), 2);
/// assert_eq!(tally.cells(&tally.strata()[0], CountTable::States, 1), None); // it has one date
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Cells {
    /// The memory that it lies in; none of a table that is empty.
    shared: Option<Arc<[u8]>>,
    from: usize,
    until: usize,
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Cells {}

impl Hash for Cells {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_bytes().hash(state);
    }
}

impl Cells {
    /// Cells whose bytes lie in shared memory.
    pub(super) fn within(shared: &Arc<[u8]>, bytes: Range<usize>) -> Self {
        let shared = (!bytes.is_empty()).then(|| Arc::clone(shared));
        Self { shared, from: bytes.start, until: bytes.end }
    }

    /// How it is written.
    pub(super) fn as_bytes(&self) -> &[u8] {
        let shared = self.shared.as_deref().unwrap_or_default();
        shared.get(self.from..self.until).unwrap_or_default()
    }

    /// From cells in strictly rising order; counts of zero are left out.
    pub(crate) fn from_sorted(cells: impl IntoIterator<Item = (u64, u64)>) -> Self {
        let mut writer = CellsWriter::default();
        for (cell, count) in cells.into_iter().filter(|(_, count)| *count > 0) {
            writer.push(cell, count);
        }
        writer.finish()
    }

    /// From cells in any order, repeated cells added up.
    pub(crate) fn from_unsorted(mut cells: Vec<(u64, u64)>) -> Self {
        // A stable sort: the cells come as a few rising runs, which it only merges.
        cells.sort_by_key(|&(cell, _)| cell);
        cells.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1 += later.1;
            }
            same
        });
        Self::from_sorted(cells)
    }

    /// The cells and their counts, in rising order.
    pub fn iter(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.reader()
    }

    /// Reads them, and says where it is.
    pub(super) fn reader(&self) -> CellsReader<'_> {
        CellsReader::of(self.as_bytes())
    }

    /// The sum of all counts.
    pub fn total(&self) -> u64 {
        self.iter().map(|(_, count)| count).sum()
    }

    /// Whether every count is zero.
    pub fn is_empty(&self) -> bool {
        self.from == self.until
    }

    /// Bytes held.
    pub(crate) fn bytes(&self) -> usize {
        self.until - self.from
    }
}

/// Reads cells in rising order.
#[derive(Debug, Clone)]
pub(super) struct CellsReader<'a> {
    /// Those of the cells that are still to be read.
    pub(super) bytes: &'a [u8],
    /// The least that the next cell can be.
    next: u64,
}

impl<'a> CellsReader<'a> {
    /// Of cells as they are written.
    pub(super) const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, next: 0 }
    }
}

impl Iterator for CellsReader<'_> {
    type Item = (u64, u64);

    #[inline]
    fn next(&mut self) -> Option<(u64, u64)> {
        let gap = take_number(&mut self.bytes)?;
        let count = take_number(&mut self.bytes)?;
        let cell = self.next + gap;
        self.next = cell + 1;
        Some((cell, count))
    }
}

/// Writes cells in strictly rising order.
#[derive(Debug, Default)]
pub(crate) struct CellsWriter {
    bytes: Vec<u8>,
    next: u64,
}

impl CellsWriter {
    /// Adds a cell after the ones before it.
    pub(crate) fn push(&mut self, cell: u64, count: u64) {
        debug_assert!(cell >= self.next, "cells must rise");
        let gap = cell - self.next;
        if gap | count < 0x80 {
            self.bytes.extend_from_slice(&[gap as u8, count as u8]);
        } else {
            push_number(&mut self.bytes, gap);
            push_number(&mut self.bytes, count);
        }
        self.next = cell + 1;
    }

    /// Adds cells as another's bytes say them, which follow on the one before them; `last` is the last of them.
    pub(super) fn push_bytes(&mut self, bytes: &[u8], last: u64) {
        self.bytes.extend_from_slice(bytes);
        self.next = last + 1;
    }

    /// One with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), next: 0 }
    }

    /// Whether a cell may be written next.
    pub(crate) const fn is_before(&self, cell: u64) -> bool {
        self.next <= cell
    }

    /// The cells written.
    pub(crate) fn finish(self) -> Cells {
        let until = self.bytes.len();
        let shared = (until > 0).then(|| Arc::from(self.bytes));
        Cells { shared, from: 0, until }
    }

    /// The cells that some writers wrote, in memory that they share; what the writers write next is new.
    /// They are put together in `bytes`.
    pub(crate) fn take_all(writers: &mut [Self], bytes: &mut Vec<u8>) -> Vec<Cells> {
        bytes.clear();
        writers.iter().for_each(|writer| bytes.extend_from_slice(&writer.bytes));
        let shared: Arc<[u8]> = Arc::from(bytes.as_slice());
        let mut from = 0;
        let cells = writers.iter_mut().map(|writer| {
            let until = from + writer.bytes.len();
            let shared = (from < until).then(|| Arc::clone(&shared));
            writer.bytes.clear();
            writer.next = 0;
            Cells { shared, from: std::mem::replace(&mut from, until), until }
        });
        cells.collect()
    }
}

impl std::fmt::Debug for Cells {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number as u8) | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The first number of some bytes; it is taken away from them.
#[inline]
fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    let mut number = u64::from(first & 0x7f);
    let (mut byte, mut shift) = (first, 7);
    while byte >= 0x80 {
        let (&next, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(next & 0x7f) << shift;
        (byte, shift) = (next, shift + 7);
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_goes_in_comes_out(cells in proptest::collection::btree_map(0u64..1 << 40, 1u64..1 << 33, 0..50)) {
            let packed = Cells::from_sorted(cells.clone());
            prop_assert_eq!(packed.iter().collect::<Vec<_>>(), cells.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn tables_written_together_are_as_if_alone(
            tables in proptest::collection::vec(proptest::collection::btree_map(0u64..1 << 40, 1u64..1 << 33, 0..9), 0..9),
        ) {
            let mut writers: Vec<CellsWriter> = tables.iter().map(|_| CellsWriter::default()).collect();
            for _ in 0..2 {
                for (writer, table) in writers.iter_mut().zip(&tables) {
                    table.iter().for_each(|(&cell, &count)| writer.push(cell, count));
                }
                let alone: Vec<Cells> = tables.iter().cloned().map(Cells::from_sorted).collect();
                prop_assert_eq!(CellsWriter::take_all(&mut writers, &mut Vec::new()), alone);
            }
        }
    }
}
