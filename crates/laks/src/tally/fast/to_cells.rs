//! From a stratum's counters to the cells of its tables.

use super::addresses::{Meaning, Region};
use super::changes::Changes;
use super::counters::{Count, Counters};
use super::space::{CountedWord, FastSpace};
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
    /// By table the offsets of its addresses, in order.
    listed: Vec<Vec<u32>>,
    /// The cells of those still there, which rise as their days of entry fall.
    still: Vec<(u64, u64)>,
}

impl<'a> Closer<'a> {
    pub(crate) fn new(tables: &'a TableList, space: &'a FastSpace) -> Self {
        let mut writers = Vec::new();
        writers.resize_with(tables.slots(), CellsWriter::default);
        let rest = vec![Vec::new(); tables.slots()];
        let (bytes, listed, still) = (Vec::new(), Vec::new(), Vec::new());
        Self { tables, space, writers, rest, bytes, listed, still }
    }

    /// The tables of a stratum, in the order of the spec's slots.
    pub(crate) fn close(&mut self, counts: StratumCounts) -> Vec<Cells> {
        let StratumCounts { listed, counters, changes, far } = counts;
        match counters {
            None => self.listed(&listed, &changes),
            Some(counters) => self.counted(*counters, &changes),
        }
        drop((listed, changes));
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

    /// Counts the rows that are listed: of each table the addresses in order, from date back to date with
    /// what changes.
    fn listed(&mut self, listed: &Listed, changes: &Changes) {
        let space = self.space;
        let mut tables = std::mem::take(&mut self.listed);
        // Several words may count in one table.
        let same_base = |a: &CountedWord, b: &CountedWord| a.base == b.base;
        tables.resize_with(space.words_by_base.chunk_by(same_base).count(), Vec::new);
        for (words, offsets) in space.words_by_base.chunk_by(same_base).zip(&mut tables) {
            offsets.clear();
            for word in words {
                let records = listed.of(space, word.record);
                offsets.extend(records.map(|record| word.of_record(space, record)));
            }
            offsets.sort_unstable();
        }
        self.put_listed(&tables, self.tables.dates() - 1);
        let (mut less, mut more, mut changed) = (Vec::new(), Vec::new(), Vec::new());
        for (date, changes) in changes.by_date(space).iter().enumerate().rev().skip(1) {
            for (words, offsets) in space.words_by_base.chunk_by(same_base).zip(&mut tables) {
                if changes.is_empty() || !space.is_dated(words[0].base) {
                    continue;
                }
                for (word, (was, is)) in
                    words.iter().flat_map(|w| changes.iter().map(move |c| (w, c)))
                {
                    let [was, is] = [was, is].map(|row| word.of_words(space, row));
                    if was != is {
                        less.push(was);
                        more.push(is);
                    }
                }
                change_sorted(offsets, &mut less, &mut more, &mut changed);
            }
            self.put_listed(&tables, date);
        }
        self.listed = tables;
    }

    /// Writes the addresses that are listed in order, table by table, at a date of the count; at the last
    /// also those of events.
    fn put_listed(&mut self, tables: &[Vec<u32>], date: usize) {
        let space = self.space;
        let is_last = date + 1 == self.tables.dates();
        let mut regions = space.by_base.iter().peekable();
        let words = space.words_by_base.chunk_by(|a, b| a.base == b.base);
        for (words, offsets) in words.zip(tables) {
            let base = words[0].base;
            if !is_last && !space.is_dated(base) {
                continue;
            }
            for same in offsets.chunk_by(|a, b| a == b) {
                let address = base + u64::from(same[0]);
                while let Some(past) = regions.next_if(|region| region.base + region.len <= address)
                {
                    self.put_still(past.slot_at(date));
                }
                // What lies between regions counts nothing.
                let Some(region) = regions.peek().filter(|region| region.base <= address) else {
                    continue;
                };
                let Some(cell) = space.cell_in(region, address - region.base, date) else {
                    continue;
                };
                let count = same.len() as u64;
                match region.meaning {
                    Meaning::Still { .. } => self.still.push((cell, count)),
                    _ => self.put(region.slot_at(date), cell, count),
                }
            }
        }
        if let Some(last) = regions.next() {
            self.put_still(last.slot_at(date));
        }
    }

    /// Writes what the counters say at the last date of the count, and from date back to date with what
    /// changes.
    fn counted(&mut self, mut counters: Counters, changes: &Changes) {
        let listed = changes.by_date(self.space);
        self.put_counted(&counters, self.tables.dates() - 1);
        for (date, listed) in listed.iter().enumerate().rev().skip(1) {
            for (was, is) in listed {
                counters.change(self.space, was, is);
            }
            if let Some(changes) = changes.counted(date) {
                counters.take(changes);
            }
            self.put_counted(&counters, date);
        }
    }

    fn put_counted(&mut self, counters: &Counters, date: usize) {
        let is_last = date + 1 == self.tables.dates();
        // The regions of a table stand in the order of its cells.
        for region in self.space.regions.iter().filter(|region| region.is_dated || is_last) {
            self.region(counters, region, date);
        }
        for (address, count) in counters.carried() {
            if let Some((region, cell)) = self.space.cell(address, date)
                && (region.is_dated || is_last)
            {
                self.rest[region.slot_at(date)].push((cell, count));
            }
        }
    }

    fn region(&mut self, counters: &Counters, region: &Region, date: usize) {
        let (space, slot) = (self.space, region.slot_at(date));
        if let Meaning::Still { .. } = region.meaning {
            counters.pieces(region.base, region.len, |start, counters| {
                each_counted(counters, |place, count| {
                    let cell = space.cell_in(region, start + place - region.base, date);
                    self.still.extend(cell.map(|cell| (cell, count)));
                });
            });
            return self.put_still(slot);
        }
        if region.stride <= TOGETHER as u64 {
            return counters.pieces(region.base, region.len, |start, counters| {
                let writer = &mut self.writers[slot];
                each_counted(counters, |place, count| {
                    if let Some(cell) = space.cell_in(region, start + place - region.base, date) {
                        writer.push(cell, count);
                    }
                });
            });
        }
        // The cells of a line follow each other.
        counters.pieces(region.base, region.len, |start, counters| {
            let lines = counters.chunks(region.stride as usize);
            for (line, counters) in
                (start - region.base..).step_by(region.stride as usize).zip(lines)
            {
                let Some(first) = space.cell_in(region, line, date) else { continue };
                let width = counters.len().min(region.width() as usize);
                let writer = &mut self.writers[slot];
                each_counted(&counters[..width], |place, count| writer.push(first + place, count));
            }
        });
    }
}

/// Takes numbers out of numbers in order, and puts others in; both lists are empty afterwards.
fn change_sorted(
    numbers: &mut Vec<u32>,
    less: &mut Vec<u32>,
    more: &mut Vec<u32>,
    changed: &mut Vec<u32>,
) {
    less.sort_unstable();
    more.sort_unstable();
    let (mut out, mut coming) = (less.iter().peekable(), more.iter().peekable());
    changed.clear();
    for &number in numbers.iter() {
        if out.next_if(|out| **out == number).is_none() {
            while let Some(&comes) = coming.next_if(|comes| **comes <= number) {
                changed.push(comes);
            }
            changed.push(number);
        }
    }
    changed.extend(coming);
    std::mem::swap(numbers, changed);
    less.clear();
    more.clear();
}

/// Calls with the place and the count of each counter that counted something.
fn each_counted(counters: &[Count], mut visit: impl FnMut(u64, u64)) {
    let mut some = |from: u64, mut counters: u64| {
        while counters != 0 {
            let shift = counters.trailing_zeros() / Count::BITS * Count::BITS;
            let count = counters >> shift & u64::from(Count::MAX);
            visit(from + u64::from(shift / Count::BITS), count);
            counters ^= count << shift;
        }
    };
    let (chunks, last) = counters.as_chunks::<TOGETHER>();
    for (from, chunk) in (0..).step_by(TOGETHER).zip(chunks) {
        let both = u128::from_le_bytes(*chunk);
        if both != 0 {
            some(from, both as u64);
            some(from + TOGETHER as u64 / 2, (both >> u64::BITS) as u64);
        }
    }
    let from = (counters.len() - last.len()) as u64;
    for (place, &count) in (from..).zip(last).filter(|(_, count)| **count > 0) {
        visit(place, count.into());
    }
}

impl FastSpace {
    /// The region of an address, if there is one, and its cell at a date of the count.
    pub(crate) fn cell(&self, address: u64, date: usize) -> Option<(&Region, u64)> {
        let after = self.by_base.partition_point(|region| region.base <= address);
        let region = self.by_base.get(after.checked_sub(1)?)?;
        let offset = address - region.base;
        (offset < region.len).then_some(())?;
        Some((region, self.cell_in(region, offset, date)?))
    }

    /// The cell at an offset of a region at a date of the count, if there is one.
    pub(crate) fn cell_in(&self, region: &Region, offset: u64, date: usize) -> Option<u64> {
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
            Meaning::Still { kind } => {
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
