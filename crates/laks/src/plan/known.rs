//! By state, how many are known to have reached what a share measures.

use super::target::{Measure, Target};
use crate::error::Error;
use crate::rules::State;
use crate::schema::GoalMark;
use crate::tally::{CountTable, Tally};

/// What is known about the people in one state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) reached: u64,
    pub(super) not_reached: u64,
    /// Not known (yet): still to come, or not rated or measured enough to say.
    pub(super) unrated: u64,
}

impl Known {
    pub(super) const fn all(self) -> u64 {
        self.reached + self.not_reached + self.unrated
    }

    fn add(&mut self, reached: Option<bool>, people: u64) {
        match reached {
            Some(true) => self.reached += people,
            Some(false) => self.not_reached += people,
            None => self.unrated += people,
        }
    }
}

/// Counts them at the last date of the tally, by the number of the state.
///
/// # Errors
/// [`Error::NotCounted`] when the goals or the outcome were not counted.
pub(super) fn known_by_state(people: &Tally, target: &Target) -> Result<[Known; 7], Error> {
    match target.measure {
        Measure::Goals => goals(people, target),
        Measure::Improved => improved(people, target),
        measure => states(people, measure),
    }
}

fn states(people: &Tally, measure: Measure) -> Result<[Known; 7], Error> {
    let counts = people.total_counts(last_date(people))?;
    let mut known = [Known::default(); 7];
    let is_told = State::ALL.iter().all(|state| counts.known(state.name()).is_some());
    let totals = (counts.known("referred"), counts.known("started"));
    if let (Measure::Started, false, (Some(referred), Some(started))) = (measure, is_told, totals) {
        // Who was closed before a start is not known: everybody else may still start.
        known[State::Ongoing as usize].add(Some(true), started);
        known[State::Waiting as usize].add(None, referred.saturating_sub(started));
        return Ok(known);
    }
    for state in State::ALL {
        let reached = match (measure, state) {
            (Measure::Started, State::Waiting) => None,
            (Measure::Started, state) => Some(state.is_started()),
            (_, State::Waiting | State::Ongoing) => None,
            (_, state) => Some(state == State::Completed),
        };
        known[state as usize].add(reached, counts.known(state.name()).unwrap_or(0));
    }
    Ok(known)
}

/// At least `reached` of the goals. Who could still come to it is unrated: with the goals that nobody
/// rated and, while still in a course, with those not reached so far.
fn goals(people: &Tally, target: &Target) -> Result<[Known; 7], Error> {
    let count = people.spec().goals.len();
    let of = target.of.unwrap_or(0);
    if usize::try_from(of) != Ok(count) {
        return Err(Error::NotCounted {
            question: format!("the target {:?}", target.id),
            table: format!("goals of {of}"),
            remedy: format!("{of} [[goals]] in the schema, where now there are {count}"),
            options: None,
        });
    }
    let needed = target.reached.unwrap_or(1) as usize;
    let mut known = [Known::default(); 7];
    for stratum in people.strata() {
        for ([marks, state, _], n) in people.places(stratum, CountTable::Goals, last_date(people)) {
            let with = |mark: GoalMark| {
                (0..count).filter(|goal| (marks >> (2 * goal)) & 3 == mark as u64).count()
            };
            let reached = with(GoalMark::Reached);
            let mut possible = reached + with(GoalMark::Unrated);
            if is_open(state) {
                possible += with(GoalMark::NotReached);
            }
            let reached = match reached >= needed {
                false if possible >= needed => None,
                decided => Some(decided),
            };
            known[state as usize].add(reached, n);
        }
    }
    Ok(known)
}

fn is_open(state: u64) -> bool {
    [State::Waiting, State::Ongoing].iter().any(|open| *open as u64 == state)
}

/// A gain of the instrument's meaningful change or more. Who lacks a score is unrated.
fn improved(people: &Tally, target: &Target) -> Result<[Known; 7], Error> {
    let name = target.outcome.as_deref().unwrap_or("");
    let outcomes = &people.spec().outcomes;
    let Some(index) = outcomes.iter().position(|outcome| outcome.name == name) else {
        return Err(Error::NotCounted {
            question: format!("the target {:?}", target.id),
            table: format!("outcome {name}"),
            remedy: format!("[outcomes.{name}] in the schema"),
            options: None,
        });
    };
    let instrument = &outcomes[index].instrument;
    let score = |level: u64| {
        let level = i32::try_from(level).ok()?;
        usize::try_from(level).ok().filter(|&level| level < instrument.levels()).map(|_| level)
    };
    let mut known = [Known::default(); 7];
    for stratum in people.strata() {
        let table = CountTable::Outcome(index);
        for ([state, before, after], n) in people.places(stratum, table, last_date(people)) {
            let gain = score(before).zip(score(after)).map(|(b, a)| instrument.gain(b, a));
            known[state as usize].add(gain.map(|g| g >= instrument.meaningful_change), n);
        }
    }
    Ok(known)
}

fn last_date(people: &Tally) -> usize {
    people.spec().as_of.len().saturating_sub(1)
}
