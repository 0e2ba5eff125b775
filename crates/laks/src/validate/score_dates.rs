//! Whether scores are dated in an order that can be: checked when forms have given theirs.

use super::row_check::RowCheck;
use super::rows::Validator;
use crate::calendar::{DateField, Day};
use crate::records::{Columns, NO_SCORE};
use crate::rules::{Found, Moment, RuleId};
use crate::wide_registers::in_wide_registers;

/// The most days that a score is dated before the referral without being looked at: two years.
const LONG_BEFORE: i32 = 731;
/// The most days after it: ten years.
const LONG_AFTER: i32 = 3653;

/// Whether a day lies years from the referral.
const fn is_far(referred: i32, on: i32) -> bool {
    let days = on.saturating_sub(referred);
    referred != Day::NONE && on != Day::NONE && (days < -LONG_BEFORE || days > LONG_AFTER)
}

const fn is_before(first: i32, then: i32) -> bool {
    first != Day::NONE && then != Day::NONE && then < first
}

impl Validator {
    /// Checks the dates of a block's scores, those that forms gave among them, and leaves out the rows to be
    /// excluded.
    pub fn check_score_dates(&mut self, columns: &mut Columns) {
        if !in_wide_registers(|| is_any_wrong(columns)) {
            return;
        }
        self.checks.keep.clear();
        self.checks.keep.resize(columns.len(), true);
        for row in 0..columns.len() {
            RowCheck::new(&mut self.checks, columns, row).score_dates();
        }
        if self.checks.keep.contains(&false) {
            columns.retain(&self.checks.keep);
        }
    }
}

/// Whether any score's date breaks a rule, asked without branches.
#[inline(always)]
fn is_any_wrong(columns: &Columns) -> bool {
    let referred = &columns.dates[DateField::Referred as usize];
    let pairs = |left: &[i32], right: &[i32], breaks: fn(i32, i32) -> bool| {
        left.iter().zip(right).fold(false, |any, (&left, &right)| any | breaks(left, right))
    };
    columns.scores.iter().any(|scores| {
        pairs(&scores.baseline_on, &scores.follow_up_on, is_before)
            | pairs(referred, &scores.follow_up_on, is_before)
            | pairs(referred, &scores.follow_up_on, is_far)
            | pairs(referred, &scores.baseline_on, is_far)
    })
}

impl RowCheck<'_> {
    /// Looks at the dates of each outcome's scores; a score that is taken as missing loses its date too.
    fn score_dates(&mut self) {
        for outcome in 0..self.columns.scores.len() {
            let [before, after] = [false, true].map(|is_after| self.scored_on(outcome, is_after));
            let referred = self.date(DateField::Referred);
            for (first, is_referral) in [(before, false), (referred, true)] {
                let after = self.scored_on(outcome, true);
                if is_before(first, after) {
                    let [on, after] = [after, first].map(Moment);
                    let found = || Found::ScoredBefore { on, is_referral, after };
                    self.score_found(RuleId::ScoreDatesOutOfOrder, (outcome, true), found);
                    break;
                }
            }
            for (on, is_after) in [(before, false), (after, true)] {
                if is_far(referred, on) && self.scored_on(outcome, is_after) == on {
                    let [on, referred] = [on, referred].map(Moment);
                    let found = || Found::ScoredFar { on, referred };
                    self.score_found(RuleId::ScoreDateFar, (outcome, is_after), found);
                }
            }
        }
    }

    fn scored_on(&self, outcome: usize, is_after: bool) -> i32 {
        let scores = &self.columns.scores[outcome];
        let days = if is_after { &scores.follow_up_on } else { &scores.baseline_on };
        days.get(self.row).copied().unwrap_or(Day::NONE)
    }

    fn score_found(
        &mut self,
        rule: RuleId,
        (outcome, is_after): (usize, bool),
        found: impl FnOnce() -> Found,
    ) {
        let occasion = if is_after { "follow_up" } else { "baseline" };
        let name = &self.checks.layout.outcomes[outcome].name;
        let column = format!("{name}_{occasion}_on");
        if !self.found(rule, &column, found) {
            return;
        }
        let (row, scores) = (self.row, &mut self.columns.scores[outcome]);
        let (levels, days) = match is_after {
            true => (&mut scores.follow_up, &mut scores.follow_up_on),
            false => (&mut scores.baseline, &mut scores.baseline_on),
        };
        if let Some(level) = levels.get_mut(row) {
            *level = NO_SCORE;
        }
        if let Some(day) = days.get_mut(row) {
            *day = Day::NONE;
        }
    }
}
