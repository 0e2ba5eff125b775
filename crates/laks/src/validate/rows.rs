//! Checks rows against the rules that one row can break, and mends what the schema says to mend.
//!
//! A block is first swept without branches, whether any row breaks anything at all; then, if one does, for
//! which. Only those are looked at one by one.

use super::checks::Checks;
use super::row_check::RowCheck;
use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::records::{Columns, NO_SESSIONS};
use crate::rules::{Defect, Exit, IssueLog, RuleId};
use crate::schema::Layout;
use crate::wide_registers::in_wide_registers;
use std::sync::Arc;

/// Checks blocks of rows, one after the other, and keeps the log.
#[derive(Debug)]
pub struct Validator {
    pub(super) checks: Checks,
    suspects: Vec<u8>,
}

const EPOCH_MIN: i32 = Day::MIN.epoch();

impl Validator {
    /// A validator for tables of this layout.
    ///
    /// # Errors
    /// When a declared date to assume is neither a date, nor one of our dates, nor one of a course, or
    /// persons are to be hashed and there is no key.
    pub fn new(layout: &Arc<Layout>) -> Result<Self, Error> {
        if layout.has_person_id {
            layout.persons.check_key()?;
        }
        Ok(Self { checks: Checks::of(layout)?, suspects: Vec::new() })
    }

    /// Checks and mends a block, and leaves out the rows to be excluded.
    ///
    /// The defects are those the adapter met in the block; they are used up.
    pub fn check(&mut self, columns: &mut Columns, defects: &mut Vec<Defect>) {
        self.blank_half_told(columns);
        let mut any = Any(!defects.is_empty());
        in_wide_registers(|| self.sweep(columns, &mut any));
        if !any.0 {
            return;
        }
        let mut suspects = std::mem::take(&mut self.suspects);
        suspects.clear();
        suspects.resize(columns.len(), 0);
        in_wide_registers(|| self.sweep(columns, &mut Marks(&mut suspects)));
        for defect in defects.iter() {
            if let Some(suspect) = suspects.get_mut(defect.row) {
                *suspect = 1;
            }
        }
        self.suspects = suspects;
        defects.sort_by_key(|defect| defect.row);
        self.checks.keep.clear();
        self.checks.keep.resize(columns.len(), true);
        let mut defects = defects.drain(..).peekable();
        for row in 0..columns.len() {
            if self.suspects[row] == 0 {
                continue;
            }
            let mut check = RowCheck::new(&mut self.checks, columns, row);
            while let Some(defect) = defects.next_if(|defect| defect.row == row) {
                check.defect(&defect);
            }
            check.all();
        }
        drop(defects);
        if self.checks.keep.contains(&false) {
            columns.retain(&self.checks.keep);
        }
    }

    /// The log, when all blocks are checked.
    pub(crate) fn into_log(self) -> IssueLog {
        self.checks.log
    }

    /// Takes exits as open where the table has no column that could complete them: how a case ended needs
    /// `ended_on` and, but for those who never started, `started_on`. The table as a whole cannot tell it,
    /// which every figure says; no single row is wrong, unless the schema has its rule. Where only `exit`
    /// lacks, an end date says that the case ended.
    fn blank_half_told(&self, columns: &mut Columns) {
        const NEVER: u8 = Exit::NeverStarted as u8;
        const OPEN: u8 = Exit::Open as u8;
        let layout = &self.checks.layout;
        let has = |field: DateField| layout.dates[field as usize];
        let is_left_to_rows = |rule| layout.rules.contains_key(&rule);
        let [_, _, started, ended, ..] = &mut columns.dates;
        if layout.exit_is_derived {
            for (row, (exit, end)) in columns.exit.iter_mut().zip(ended.iter()).enumerate() {
                let has_start = started.get(row).is_some_and(|&start| start != Day::NONE);
                let ended = if has_start { Exit::EndedUnknown as u8 } else { NEVER };
                *exit = if *end == Day::NONE { OPEN } else { ended };
            }
            return;
        }
        if !has(DateField::Ended) && !is_left_to_rows(RuleId::ExitWithoutEndDate) {
            columns.exit.fill(OPEN);
        }
        if !has(DateField::Started) && !is_left_to_rows(RuleId::ExitWithoutStart) {
            for (row, exit) in columns.exit.iter_mut().enumerate() {
                if *exit != NEVER && *exit != OPEN {
                    *exit = OPEN;
                    if let Some(day) = ended.get_mut(row) {
                        *day = Day::NONE;
                    }
                }
            }
        }
    }

