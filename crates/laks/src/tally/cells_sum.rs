//! Cells added up: of two tables by what lies between, of many by pages.

use super::cells::{Cells, CellsReader, CellsWriter, MOST_PEOPLE};
use crate::error::{Error, Miscount};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Cells that are added up together where many tables are.
const PAGE: usize = 64;

/// Pages by their number.
type Pages = HashMap<u64, Box<[u64; PAGE]>, BuildHasherDefault<PageHasher>>;

impl Cells {
    /// Cell by cell the sum of both.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        if self.is_empty() {
            return other.clone();
        }
        if other.is_empty() {
            return self.clone();
        }
        merge(self, other).0
    }

    /// Cell by cell the sum of many; one is itself.
    ///
    /// # Errors
    /// When several count more than JSON's readers agree on, which no table of people does.
    pub(crate) fn sum_or(parts: &[&Self]) -> Result<Self, Error> {
        match (sum_of(parts), parts.len()) {
            ((sum, _), 0 | 1) => Ok(sum),
            ((sum, total), _) if total <= MOST_PEOPLE => Ok(sum),
            _ => Err(Miscount::TableTooLarge.into()),
        }
    }

    /// Cell by cell the sum of many.
    pub(crate) fn sum<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        sum_of(&parts.into_iter().collect::<Vec<_>>()).0
    }
}

/// The sum of several tables, and what it counts together.
fn sum_of(parts: &[&Cells]) -> (Cells, u64) {
    let filled: Vec<&Cells> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    match filled.as_slice() {
        [] => (Cells::default(), 0),
        [only] => ((*only).clone(), if parts.len() > 1 { only.total() } else { 0 }),
        [one, other] => merge(one, other),
        many => sum_of_many(many),
    }
}

/// Two tables' sum, and what it counts together. Where cells of one lie between two of the other, they are taken
/// over as they are written.
fn merge(one: &Cells, other: &Cells) -> (Cells, u64) {
    let mut sum = Sum { writer: CellsWriter::with_capacity(one.bytes() + other.bytes()), total: 0 };
    let (mut left, mut right) = (one.reader(), other.reader());
    let (mut mine, mut theirs) = (left.next(), right.next());
    while let (Some(a), Some(b)) = (mine, theirs) {
        if a.0 == b.0 {
            sum.push((a.0, a.1.saturating_add(b.1)));
            (mine, theirs) = (left.next(), right.next());
        } else if a.0 < b.0 {
            mine = sum.push_before(a, &mut left, b.0);
        } else {
            theirs = sum.push_before(b, &mut right, a.0);
        }
    }
    if let Some(cell) = mine {
        sum.push_before(cell, &mut left, u64::MAX);
    }
    if let Some(cell) = theirs {
        sum.push_before(cell, &mut right, u64::MAX);
    }
    (sum.writer.finish(), sum.total)
}

/// A sum as it is written.
struct Sum {
    writer: CellsWriter,
    total: u64,
}

impl Sum {
    fn push(&mut self, (cell, count): (u64, u64)) {
        self.total = self.total.saturating_add(count);
        self.writer.push(cell, count);
    }

    /// Adds a cell, and those after it that lie before a limit; the first that does not comes back.
    fn push_before(
        &mut self,
        first: (u64, u64),
        rest: &mut CellsReader<'_>,
        limit: u64,
    ) -> Option<(u64, u64)> {
        self.push(first);
        let run = rest.bytes;
        let (mut last, mut left) = (first.0, run.len());
        let next = loop {
            match rest.next() {
                Some((cell, count)) if cell < limit => {
                    self.total = self.total.saturating_add(count);
                    (last, left) = (cell, rest.bytes.len());
                }
                next => break next,
            }
        };
        self.writer.push_bytes(&run[..run.len() - left], last);
        next
    }
}

fn sum_of_many(parts: &[&Cells]) -> (Cells, u64) {
    let mut pages = Pages::default();
    let mut total = 0_u64;
    for part in parts {
        let mut cells = part.reader();
        let mut next = cells.next();
        while let Some((first, _)) = next {
            let number = first / PAGE as u64;
            let page = pages.entry(number).or_insert_with(|| Box::new([0; PAGE]));
            while let Some((cell, count)) = next.filter(|(cell, _)| cell / PAGE as u64 == number) {
                let sum = &mut page[(cell % PAGE as u64) as usize];
                *sum = sum.saturating_add(count);
                total = total.saturating_add(count);
                next = cells.next();
            }
        }
    }
    let mut pages: Vec<(u64, Box<[u64; PAGE]>)> = pages.into_iter().collect();
    pages.sort_unstable_by_key(|(number, _)| *number);
    let cells =
        pages.iter().flat_map(|(number, page)| (number * PAGE as u64..).zip(page.iter().copied()));
    (Cells::from_sorted(cells), total)
}

/// Spreads the numbers of pages, which follow on each other: by the odd number next to 2^64 over the golden
/// ratio (Knuth 1998, The Art of Computer Programming 3, section 6.4).
#[derive(Default)]
struct PageHasher(u64);

impl Hasher for PageHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u64(&mut self, number: u64) {
        let spread = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = spread ^ (spread >> 32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn more_than_any_people_are_not_added_up() {
        let most = Cells::from_sorted([(3, MOST_PEOPLE)]);
        let one = Cells::from_sorted([(4, 1)]);
        for parts in [vec![&most, &one], vec![&most, &one, &one], vec![&one, &one, &most]] {
            let error = Cells::sum_or(&parts).unwrap_err();
            assert!(matches!(error, Error::Counts(Miscount::TableTooLarge)), "{error}");
        }
        assert_eq!(Cells::sum_or(&[&most, &Cells::default()]).unwrap(), most);
        assert_eq!(Cells::sum_or(&[]).unwrap(), Cells::default());
    }

    proptest! {
        #[test]
        fn any_grouping_gives_the_same_bytes(
            cells in proptest::collection::vec((0u64..99, 1u64..9), 0..60),
            spread in prop_oneof![Just(1), Just(17), Just(1_000_003)],
            at in 0usize..60,
        ) {
            let cells: Vec<(u64, u64)> = cells.iter().map(|&(cell, n)| (cell * spread, n * n * n)).collect();
            let at = at.min(cells.len());
            let whole = Cells::from_unsorted(cells.clone());
            let left = Cells::from_unsorted(cells[..at].to_vec());
            let right = Cells::from_unsorted(cells[at..].to_vec());
            prop_assert_eq!(&left.merged(&right), &whole);
            prop_assert_eq!(&right.merged(&left), &whole);
            let single: Vec<Cells> = cells.iter().map(|&cell| Cells::from_sorted([cell])).collect();
            prop_assert_eq!(&Cells::sum(&single), &whole);
            prop_assert_eq!(&Cells::sum_or(&single.iter().collect::<Vec<_>>()).unwrap(), &whole);
            prop_assert_eq!(Cells::sum_or(&[&left, &right]).unwrap(), whole);
        }
    }
}
