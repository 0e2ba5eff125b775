//! One column of a block: its values into ours, and what could not be read into defects.

use super::id_gaps::blank_ids;
use super::ids::Wanted;
use super::refused::Refused;
use super::texts::Memory;
use super::validity::Validity;
use super::{dates, ids, levels, marks, persons, show};
use crate::binding::IdsOf;
use crate::column_at::ColumnAt;
use crate::meaning::{
    BROKEN_TEXT, Days, Hint, Hints, Levels, Meaning, MissingTexts, PERSON, UNKNOWN_LABEL, Words,
    defect_code, is_wrong, label, rule_of,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use laks::adapter::{Defect, Labels, NO_SCORE, is_formula_error};
use laks::sections::{PersonId, PersonSchema};
use laks::words::Found;
use laks::{Day, RuleId};

/// One column's part of a block.
pub(super) struct Column<'a> {
    pub(super) array: ArrayRef,
    pub(super) place: &'a ColumnAt,
    pub(super) batch: u64,
    pub(super) codes: &'a mut Vec<u32>,
    pub(super) memory: &'a mut Memory,
    pub(super) hints: &'a mut Hints,
    pub(super) ids: Wanted,
    pub(super) persons: &'a PersonSchema,
    pub(super) is_first: bool,
    pub(super) defects: &'a mut Vec<Defect>,
}

