//! One table's counts: the cells that are not zero, in rising order, as compact bytes.
//!
//! Each cell is the gap to the one before it and its count, both as LEB128 numbers, so that a count of
//! one takes two bytes, and equal counts are equal bytes however they were gathered. Tables that were made
//! together, and copies, share their memory.

use crate::error::{Error, Miscount};
use std::hash::{Hash, Hasher};
use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

/// The most that a table can count: what JSON's readers agree on, and far from where sums overflow.
pub(crate) const MOST_PEOPLE: u64 = 1 << 53;

/// The counts of a table that are not zero.
///
/// ```
/// use laks::adapter::Cells;
/// let before = Cells::from_sorted([(3, 1), (900, 20)]);
/// let after = Cells::from_sorted([(3, 4)]);
/// let both = before.merged(&after);
/// assert_eq!(both.iter().collect::<Vec<_>>(), [(3, 5), (900, 20)]);
/// assert_eq!(both.total(), 25);
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
    pub fn from_sorted(cells: impl IntoIterator<Item = (u64, u64)>) -> Self {
        let mut writer = CellsWriter::default();
        for (cell, count) in cells.into_iter().filter(|(_, count)| *count > 0) {
            writer.push(cell, count);
        }
        writer.finish()
    }

    /// From cells in any order, repeated cells added up.
    pub fn from_unsorted(mut cells: Vec<(u64, u64)>) -> Self {
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
        let mut bytes = self.as_bytes().iter();
        let mut next = 0;
        std::iter::from_fn(move || {
            let gap = take_number(&mut bytes)?;
            let count = take_number(&mut bytes)?;
            let cell = next + gap;
            next = cell + 1;
            Some((cell, count))
        })
    }

    /// The sum of all counts.
    pub fn total(&self) -> u64 {
        self.iter().map(|(_, count)| count).sum()
    }

    /// Whether every count is zero.
    pub fn is_empty(&self) -> bool {
        self.from == self.until
    }

    /// Cell by cell the sum of both.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        if self.is_empty() {
            return other.clone();
        }
        if other.is_empty() {
            return self.clone();
        }
        Self::from_sorted(Merge { left: self.iter().peekable(), right: other.iter().peekable() })
    }

    /// Cell by cell the sum of both.
    ///
    /// # Errors
    /// When they count more than JSON's readers agree on, which no table of people does.
    pub(crate) fn merged_or(&self, other: &Self) -> Result<Self, Error> {
        match self.total().checked_add(other.total()).filter(|&sum| sum <= MOST_PEOPLE) {
            Some(_) => Ok(self.merged(other)),
            None => Err(Miscount::TableTooLarge.into()),
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.until - self.from
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

struct Merge<L: Iterator, R: Iterator> {
    left: Peekable<L>,
    right: Peekable<R>,
}

impl<L, R> Iterator for Merge<L, R>
where
    L: Iterator<Item = (u64, u64)>,
    R: Iterator<Item = (u64, u64)>,
{
    type Item = (u64, u64);

    fn next(&mut self) -> Option<Self::Item> {
        let (left, right) = match (self.left.peek(), self.right.peek()) {
            (Some(&left), Some(&right)) => (left, right),
            (Some(_), None) => return self.left.next(),
            (None, _) => return self.right.next(),
        };
        match left.0.cmp(&right.0) {
            std::cmp::Ordering::Less => self.left.next(),
            std::cmp::Ordering::Greater => self.right.next(),
            std::cmp::Ordering::Equal => {
                self.left.next();
                self.right.next();
                Some((left.0, left.1 + right.1))
            }
        }
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number as u8) | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take_number<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> Option<u64> {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let byte = *bytes.next()?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn more_than_any_people_are_not_added_up() {
        let most = Cells::from_sorted([(3, MOST_PEOPLE)]);
        let error = most.merged_or(&Cells::from_sorted([(4, 1)])).unwrap_err();
        assert!(matches!(error, Error::Counts(Miscount::TableTooLarge)), "{error}");
        assert_eq!(most.merged_or(&Cells::default()).unwrap(), most);
    }

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

        #[test]
        fn any_grouping_gives_the_same_bytes(cells in proptest::collection::vec((0u64..99, 1u64..9), 0..60), at in 0usize..60) {
            let at = at.min(cells.len());
            let whole = Cells::from_unsorted(cells.clone());
            let left = Cells::from_unsorted(cells[..at].to_vec());
            let right = Cells::from_unsorted(cells[at..].to_vec());
            prop_assert_eq!(&left.merged(&right), &whole);
            prop_assert_eq!(right.merged(&left), whole);
        }
    }
}
