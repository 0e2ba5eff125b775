//! What is known about one row at a date: the plain definition of every cell it adds to.
//!
//! The counting loop does the same for blocks of rows without branches; rows it cannot place (decades
//! from the date of the count, or years in a course) are counted through here.

use super::count_table::{
    CountTable, EventKind, StayKind, WaitKind, cell_at, day_place, month_place,
};
use super::spec::Spec;
use crate::records::{Columns, DateField, Day, Exit, GoalKind, GoalMark, NO_SCORE, State};

/// A cell that a row adds one to: the table's slot in the stratum, and the cell in the table.
pub(crate) type SlotCell = (usize, u64);

/// One row of some columns.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    columns: &'a Columns,
    row: usize,
}

impl<'a> Row<'a> {
    pub(crate) const fn new(columns: &'a Columns, row: usize) -> Self {
        Self { columns, row }
    }

    fn date(self, field: DateField) -> Option<i32> {
        self.columns.date(field, self.row).map(Day::epoch)
    }

    fn exit(self) -> Exit {
        Exit::from_code(self.columns.exit.get(self.row).copied().unwrap_or(0))
    }

    /// The day on which an undated fact about the end of the case is true: its end, else the extract.
    fn end_or_extract(self) -> i32 {
        let extracted = self.columns.layout().extracted_on.map_or(Day::NONE, Day::epoch);
        self.date(DateField::Ended).unwrap_or(extracted)
    }
}

/// Every cell the row adds one to.
pub(crate) fn row_cells(spec: &Spec, row: Row<'_>) -> Vec<SlotCell> {
    let mut cells = Vec::new();
    let mut add = |table: CountTable, date: usize, places: &[u64]| {
        if let Some(slot) = spec.slot(table, date) {
            cells.push((slot, cell_at(&spec.axes(table), places)));
        }
    };
    let mut event = |kind: EventKind, day: i32| {
        add(CountTable::Events, 0, &[kind as u64, day_place(day)]);
    };
    let Some(referred) = row.date(DateField::Referred) else { return cells };
    event(EventKind::Referred, referred);
    if let (true, Some(day)) = (spec.offers, row.date(DateField::Offered)) {
        event(EventKind::Offered, day);
    }
    if let Some(day) = row.date(DateField::Started) {
        event(EventKind::Started, day);
    }
    if let (Some(kind), Some(day)) = (exit_event(row.exit()), row.date(DateField::Ended)) {
        event(kind, day);
    }
    for (date, as_of) in spec.as_of.iter().enumerate() {
        let Some(cut) = cut_of(spec, *as_of, referred) else { continue };
        dated_cells(spec, row, cut, |table, places| add(table, date, places));
    }
    cells
}

/// The last day that counts for a row, or none if the row is not counted at this date.
fn cut_of(spec: &Spec, as_of: Day, referred: i32) -> Option<i32> {
    let cut = match spec.follow_up_days {
        None => as_of.epoch(),
        Some(days) => referred.saturating_add(i32::try_from(days).unwrap_or(i32::MAX)),
    };
    (referred <= cut && cut <= as_of.epoch()).then_some(cut)
}

fn dated_cells(spec: &Spec, row: Row<'_>, cut: i32, mut add: impl FnMut(CountTable, &[u64])) {
    let Some(referred) = row.date(DateField::Referred) else { return };
    let started = row.date(DateField::Started).filter(|&day| day <= cut);
    let ended = row.date(DateField::Ended).filter(|&day| day <= cut);
    let exit = if ended.is_some() { row.exit() } else { Exit::Open };
    let state = state_of(started.is_some(), exit);

    let (kind, until) = match (started, exit) {
        (Some(day), _) => (WaitKind::Started, day),
        (None, Exit::Open) => (WaitKind::Waiting, cut),
        (None, _) => (WaitKind::NeverStarted, ended.unwrap_or(cut)),
    };
    let days = |from: i32, to: i32| u64::try_from(to - from).unwrap_or(0);
    add(CountTable::Waiting, &[kind as u64, month_place(referred), days(referred, until)]);
    if let Some(start) = started {
        let kind = stay_kind(exit);
        let until = ended.unwrap_or(cut);
        add(CountTable::Staying, &[kind as u64, month_place(start), days(start, until)]);
    }
    if spec.attendance {
        let sessions = |column: &[u8]| column.get(row.row).map_or(201, |&n| u64::from(n).min(201));
        let attended =
            if row.end_or_extract() <= cut { sessions(&row.columns.attended) } else { 201 };
        add(CountTable::Attendance, &[state as u64, attended, sessions(&row.columns.planned)]);
    }
    let mut present = false;
    for index in 0..spec.outcomes.len() {
        let (before, after) = known_levels(row, index, cut);
        let missing = spec.outcomes[index].instrument.levels() as u64;
        let place = |level: Option<u8>| level.map_or(missing, u64::from);
        add(CountTable::Outcome(index), &[state as u64, place(before), place(after)]);
        present |= after.is_some();
    }
    if !spec.goals.is_empty() {
        let marks = goal_marks(spec, row, cut);
        add(CountTable::Goals, &[marks, state as u64, u64::from(present)]);
    }
    for (index, &horizon) in spec.horizons.iter().enumerate() {
        let horizon = i32::try_from(horizon).unwrap_or(i32::MAX);
        if referred.saturating_add(horizon) <= cut {
            let within = |day: Option<i32>| day.is_some_and(|day| day - referred <= horizon);
            let cell = match (within(started), exit == Exit::NeverStarted && within(ended)) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            };
            add(CountTable::Horizons, &[index as u64, cell]);
        }
        if let Some(start) = started.filter(|day| day.saturating_add(horizon) <= cut) {
            let left = ended.is_some_and(|day| day - start <= horizon);
            let kind = if left { stay_kind(exit) } else { StayKind::Ongoing };
            add(CountTable::Horizons, &[index as u64, 3 + kind as u64]);
        }
    }
}

