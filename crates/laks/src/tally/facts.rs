//! What is known about one row at a date: the plain definition of every cell it adds to.
//!
//! The counting loop does the same for blocks of rows without branches; what it cannot place (days years from
//! the date of the count, or years in a course) is counted through here.

use super::axis::first_gains;
use super::count_table::{
    CountTable, DAYS, EventKind, SESSIONS, StayKind, WaitKind, cell_at, day_place, exit_event,
    month_place,
};
use super::spec::Spec;
use super::table_list::TableList;
use crate::calendar::{DateField, Day};
use crate::records::{Clock, Columns, NO_SCORE};
use crate::rules::{Exit, State};
use crate::schema::{GoalKind, GoalMark};

/// A cell that a row adds one to: the table's slot in the stratum, and the cell in the table.
pub(crate) type SlotCell = (usize, u64);

/// The day of an undated fact of an open case where the day of the extract is not declared: no date of a
/// count is as late.
const NOT_KNOWN_WHEN: i32 = i32::MAX;

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

    fn holds(self, clock: Clock) -> bool {
        self.columns.entered.holds(self.row, clock)
    }

    /// The planned days of the row's course: the first, and the last.
    fn planned(self) -> [Option<i32>; 2] {
        let day = |column: &Vec<i32>| column.get(self.row).copied().filter(|&d| d != Day::NONE);
        self.columns.course_dates.each_ref().map(day)
    }

    /// The last day, up to the date of the count, of which the table tells that nothing happened.
    fn seen_to(self, as_of: i32) -> i32 {
        self.columns.layout().extracted_on.map_or(as_of, |day| day.epoch().min(as_of))
    }

    /// The day on which an undated fact about the end of the case is true: its end, else the extract.
    fn end_or_extract(self) -> i32 {
        let extracted = self.columns.layout().extracted_on.map_or(NOT_KNOWN_WHEN, Day::epoch);
        self.date(DateField::Ended).unwrap_or(extracted)
    }
}

/// Where a row stands on a day: what is dated later is not known.
#[derive(Clone, Copy)]
pub(crate) struct Standing {
    /// The last day that counts.
    cut: i32,
    /// The last day of which it is known that nothing happened: that of the extract, where it is earlier.
    seen_to: i32,
    referred: i32,
    started: Option<i32>,
    ended: Option<i32>,
    exit: Exit,
}

/// A wait or a stay: its kind, and from when until when.
#[derive(Clone, Copy)]
pub(crate) struct Span {
    pub(crate) kind: u64,
    pub(crate) from: i32,
    until: i32,
}

impl Span {
    /// From its first to its last day, negative where they stand in the wrong order.
    pub(crate) const fn length(self) -> i32 {
        self.until - self.from
    }

    /// The days that are counted.
    pub(crate) fn days(self) -> u64 {
        u64::try_from(self.length()).unwrap_or(0)
    }
}

impl Standing {
    pub(crate) fn at(row: Row<'_>, cut: i32) -> Option<Self> {
        let by = |field| row.date(field).filter(|&day| day <= cut);
        let ended = by(DateField::Ended);
        Some(Self {
            cut,
            seen_to: row.seen_to(cut),
            referred: by(DateField::Referred)?,
            started: by(DateField::Started),
            ended,
            exit: if ended.is_some() { row.exit() } else { Exit::Open },
        })
    }

    const fn state(self) -> State {
        state_of(self.started.is_some(), self.exit)
    }

    /// The wait of a row that counts by its referral.
    pub(crate) fn wait(self, row: Row<'_>) -> Option<Span> {
        let (kind, until) = match (self.started, self.exit) {
            (Some(day), _) => (WaitKind::Started, day),
            (None, Exit::Open) => (WaitKind::Waiting, self.seen_to.max(self.referred)),
            (None, _) => (WaitKind::NeverStarted, self.ended.unwrap_or(self.cut)),
        };
        let span = Span { kind: kind as u64, from: self.referred, until };
        row.holds(Clock::Referral).then_some(span)
    }

    /// The stay of a row that started and counts by its start.
    pub(crate) fn stay(self, row: Row<'_>) -> Option<Span> {
        let from = self.started.filter(|_| row.holds(Clock::Start))?;
        let kind = StayKind::of(self.exit) as u64;
        Some(Span { kind, from, until: self.ended.unwrap_or_else(|| self.seen_to.max(from)) })
    }
}

