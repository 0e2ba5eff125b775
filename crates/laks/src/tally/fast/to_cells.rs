//! From a stratum's pages of counters to its tables.

use super::cells::{Cells, CellsWriter};
use super::count_table::{CountTable, StayKind, WaitKind, kinds_of};
use super::fast::FastSpace;
use super::region::{Meaning, Region};
use super::spec::Spec;
use super::store::Store;
use super::table_list::TableList;
use crate::schema::State;

/// Counters that are passed over together where none counted anything.
const EMPTY: [u8; 16] = [0; 16];

/// The tables of a stratum, in the order of the spec's slots.
pub(crate) fn settle(
    mut store: Store,
    spec: &Spec,
    tables: &TableList,
    space: &FastSpace,
) -> Vec<Cells> {
    store.sort(space);
    let mut writers: Vec<CellsWriter> = Vec::new();
    writers.resize_with(tables.slots(), CellsWriter::default);
    let mut rest: Vec<Vec<(u64, u64)>> = vec![Vec::new(); tables.slots()];
    // The regions of a table stand in the order of its cells.
    for region in &space.regions {
        write_region(&store, spec, space, region, &mut writers[region.slot]);
    }
    for (address, count) in store.carried() {
        if let Some((slot, cell)) = space.cell(spec, address) {
            rest[slot].push((cell, count));
        }
    }
    for (slot, cell, count) in store.slow() {
        rest[slot].push((cell, count));
    }
    drop(store);
    let parts = writers.into_iter().zip(rest);
    let mut settled: Vec<Cells> =
        parts.map(|(writer, rest)| writer.finish().merged(&Cells::from_unsorted(rest))).collect();
    if space.split.is_none() {
        for date in 0..tables.dates() {
            if let Some(slot) = tables.slot(CountTable::States, date) {
                settled[slot] = states(&settled, tables, date);
            }
        }
    }
    settled
}

/// Where the referred stand, from their waits and stays: of rows that count on both clocks these are of
/// the same people.
pub(super) fn states(settled: &[Cells], tables: &TableList, date: usize) -> Cells {
    let kinds = |table: CountTable| {
        let slot = tables.slot(table, date).and_then(|slot| settled.get(slot));
        slot.map_or(Vec::new(), |cells| kinds_of(cells, tables.lengths(table)))
    };
    let (waits, stays) = (kinds(CountTable::Waiting), kinds(CountTable::Staying));
    let count = |kinds: &[u64], kind: usize| kinds.get(kind).copied().unwrap_or(0);
    let of = |state: State| match state {
        State::Waiting => count(&waits, WaitKind::Waiting as usize),
        State::NeverStarted => count(&waits, WaitKind::NeverStarted as usize),
        started => {
            let kind = StayKind::ALL.into_iter().find(|kind| kind.state() == started);
            kind.map_or(0, |kind| count(&stays, kind as usize))
        }
    };
    Cells::from_sorted(State::ALL.map(|state| (state as u64, of(state))))
}

fn write_region(
    store: &Store,
    spec: &Spec,
    space: &FastSpace,
    region: &Region,
    writer: &mut CellsWriter,
) {
    if let Meaning::Still { .. } = region.meaning {
        // Within a month, who came later has been there for fewer days, or for as many.
        let mut cells = Vec::new();
        store.pieces(region.base, region.len, |start, counters| {
            for (address, &count) in (start..).zip(counters).filter(|(_, count)| **count > 0) {
                let cell = space.cell_in(spec, region, address - region.base);
                cells.extend(cell.map(|cell| (cell, u64::from(count))));
            }
        });
        Cells::from_unsorted(cells).iter().for_each(|(cell, count)| writer.push(cell, count));
        return;
    }
    // The cells of a line follow each other.
    store.pieces(region.base, region.len, |start, counters| {
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
