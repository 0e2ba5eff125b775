//! From a stratum's counters to the cells of its tables.

use super::addresses::{Meaning, Region};
use super::counters::{Count, Counters};
use super::space::FastSpace;
use super::stratum_counts::{Listed, StratumCounts};
use crate::tally::cells::{Cells, CellsWriter};
use crate::tally::count_table::{CountTable, DAYS, MONTHS, day_place};
use crate::tally::states::states;
use crate::tally::table_list::TableList;

/// Counters that are passed over together where none counted anything.
const TOGETHER: usize = 16;

/// Makes tables of counters, one stratum after the other; what it needs on the way is kept for the next.
#[derive(Debug)]
pub(crate) struct Closer<'a> {
    tables: &'a TableList,
    space: &'a FastSpace,
    /// By slot the cells written in rising order.
    writers: Vec<CellsWriter>,
    /// By slot the cells that came too late for the writer.
    rest: Vec<Vec<(u64, u64)>>,
    /// The bytes of all tables.
    bytes: Vec<u8>,
    /// The offsets of the addresses in one table.
    offsets: Vec<u32>,
    /// The cells of those still there, which rise as their days of entry fall.
    still: Vec<(u64, u64)>,
}

impl<'a> Closer<'a> {
    pub(crate) fn new(tables: &'a TableList, space: &'a FastSpace) -> Self {
        let mut writers = Vec::new();
        writers.resize_with(tables.slots(), CellsWriter::default);
        let rest = vec![Vec::new(); tables.slots()];
        let (bytes, offsets, still) = (Vec::new(), Vec::new(), Vec::new());
        Self { tables, space, writers, rest, bytes, offsets, still }
    }

    /// The tables of a stratum, in the order of the spec's slots.
    pub(crate) fn close(&mut self, counts: StratumCounts) -> Vec<Cells> {
        let StratumCounts { listed, counters, far } = counts;
        self.listed(&listed);
        drop(listed);
        if let Some(counters) = counters {
            self.counted(&counters);
        }
        for (far, count) in far.into_counted() {
            let onwards = if far.is_onwards() { self.tables.dates_from(far.slot()) } else { 1 };
            for rest in self.rest.iter_mut().skip(far.slot()).take(onwards) {
                rest.push((far.cell(), count));
            }
        }
        let mut written = CellsWriter::take_all(&mut self.writers, &mut self.bytes);
        for (cells, rest) in written.iter_mut().zip(&mut self.rest) {
            if !rest.is_empty() {
                *cells = cells.merged(&Cells::from_unsorted(std::mem::take(rest)));
            }
        }
        if self.space.split.is_none() {
            for date in 0..self.tables.dates() {
                if let Some(slot) = self.tables.slot(CountTable::States, date) {
                    written[slot] = states(&written, self.tables, date);
                }
            }
        }
        written
    }

    fn put(&mut self, slot: usize, cell: u64, count: u64) {
        let writer = &mut self.writers[slot];
        if writer.is_before(cell) {
            writer.push(cell, count);
        } else {
            self.rest[slot].push((cell, count));
        }
    }

    /// Writes the cells of those still there.
    fn put_still(&mut self, slot: usize) {
        let mut still = std::mem::take(&mut self.still);
        // Within a month, who came later has been there for fewer days, or for as many.
        still.sort_unstable();
        still.iter().for_each(|&(cell, count)| self.put(slot, cell, count));
        still.clear();
        self.still = still;
    }

    /// Counts the rows that are listed, table by table: the addresses of each in order.
    fn listed(&mut self, listed: &Listed) {
        let space = self.space;
        let mut regions = space.by_base.iter().peekable();
        // Several words may count in one table.
        for words in space.words_by_base.chunk_by(|a, b| a.base == b.base) {
            let base = words[0].base;
            let mut offsets = std::mem::take(&mut self.offsets);
            offsets.clear();
            for word in words {
                let records = listed.of(space, word.record);
                offsets.extend(records.map(|record| word.offset(space, record)));
            }
            offsets.sort_unstable();
            for same in offsets.chunk_by(|a, b| a == b) {
                let address = base + u64::from(same[0]);
                while let Some(past) = regions.next_if(|region| region.base + region.len <= address)
                {
                    self.put_still(past.slot);
                }
                // What lies between regions counts nothing.
                let Some(region) = regions.peek().filter(|region| region.base <= address) else {
                    continue;
                };
                let Some(cell) = space.cell_in(region, address - region.base) else {
                    continue;
                };
                let count = same.len() as u64;
                match region.meaning {
                    Meaning::Still { .. } => self.still.push((cell, count)),
                    _ => self.put(region.slot, cell, count),
                }
            }
            self.offsets = offsets;
        }
        if let Some(last) = regions.next() {
            self.put_still(last.slot);
        }
    }