impl Column<'_> {
    pub(super) fn days(&mut self, days: &Days, out: &mut [i32]) {
        let validity = Validity::of(&self.array);
        let Some(is_outside) = dates::read_days(&self.array, &validity, out) else {
            let mut resolve = |text: &[u8]| days.code(text);
            self.memory.code(&self.array, self.batch, self.codes, &mut resolve);
            self.report(RuleId::UnreadableDate, Day::NONE as u32);
            for (out, &code) in out.iter_mut().zip(&*self.codes) {
                *out = code as i32;
            }
            return;
        };
        let none = days.standing_for_none();
        if !none.is_empty() {
            out.iter_mut().filter(|day| none.contains(day)).for_each(|day| *day = Day::NONE);
        }
        if is_outside {
            for (row, out) in out.iter_mut().enumerate() {
                if validity.has(row) && *out != Day::NONE && Day::from_epoch(*out).is_none() {
                    self.defect(row, RuleId::DateOutsideWindow);
                    *out = Day::NONE;
                }
            }
        }
    }

    pub(super) fn levels(&mut self, levels: &Levels, out: &mut [u8]) {
        let is_typed = self.array.data_type().is_numeric();
        if !is_typed || levels.reads_text() {
            let mut resolve = |text: &[u8]| {
                levels.level_of_text(text, is_typed).map_or_else(defect_code, u32::from)
            };
            self.memory.code(&self.array, self.batch, self.codes, &mut resolve);
            match levels.answers() {
                Some(answers) => {
                    self.report_near(RuleId::UnreadableNumber, NO_SCORE.into(), answers.words());
                }
                None => self.report(RuleId::UnreadableNumber, NO_SCORE.into()),
            }
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

    pub(super) fn marks(&mut self, words: &Words<u32>, none: u32, rule: RuleId, out: &mut [u8]) {
        if matches!(self.array.data_type(), DataType::Boolean) {
            return marks::read_booleans(&self.array, out);
        }
        let mut resolve = |text: &[u8]| match std::str::from_utf8(text) {
            Ok(text) => match words.meaning(text) {
                Meaning::Word(code) => code,
                Meaning::Missing => none,
                Meaning::Unknown => defect_code(rule),
            },
            Err(_) => defect_code(rule),
        };
        self.memory.code(&self.array, self.batch, self.codes, &mut resolve);
        self.report_near(rule, none, words);
        narrow(self.codes, out);
    }

    /// Writes the labels' numbers; `blanks_unknown` where a label that is not declared is taken as missing.
    pub(super) fn labels(
        &mut self,
        words: &Words<String>,
        blanks_unknown: bool,
        labels: &Labels,
        out: &mut [u32],
    ) -> Result<(), Refused> {
        let mut resolve = |text: &[u8]| match std::str::from_utf8(text) {
            Ok(text) => match words.meaning(text) {
                Meaning::Word(label) => labels.code(&label),
                Meaning::Missing => Labels::NONE,
                Meaning::Unknown if laks::adapter::names_a_person(text) => PERSON,
                Meaning::Unknown if is_formula_error(text) => defect_code(RuleId::FormulaError),
                Meaning::Unknown if !words.has_section() => labels.code(&label(text)),
                Meaning::Unknown if blanks_unknown => UNKNOWN_LABEL,
                Meaning::Unknown => UNKNOWN_LABEL | labels.code(&label(text)),
            },
            Err(_) => BROKEN_TEXT,
        };
        self.memory.code(&self.array, self.batch, out, &mut resolve);
        let wrong: Vec<usize> = wrong_rows(out).collect();
        for row in wrong {
            let Some(rule) = rule_of(out[row]) else {
                return Err(match out[row] {
                    PERSON => Refused::PersonLabel { row },
                    _ => Refused::BrokenText { row },
                });
            };
            self.defect(row, rule);
            out[row] = Labels::NONE;
        }
        if words.has_section() {
            for (row, code) in out.iter_mut().enumerate().filter(|(_, c)| **c & UNKNOWN_LABEL != 0)
            {
                *code &= !UNKNOWN_LABEL;
                self.defect_near(row, RuleId::UnknownLabel, words);
            }
        }
        Ok(())
    }

    pub(super) fn ids(
        &mut self,
        of: IdsOf,
        missing: &MissingTexts,
        out: &mut [u64],
    ) -> Result<(), Refused> {
        let is_undeclared = self.persons.id == PersonId::Undeclared;
        if self.is_first && is_undeclared && persons::are_cpr_numbers(&self.array, missing) {
            return Err(Refused::UndeclaredCpr);
        }
        if matches!(of, IdsOf::Person) && self.persons.id == PersonId::Cpr {
            self.persons(missing, out);
            return Ok(());
        }
        let read = match self.ids {
            Wanted::Hash => ids::read_ids,
            Wanted::Presence => ids::read_presence,
        };
        read(&self.array, out).map_err(|row| Refused::BrokenText { row })?;
        for row in blank_ids(&self.array, missing, out) {
            self.defect(row, RuleId::FormulaError);
        }
        Ok(())
    }

    /// Writes the hashes of CPR numbers; a text that means that nothing is known is nobody.
    fn persons(&mut self, missing: &MissingTexts, out: &mut [u64]) {
        for (row, found) in persons::read_persons(&self.array, self.persons, self.ids, out) {
            let text = show::text_of(&self.array, row);
            if text.is_some_and(|text| missing.has(text)) {
                continue;
            }
            let rule = match text.is_some_and(is_formula_error) {
                true => RuleId::FormulaError,
                false => RuleId::CprMalformed,
            };
            self.defects.push(self.place.defect(row, rule, found));
        }
    }

    /// Lists a row with what stands there.
    fn defect(&mut self, row: usize, rule: RuleId) {
        self.defects.push(self.place.defect(row, rule, Found::Cell(show::shown(&self.array, row))));
    }

    /// Lists a row with a word that is not known, and the nearest that is.
    fn defect_near<T: Clone>(&mut self, row: usize, rule: RuleId, words: &Words<T>) {
        let cell = show::shown(&self.array, row);
        let hint = match show::text_of(&self.array, row) {
            Some(text) => self.hints.of(text, |text| words.nearest(text)),
            None => Hint::None,
        };
        let found = match hint {
            Hint::None => Found::Cell(cell),
            Hint::FailedFormula => Found::FailedFormula(cell),
            Hint::Near(nearest) => Found::Near { cell, nearest },
        };
        self.defects.push(self.place.defect(row, rule, found));
    }

    /// Turns codes that say something is wrong into defects; their rows get `none`.
    fn report(&mut self, rule_of_broken: RuleId, none: u32) {
        let rows: Vec<usize> = wrong_rows(self.codes).collect();
        for row in rows {
            let rule = rule_of(self.codes[row]).unwrap_or(rule_of_broken);
            let is_failed = show::text_of(&self.array, row).is_some_and(is_formula_error);
            let cell = show::shown(&self.array, row);
            let found = if is_failed { Found::FailedFormula(cell) } else { Found::Cell(cell) };
            self.defects.push(self.place.defect(row, rule, found));
            self.codes[row] = none;
        }
    }

    /// As [`Column::report`], with the nearest word that is known.
    fn report_near<T: Clone>(&mut self, rule_of_broken: RuleId, none: u32, words: &Words<T>) {
        let rows: Vec<usize> = wrong_rows(self.codes).collect();
        for row in rows {
            let rule = rule_of(self.codes[row]).unwrap_or(rule_of_broken);
            self.defect_near(row, rule, words);
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
