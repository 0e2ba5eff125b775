//! One worker: rows in blocks are encoded, sorted into one bucket a stratum, and counted by the bucket.
//!
//! A bucket is counted when it is full, so that a stratum's tables come into the cache once for many
//! rows. Workers share the strata; each stratum is counted by one worker at a time.

use super::buckets::Buckets;
use super::changes::ChangedRows;
use super::course_counter::CourseCounter;
use super::encode::Encoder;
use super::encode_measures::NO_CELL;
use super::far_cells::FarCell;
use super::far_rows::{FarRows, add_by_date};
use super::shared::Shared;
use super::strata::StrataReader;
use super::undated::{facts_of_open_cases, undated_facts};
use super::waiting_lists::WaitingLists;
use crate::calendar::Day;
use crate::records::{Clock, Columns};
use crate::tally::count_table::CountTable;
use crate::tally::facts::{Row, remaining_cell, row_cells};
use crate::tally::notes::Notes;
use crate::tally::table_list::TableList;
use std::sync::PoisonError;

/// One worker's state.
#[derive(Debug)]
pub(crate) struct Worker<'a> {
    shared: &'a Shared,
    encoder: Encoder,
    strata: StrataReader,
    numbers: Vec<u32>,
    buckets: Buckets,
    changed: ChangedRows,
    changes: WaitingLists<u16>,
    far: WaitingLists<FarCell>,
    far_rows: Option<FarRows>,
    /// By date of the count the cell of a row's goals.
    goals: Vec<Option<u64>>,
    courses: Option<CourseCounter>,
    notes: Notes,
}

impl<'a> Worker<'a> {
    pub(crate) fn new(shared: &'a Shared, strata_columns: &[String]) -> Self {
        let courses = shared.courses.as_ref().map(|courses| courses.counter(&shared.spec));
        let mut encoder = Encoder::default();
        if let Some(courses) = &shared.courses {
            encoder.courses = courses.blocks(&shared.spec);
        }
        Self {
            shared,
            encoder,
            courses,
            strata: StrataReader::new(&shared.spec, strata_columns, &shared.combinations),
            numbers: Vec::new(),
            buckets: Buckets::default(),
            changed: ChangedRows::default(),
            changes: WaitingLists::default(),
            far: WaitingLists::default(),
            far_rows: FarRows::new(&shared.tables, shared.space.first_day),
            goals: Vec::new(),
            notes: Notes::new(shared.spec.as_of.len()),
        }
    }

    /// How many strata and courses there are at least, of all workers: one more than the highest numbers read.
    pub(crate) fn met(&self) -> [u64; 2] {
        let courses = self.courses.as_ref().map_or(0, CourseCounter::met);
        [self.strata.met() as u64, courses as u64]
    }

    /// Counts the rows from `from` on.
    pub(crate) fn count(&mut self, columns: &Columns, from: usize, rows: usize) {
        let shared = self.shared;
        self.encoder.encode_last(&shared.spec, &shared.space, columns, from, rows);
        self.numbers.resize(rows, 0);
        self.strata.read(columns, from, &mut self.numbers[..rows]);
        self.note(columns, from, rows);
        self.put(rows);
        for date in (0..shared.tables.dates().saturating_sub(1)).rev() {
            self.change(columns, from, date);
        }
        if let Some(courses) = &mut self.courses {
            courses.read(columns, from, &self.numbers[..rows]);
        }
        if self.encoder.any_slow {
            self.count_slow(columns, from, rows);
        }
        if self.encoder.far.iter().fold(0, |any, far| any | far) != 0 {
            self.count_far(columns, from, rows);
        }
        self.count_goals(rows);
        if let Some(courses) = &mut self.courses {
            courses.count(&self.encoder.courses);
            courses.count_planned(columns, from, &self.encoder.courses);
        }
        if shared.tables.has(CountTable::Remaining) {
            self.count_remaining(columns, from, rows);
        }
        if self.far.are_full() {
            self.empty_far();
        }
        if self.changes.are_full() {
            self.empty_changes();
        }
    }

    /// Puts the rows, as they are at the last date of the count, into the buckets of their strata.
    fn put(&mut self, rows: usize) {
        let (shared, strata) = (self.shared, self.strata.met());
        if !self.buckets.hold(strata) {
            self.empty();
            self.buckets.make(strata, shared.space.records());
        }
        self.buckets.put(&self.numbers[..rows], &self.encoder.words, |stratum, bucket| {
            shared.add(stratum, bucket);
        });
    }

    /// Lists what of the rows is otherwise at a date of the count than at the next.
    fn change(&mut self, columns: &Columns, from: usize, date: usize) {
        let Self { shared, encoder, changed, changes, numbers, .. } = self;
        let space = &shared.space;
        encoder.encode_earlier(&shared.spec, space, (date, columns, from));
        let words = [&encoder.next_words, &encoder.words].map(|words| &words[..space.dated_words]);
        changed.each(date, (words[0], words[1]), numbers.len(), |row, change| {
            changes.push(numbers[row], change);
        });
    }