    fn counted(&mut self, counters: &Counters) {
        // The regions of a table stand in the order of its cells.
        for region in &self.space.regions {
            self.region(counters, region);
        }
        for (address, count) in counters.carried() {
            if let Some((slot, cell)) = self.space.cell(address) {
                self.rest[slot].push((cell, count));
            }
        }
    }

    fn region(&mut self, counters: &Counters, region: &Region) {
        let space = self.space;
        if let Meaning::Still { .. } = region.meaning {
            counters.pieces(region.base, region.len, |start, counters| {
                each_counted(counters, |place, count| {
                    let cell = space.cell_in(region, start + place - region.base);
                    self.still.extend(cell.map(|cell| (cell, count)));
                });
            });
            return self.put_still(region.slot);
        }
        // The cells of a line follow each other.
        counters.pieces(region.base, region.len, |start, counters| {
            let lines = counters.chunks(region.stride as usize);
            for (line, counters) in
                (start - region.base..).step_by(region.stride as usize).zip(lines)
            {
                let Some(first) = space.cell_in(region, line) else { continue };
                let width = counters.len().min(region.width() as usize);
                let writer = &mut self.writers[region.slot];
                each_counted(&counters[..width], |place, count| writer.push(first + place, count));
            }
        });
    }
}

/// Calls with the place and the count of each counter that counted something.
fn each_counted(counters: &[Count], mut visit: impl FnMut(u64, u64)) {
    let mut some = |from: u64, counters: &[Count]| {
        for (place, &count) in (from..).zip(counters).filter(|(_, count)| **count > 0) {
            visit(place, count.into());
        }
    };
    let (chunks, last) = counters.as_chunks::<TOGETHER>();
    for (from, chunk) in (0..).step_by(TOGETHER).zip(chunks) {
        if u128::from_ne_bytes(*chunk) != 0 {
            some(from, chunk);
        }
    }
    some((counters.len() - last.len()) as u64, last);
}

impl FastSpace {
    /// The table's slot and the cell of an address, if a region holds it.
    pub(crate) fn cell(&self, address: u64) -> Option<(usize, u64)> {
        let holds = |region: &&Region| (region.base..region.base + region.len).contains(&address);
        let region = self.regions.iter().find(holds)?;
        Some((region.slot, self.cell_in(region, address - region.base)?))
    }

    /// The cell at an offset of a region, if there is one.
    pub(crate) fn cell_in(&self, region: &Region, offset: u64) -> Option<u64> {
        match region.meaning {
            Meaning::Day { kind } => Some(kind * DAYS + day_place(self.first_day) + offset),
            Meaning::Span { kind } => {
                let (line, place) = (offset / region.stride, offset % region.stride);
                Some(span_cell(kind, self.months.first() + line, place))
            }
            Meaning::Lines { width } => {
                let (line, place) = (offset / region.stride, offset % region.stride);
                (place < width).then_some(line * width + place)
            }
            Meaning::Still { kind, date } => {
                let day = self.first_day + i32::try_from(offset).ok()?;
                // Who came after the table was taken out has been there for no day of it.
                let days = self.seen_to.get(date)?.epoch() - day;
                let month = self.months.first() + u64::from(self.months.of(offset as usize));
                Some(span_cell(kind, month, u64::try_from(days).unwrap_or(0)))
            }
        }
    }
}

/// The cell of a kind, month and number of days.
const fn span_cell(kind: u64, month: u64, days: u64) -> u64 {
    (kind * MONTHS + month) * DAYS + days
}
