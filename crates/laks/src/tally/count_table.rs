//! The tables of a tally: their names, their axes, and where a cell lies.
//!
//! A cell is one whole number: its place on the table's axes, the last axis running fastest.

use super::cells::Cells;
use crate::calendar::{Day, Month};
use crate::rules::Stage;
use crate::rules::{Exit, State};

/// Days in laks' calendar.
pub(crate) const DAYS: u64 = (Day::MAX.epoch() - Day::MIN.epoch() + 1) as u64;
/// Months in laks' calendar.
pub(crate) const MONTHS: u64 = 4800;
/// Attended or planned sessions, with "not known" last.
pub(crate) const SESSIONS: u64 = 202;
/// States.
pub(crate) const STATES: u64 = State::ALL.len() as u64;

/// What can happen to a referral, dated by the day it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum EventKind {
    /// It was made.
    Referred = 0,
    /// A place was offered.
    Offered = 1,
    /// The first session was attended.
    Started = 2,
    /// The course was completed.
    Completed = 3,
    /// The person left early.
    DroppedOut = 4,
    /// It ended for a reason that is no dropout.
    EndedOther = 5,
    /// It ended, the reason is not known.
    EndedUnknown = 6,
    /// It was closed before a start.
    NeverStarted = 7,
}

impl EventKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 8] = [
        Self::Referred,
        Self::Offered,
        Self::Started,
        Self::Completed,
        Self::DroppedOut,
        Self::EndedOther,
        Self::EndedUnknown,
        Self::NeverStarted,
    ];

    /// The stage that it leads to.
    pub(crate) const fn stage(self) -> Stage {
        match self {
            Self::Referred => Stage::Referred,
            Self::Offered => Stage::Offered,
            Self::Started => Stage::Started,
            Self::Completed => Stage::Completed,
            Self::DroppedOut => Stage::DroppedOut,
            Self::EndedOther => Stage::EndedOther,
            Self::EndedUnknown => Stage::EndedUnknown,
            Self::NeverStarted => Stage::NeverStarted,
        }
    }

    /// The canonical word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Referred => "referred",
            Self::Offered => "offered",
            Self::Started => "started",
            Self::Completed => "completed",
            Self::DroppedOut => "dropped_out",
            Self::EndedOther => "ended_other",
            Self::EndedUnknown => "ended_unknown",
            Self::NeverStarted => "never_started",
        }
    }
}

/// The event of a closed case's exit; none while it is open.
pub(crate) const fn exit_event(exit: Exit) -> Option<EventKind> {
    match exit {
        Exit::Open => None,
        Exit::Completed => Some(EventKind::Completed),
        Exit::DroppedOut => Some(EventKind::DroppedOut),
        Exit::EndedOther => Some(EventKind::EndedOther),
        Exit::EndedUnknown => Some(EventKind::EndedUnknown),
        Exit::NeverStarted => Some(EventKind::NeverStarted),
    }
}

/// How waiting ended, or that it has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum WaitKind {
    /// With a start.
    Started = 0,
    /// Closed before a start.
    NeverStarted = 1,
    /// Still waiting; the days are those waited so far.
    Waiting = 2,
}

/// How a stay ended, or that it has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum StayKind {
    /// Completed.
    Completed = 0,
    /// Left early.
    DroppedOut = 1,
    /// Ended for a reason that is no dropout.
    EndedOther = 2,
    /// Ended, the reason is not known.
    EndedUnknown = 3,
    /// Still in; the days are those so far.
    Ongoing = 4,
}

impl WaitKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Started, Self::NeverStarted, Self::Waiting];

    /// The canonical word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::NeverStarted => "never_started",
            Self::Waiting => "waiting",
        }
    }
}

impl StayKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::Completed, Self::DroppedOut, Self::EndedOther, Self::EndedUnknown, Self::Ongoing];

    /// The state of a person whose stay is of this kind.
    pub(crate) const fn state(self) -> State {
        match self {
            Self::Completed => State::Completed,
            Self::DroppedOut => State::DroppedOut,
            Self::EndedOther => State::EndedOther,
            Self::EndedUnknown => State::EndedUnknown,
            Self::Ongoing => State::Ongoing,
        }
    }

    /// The kind of a stay that ended so, or has not ended.
    pub(crate) const fn of(exit: Exit) -> Self {
        match exit {
            Exit::Open | Exit::NeverStarted => Self::Ongoing,
            Exit::Completed => Self::Completed,
            Exit::DroppedOut => Self::DroppedOut,
            Exit::EndedOther => Self::EndedOther,
            Exit::EndedUnknown => Self::EndedUnknown,
        }
    }
}

