//! Cells added up with a watch on how many they are: of two tables by what lies between, of many at once.

use super::cell_sum::CellSum;
use super::cells::{Cells, CellsReader, CellsWriter, MOST_PEOPLE};
use crate::error::{Error, Miscount};
use std::borrow::Borrow;

impl Cells {
    /// Cell by cell the sum of both.
    #[must_use]
    pub(crate) fn merged(&self, other: &Self) -> Self {
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
    pub(crate) fn sum_or(parts: &[impl Borrow<Self>]) -> Result<Self, Error> {
        match (sum_of(parts), parts.len()) {
            ((sum, _), 0 | 1) => Ok(sum),
            ((sum, total), _) if total <= MOST_PEOPLE => Ok(sum),
            _ => Err(Miscount::TableTooLarge.into()),
        }
    }
}

/// The sum of several tables, and what it counts together.
fn sum_of(parts: &[impl Borrow<Cells>]) -> (Cells, u64) {
    let filled: Vec<&Cells> =
        parts.iter().map(Borrow::borrow).filter(|part| !part.is_empty()).collect();
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
    let total = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(part.total()));
    (CellSum::of(parts.iter().copied()), total)
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
        assert_eq!(Cells::sum_or(&[Cells::default()]).unwrap(), Cells::default());
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
            prop_assert_eq!(&Cells::sum_or(&single.iter().collect::<Vec<_>>()).unwrap(), &whole);
            prop_assert_eq!(Cells::sum_or(&[&left, &right]).unwrap(), whole);
        }
    }
}
