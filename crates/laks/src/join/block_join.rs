//! Joins the tables beside the referrals to a block of them, before and after it is validated.

use super::courses::{Course, Courses};
use super::filled::{Filled, FilledHere, FilledInAll};
use super::forms::Taken;
use super::joined::Joined;
use super::session::Sought;
use super::spanning::{Met, Spanning};
use super::tables::JoinedTables;
use super::windows::frames;
use crate::calendar::{DateField, Day};
use crate::error::BlockFault;
use crate::records::{Columns, Labels, NO_SESSIONS, session_count};
use crate::rules::Found;
use crate::rules::{Action, Defect, IssueList, RuleId, TableName};
use crate::schema::Layout;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The tables beside the referrals, bound to the referrals' columns and labels. Workers share it.
#[derive(Debug)]
pub struct Join {
    tables: JoinedTables,
    layout: Arc<Layout>,
    labels: Vec<Labels>,
    spanning: Option<Spanning>,
    /// The course of each label of the column of courses.
    courses: HashMap<u32, BoundCourse>,
    /// The number that the sessions give to each label of the column of courses.
    session_courses: HashMap<u32, u32>,
    /// For each outcome of the forms, its number among the referrals'.
    outcomes: Vec<Option<usize>>,
    filled: FilledInAll,
}

/// A course by its place in the table, with the labels it gives.
#[derive(Debug, Clone, Copy)]
struct BoundCourse {
    place: usize,
    strata: [u32; 2],
}

impl Join {
    /// Binds the tables to the referrals' columns, and to the labels of their strata.
    ///
    /// # Errors
    /// When the layout was completed by other tables than these: what no table fills would be counted as missing.
    pub fn new(
        tables: JoinedTables,
        layout: &Arc<Layout>,
        labels: &[Labels],
    ) -> Result<Self, BlockFault> {
        if layout.joined != tables.names() {
            return Err(BlockFault::Joined { bound: layout.joined.clone(), given: tables.names() });
        }
        let of_stratum = |name: &str| layout.stratum(name).and_then(|stratum| labels.get(stratum));
        let code = |name: &str, label: &Option<Arc<str>>| match (of_stratum(name), label) {
            (Some(labels), Some(label)) => labels.code(label),
            _ => Labels::NONE,
        };
        let mut courses = HashMap::new();
        let mut session_courses = HashMap::new();
        if let Some(labels) = of_stratum("course") {
            for (place, course) in tables.courses.iter().flat_map(|c| &c.courses).enumerate() {
                let [municipality, unit] = Courses::STRATA;
                let strata = [code(municipality, &course.labels[0]), code(unit, &course.labels[1])];
                courses.insert(labels.code(&course.name), BoundCourse { place, strata });
            }
            let names = tables.sessions.iter().flat_map(|sessions| &sessions.courses);
            for (number, name) in (1..).zip(names) {
                session_courses.insert(labels.code(name), number);
            }
        }
        let number = |name: &str| layout.outcomes.iter().position(|outcome| outcome.name == name);
        let measured = tables.measurements.iter().flat_map(|forms| &forms.layout().outcomes);
        let outcomes = measured.map(|outcome| number(&outcome.name)).collect();
        Ok(Self {
            spanning: Spanning::of(layout),
            layout: Arc::clone(layout),
            labels: labels.to_vec(),
            tables,
            courses,
            session_courses,
            outcomes,
            filled: FilledInAll::default(),
        })
    }

    /// The labels of the referrals' strata.
    pub(crate) fn labels(&self) -> &[Labels] {
        &self.labels
    }

    /// What the referrals' columns are.
    pub const fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// Fills a block from the courses and the sessions, before it is validated.
    pub(crate) fn before(&self, block: &mut Columns, defects: &mut Vec<Defect>) {
        if self.tables.is_empty() && self.spanning.is_none() {
            return;
        }
        let mut filled = FilledHere::default();
        self.fill_from_courses(block, defects, &mut filled);
        self.fill_from_sessions(block, defects, &mut filled);
        if let Some(forms) = &self.tables.measurements {
            for &key in ids(block, forms.is_by_referral()) {
                forms.forms.meet(key);
            }
        }
        self.filled.add(&filled);
    }

