//! The sum of one table over many strata, cell by cell.

use super::cells::Cells;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Cells that are added up together where a table has many.
const PAGE: usize = 64;
/// A table of so many bytes is added to pages; a shorter one lists its cells, which lie far apart.
const SHORT: usize = 256;
/// So many cells are listed before they are put in order.
const FEW: usize = 1 << 14;

/// A sum to which tables are added.
#[derive(Debug, Default)]
pub(crate) struct CellSum {
    pages: HashMap<u64, Box<[u64; PAGE]>, BuildHasherDefault<PageHasher>>,
    /// Cells of short tables, the first of them in order and each once.
    listed: Vec<(u64, u64)>,
    in_order: usize,
}

impl CellSum {
    /// Cell by cell the sum of many.
    pub(crate) fn of(parts: impl IntoIterator<Item: Borrow<Cells>>) -> Cells {
        let mut sum = Self::default();
        parts.into_iter().for_each(|part| sum.add(part.borrow()));
        sum.finish()
    }

    /// Adds a table.
    pub(crate) fn add(&mut self, part: &Cells) {
        if part.bytes() < SHORT {
            self.list(part);
        } else {
            self.add_to_pages(part);
        }
    }

    fn list(&mut self, part: &Cells) {
        self.listed.extend(part.iter());
        if self.listed.len() > FEW.max(2 * self.in_order) {
            self.put_in_order();
        }
    }

    fn put_in_order(&mut self) {
        // A stable sort: what was in order before is only merged.
        self.listed.sort_by_key(|&(cell, _)| cell);
        self.listed.dedup_by(|later, earlier| {
            let is_same = later.0 == earlier.0;
            if is_same {
                earlier.1 += later.1;
            }
            is_same
        });
        self.in_order = self.listed.len();
    }

    fn add_to_pages(&mut self, part: &Cells) {
        let mut cells = part.iter().peekable();
        while let Some(&(first, _)) = cells.peek() {
            let number = first / PAGE as u64;
            let page = self.pages.entry(number).or_insert_with(|| Box::new([0; PAGE]));
            let in_page = |(cell, _): &(u64, u64)| cell / PAGE as u64 == number;
            while let Some((cell, count)) = cells.next_if(in_page) {
                page[(cell % PAGE as u64) as usize] += count;
            }
        }
    }

    /// The sum of what was added.
    pub(crate) fn finish(self) -> Cells {
        let mut pages: Vec<(u64, Box<[u64; PAGE]>)> = self.pages.into_iter().collect();
        pages.sort_unstable_by_key(|(number, _)| *number);
        let of_pages = Cells::from_sorted(
            pages
                .iter()
                .flat_map(|(number, page)| (number * PAGE as u64..).zip(page.iter().copied())),
        );
        of_pages.merged(&Cells::from_unsorted(self.listed))
    }
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
    fn a_sum_of_many_short_tables_is_that_of_their_cells() {
        let parts: Vec<Cells> = (0..40_000_u64)
            .map(|n| Cells::from_sorted([(n * 7 % 9_001, n % 3), (9_002 + n % 2, 1)]))
            .collect();
        let cells = parts.iter().flat_map(Cells::iter).collect();
        assert_eq!(CellSum::of(&parts), Cells::from_unsorted(cells));
    }

    proptest! {
        #[test]
        fn a_sum_is_that_of_merging_one_by_one(
            tables in proptest::collection::vec(
                proptest::collection::btree_map(0u64..900, 1u64..1 << 20, 0..300), 0..9,
            ),
        ) {
            let parts: Vec<Cells> = tables.into_iter().map(Cells::from_sorted).collect();
            let merged = parts.iter().fold(Cells::default(), |sum, part| sum.merged(part));
            prop_assert_eq!(CellSum::of(&parts), merged);
        }
    }
}
