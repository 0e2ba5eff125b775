//! Cells without an address: each is a number, listed as often as it is counted.
//!
//! A list is put in order when it has grown to twice what it holds in order, and equal numbers become one with
//! a count. A cell that is the same at a date of the count and at every later one is listed once.

use crate::tally::count_table::DAYS;

/// The bits of a table's cell; the table's slot stands above them.
const CELL_BITS: u32 = 36;
/// Where it holds for the later dates too.
const ONWARDS: u64 = 1 << 63;
/// So many are listed before they are put in order.
const FEW: usize = 1 << 14;

// The longest tables: days so far by days left, and kinds by months by days.
const _: () = assert!(DAYS * DAYS < 1 << CELL_BITS);

/// A cell of a table, where it is counted at one date of the count or from one date on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FarCell(u64);

impl FarCell {
    /// A cell of the table in this slot.
    pub(crate) const fn new(slot: usize, cell: u64) -> Self {
        Self((slot as u64) << CELL_BITS | cell)
    }

    /// The cell of the table in this slot and in those of all later dates.
    pub(crate) const fn onwards(slot: usize, cell: u64) -> Self {
        Self(Self::new(slot, cell).0 | ONWARDS)
    }

    /// Whether it holds for the later dates too.
    pub(crate) const fn is_onwards(self) -> bool {
        self.0 & ONWARDS != 0
    }

    /// The table's slot.
    pub(crate) const fn slot(self) -> usize {
        ((self.0 & !ONWARDS) >> CELL_BITS) as usize
    }

    /// The cell in the table.
    pub(crate) const fn cell(self) -> u64 {
        self.0 & ((1 << CELL_BITS) - 1)
    }
}

/// One stratum's cells without an address.
#[derive(Debug, Default)]
pub(crate) struct FarCells {
    listed: Vec<FarCell>,
    counted: Vec<(FarCell, u64)>,
}

impl FarCells {
    /// Adds one to each of these.
    pub(crate) fn add(&mut self, cells: &[FarCell]) {
        self.listed.extend_from_slice(cells);
        if self.listed.len() > FEW.max(2 * self.counted.len()) {
            self.put_in_order();
        }
    }

    fn put_in_order(&mut self) {
        self.listed.sort_unstable();
        let mut listed = self.listed.chunk_by(|a, b| a == b).peekable();
        let mut counted = Vec::with_capacity(self.counted.len());
        for &(cell, count) in &self.counted {
            while let Some(same) = listed.next_if(|same| same[0] < cell) {
                counted.push((same[0], same.len() as u64));
            }
            let more = listed.next_if(|same| same[0] == cell).map_or(0, <[_]>::len);
            counted.push((cell, count + more as u64));
        }
        counted.extend(listed.map(|same| (same[0], same.len() as u64)));
        self.counted = counted;
        self.listed.clear();
    }

    /// Every cell with its count, in rising order.
    pub(crate) fn into_counted(mut self) -> Vec<(FarCell, u64)> {
        self.put_in_order();
        self.counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_is_read_back_from_its_number() {
        let far = FarCell::onwards(70_000, DAYS * DAYS - 1);
        assert_eq!((far.slot(), far.cell(), far.is_onwards()), (70_000, DAYS * DAYS - 1, true));
        let here = FarCell::new(3, 9);
        assert_eq!((here.slot(), here.cell(), here.is_onwards()), (3, 9, false));
    }

    proptest! {
        #[test]
        fn every_cell_is_counted_however_it_was_listed(
            parts in proptest::collection::vec((0..9_u64, 1..6_000_usize), 1..30),
        ) {
            let mut cells = FarCells::default();
            let mut expected = std::collections::BTreeMap::new();
            for &(cell, times) in &parts {
                cells.add(&vec![FarCell::new(1, cell); times]);
                *expected.entry(FarCell::new(1, cell)).or_insert(0) += times as u64;
            }
            prop_assert_eq!(cells.into_counted(), expected.into_iter().collect::<Vec<_>>());
        }
    }
}
