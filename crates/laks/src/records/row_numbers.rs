//! The rows' numbers in the files they came from, as runs of neighbours.

/// One number a row, kept as runs: rows that follow each other in a file cost nothing.
///
/// A number is what a person sees in the file (the first row of a CSV is 2). Where several files or
/// sheets are read into one table, the number of the [`crate::rules::Place`] stands above it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowNumbers {
    /// The first place of each run, and its number.
    runs: Vec<(usize, u64)>,
    len: usize,
}

impl RowNumbers {
    /// Rows that follow each other.
    pub fn following(first: u64, len: usize) -> Self {
        Self { runs: if len == 0 { Vec::new() } else { vec![(0, first)] }, len }
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a row.
    pub fn push(&mut self, number: u64) {
        let follows = self.runs.last().is_some_and(|&(place, first)| {
            first.checked_add((self.len - place) as u64) == Some(number)
        });
        if !follows {
            self.runs.push((self.len, number));
        }
        self.len += 1;
    }

    /// Adds the rows of another.
    pub(crate) fn extend(&mut self, other: &Self) {
        let mut runs = other.runs.as_slice();
        if let Some((&(_, first), rest)) = runs.split_first()
            && self.len > 0
            && self.number(self.len - 1).checked_add(1) == Some(first)
        {
            runs = rest;
        }
        self.runs.extend(runs.iter().map(|&(place, number)| (self.len + place, number)));
        self.len += other.len;
    }

    /// Keeps the rows for which `keep` is true.
    pub(crate) fn retain(&mut self, keep: &[bool]) {
        let mut kept = Self::default();
        for place in (0..self.len).filter(|&place| keep.get(place).copied().unwrap_or(true)) {
            kept.push(self.number(place));
        }
        *self = kept;
    }

    /// The number of the row at this place; 0 beyond the last.
    pub fn number(&self, place: usize) -> u64 {
        let run = self.runs.partition_point(|&(start, _)| start <= place);
        match run.checked_sub(1).and_then(|run| self.runs.get(run)) {
            Some(&(start, first)) if place < self.len => {
                first.saturating_add((place - start) as u64)
            }
            _ => 0,
        }
    }
}

impl FromIterator<u64> for RowNumbers {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Self {
        let mut rows = Self::default();
        numbers.into_iter().for_each(|number| rows.push(number));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_read_back_however_they_were_added(
            parts in prop::collection::vec(prop::collection::vec(0_u64..20, 0..20), 0..5),
            keep in prop::collection::vec(any::<bool>(), 100),
        ) {
            let mut rows = RowNumbers::default();
            let mut expected = Vec::new();
            for part in parts {
                rows.extend(&part.iter().copied().collect());
                expected.extend(part);
            }
            let all = |rows: &RowNumbers| (0..rows.len()).map(|p| rows.number(p)).collect::<Vec<_>>();
            prop_assert_eq!(&all(&rows), &expected);
            rows.retain(&keep);
            let kept: Vec<u64> = expected.iter().zip(&keep).filter(|(_, k)| **k).map(|(n, _)| *n).collect();
            prop_assert_eq!(all(&rows), kept);
        }
    }

    #[test]
    fn rows_that_follow_each_other_are_one_run() {
        let mut rows = RowNumbers::following(2, 1_000);
        rows.extend(&RowNumbers::following(1_002, 500));
        assert_eq!((rows.runs.len(), rows.number(1_499), rows.number(1_500)), (1, 1_501, 0));
    }
}