    /// Counts by their plain definition the rows that cannot be encoded.
    fn count_slow(&mut self, columns: &Columns, from: usize, rows: usize) {
        let Self { shared, encoder, far, courses, numbers, .. } = self;
        let (spec, tables) = (&shared.spec, &shared.tables);
        let is_remaining = |slot| (0..tables.dates()).any(|date| remaining(tables, date) == slot);
        for row in (0..rows).filter(|&row| encoder.slow[row] != 0) {
            encoder.goal_cells.iter_mut().for_each(|cells| cells[row] = NO_CELL);
            let here = Row::new(columns, from + row);
            for (slot, cell) in row_cells(spec, tables, here) {
                if !is_remaining(Some(slot)) {
                    far.push(numbers[row], &[FarCell::new(slot, cell)]);
                }
            }
            if let Some(courses) = courses {
                courses.add_row(spec, here, row, &mut encoder.courses);
            }
        }
    }

    /// Counts the days, waits and stays without an address of the rows that have such.
    fn count_far(&mut self, columns: &Columns, from: usize, rows: usize) {
        let Self { shared, encoder, far, far_rows, numbers, .. } = self;
        let Some(far_rows) = far_rows else { return };
        for row in (0..rows).filter(|&row| encoder.far[row] != 0 && encoder.slow[row] == 0) {
            let here = Row::new(columns, from + row);
            far_rows.cells(&shared.spec, here, |cell| far.push(numbers[row], &[cell]));
        }
    }

    /// Counts the goals of rows where there are too many for a word.
    fn count_goals(&mut self, rows: usize) {
        let Self { shared, encoder, far, goals, numbers, .. } = self;
        if encoder.goal_cells.is_empty() {
            return;
        }
        let Some(slot) = shared.tables.slot(CountTable::Goals, 0) else { return };
        for row in 0..rows {
            let cell = |cells: &Vec<u32>| (cells[row] != NO_CELL).then(|| cells[row].into());
            goals.clear();
            goals.extend(encoder.goal_cells.iter().map(cell));
            add_by_date(goals, slot, |cell| far.push(numbers[row], &[cell]));
        }
    }

    /// Counts those still in a course whose planned end is known: few, so each by itself.
    fn count_remaining(&mut self, columns: &Columns, from: usize, rows: usize) {
        let Some(ends) = columns.course_dates[1].get(from..from + rows) else { return };
        for (row, _) in ends.iter().enumerate().filter(|(_, end)| **end != Day::NONE) {
            for (date, as_of) in self.shared.spec.as_of.iter().enumerate() {
                let cell = remaining_cell(Row::new(columns, from + row), *as_of);
                let slot = remaining(&self.shared.tables, date);
                if let (Some(cell), Some(slot)) = (cell, slot) {
                    self.far.push(self.numbers[row], &[FarCell::new(slot, cell)]);
                }
            }
        }
    }

    fn empty_far(&mut self) {
        let shared = self.shared;
        self.far.empty(|stratum, cells| {
            let counts = shared.stratum(stratum);
            counts.lock().unwrap_or_else(PoisonError::into_inner).add_far(cells);
        });
    }

    fn empty_changes(&mut self) {
        let shared = self.shared;
        self.changes.empty(|stratum, changes| {
            let counts = shared.stratum(stratum);
            let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
            counts.add_changes(&shared.space, changes);
        });
    }

    fn empty(&mut self) {
        let shared = self.shared;
        self.buckets.empty(|stratum, bucket| shared.add(stratum, bucket));
    }

    /// Counts the facts without a date of their own, and those left out because their case is open.
    fn note(&mut self, columns: &Columns, from: usize, rows: usize) {
        let Some(clocks) = columns.entered.clocks.get(from..from + rows) else {
            return self.note_rows(columns, from, rows);
        };
        let counts = |clocks: &u8| clocks & Clock::Referral as u8 != 0;
        let mut place = from;
        for run in clocks.chunk_by(|a, b| counts(a) == counts(b)) {
            if run.first().is_some_and(counts) {
                self.note_rows(columns, place, run.len());
            }
            place += run.len();
        }
    }

    fn note_rows(&mut self, columns: &Columns, from: usize, rows: usize) {
        self.notes.rows += rows as u64;
        self.notes.undated_facts += undated_facts(columns, from..from + rows);
        let extracted = columns.layout().extracted_on;
        for (date, as_of) in self.shared.spec.as_of.iter().enumerate() {
            // Without a day of the extract it is not known when they were true.
            if extracted.is_none_or(|day| *as_of < day) {
                self.notes.left_out[date] += facts_of_open_cases(columns, from..from + rows);
            }
        }
    }

    /// Counts what is left in the buckets.
    pub(crate) fn finish(mut self) -> Notes {
        self.empty();
        self.empty_far();
        self.empty_changes();
        if let (Some(own), Some(shared)) = (self.courses.take(), &self.shared.courses) {
            shared.take(own);
        }
        self.notes
    }
}

fn remaining(tables: &TableList, date: usize) -> Option<usize> {
    tables.slot(CountTable::Remaining, date)
}