/// Where a case stands, from whether it has started by the date and how it was closed by then.
pub(crate) const fn state_of(started: bool, exit: Exit) -> State {
    match (started, exit) {
        (false, Exit::Open) => State::Waiting,
        (false, _) => State::NeverStarted,
        (true, Exit::Open | Exit::NeverStarted) => State::Ongoing,
        (true, Exit::Completed) => State::Completed,
        (true, Exit::DroppedOut) => State::DroppedOut,
        (true, Exit::EndedOther) => State::EndedOther,
        (true, Exit::EndedUnknown) => State::EndedUnknown,
    }
}

const fn stay_kind(exit: Exit) -> StayKind {
    match exit {
        Exit::Open | Exit::NeverStarted => StayKind::Ongoing,
        Exit::Completed => StayKind::Completed,
        Exit::DroppedOut => StayKind::DroppedOut,
        Exit::EndedOther => StayKind::EndedOther,
        Exit::EndedUnknown => StayKind::EndedUnknown,
    }
}

const fn exit_event(exit: Exit) -> Option<EventKind> {
    match exit {
        Exit::Open => None,
        Exit::Completed => Some(EventKind::Completed),
        Exit::DroppedOut => Some(EventKind::DroppedOut),
        Exit::EndedOther => Some(EventKind::EndedOther),
        Exit::EndedUnknown => Some(EventKind::EndedUnknown),
        Exit::NeverStarted => Some(EventKind::NeverStarted),
    }
}

/// The outcome's levels before and after that are known at the date.
fn known_levels(row: Row<'_>, outcome: usize, cut: i32) -> (Option<u8>, Option<u8>) {
    let Some(scores) = row.columns.scores.get(outcome) else { return (None, None) };
    let level = |column: &[u8]| column.get(row.row).copied().filter(|&level| level != NO_SCORE);
    let own = |dates: &[i32]| dates.get(row.row).copied().filter(|&day| day != Day::NONE);
    let start = row.date(DateField::Started).or(row.date(DateField::Referred));
    let before_on = own(&scores.baseline_on).or(start).unwrap_or(Day::NONE);
    let after_on = own(&scores.follow_up_on).unwrap_or_else(|| row.end_or_extract());
    (
        level(&scores.baseline).filter(|_| before_on <= cut),
        level(&scores.follow_up).filter(|_| after_on <= cut),
    )
}

/// The goals' marks as one number, two bits a goal.
fn goal_marks(spec: &Spec, row: Row<'_>, cut: i32) -> u64 {
    let rated_known = row.end_or_extract() <= cut;
    let layout = row.columns.layout();
    let mut marks = 0;
    for (place, goal) in layout.goals.iter().enumerate() {
        let mark = match goal.kind {
            GoalKind::Rated(index) => {
                let mark = row.columns.goals[index].get(row.row).copied().unwrap_or(2) & 3;
                if rated_known || mark == GoalMark::NotSet as u8 { mark } else { 2 }
            }
            GoalKind::Outcome(index) => match known_levels(row, index, cut) {
                (Some(before), Some(after)) => {
                    let instrument = &spec.outcomes[index].instrument;
                    let gain = instrument.gain(i32::from(before), i32::from(after));
                    u8::from(gain >= instrument.meaningful_change)
                }
                _ => GoalMark::Unrated as u8,
            },
        };
        marks |= u64::from(mark) << (2 * place);
    }
    marks
}
