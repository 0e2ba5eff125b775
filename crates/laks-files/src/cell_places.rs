//! Which cells of a sheet have a property, such as a format that shows per cent: blocks of rows, each with the
//! columns that have it.

/// So many columns of so many rows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Block {
    top: u32,
    bottom: u32,
    /// The first and last column of each run.
    columns: Vec<[u32; 2]>,
}

/// Cells by their row and column, counted from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CellPlaces {
    blocks: Vec<Block>,
}

impl CellPlaces {
    pub(crate) const fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Adds the cells from a row to another, in the columns from one to another.
    pub(crate) fn add(&mut self, [top, bottom]: [u32; 2], columns: [u32; 2]) {
        match self.blocks.last_mut() {
            Some(last) if (last.top, last.bottom) == (top, bottom) => last.columns.push(columns),
            _ => self.blocks.push(Block { top, bottom, columns: vec![columns] }),
        }
    }

    /// The same cells, of which single ones are found soon.
    pub(crate) fn sorted(mut self) -> Self {
        if !self.blocks.is_sorted_by_key(|block| block.top) {
            self.blocks.sort_by_key(|block| (block.top, block.bottom));
            self.blocks.dedup_by(|next, one| {
                let is_same = (one.top, one.bottom) == (next.top, next.bottom);
                if is_same {
                    one.columns.append(&mut next.columns);
                }
                is_same
            });
        }
        for block in &mut self.blocks {
            if !block.columns.is_sorted() {
                block.columns.sort_unstable();
            }
        }
        self
    }

    /// Whether a cell is among them.
    pub(crate) fn contains(&self, row: u32, column: u32) -> bool {
        let behind = self.blocks.partition_point(|block| block.top <= row);
        let Some(block) = behind.checked_sub(1).and_then(|place| self.blocks.get(place)) else {
            return false;
        };
        let next = block.columns.partition_point(|[left, _]| *left <= column);
        let run = next.checked_sub(1).and_then(|place| block.columns.get(place));
        row <= block.bottom && run.is_some_and(|[_, right]| column <= *right)
    }

    /// The first cell of each run.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = (u32, u32)> {
        self.blocks
            .iter()
            .flat_map(|block| block.columns.iter().map(|[left, _]| (block.top, *left)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_whatever_the_order_in_which_they_came() {
        let mut cells = CellPlaces::default();
        cells.add([7, 9], [4, 6]);
        cells.add([2, 2], [5, 5]);
        cells.add([7, 9], [1, 1]);
        let cells = cells.sorted();
        for cell in [(7, 4), (9, 6), (8, 1), (2, 5)] {
            assert!(cells.contains(cell.0, cell.1), "{cell:?}");
        }
        for cell in [(6, 4), (10, 6), (8, 2), (2, 4), (2, 6), (1, 5)] {
            assert!(!cells.contains(cell.0, cell.1), "{cell:?}");
        }
        assert!(!CellPlaces::default().contains(1, 1));
    }
}
