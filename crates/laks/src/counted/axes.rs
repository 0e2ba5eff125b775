//! What the ranges of cells ask for, along the axes of each table.

use super::axis_range::{AxisPlaces, AxisRange};
use crate::calendar::Day;
use crate::error::Error;
use crate::rules::State;
use crate::schema::{Better, GoalMark};
use crate::tally::{CountTable, EventKind, GoalSpec, StayKind, Tally, WaitKind, place_day};

/// Whether a cell's places are within a range.
type Test<'t> = Box<dyn Fn(&[u64; 3]) -> bool + 't>;

/// What one range asks for.
pub(super) struct Asked<'t> {
    /// Whether a cell is within it.
    pub(super) test: Test<'t>,
    /// What tells it.
    pub(super) needs: Needs<'t>,
}

/// What tells where people stand along an axis.
pub(super) enum Needs<'t> {
    /// The columns of the kinds or states that are asked for, by their places.
    Kinds(Vec<usize>),
    /// The days themselves, which everybody has who is in the table; none is without end.
    Days(Option<Day>, Option<Day>),
    /// Columns of an outcome.
    Scores {
        /// The outcome.
        name: &'t str,
        /// Whether the score before tells it.
        before: bool,
        /// Whether the score after tells it.
        after: bool,
    },
    /// What tells some goals.
    Goals(&'t [GoalSpec]),
}

/// The axes of a table, as its ranges name them.
pub(super) struct Axes<'t> {
    pub(super) tally: &'t Tally,
    pub(super) table: CountTable,
}

impl<'t> Axes<'t> {
    /// What a range asks for.
    pub(super) fn range(&self, range: &'t AxisRange) -> Result<Asked<'t>, Error> {
        use CountTable::{Events, Goals, Outcome, ReferralWindow, StartWindow, States, Waiting};
        let states = State::ALL.map(State::name);
        match (self.table, &*range.axis) {
            (States | ReferralWindow | Outcome(_), "state") => kinds(range, 0, &states),
            (Goals, "state") => kinds(range, 1, &states),
            (Events, "event") => kinds(range, 0, &EventKind::ALL.map(EventKind::name)),
            (StartWindow, "stay") => {
                kinds(range, 0, &StayKind::ALL.map(|kind| kind.state().name()))
            }
            (Waiting, "wait") => kinds(range, 0, &WaitKind::ALL.map(WaitKind::name)),
            (Events, "day")
            | (ReferralWindow, "day_of_referral")
            | (StartWindow, "day_of_start") => days(range),
            (Outcome(index), axis) => self.scores(range, index, axis),
            (Goals, axis) => self.marks(range, axis),
            (States, _) => Err(range.unknown(["state"])),
            (ReferralWindow, _) => Err(range.unknown(["state", "day_of_referral"])),
            (Events, _) => Err(range.unknown(["event", "day"])),
            (StartWindow, _) => Err(range.unknown(["stay", "day_of_start"])),
            (Waiting, _) => Err(range.unknown(["wait"])),
            _ => Err(range.unknown([])),
        }
    }

    /// Scores before and after, and what lies between.
    fn scores(&self, range: &'t AxisRange, index: usize, axis: &str) -> Result<Asked<'t>, Error> {
        let outcome = &self.tally.spec().outcomes[index];
        let instrument = &outcome.instrument;
        let (lowest, missing) = (i64::from(instrument.range[0]), instrument.levels() as u64);
        let score = move |place: u64| {
            (place < missing).then(|| lowest + i64::try_from(place).unwrap_or(i64::MAX))
        };
        let better = match instrument.better {
            Better::Higher => 1,
            Better::Lower => -1,
        };
        let (at, before, after) = match axis {
            "before" => (1, true, false),
            "after" => (2, false, true),
            "score_change" => (0, true, true),
            _ => return Err(range.unknown(["state", "before", "after", "score_change"])),
        };
        let test: Test<'t> = match &range.places {
            AxisPlaces::Words { .. } if at > 0 => {
                let asks = !range.words(&["missing"])?.is_empty();
                Box::new(move |cell| asks && cell[at] == missing)
            }
            _ if at > 0 => {
                let (from, to) = range.numbers()?;
                Box::new(move |cell| score(cell[at]).is_some_and(|it| from <= it && it <= to))
            }
            _ => {
                let (from, to) = range.numbers()?;
                Box::new(move |cell| {
                    let change = score(cell[1]).zip(score(cell[2])).map(|(a, b)| (b - a) * better);
                    change.is_some_and(|change| from <= change && change <= to)
                })
            }
        };
        Ok(Asked { test, needs: Needs::Scores { name: &outcome.name, before, after } })
    }

    /// The marks of goals.
    fn marks(&self, range: &'t AxisRange, axis: &str) -> Result<Asked<'t>, Error> {
        let goals = &self.tally.spec().goals;
        let mark = |marks: u64, goal: usize| (marks >> (2 * goal)) & 3;
        if axis == "goals_reached" {
            let (from, to) = range.numbers()?;
            let (all, reached) = (goals.len(), GoalMark::Reached as u64);
            let test: Test<'t> = Box::new(move |cell| {
                let count = (0..all).filter(|&goal| mark(cell[0], goal) == reached).count() as i64;
                from <= count && count <= to
            });
            return Ok(Asked { test, needs: Needs::Goals(goals) });
        }
        let id = axis.strip_prefix("goal ");
        let Some(place) = id.and_then(|id| goals.iter().position(|goal| goal.id == id)) else {
            let goals: Vec<String> = goals.iter().map(|goal| format!("goal {}", goal.id)).collect();
            let named = goals.iter().map(String::as_str);
            return Err(range.unknown(["state", "goals_reached"].into_iter().chain(named)));
        };
        let marks = range.words(&GoalMark::ALL.map(GoalMark::name))?;
        let marks: Vec<u64> = marks.into_iter().map(|at| GoalMark::ALL[at] as u64).collect();
        let test: Test<'t> = Box::new(move |cell| marks.contains(&mark(cell[0], place)));
        Ok(Asked { test, needs: Needs::Goals(&goals[place..=place]) })
    }
}

/// Kinds or states, along the axis with this number.
fn kinds<'t>(range: &AxisRange, at: usize, known: &[&str]) -> Result<Asked<'t>, Error> {
    let kinds = range.words(known)?;
    let places = kinds.clone();
    let test: Test<'t> = Box::new(move |cell| places.iter().any(|&place| place as u64 == cell[at]));
    Ok(Asked { test, needs: Needs::Kinds(kinds) })
}

/// Days, which are along the second axis.
fn days<'t>(range: &AxisRange) -> Result<Asked<'t>, Error> {
    let (from, to) = range.days()?;
    let test: Test<'t> = Box::new(move |cell| {
        let day = place_day(cell[1]);
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    });
    Ok(Asked { test, needs: Needs::Days(from, to) })
}
