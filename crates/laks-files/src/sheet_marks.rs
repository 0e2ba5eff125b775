//! What a sheet says of its cells beside their values: which are shown as per cent, were never calculated, are
//! merged over rows, or stand in hidden rows.

use crate::cell_places::CellPlaces;

/// A cell that was merged with those below it; rows and columns are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Merged {
    pub(crate) column: u32,
    pub(crate) top: u32,
    pub(crate) bottom: u32,
}

/// What is noted of the cells of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SheetMarks {
    /// Cells whose format shows them as per cent.
    pub(crate) percent: CellPlaces,
    /// Cells that belong to the formula of another cell, or whose own was never calculated.
    pub(crate) of_formulas: CellPlaces,
    /// Cells that are merged with those below.
    pub(crate) merged: Vec<Merged>,
    /// Rows that are hidden: the first and last of each run.
    pub(crate) hidden_rows: Vec<[u32; 2]>,
}

impl SheetMarks {
    /// The same marks, of which those of single cells and rows are found soon; what is merged lies apart.
    pub(crate) fn sorted(mut self) -> Self {
        self.percent = self.percent.sorted();
        self.of_formulas = self.of_formulas.sorted();
        self.hidden_rows.sort_unstable();
        self.merged.sort_unstable();
        self.merged.dedup_by(|next, one| one.column == next.column && next.top <= one.bottom);
        self
    }

    /// Whether a row is hidden.
    pub(crate) fn hides(&self, row: u32) -> bool {
        let next = self.hidden_rows.partition_point(|[first, _]| *first <= row);
        let run = next.checked_sub(1).and_then(|place| self.hidden_rows.get(place));
        run.is_some_and(|[_, last]| row <= *last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_merged_twice_counts_once() {
        let merged = |column, top, bottom| Merged { column, top, bottom };
        let marks = SheetMarks {
            merged: vec![merged(2, 5, 9), merged(1, 2, 4), merged(2, 2, 5), merged(1, 5, 6)],
            hidden_rows: vec![[9, 12], [3, 3]],
            ..SheetMarks::default()
        };
        let marks = marks.sorted();
        assert_eq!(marks.merged, [merged(1, 2, 4), merged(1, 5, 6), merged(2, 2, 5)]);
        assert_eq!(
            [2, 3, 4, 9, 12, 13].map(|row| marks.hides(row)),
            [false, true, false, true, true, false]
        );
    }
}
