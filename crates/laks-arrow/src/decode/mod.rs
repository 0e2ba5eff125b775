//! One block of a record batch into one block of typed columns.
//!
//! The type of every column is matched once a block; inside are plain loops.

mod cache;
mod codes;
mod dates;
mod days;
mod ids;
mod items;
mod levels;
mod long_cache;
mod marks;
mod persons;
mod refused;
mod show;
mod texts;
mod validity;
mod words;
mod zone;

pub(crate) use ids::Wanted;
pub(crate) use levels::Levels;
pub(crate) use zone::Zone;

pub(crate) use words::{
    Words, check_column_word, check_sections, exit_words, goal_words, label_words,
};

use crate::binding::{Binding, DaysOf, IdsOf, LevelsOf, MarksOf, Reader};
use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use codes::{BROKEN_TEXT, PERSON, defect_code, is_wrong, rule_of};
use days::{DayText, read_day};
use laks::{Columns, Day, Defect, Error, Labels, NO_SCORE, PersonId, PersonSchema, RuleId};
use refused::Refused;
use std::sync::Arc;
use texts::Memory;
use validity::Validity;

/// A column of the table: where it stands and what it is called.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) index: usize,
    pub(crate) name: Arc<str>,
}

impl Place {
    fn defect(&self, array: &dyn Array, row: usize, rule: RuleId) -> Defect {
        self.defect_found(row, rule, show::shown(array, row))
    }

    fn defect_found(&self, row: usize, rule: RuleId, found: String) -> Defect {
        Defect { row, column: Arc::clone(&self.name), rule, found }
    }
}

/// What one worker needs to decode blocks: the binding, the shared labels, its own memories.
#[derive(Debug)]
pub(crate) struct Decoder {
    binding: Arc<Binding>,
    labels: Vec<Labels>,
    memories: Vec<Vec<Memory>>,
    codes: Vec<u32>,
    ids: Wanted,
    is_first: bool,
}

/// The rows of a record batch that make a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block<'a> {
    /// The batch they stand in.
    pub(crate) batch: &'a RecordBatch,
    /// Its number in the stream.
    pub(crate) number: u64,
    /// The first of them in the batch.
    pub(crate) start: usize,
    /// How many there are, at most [`laks::BLOCK_ROWS`].
    pub(crate) len: usize,
    /// The first one's number in the file.
    pub(crate) row: u64,
}

impl Decoder {
    pub(crate) fn new(binding: &Arc<Binding>, labels: &[Labels], ids: Wanted) -> Self {
        let memories = binding
            .readers
            .iter()
            .map(|reader| reader.places().iter().map(|_| Memory::default()).collect());
        Self {
            memories: memories.collect(),
            binding: Arc::clone(binding),
            labels: labels.to_vec(),
            codes: Vec::new(),
            ids,
            is_first: true,
        }
    }

    /// Fills the columns with a block.
    ///
    /// # Errors
    /// When a label or an id is not UTF-8, or a person would be named.
    pub(crate) fn decode(
        &mut self,
        block: Block<'_>,
        columns: &mut Columns,
        defects: &mut Vec<Defect>,
    ) -> Result<(), Error> {
        columns.reset(block.len);
        if let Some(index) = self.binding.row_column {
            let numbers = block.batch.column(index).slice(block.start, block.len);
            if let Some(numbers) = numbers.as_primitive_opt::<UInt64Type>() {
                columns.rows = numbers.values().iter().copied().collect();
            }
        }
        self.codes.resize(block.len, 0);
        for (reader, memories) in self.binding.readers.iter().zip(&mut self.memories) {
            let place = reader.places().first();
            let Some(place) = place else { continue };
            let array =
                |place: &Place| block.batch.column(place.index).slice(block.start, block.len);
            let first = array(place);
            if reader.places().len() == 1 && *first.data_type() == DataType::Null {
                continue;
            }
            let mut column = Column {
                array: first,
                place,
                batch: block.number,
                codes: &mut self.codes,
                ids: self.ids,
                persons: &self.binding.layout().persons,
                is_first: self.is_first,
                defects,
            };
            let done = match reader {
                Reader::Items { places, instrument, of } => {
                    let arrays: Vec<(ArrayRef, &Place)> =
                        places.iter().map(|place| (array(place), place)).collect();
                    let out = levels_of(columns, *of);
                    items::read_items(&arrays, block.number, instrument, memories, out, defects);
                    Ok(())
                }
                reader => match memories.first_mut() {
                    Some(memory) => column.read(reader, memory, &self.labels, columns),
                    None => Ok(()),
                },
            };
            done.map_err(|refused| {
                let number = |row| match self.binding.row_column {
                    Some(_) => columns.rows.number(row) & u64::from(u32::MAX),
                    None => block.row + row as u64,
                };
                refused.error(self.binding.layout(), place, number)
            })?;
        }
        self.is_first = false;
        Ok(())
    }
}

