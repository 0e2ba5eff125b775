//! The tables of one stratum, in one piece of memory.
//!
//! A tally may have many strata of few people, and for each date of the count some tables of each. So where they
//! end stands before them in as few bytes as tell it.

use super::cells::{Cells, CellsReader};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A stratum's tables, in the order of the tally's.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct StratumTables {
    /// Where each table ends behind the last of these numbers, then the tables; nothing of no tables.
    memory: Option<Arc<[u8]>>,
    tables: u32,
    /// The bytes of a number.
    width: u8,
}

impl StratumTables {
    /// So many tables without cells.
    pub(crate) fn empty(tables: usize) -> Self {
        vec![Cells::default(); tables].into()
    }

    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.tables as usize
    }

    /// The table in this place, if there is one.
    pub(crate) fn get(&self, place: usize) -> Option<Cells> {
        if place >= self.len() {
            return None;
        }
        Some(Cells::within(self.memory.as_ref()?, self.span(place)?))
    }

    /// Reads the cells of the table in this place where they lie.
    pub(super) fn reader(&self, place: usize) -> Option<CellsReader<'_>> {
        if place >= self.len() {
            return None;
        }
        Some(CellsReader::of(self.memory.as_ref()?.get(self.span(place)?)?))
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = Cells> + '_ {
        (0..self.len()).map(|place| self.get(place).unwrap_or_default())
    }

    /// Bytes of counts held.
    pub(crate) fn bytes(&self) -> usize {
        self.memory.as_ref().map_or(0, |memory| memory.len() - self.numbers())
    }

    /// Bytes of the numbers that say where tables end.
    const fn numbers(&self) -> usize {
        self.len() * self.width as usize
    }

    fn span(&self, place: usize) -> Option<Range<usize>> {
        let start = place.checked_sub(1).map_or(Some(0), |before| self.end(before))?;
        Some(self.numbers() + start..self.numbers() + self.end(place)?)
    }

    fn end(&self, place: usize) -> Option<usize> {
        let width = usize::from(self.width);
        let written = self.memory.as_ref()?.get(place * width..(place + 1) * width)?;
        let mut bytes = [0; size_of::<u64>()];
        bytes.get_mut(..width)?.copy_from_slice(written);
        usize::try_from(u64::from_le_bytes(bytes)).ok()
    }
}

impl From<Vec<Cells>> for StratumTables {
    fn from(tables: Vec<Cells>) -> Self {
        if tables.is_empty() {
            return Self::default();
        }
        let total = tables.iter().map(Cells::bytes).sum::<usize>() as u64;
        let width = (total.max(1).ilog2() / u8::BITS + 1) as u8;
        let mut memory = Vec::with_capacity(tables.len() * usize::from(width) + total as usize);
        let mut end = 0_u64;
        for cells in &tables {
            end += cells.bytes() as u64;
            memory.extend(end.to_le_bytes().iter().take(usize::from(width)));
        }
        tables.iter().for_each(|cells| memory.extend_from_slice(cells.as_bytes()));
        // There are no more tables than numbers of 32 bits: dates are days of the calendar.
        let tables = tables.len() as u32;
        Self { memory: Some(memory.into()), tables, width }
    }
}

impl FromIterator<Cells> for StratumTables {
    fn from_iter<I: IntoIterator<Item = Cells>>(tables: I) -> Self {
        tables.into_iter().collect::<Vec<_>>().into()
    }
}

impl fmt::Debug for StratumTables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tables_longer_than_a_byte_or_two_tell_are_read_back() {
        for cells in [0, 1, 120, 128, 40_000] {
            let long = Cells::from_sorted((0..cells).map(|cell| (cell, 1)));
            let tables = vec![Cells::default(), long.clone(), long, Cells::from_sorted([(7, 300)])];
            let packed = StratumTables::from(tables.clone());
            assert_eq!(packed.iter().collect::<Vec<_>>(), tables);
            assert_eq!(packed.bytes(), tables.iter().map(Cells::bytes).sum::<usize>());
            assert_eq!((packed.get(3), packed.get(4)), (tables.last().cloned(), None));
        }
    }

    proptest! {
        #[test]
        fn equal_tables_are_equal_however_they_were_gathered(
            tables in prop::collection::vec(prop::collection::btree_map(0u64..1 << 40, 1u64..1 << 33, 0..9), 0..9),
        ) {
            let cells = || tables.iter().map(|table| Cells::from_sorted(table.clone()));
            let one_by_one = cells().map(|cells| Cells::from_unsorted(cells.iter().collect()));
            let packed: StratumTables = cells().collect();
            prop_assert_eq!(&packed, &one_by_one.collect::<StratumTables>());
            prop_assert_eq!(packed.iter().collect::<Vec<_>>(), cells().collect::<Vec<_>>());
            prop_assert_eq!(packed.len(), tables.len());
        }
    }
}