    fn defect(&self, row: usize, ours: &str, rule: RuleId, found: Found) -> Defect {
        Defect { row, column: Arc::from(self.layout.column(ours)), rule, found }
    }

    fn fill_from_courses(
        &self,
        block: &mut Columns,
        defects: &mut Vec<Defect>,
        filled: &mut FilledHere,
    ) {
        let Some(stratum) = self.layout.stratum("course") else { return };
        let Some(labels) = self.labels.get(stratum) else { return };
        let mut met = Met::new();
        self.withdraw_unknown(&block.strata[stratum], labels, &mut met, defects);
        for row in 0..block.len() {
            if !self.take_apart(block, (stratum, row), labels, &mut met, defects) {
                continue;
            }
            let code = block.strata[stratum][row];
            let Some(courses) = &self.tables.courses else { continue };
            if let Some(&bound) = self.courses.get(&code) {
                self.fill_from(bound, &courses.courses[bound.place], block, row, filled);
            } else if let Some(name) = labels.label(code) {
                let found = Found::text(&name);
                defects.push(self.defect(row, "course", RuleId::UnknownCourse, found));
            }
        }
    }

    /// Withdraws that two courses in one cell are a label that is not known: they are told as such.
    fn withdraw_unknown(
        &self,
        codes: &[u32],
        labels: &Labels,
        met: &mut Met,
        defects: &mut Vec<Defect>,
    ) {
        let Some(spanning) = &self.spanning else { return };
        let column = self.layout.column("course");
        defects.retain(|defect| {
            let is_of_cell = defect.rule == RuleId::UnknownLabel && *defect.column == *column;
            let code = codes.get(defect.row).filter(|_| is_of_cell);
            code.is_none_or(|&code| spanning.of_label(code, labels, met).is_none())
        });
    }

    /// Puts the assumed course in the place of several, and tells it; false if none is assumed.
    fn take_apart(
        &self,
        block: &mut Columns,
        (stratum, row): (usize, usize),
        labels: &Labels,
        met: &mut Met,
        defects: &mut Vec<Defect>,
    ) -> bool {
        let Some(spanning) = &self.spanning else { return true };
        let cell = &mut block.strata[stratum][row];
        let Some(spanned) = spanning.of_label(*cell, labels, met) else { return true };
        let found = Found::text(&spanned.found);
        defects.push(self.defect(row, "course", RuleId::SpansTwoCourses, found));
        let Some(assumed) = spanned.assumed else { return false };
        *cell = assumed;
        if let Some(name) = spanned.unknown {
            let rule = RuleId::UnknownLabel;
            defects.push(self.defect(row, "course", rule, Found::text(&name)));
            if self.layout.action(rule).action() == Action::Blank {
                *cell = Labels::NONE;
            }
        }
        true
    }

    fn fill_from(
        &self,
        bound: BoundCourse,
        course: &Course,
        block: &mut Columns,
        row: usize,
        filled: &mut FilledHere,
    ) {
        course.is_used.store(true, Ordering::Relaxed);
        for (days, day) in block.course_dates.iter_mut().zip(course.dates) {
            fill(days, row, Day::NONE, day);
        }
        let given = Courses::STRATA.into_iter().zip(bound.strata);
        for (what, (name, code)) in [Filled::Municipality, Filled::Unit].into_iter().zip(given) {
            let Some(stratum) = self.layout.stratum(name) else { continue };
            filled.add(what, fill(&mut block.strata[stratum], row, Labels::NONE, code));
        }
        let times = fill(&mut block.planned, row, NO_SESSIONS, course.planned);
        filled.add(Filled::SessionsPlanned, times);
    }

    fn fill_from_sessions(
        &self,
        block: &mut Columns,
        defects: &mut Vec<Defect>,
        filled: &mut FilledHere,
    ) {
        let Some(sessions) = &self.tables.sessions else { return };
        for row in 0..block.len() {
            let sought = self.sought(block, row, sessions.is_by_referral());
            let Some(found) = sessions.of(sought) else { continue };
            self.compare(block, row, found.attended, defects, filled);
            for (what, field, day) in [
                (Filled::StartedOn, DateField::Started, found.first),
                (Filled::LastContactOn, DateField::LastContact, found.last),
            ] {
                let days = &mut block.dates[field as usize];
                filled.add(what, fill(days, row, Day::NONE, day));
            }
        }
    }