/// A table of a tally. Tables that depend on the date of the count have one copy for each date.
///
/// Who was referred stands in tables by referral, who started in tables by start; the two differ only
/// where a cohort is one side of a split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountTable {
    /// Event kind × calendar day.
    Events,
    /// State of the referred at the date.
    States,
    /// Kind × month of referral × days waited, up to the date.
    Waiting,
    /// Kind × month of start × days stayed, up to the date.
    Staying,
    /// Days so far × days left until the planned end of the course, of those still in.
    Remaining,
    /// State × sessions attended × sessions planned.
    Attendance,
    /// With follow-up, who was referred that long ago: state that many days after × day of referral.
    ReferralWindow,
    /// With follow-up, who started that long ago: what had come of the stay that many days after × day
    /// of start.
    StartWindow,
    /// State × score before × score after of the outcome with this number. With follow-up, of those
    /// who started that long ago, and as known that many days after.
    Outcome(usize),
    /// Goals' marks × state × whether any follow-up score is known; with follow-up as the outcomes.
    Goals,
    /// Horizon × what happened within it, by the clocks from referral and from start.
    Horizons,
    /// Per course, of the started: what came of the stay, the gains, the planned days.
    Courses,
}

impl CountTable {
    /// Whether each date of the count has its own copy.
    pub(crate) const fn is_dated(self) -> bool {
        !matches!(self, Self::Events)
    }

    /// The word for the table, without the outcome's name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::States => "states",
            Self::Waiting => "waiting",
            Self::Staying => "staying",
            Self::Remaining => "remaining",
            Self::Attendance => "attendance",
            Self::ReferralWindow => "referral_window",
            Self::StartWindow => "start_window",
            Self::Outcome(_) => "outcome",
            Self::Goals => "goals",
            Self::Horizons => "horizons",
            Self::Courses => "courses",
        }
    }
}

/// What one horizon counts: three ways the wait went, five ways the stay went.
pub(crate) const HORIZON_CELLS: u64 = 8;

/// The cell at these places.
pub(crate) fn cell_at(axes: &[u64], places: &[u64]) -> u64 {
    axes.iter().zip(places).fold(0, |cell, (&length, &place)| cell * length + place)
}

/// The places of a cell.
pub(crate) fn places_of<const N: usize>(axes: &[u64], mut cell: u64) -> [u64; N] {
    let mut places = [0; N];
    for (place, &length) in places.iter_mut().zip(axes).rev() {
        *place = cell % length;
        cell /= length;
    }
    places
}

/// Counts summed to the first axis: kinds, or states.
pub(crate) fn kinds_of(cells: &Cells, lengths: &[u64]) -> Vec<u64> {
    let Some((&first, rest)) = lengths.split_first() else { return Vec::new() };
    let per_kind: u64 = rest.iter().product();
    let mut kinds = vec![0; usize::try_from(first).unwrap_or(0)];
    let (mut kind, mut until) = (0, per_kind);
    for (cell, count) in cells.iter() {
        while cell >= until && kind < kinds.len() {
            kind += 1;
            until += per_kind;
        }
        if let Some(kind) = kinds.get_mut(kind) {
            *kind += count;
        }
    }
    kinds
}

/// A day's place on a day axis.
pub(crate) const fn day_place(day: i32) -> u64 {
    (day - Day::MIN.epoch()) as u64
}

/// The month at a place of a month axis.
pub(crate) fn place_month(place: u64) -> Month {
    Month::from_index(i32::try_from(place).unwrap_or(0))
}

/// The day at a place of a day axis.
pub(crate) fn place_day(place: u64) -> Day {
    let days = i32::try_from(place).unwrap_or(i32::MAX);
    Day::MIN.plus_days(days)
}

/// A month's place on a month axis.
pub(crate) fn month_place(day: i32) -> u64 {
    Day::from_epoch(day).map_or(0, |day| u64::try_from(day.month().index()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_goes_back_to_its_places() {
        let axes = [STATES, 27, 27];
        let cell = cell_at(&axes, &[3, 12, 26]);
        assert_eq!(places_of::<3>(&axes, cell), [3, 12, 26]);
    }

    #[test]
    fn the_day_axis_spans_the_calendar() {
        assert_eq!(place_day(day_place(0)).epoch(), 0);
        assert_eq!(day_place(Day::MAX.epoch()), DAYS - 1);
        assert_eq!(month_place(Day::MAX.epoch()), MONTHS - 1);
        assert_eq!(month_place(Day::MIN.epoch() + 31), 1);
    }
}