/// One column's part of a block.
struct Column<'a> {
    array: ArrayRef,
    place: &'a Place,
    batch: u64,
    codes: &'a mut Vec<u32>,
    ids: Wanted,
    persons: &'a PersonSchema,
    is_first: bool,
    defects: &'a mut Vec<Defect>,
}

impl Column<'_> {
    fn read(
        &mut self,
        reader: &Reader,
        memory: &mut Memory,
        labels: &[Labels],
        columns: &mut Columns,
    ) -> Result<(), Refused> {
        match reader {
            Reader::Days { of, .. } => self.days(memory, days_of(columns, *of)),
            Reader::Levels { levels, of, .. } => {
                self.levels(levels, memory, levels_of(columns, *of));
            }
            Reader::Marks { words, of, .. } => {
                let (out, none, rule) = match of {
                    MarksOf::Exit => (&mut columns.exit, 0, RuleId::UnknownExit),
                    MarksOf::Goal(goal) => (
                        &mut columns.goals[*goal],
                        laks::GoalMark::Unrated as u32,
                        RuleId::UnknownGoalValue,
                    ),
                };
                self.marks(words, none, rule, memory, out);
            }
            Reader::Labels { words, stratum, .. } => {
                return self.labels(
                    words,
                    &labels[*stratum],
                    memory,
                    &mut columns.strata[*stratum],
                );
            }
            Reader::Ids { of, .. } => {
                let out = match of {
                    IdsOf::Referral => &mut columns.referral_ids,
                    IdsOf::Person => &mut columns.person_ids,
                };
                return self.ids(*of, out);
            }
            Reader::Items { .. } => {}
        }
        Ok(())
    }

    fn ids(&mut self, of: IdsOf, out: &mut [u64]) -> Result<(), Refused> {
        let is_undeclared = self.persons.id == PersonId::Undeclared;
        if self.is_first && is_undeclared && persons::are_cpr_numbers(&self.array) {
            return Err(Refused::UndeclaredCpr);
        }
        if matches!(of, IdsOf::Person) && self.persons.id == PersonId::Cpr {
            let faults = persons::read_persons(&self.array, self.persons, self.ids, out);
            self.defects.extend(
                faults
                    .into_iter()
                    .map(|(row, found)| self.place.defect_found(row, RuleId::CprMalformed, found)),
            );
            return Ok(());
        }
        let read = match self.ids {
            Wanted::Hash => ids::read_ids,
            Wanted::Presence => ids::read_presence,
        };
        read(&self.array, out).map_err(|row| Refused::BrokenText { row })
    }

    fn days(&mut self, memory: &mut Memory, out: &mut [i32]) {
        let validity = Validity::of(&self.array);
        match dates::read_days(&self.array, &validity, out) {
            Some(false) => {}
            Some(true) => {
                for (row, out) in out.iter_mut().enumerate() {
                    if validity.has(row) && Day::from_epoch(*out).is_none() {
                        self.defect(row, RuleId::DateOutsideWindow);
                        *out = Day::NONE;
                    }
                }
            }
            None => {
                let mut resolve = |text: &[u8]| match read_day(text) {
                    DayText::Missing => Day::NONE as u32,
                    DayText::Day(day) => day.epoch() as u32,
                    DayText::Outside => defect_code(RuleId::DateOutsideWindow),
                    DayText::Unreadable => defect_code(RuleId::UnreadableDate),
                };
                memory.code(&self.array, self.batch, self.codes, &mut resolve);
                self.report(RuleId::UnreadableDate, Day::NONE as u32);
                for (out, &code) in out.iter_mut().zip(&*self.codes) {
                    *out = code as i32;
                }
            }
        }
    }

    fn levels(&mut self, levels: &Levels, memory: &mut Memory, out: &mut [u8]) {
        if !self.array.data_type().is_numeric() {
            let mut resolve =
                |text: &[u8]| levels.level_of_text(text).map_or_else(defect_code, u32::from);
            memory.code(&self.array, self.batch, self.codes, &mut resolve);
            self.report(RuleId::UnreadableNumber, NO_SCORE.into());
            narrow(self.codes, out);
            return;
        }
        if !levels.read(&self.array, &Validity::of(&self.array), out) {
            return;
        }
        for (row, out) in out.iter_mut().enumerate() {
            if let Some(Err(rule)) = levels::number_at(&self.array, row).map(|v| levels.level(v)) {
                self.defect(row, rule);
                *out = NO_SCORE;
            }
        }
    }

    fn marks(
        &mut self,
        words: &Words<u32>,
        none: u32,
        rule: RuleId,
        memory: &mut Memory,
        out: &mut [u8],
    ) {
        if matches!(self.array.data_type(), DataType::Boolean) {
            return marks::read_booleans(&self.array, out);
        }
        let mut resolve = |text: &[u8]| match std::str::from_utf8(text) {
            Ok(text) => match words.get(text) {
                Some(code) => code,
                None if text.trim().is_empty() => none,
                None => defect_code(rule),
            },
            Err(_) => defect_code(rule),
        };
        memory.code(&self.array, self.batch, self.codes, &mut resolve);
        self.report(rule, none);
        narrow(self.codes, out);
    }

    fn labels(
        &mut self,
        words: &Words<String>,
        labels: &Labels,
        memory: &mut Memory,
        out: &mut [u32],
    ) -> Result<(), Refused> {
        let mut resolve = |text: &[u8]| match std::str::from_utf8(text) {
            Ok(text) => match words.get(text) {
                Some(label) => labels.code(&label),
                None if text.trim().is_empty() => Labels::NONE,
                None if laks::names_a_person(text) => PERSON,
                None => labels.code(text.trim()),
            },
            Err(_) => BROKEN_TEXT,
        };
        memory.code(&self.array, self.batch, out, &mut resolve);
        match wrong_rows(out).next() {
            Some(row) if out[row] == PERSON => Err(Refused::PersonLabel { row }),
            Some(row) => Err(Refused::BrokenText { row }),
            None => Ok(()),
        }
    }

    fn defect(&mut self, row: usize, rule: RuleId) {
        self.defects.push(self.place.defect(&self.array, row, rule));
    }

    /// Turns codes that say something is wrong into defects; their rows get `none`.
    fn report(&mut self, rule_of_broken: RuleId, none: u32) {
        let rows: Vec<usize> = wrong_rows(self.codes).collect();
        for row in rows {
            let rule = rule_of(self.codes[row]).unwrap_or(rule_of_broken);
            self.defect(row, rule);
            self.codes[row] = none;
        }
    }
}