    /// Looks at every row for every rule, without branches.
    #[inline(always)]
    fn sweep(&self, columns: &Columns, found: &mut impl Found) {
        let [referred, offered, started, ended, ..] = &columns.dates;
        found.in_column(referred, |day| day == Day::NONE);
        if self.checks.layout.has_referral_id {
            found.in_column(&columns.referral_ids, |id| id == 0);
        }
        found.in_pairs(referred, offered, |r, o| o != Day::NONE && o < r);
        found.in_pairs(referred, started, |r, s| s != Day::NONE && s < r);
        found.in_pairs(referred, ended, |r, e| e != Day::NONE && e < r);
        found.in_pairs(started, ended, |s, e| e != Day::NONE && e < s);
        match (columns.exit.is_empty(), ended.is_empty()) {
            (false, false) => {
                found.in_pairs(&columns.exit, ended, |x, e| (x == 0) != (e == Day::NONE));
            }
            (false, true) => found.in_column(&columns.exit, |x| x != 0),
            (true, false) => found.in_column(ended, |e| e != Day::NONE),
            (true, true) => {}
        }
        const NEVER: u8 = Exit::NeverStarted as u8;
        if started.is_empty() {
            found.in_column(&columns.exit, |x| x != 0 && x != NEVER);
        } else {
            found.in_pairs(&columns.exit, started, |x, s| {
                (x != 0) & ((x == NEVER) != (s == Day::NONE))
            });
        }
        found.in_pairs(&columns.attended, &columns.planned, |a, p| a != NO_SESSIONS && a > p);
        let [course_starts, course_ends] = &columns.course_dates;
        found.in_pairs(started, course_starts, |s, c| s != Day::NONE && s < c);
        found.in_pairs(ended, course_ends, |e, c| c != Day::NONE && e > c);
        let first = self.checks.layout.window.earliest.epoch().max(EPOCH_MIN);
        let last = self.checks.layout.window.latest;
        let last = self.checks.layout.extracted_on.map_or(last, |day| day.min(last)).epoch();
        for dates in &columns.dates {
            found.in_column(dates, |d| d != Day::NONE && (d < first || d > last));
        }
        for scores in &columns.scores {
            for dates in [&scores.baseline_on, &scores.follow_up_on] {
                found.in_column(dates, |d| d != Day::NONE && (d < first || d > last));
            }
        }
    }
}

/// What a sweep finds: of one column or of two the rows that break a rule.
trait Found {
    fn in_column<T: Copy>(&mut self, column: &[T], breaks: impl Fn(T) -> bool);

    fn in_pairs<T: Copy, U: Copy>(
        &mut self,
        left: &[T],
        right: &[U],
        breaks: impl Fn(T, U) -> bool,
    );
}

/// Whether there are any.
struct Any(bool);

impl Found for Any {
    #[inline(always)]
    fn in_column<T: Copy>(&mut self, column: &[T], breaks: impl Fn(T) -> bool) {
        self.0 |= column.iter().fold(false, |any, &value| any | breaks(value));
    }

    #[inline(always)]
    fn in_pairs<T: Copy, U: Copy>(
        &mut self,
        left: &[T],
        right: &[U],
        breaks: impl Fn(T, U) -> bool,
    ) {
        let pairs = left.iter().zip(right);
        self.0 |= pairs.fold(false, |any, (&left, &right)| any | breaks(left, right));
    }
}

/// Which: not 0.
struct Marks<'a>(&'a mut [u8]);

impl Found for Marks<'_> {
    #[inline(always)]
    fn in_column<T: Copy>(&mut self, column: &[T], breaks: impl Fn(T) -> bool) {
        for (suspect, &value) in self.0.iter_mut().zip(column) {
            *suspect |= u8::from(breaks(value));
        }
    }

    #[inline(always)]
    fn in_pairs<T: Copy, U: Copy>(
        &mut self,
        left: &[T],
        right: &[U],
        breaks: impl Fn(T, U) -> bool,
    ) {
        for ((suspect, &left), &right) in self.0.iter_mut().zip(left).zip(right) {
            *suspect |= u8::from(breaks(left, right));
        }
    }
}
