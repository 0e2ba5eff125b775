//! From a stratum's counters to the cells of its tables.

use super::addresses::{Meaning, Region};
use super::space::FastSpace;
use super::stratum_counts::StratumCounts;
use crate::tally::cells::{Cells, CellsWriter};
use crate::tally::count_table::{CountTable, DAYS, MONTHS, day_place, month_place};
use crate::tally::spec::Spec;
use crate::tally::states::states;
use crate::tally::table_list::TableList;

/// Counters that are passed over together where none counted anything.
const EMPTY: [u8; 16] = [0; 16];

/// The tables of a stratum, in the order of the spec's slots.
pub(crate) fn to_cells(
    mut counts: StratumCounts,
    spec: &Spec,
    tables: &TableList,
    space: &FastSpace,
) -> Vec<Cells> {
    counts.sort(space);
    let mut writers: Vec<CellsWriter> = Vec::new();
    writers.resize_with(tables.slots(), CellsWriter::default);
    let mut rest: Vec<Vec<(u64, u64)>> = vec![Vec::new(); tables.slots()];
    // The regions of a table stand in the order of its cells.
    for region in &space.regions {
        write_region(&counts, spec, space, region, &mut writers[region.slot]);
    }
    for (address, count) in counts.carried() {
        if let Some((slot, cell)) = space.cell(spec, address) {
            rest[slot].push((cell, count));
        }
    }
    for (far, count) in counts.take_far() {
        let onwards = if far.is_onwards() { tables.dates_from(far.slot()) } else { 1 };
        for rest in rest.iter_mut().skip(far.slot()).take(onwards) {
            rest.push((far.cell(), count));
        }
    }
    drop(counts);
    let parts = writers.into_iter().zip(rest);
    let mut written: Vec<Cells> =
        parts.map(|(writer, rest)| writer.finish().merged(&Cells::from_unsorted(rest))).collect();
    if space.split.is_none() {
        for date in 0..tables.dates() {
            if let Some(slot) = tables.slot(CountTable::States, date) {
                written[slot] = states(&written, tables, date);
            }
        }
    }
    written
}

fn write_region(
    counts: &StratumCounts,
    spec: &Spec,
    space: &FastSpace,
    region: &Region,
    writer: &mut CellsWriter,
) {
    if let Meaning::Still { .. } = region.meaning {
        // Within a month, who came later has been there for fewer days, or for as many.
        let mut cells = Vec::new();
        counts.pieces(region.base, region.len, |start, counters| {
            for (address, &count) in (start..).zip(counters).filter(|(_, count)| **count > 0) {
                let cell = space.cell_in(spec, region, address - region.base);
                cells.extend(cell.map(|cell| (cell, u64::from(count))));
            }
        });
        Cells::from_unsorted(cells).iter().for_each(|(cell, count)| writer.push(cell, count));
        return;
    }
    // The cells of a line follow each other.
    counts.pieces(region.base, region.len, |start, counters| {
        let lines = counters.chunks(region.stride as usize);
        for (line, counters) in (start - region.base..).step_by(region.stride as usize).zip(lines) {
            let Some(first) = space.cell_in(spec, region, line) else { continue };
            let width = counters.len().min(region.width() as usize);
            for (cell, counters) in
                (first..).step_by(EMPTY.len()).zip(counters[..width].chunks(EMPTY.len()))
            {
                if *counters == EMPTY[..counters.len()] {
                    continue;
                }
                for (cell, &count) in (cell..).zip(counters).filter(|(_, count)| **count > 0) {
                    writer.push(cell, u64::from(count));
                }
            }
        }
    });
}

impl FastSpace {
    /// The table's slot and the cell of an address, if a region holds it.
    pub(crate) fn cell(&self, spec: &Spec, address: u64) -> Option<(usize, u64)> {
        let holds = |region: &&Region| (region.base..region.base + region.len).contains(&address);
        let region = self.regions.iter().find(holds)?;
        Some((region.slot, self.cell_in(spec, region, address - region.base)?))
    }

    /// The cell at an offset of a region, if there is one.
    pub(crate) fn cell_in(&self, spec: &Spec, region: &Region, offset: u64) -> Option<u64> {
        let (line, place) = (offset / region.stride, offset % region.stride);
        let months = month_place(self.first_day);
        match region.meaning {
            Meaning::Day { kind } => Some(kind * DAYS + day_place(self.first_day) + offset),
            Meaning::Span { kind } => Some(span_cell(kind, months + line, place)),
            Meaning::Lines { width } => (place < width).then_some(line * width + place),
            Meaning::Still { kind, date } => {
                let day = self.first_day + i32::try_from(offset).ok()?;
                let days = i64::from(spec.as_of.get(date)?.epoch() - day);
                Some(span_cell(kind, month_place(day), days.cast_unsigned()))
            }
        }
    }
}

/// The cell of a kind, month and number of days.
const fn span_cell(kind: u64, month: u64, days: u64) -> u64 {
    (kind * MONTHS + month) * DAYS + days
}