/// The rows whose code says that something is wrong: mostly none, found out without branches.
fn wrong_rows(codes: &[u32]) -> impl Iterator<Item = usize> + '_ {
    let any = codes.iter().fold(false, |any, &code| any | is_wrong(code));
    let searched = if any { codes } else { &[] };
    searched.iter().enumerate().filter(|(_, code)| is_wrong(**code)).map(|(row, _)| row)
}

/// Codes that fit a byte, as bytes.
fn narrow(codes: &[u32], out: &mut [u8]) {
    for (out, &code) in out.iter_mut().zip(codes) {
        *out = code as u8;
    }
}

fn days_of(columns: &mut Columns, of: DaysOf) -> &mut [i32] {
    match of {
        DaysOf::Field(field) => &mut columns.dates[field as usize],
        DaysOf::Baseline(outcome) => &mut columns.scores[outcome].baseline_on,
        DaysOf::FollowUp(outcome) => &mut columns.scores[outcome].follow_up_on,
    }
}

fn levels_of(columns: &mut Columns, of: LevelsOf) -> &mut [u8] {
    match of {
        LevelsOf::Attended => &mut columns.attended,
        LevelsOf::Planned => &mut columns.planned,
        LevelsOf::Baseline(outcome) => &mut columns.scores[outcome].baseline,
        LevelsOf::FollowUp(outcome) => &mut columns.scores[outcome].follow_up,
    }
}