    fn sought(&self, block: &Columns, row: usize, by_referral: bool) -> Sought {
        let course = self.layout.stratum("course").map_or(Labels::NONE, |s| block.strata[s][row]);
        let day = |field| block.date(field, row).map(Day::epoch);
        let first = [DateField::Referred, DateField::Started].into_iter().filter_map(day).min();
        Sought {
            key: ids(block, by_referral).get(row).copied().unwrap_or(0),
            course: self.session_courses.get(&course).copied().unwrap_or(match course {
                Labels::NONE => 0,
                // A course that no session names.
                _ => u32::MAX,
            }),
            days: [first.unwrap_or(i32::MIN), day(DateField::Ended).unwrap_or(i32::MAX)],
        }
    }

    /// Puts the number of sessions attended where there is none, and tells where there is another.
    fn compare(
        &self,
        block: &mut Columns,
        row: usize,
        attended: u32,
        defects: &mut Vec<Defect>,
        filled: &mut FilledHere,
    ) {
        let Ok(count) = session_count(attended.into()) else {
            let found = Found::TooManySessions { sessions: attended };
            let rule = RuleId::SessionsUnreadable;
            defects.push(self.defect(row, "sessions_attended", rule, found));
            return;
        };
        let Some(&own) = block.attended.get(row) else { return };
        let times = fill(&mut block.attended, row, NO_SESSIONS, count);
        filled.add(Filled::SessionsAttended, times);
        if own == NO_SESSIONS || own == count {
            return;
        }
        let rule = RuleId::SessionsDisagree;
        let found = Found::SessionsDisagree { own, counted: count };
        defects.push(self.defect(row, "sessions_attended", rule, found));
        if matches!(self.layout.action(rule).action(), Action::Refuse | Action::Blank) {
            block.attended[row] = NO_SESSIONS;
        }
    }

    /// Gives a block its scores from the measurements, after it is validated.
    pub(crate) fn after(&self, block: &mut Columns) {
        let Some(forms) = &self.tables.measurements else { return };
        for row in 0..block.len() {
            let Some(&key) = ids(block, forms.is_by_referral()).get(row) else { return };
            let frames = frames(&forms.windows, block, row);
            forms.forms.take(key, frames, |taken| self.give(block, row, taken));
        }
    }

    fn give(&self, block: &mut Columns, row: usize, taken: Taken) {
        let number = self.outcomes.get(taken.outcome).copied().flatten();
        let Some(scores) = number.and_then(|number| block.scores.get_mut(number)) else { return };
        let (levels, days) = match taken.occasion {
            0 => (&mut scores.baseline, &mut scores.baseline_on),
            _ => (&mut scores.follow_up, &mut scores.follow_up_on),
        };
        if let Some(level) = levels.get_mut(row) {
            *level = taken.level;
        }
        if let Some(day) = days.get_mut(row) {
            *day = taken.day;
        }
    }

    /// The issues of the tables beside the referrals, and what became of their rows.
    pub fn finish(self, referrals: u64) -> (IssueList, Joined) {
        let mut joined = Joined::default();
        let mut issues = IssueList::default();
        let ids_made = if self.layout.has_referral_id { 0 } else { referrals };
        joined.add(TableName::Referrals, "read", referrals);
        joined.add(TableName::Referrals, "ids_made", ids_made);
        if !self.tables.is_empty() {
            for (what, times) in self.filled.by_name() {
                joined.add(TableName::Referrals, what, times);
            }
        }
        if let Some(forms) = self.tables.measurements {
            issues.extend(forms.finish(&mut joined));
        }
        if let Some(courses) = self.tables.courses {
            issues.extend(courses.finish(&mut joined));
        }
        if let Some(sessions) = self.tables.sessions {
            issues.extend(sessions.finish(&mut joined));
        }
        (issues, joined)
    }
}

/// The ids by which a table is joined.
fn ids(block: &Columns, by_referral: bool) -> &[u64] {
    if by_referral { &block.referral_ids } else { &block.person_ids }
}

/// Puts a value where there is none; says how many were put.
fn fill<T: Copy + PartialEq>(column: &mut [T], row: usize, none: T, value: T) -> u64 {
    match column.get_mut(row) {
        Some(cell) if *cell == none && value != none => {
            *cell = value;
            1
        }
        _ => 0,
    }
}