/// Every cell the row adds one to, in the tables of its stratum.
pub(crate) fn row_cells(spec: &Spec, tables: &TableList, row: Row<'_>) -> Vec<SlotCell> {
    let mut cells = Vec::new();
    let mut add = |table: CountTable, date: usize, places: &[u64]| {
        if let Some(slot) = tables.slot(table, date) {
            cells.push((slot, cell_at(tables.lengths(table), places)));
        }
    };
    if row.date(DateField::Referred).is_none() {
        return cells;
    }
    event_cells(row, |kind, day| {
        add(CountTable::Events, 0, &[kind as u64, day_place(day)]);
    });
    for (date, as_of) in spec.as_of.iter().enumerate() {
        let mut add = |table: CountTable, places: &[u64]| add(table, date, places);
        let Some(now) = Standing::at(row, as_of.epoch()) else { continue };
        span_cells(row, now, &mut add);
        window_cells(spec, row, now, &mut add);
        horizon_cells(spec, row, now, &mut add);
        if let Some(at) = measured_at(spec, row, as_of.epoch()) {
            fact_cells(spec, row, at, &mut add);
        }
    }
    cells
}

/// The events of a row, each on its own day.
pub(crate) fn event_cells(row: Row<'_>, mut event: impl FnMut(EventKind, i32)) {
    let window = row.columns.entered.window.unwrap_or_default();
    let mut add = |kind: Option<EventKind>, field: DateField| {
        // Of one side of a split: who was referred, with their offers; else what happened in its days.
        let holds = |day: &Day| match field {
            DateField::Referred | DateField::Offered => row.holds(Clock::Referral),
            _ => window.holds(*day),
        };
        let day = row.columns.date(field, row.row).filter(holds);
        if let (Some(kind), Some(day)) = (kind, day) {
            event(kind, day.epoch());
        }
    };
    add(Some(EventKind::Referred), DateField::Referred);
    add(Some(EventKind::Offered), DateField::Offered);
    add(Some(EventKind::Started), DateField::Started);
    add(exit_event(row.exit()), DateField::Ended);
}

/// States, waits, stays and sessions, up to the date.
fn span_cells(row: Row<'_>, now: Standing, add: &mut impl FnMut(CountTable, &[u64])) {
    let state = now.state() as u64;
    if let Some(wait) = now.wait(row) {
        add(CountTable::States, &[state]);
        add(CountTable::Waiting, &[wait.kind, month_place(wait.from), wait.days()]);
        const UNKNOWN: u64 = SESSIONS - 1;
        let sessions = |column: &[u8]| {
            column.get(row.row).map_or(UNKNOWN, |&count| u64::from(count).min(UNKNOWN))
        };
        let is_known = row.end_or_extract() <= now.cut;
        let attended = if is_known { sessions(&row.columns.attended) } else { UNKNOWN };
        add(CountTable::Attendance, &[state, attended, sessions(&row.columns.planned)]);
    }
    if let Some(stay) = now.stay(row) {
        add(CountTable::Staying, &[stay.kind, month_place(stay.from), stay.days()]);
        if let Some([so_far, left]) = remaining(row, now) {
            add(CountTable::Remaining, &[so_far, left]);
        }
    }
}

/// Days so far and days left until the planned end of the course, of a row still in it.
fn remaining(row: Row<'_>, now: Standing) -> Option<[u64; 2]> {
    let days = |from: i32, to: i32| u64::try_from(to - from).unwrap_or(0);
    let start = now.started.filter(|_| row.holds(Clock::Start))?;
    let [_, end] = row.planned();
    let is_in = now.state() == State::Ongoing;
    end.filter(|_| is_in).map(|end| [days(start, now.seen_to), days(now.seen_to, end)])
}

/// The cell of days so far and left that the row adds one to at a date of the count.
pub(crate) fn remaining_cell(row: Row<'_>, as_of: Day) -> Option<u64> {
    let places = remaining(row, Standing::at(row, as_of.epoch())?)?;
    Some(cell_at(&[DAYS, DAYS], &places))
}

/// With follow-up, what happened within so many days of referral, and of start.
pub(crate) fn window_cells(
    spec: &Spec,
    row: Row<'_>,
    now: Standing,
    add: &mut impl FnMut(CountTable, &[u64]),
) {
    let Some(follow_up) = spec.follow_up_days else { return };
    let follow_up = i32::try_from(follow_up).unwrap_or(i32::MAX);
    let until =
        |entry: i32| Some(entry.saturating_add(follow_up)).filter(|&cut| cut <= now.seen_to);
    if let (Some(cut), true) = (until(now.referred), row.holds(Clock::Referral))
        && let Some(then) = Standing::at(row, cut)
    {
        let places = [then.state() as u64, day_place(now.referred)];
        add(CountTable::ReferralWindow, &places);
    }
    if let (Some(start), true) = (now.started, row.holds(Clock::Start))
        && let Some(then) = until(start).and_then(|cut| Standing::at(row, cut))
    {
        add(CountTable::StartWindow, &[StayKind::of(then.exit) as u64, day_place(start)]);
    }
}

