//! One suspicious row, looked at rule by rule.

use super::checks::{Assumed, Checks};
use crate::calendar::{DateField, Day};
use crate::records::{Columns, NO_SESSIONS};
use crate::rules::{Action, Deed, Defect, Exit, Found, Moment, RuleId};
use std::sync::Arc;

/// One suspicious row, looked at rule by rule; each rule sees what the ones before it mended.
pub(super) struct RowCheck<'a> {
    pub(super) checks: &'a mut Checks,
    pub(super) columns: &'a mut Columns,
    pub(super) row: usize,
    number: u64,
    /// Columns by which the row was refused or excluded: that a value is missing there is told already.
    told: Vec<String>,
}

impl<'a> RowCheck<'a> {
    pub(super) fn new(checks: &'a mut Checks, columns: &'a mut Columns, row: usize) -> Self {
        let number = columns.rows.number(row);
        Self { checks, columns, row, number, told: Vec::new() }
    }

    /// Looks at every rule, in order.
    pub(super) fn all(&mut self) {
        self.referral_id();
        self.windows();
        self.referred();
        self.order();
        self.closing();
        self.course_dates();
        self.sessions();
    }

    /// Records the issue; says whether the value is to be taken as missing.
    pub(super) fn found(
        &mut self,
        rule: RuleId,
        column: &str,
        found: impl FnOnce() -> Found,
    ) -> bool {
        let action = self.checks.actions[rule as usize].0;
        let layout = Arc::clone(&self.checks.layout);
        let column = layout.column(column);
        self.checks.log.record(self.number, column, rule, Deed::from(action), found);
        self.tell(action, column);
        matches!(action, Action::Blank | Action::Refuse)
    }

    /// Records what the adapter could not read.
    pub(super) fn defect(&mut self, defect: &Defect) {
        let action = self.checks.actions[defect.rule as usize].0;
        let found = || defect.found.clone();
        let deed = Deed::from(action);
        self.checks.log.record(self.number, &defect.column, defect.rule, deed, found);
        self.tell(action, &defect.column);
    }

    /// Does to the row what a rule's action says, and keeps in mind which column told it.
    fn tell(&mut self, action: Action, column: &str) {
        if action == Action::Exclude {
            self.checks.keep[self.row] = false;
        }
        if matches!(action, Action::Refuse | Action::Exclude) {
            self.told.push(column.to_owned());
        }
    }

    /// Whether the row was refused or excluded by this column already.
    fn is_told(&self, ours: &str) -> bool {
        let column = self.checks.layout.column(ours);
        self.told.iter().any(|told| told == column)
    }

    pub(super) fn date(&self, field: DateField) -> i32 {
        self.columns.dates[field as usize].get(self.row).copied().unwrap_or(Day::NONE)
    }

    fn set_date(&mut self, field: DateField, day: i32) {
        if let Some(value) = self.columns.dates[field as usize].get_mut(self.row) {
            *value = day;
        }
    }

    fn exit(&self) -> Exit {
        Exit::from_code(self.columns.exit.get(self.row).copied().unwrap_or(0))
    }

    fn set_open(&mut self) {
        if let Some(exit) = self.columns.exit.get_mut(self.row) {
            *exit = Exit::Open as u8;
        }
        self.set_date(DateField::Ended, Day::NONE);
    }

    fn blank_date(&mut self, field: DateField) {
        if field == DateField::Ended { self.set_open() } else { self.set_date(field, Day::NONE) }
    }

    /// Takes the declared date for a rule, if its action is to assume one and there is one.
    fn assume(&mut self, rule: RuleId, field: DateField) -> bool {
        let (action, sources) = &self.checks.actions[rule as usize];
        if *action != Action::Assume || self.columns.dates[field as usize].is_empty() {
            return false;
        }
        let mut days = sources.iter().map(|source| match source {
            Assumed::Date(day) => day.epoch(),
            Assumed::Field(source) => self.date(*source),
            Assumed::CourseStart => self.course_date(0),
            Assumed::CourseEnd => self.course_date(1),
        });
        let Some(day) = days.find(|&day| self.fits(day, field)) else { return false };
        let layout = Arc::clone(&self.checks.layout);
        let (number, column) = (self.number, layout.column(field.name()));
        let found = || Found::NOTHING;
        self.checks.log.record(number, column, rule, Deed::Assumed, found);
        self.set_date(field, day);
        true
    }

    fn course_date(&self, which: usize) -> i32 {
        self.columns.course_dates[which].get(self.row).copied().unwrap_or(Day::NONE)
    }

    /// Whether a day can be assumed for a date: it is there, lies in the legal window, and in order.
    fn fits(&self, day: i32, field: DateField) -> bool {
        use DateField::{Ended, Offered, Referred, Started};
        let (window, extracted) = (self.checks.layout.window, self.checks.layout.extracted_on);
        let in_order = |other: DateField| {
            let other = self.date(other);
            other == Day::NONE || if field == Ended { other <= day } else { day <= other }
        };
        day != Day::NONE
            && outside(day, window.earliest, window.latest, extracted).is_none()
            && match field {
                Ended => [Referred, Started].into_iter().all(in_order),
                _ => [Offered, Started, Ended].into_iter().all(in_order),
            }
    }

    fn referral_id(&mut self) {
        let is_missing = self.columns.referral_ids.get(self.row) == Some(&0);
        if is_missing && !self.is_told("referral_id") {
            self.found(RuleId::MissingReferralId, "referral_id", || Found::NOTHING);
        }
    }

