//! A table's cells as places on its axes, one after the other.

use super::cells::CellsReader;
use super::count_table::places_of;

/// Cells as places on their axes, with their counts. Cells rise, so that most differ from the one before in the
/// last place alone.
pub(crate) struct Places<'a, const N: usize> {
    cells: Option<CellsReader<'a>>,
    axes: &'a [u64],
    places: [u64; N],
    /// The cell that has the same places but the last, which is 0; none before the first.
    from: Option<u64>,
}

impl<'a, const N: usize> Places<'a, N> {
    pub(super) const fn new(cells: Option<CellsReader<'a>>, axes: &'a [u64]) -> Self {
        Self { cells, axes, places: [0; N], from: None }
    }
}

impl<const N: usize> Iterator for Places<'_, N> {
    type Item = ([u64; N], u64);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (cell, count) = self.cells.as_mut()?.next()?;
        let &length = self.axes.last()?;
        let last = self.places.get_mut(self.axes.len() - 1);
        match (self.from.and_then(|from| cell.checked_sub(from)), last) {
            (Some(place), Some(last)) if place < length => *last = place,
            _ => {
                self.places = places_of(self.axes, cell);
                self.from = cell.checked_sub(cell % length);
            }
        }
        Some((self.places, count))
    }
}
