//! From a stratum's pages of counters to its tables.

use super::cells::{Cells, CellsWriter};
use super::fast::FastSpace;
use super::region::{Meaning, Region};
use super::spec::Spec;
use super::store::Store;

/// Counters that are passed over together where none counted anything.
const EMPTY: [u8; 16] = [0; 16];

/// The tables of a stratum, in the order of the spec's slots.
pub(crate) fn settle(mut store: Store, spec: &Spec, space: &FastSpace) -> Vec<Cells> {
    store.sort(space);
    let mut writers: Vec<CellsWriter> = Vec::new();
    writers.resize_with(spec.slots(), CellsWriter::default);
    let mut rest: Vec<Vec<(u64, u64)>> = vec![Vec::new(); spec.slots()];
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
    parts.map(|(writer, rest)| writer.finish().merged(&Cells::from_unsorted(rest))).collect()
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