    fn windows(&mut self) {
        let window = self.checks.layout.window;
        let extracted = self.checks.layout.extracted_on;
        for field in DateField::ALL {
            let day = self.date(field);
            let Some(rule) = outside(day, window.earliest, window.latest, extracted) else {
                continue;
            };
            if self.found(rule, field.name(), || Found::Day(Moment(day))) {
                self.blank_date(field);
            }
        }
        for index in 0..self.columns.scores.len() {
            let name = self.checks.layout.outcomes[index].name.clone();
            for after in [false, true] {
                let scores = &self.columns.scores[index];
                let dates = if after { &scores.follow_up_on } else { &scores.baseline_on };
                let day = dates.get(self.row).copied().unwrap_or(Day::NONE);
                let Some(rule) = outside(day, window.earliest, window.latest, extracted) else {
                    continue;
                };
                let occasion = if after { "follow_up" } else { "baseline" };
                if self.found(rule, &format!("{name}_{occasion}_on"), || Found::Day(Moment(day))) {
                    let scores = &mut self.columns.scores[index];
                    let dates =
                        if after { &mut scores.follow_up_on } else { &mut scores.baseline_on };
                    dates[self.row] = Day::NONE;
                }
            }
        }
    }

    fn referred(&mut self) {
        if self.date(DateField::Referred) != Day::NONE || self.is_told("referred_on") {
            return;
        }
        let rule = RuleId::MissingReferredOn;
        if self.assume(rule, DateField::Referred) {
            return;
        }
        if self.checks.actions[rule as usize].0 == Action::Assume {
            // Nothing to assume it from: the row cannot be placed in time.
            let layout = Arc::clone(&self.checks.layout);
            let column = layout.column("referred_on");
            let found = || Found::NothingToAssume;
            self.checks.log.record(self.number, column, rule, Deed::Refused, found);
        } else {
            self.found(rule, "referred_on", || Found::NOTHING);
        }
    }

    fn order(&mut self) {
        use DateField::{Ended, Offered, Referred, Started};
        for (first, then) in
            [(Referred, Offered), (Referred, Started), (Referred, Ended), (Started, Ended)]
        {
            let (early, late) = (self.date(first), self.date(then));
            if early == Day::NONE || late == Day::NONE || late >= early {
                continue;
            }
            let (on, after) = (Moment(late), Moment(early));
            let found = || Found::OutOfOrder { then, on, first, after };
            if self.found(RuleId::DatesOutOfOrder, then.name(), found) {
                self.blank_date(then);
            }
        }
    }

    fn closing(&mut self) {
        let started = self.date(DateField::Started) != Day::NONE;
        let exit = self.exit();
        if exit == Exit::NeverStarted && started {
            let found = || Found::StartedNever;
            if self.found(RuleId::NeverStartedWithStart, "started_on", found) {
                self.set_date(DateField::Started, Day::NONE);
            }
        } else if exit != Exit::Open
            && exit != Exit::NeverStarted
            && !started
            && !self.is_told("started_on")
        {
            let found = || Found::WithoutStart { exit };
            if self.found(RuleId::ExitWithoutStart, "exit", found) {
                self.set_open();
            }
        }
        if self.is_told("exit") || self.is_told("ended_on") {
            return;
        }
        let (exit, ended) = (self.exit(), self.date(DateField::Ended));
        if exit != Exit::Open && ended == Day::NONE {
            let rule = RuleId::ExitWithoutEndDate;
            if !self.assume(rule, DateField::Ended) {
                let found = || Found::WithoutEnd { exit };
                let action = self.checks.actions[rule as usize].0;
                if action == Action::Assume {
                    let layout = Arc::clone(&self.checks.layout);
                    let column = layout.column("ended_on");
                    self.checks.log.record(self.number, column, rule, Deed::Refused, found);
                } else if self.found(rule, "ended_on", found) {
                    self.set_open();
                }
            }
        } else if exit == Exit::Open && ended != Day::NONE {
            let found = || Found::WithoutExit { ended: Moment(ended) };
            if self.found(RuleId::EndDateWithoutExit, "exit", found) {
                self.set_date(DateField::Ended, Day::NONE);
            }
        }
    }

    fn course_dates(&mut self) {
        let (started, ended) = (self.date(DateField::Started), self.date(DateField::Ended));
        let (first, last) = (self.course_date(0), self.course_date(1));
        let rule = RuleId::OutsideCourseDates;
        if started != Day::NONE && first != Day::NONE && started < first {
            let (started, course_starts) = (Moment(started), Moment(first));
            let found = || Found::BeforeCourse { started, course_starts };
            self.found(rule, "started_on", found);
        }
        if ended != Day::NONE && last != Day::NONE && ended > last {
            let (ended, course_ended) = (Moment(ended), Moment(last));
            let found = || Found::AfterCourse { ended, course_ended };
            self.found(rule, "ended_on", found);
        }
    }

    fn sessions(&mut self) {
        let attended = self.columns.attended.get(self.row).copied().unwrap_or(NO_SESSIONS);
        let planned = self.columns.planned.get(self.row).copied().unwrap_or(NO_SESSIONS);
        if attended == NO_SESSIONS || planned == NO_SESSIONS || attended <= planned {
            return;
        }
        let found = || Found::Attended { attended, planned };
        if self.found(RuleId::SessionsAbovePlanned, "sessions_attended", found) {
            self.columns.attended[self.row] = NO_SESSIONS;
        }
    }
}

/// Which rule a date breaks by where it lies, if any.
pub(crate) fn outside(
    day: i32,
    earliest: Day,
    latest: Day,
    extracted: Option<Day>,
) -> Option<RuleId> {
    if day == Day::NONE {
        None
    } else if day < earliest.epoch() || day > latest.epoch() {
        Some(RuleId::DateOutsideWindow)
    } else if extracted.is_some_and(|extracted| day > extracted.epoch()) {
        Some(RuleId::AfterExtract)
    } else {
        None
    }
}
