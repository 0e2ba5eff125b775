//! One stored table, read by what its axes say.

use super::checks::{checked_cells, refuse};
use super::table_name::table_name;
use crate::error::{Disagreement, Error, StoredFault};
use crate::tally::axis::{Axis, axes_of};
use crate::tally::cells::Cells;
use crate::tally::count_table::{CountTable, cell_at, places_of};
use crate::tally::spec::Spec;
use std::collections::BTreeMap;

/// Reads one table by its written axes.
pub(super) struct TableReader {
    pub(super) table: CountTable,
    pub(super) name: String,
    written: Vec<Axis>,
    own: Vec<Axis>,
}

impl TableReader {
    /// None if the table was not written, or along other axes: then it is not counted.
    pub(super) fn new(
        spec: &Spec,
        table: CountTable,
        axes: &BTreeMap<String, Vec<Axis>>,
    ) -> Option<Self> {
        let (name, own) = (table_name(spec, table), axes_of(spec, table));
        let written = axes.get(&name)?.clone();
        let names = |axes: &[Axis]| axes.iter().map(|axis| axis.name.clone()).collect::<Vec<_>>();
        (names(&written) == names(&own)).then_some(Self { table, name, written, own })
    }

    /// Whether it was written along the axes of this version.
    pub(super) fn is_own(&self) -> bool {
        self.written == self.own
    }

    /// Refuses axes that cannot be.
    pub(super) fn check(&self) -> Result<(), Error> {
        let faults = self.written.iter().zip(&self.own);
        let mut faults = faults.filter_map(|(written, own)| Some((&own.name, written.fault(own)?)));
        faults.next().map_or(Ok(()), |(name, fault)| {
            let (table, axis) = (self.name.clone(), name.clone());
            Err(refuse(StoredFault::Axis { table, axis, fault }))
        })
    }

    pub(super) fn cells(&self, numbers: &[u64]) -> Result<Cells, Error> {
        let cells = checked_cells(numbers, &self.name)?;
        if self.written == self.own {
            return Ok(cells);
        }
        let moved = cells.iter().map(|(cell, count)| {
            let place = if self.table == CountTable::Courses {
                self.place_in_parts(cell)
            } else {
                self.place_on_axes(cell)
            };
            let place = place.ok_or_else(|| {
                let (table, with) = (self.name.clone(), Disagreement::OutsideAxes);
                refuse(StoredFault::Disagrees { table, with })
            });
            Ok((place?, count))
        });
        Ok(Cells::from_unsorted(moved.collect::<Result<_, Error>>()?))
    }

    /// A cell's place where axes cross.
    fn place_on_axes(&self, cell: u64) -> Option<u64> {
        const MOST_AXES: usize = 4;
        let lengths = |axes: &[Axis]| axes.iter().map(|axis| axis.length).collect::<Vec<_>>();
        let places: [u64; MOST_AXES] = places_of(&lengths(&self.written), cell);
        let axes = self.written.iter().zip(&self.own).zip(places);
        let moved = axes.map(|((written, own), place)| written.place_on(own, place));
        Some(cell_at(&lengths(&self.own), &moved.collect::<Option<Vec<_>>>()?))
    }

    /// A cell's place where axes stand one after the other.
    fn place_in_parts(&self, mut place: u64) -> Option<u64> {
        let mut begins = 0;
        for (written, own) in self.written.iter().zip(&self.own) {
            if place < written.length {
                return Some(begins + written.place_on(own, place)?);
            }
            (place, begins) = (place - written.length, begins + own.length);
        }
        None
    }
}