fn horizon_cells(
    spec: &Spec,
    row: Row<'_>,
    now: Standing,
    add: &mut impl FnMut(CountTable, &[u64]),
) {
    for (index, &horizon) in spec.horizons.iter().enumerate() {
        let horizon = i32::try_from(horizon).unwrap_or(i32::MAX);
        let within = |from: i32, day: Option<i32>| day.is_some_and(|day| day - from <= horizon);
        let is_due = now.referred.saturating_add(horizon) <= now.seen_to;
        if is_due && row.holds(Clock::Referral) {
            let never = now.exit == Exit::NeverStarted && within(now.referred, now.ended);
            let cell = match (within(now.referred, now.started), never) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            };
            add(CountTable::Horizons, &[index as u64, cell]);
        }
        let start = now.started.filter(|day| day.saturating_add(horizon) <= now.seen_to);
        if let (Some(start), true) = (start, row.holds(Clock::Start)) {
            let left = within(start, now.ended);
            let kind = if left { StayKind::of(now.exit) } else { StayKind::Ongoing };
            add(CountTable::Horizons, &[index as u64, 3 + kind as u64]);
        }
    }
}

/// Where the row stands when outcomes, goals and courses are counted: at the date, or, where everyone is
/// followed, so many days after the start; none if the row is not counted.
fn measured_at(spec: &Spec, row: Row<'_>, as_of: i32) -> Option<Standing> {
    let now = Standing::at(row, as_of)?;
    let Some(follow_up) = spec.follow_up_days else {
        return Some(now).filter(|_| row.holds(Clock::Referral));
    };
    let start = now.started.filter(|_| row.holds(Clock::Start))?;
    let cut = start.saturating_add(i32::try_from(follow_up).unwrap_or(i32::MAX));
    if cut <= now.seen_to { Standing::at(row, cut) } else { None }
}

/// Scores and goals as known then.
fn fact_cells(spec: &Spec, row: Row<'_>, at: Standing, add: &mut impl FnMut(CountTable, &[u64])) {
    let state = at.state() as u64;
    let mut present = false;
    for index in 0..spec.outcomes.len() {
        let (before, after) = known_levels(row, index, at.cut);
        let missing = spec.outcomes[index].instrument.levels() as u64;
        let place = |level: Option<u8>| level.map_or(missing, u64::from);
        add(CountTable::Outcome(index), &[state, place(before), place(after)]);
        present |= after.is_some();
    }
    if !spec.goals.is_empty() {
        let marks = goal_marks(spec, row, at.cut);
        add(CountTable::Goals, &[marks, state, u64::from(present)]);
    }
}

/// Every place the row adds one to in the row of places of its course, at a date of the count.
pub(crate) fn course_places(spec: &Spec, parts: &[u64], row: Row<'_>, as_of: Day) -> Vec<u64> {
    let (gains, now) = (first_gains(spec), Standing::at(row, as_of.epoch()));
    let now = now.filter(|now| now.started.is_some() && row.holds(Clock::Start));
    let at_date = now.filter(|_| spec.follows_from_start()).map(|now| StayKind::of(now.exit));
    let mut places: Vec<u64> = at_date.into_iter().map(|kind| parts[1] + kind as u64).collect();
    let planned = row.planned().into_iter().zip(&parts[gains + spec.outcomes.len()..]);
    let planned = planned.filter_map(|(day, part)| day.map(|day| part + day_place(day)));
    places.extend(planned.filter(|_| now.is_some()));
    let at = measured_at(spec, row, as_of.epoch()).filter(|at| at.started.is_some());
    let Some(at) = at else { return places };
    places.push(StayKind::of(at.exit) as u64);
    for (index, outcome) in spec.outcomes.iter().enumerate() {
        if let (Some(before), Some(after)) = known_levels(row, index, at.cut) {
            let levels = outcome.instrument.levels() as i64;
            let gain = outcome.instrument.gain(i32::from(before), i32::from(after));
            places.push(parts[gains + index] + (i64::from(gain) + levels - 1).cast_unsigned());
        }
    }
    places
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
        let mark = match (goal.kind, goal.change) {
            (GoalKind::Rated(index), _) => {
                let unrated = GoalMark::Unrated as u8;
                let mark = row.columns.goals[index].get(row.row).copied().unwrap_or(unrated) & 3;
                if rated_known || mark == GoalMark::NotSet as u8 { mark } else { unrated }
            }
            (GoalKind::Outcome(index), Some(change)) => {
                let (before, after) = known_levels(row, index, cut);
                change.mark(&spec.outcomes[index].instrument, before, after) as u8
            }
            (GoalKind::Outcome(_), None) => GoalMark::Unrated as u8,
        };
        marks |= u64::from(mark) << (2 * place);
    }
    marks
}
