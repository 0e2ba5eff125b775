//! What every tally satisfies, so that a stored one is not believed but checked.
//!
//! Its tables count the same people in several ways, so each table's margins follow from the others'. In
//! a stratum, at a date of the count (`as_of`), with h for the days of follow-up:
//!
//! 1. every cell lies on its axes;
//! 2. states, waits and sessions have the same people: those whose referral is an event up to `as_of`;
//! 3. waits by kind are the states: waiting, never started, started;
//! 4. waits by month of referral are the events of that month; who still waits was referred so many days
//!    before `as_of`, on a day with at least so many referrals;
//! 5. stays by kind are the states of the started, and the events of their kind up to `as_of`;
//! 6. stays by month of start are the starts of that month; who is still in started so many days before
//!    `as_of`, on a day with at least so many starts;
//! 7. those remaining are among those still in, day by day;
//! 8. h days after referral: by day of referral exactly the referrals of that day, if h days have
//!    passed, else nobody; after start the same with starts;
//! 9. scores and goals have the people of the states; with follow-up those of the window of starts, by
//!    what came of the stay;
//! 10. a goal that an outcome defines was reached by as many as the scores say, state by state;
//! 11. at each horizon as many are due as were referred, and started, that long ago;
//! 12. courses have the started, by what came of the stay, and their gains, once each; who has a planned
//!     first or last day started;
//! 13. no more rows were referred than were counted.
//!
//! Where the tally is one side of a split, who was referred is not who started, and only what holds for
//! each clock by itself is checked.

use super::cells::{Cells, MOST_PEOPLE};
use super::count_table::{
    CountTable, EventKind, StayKind, WaitKind, day_place, month_place, place_day,
};
use super::json::{refuse, table_name};
use super::spec::Spec;
use super::tally_type::{Stratum, Tally};
use crate::Error;
use crate::records::{Day, Earlier, GoalMark, State};
use std::collections::BTreeMap;

/// Refuses a tally whose tables contradict each other.
pub(super) fn check(tally: &Tally) -> Result<(), Error> {
    let mut rows = 0_u64;
    for stratum in tally.strata() {
        Checked::new(tally, stratum)?.all()?;
        if let Some(last) = tally.spec.as_of.len().checked_sub(1) {
            let people: u64 = tally.kinds(stratum, CountTable::States, last).iter().sum();
            rows = rows.saturating_add(people);
        }
    }
    if rows > tally.notes.rows || rows > MOST_PEOPLE {
        return Err(refuse(format!(
            "{rows} people were referred, more than the {} rows counted",
            tally.notes.rows
        )));
    }
    Ok(())
}

/// A stratum that is checked, with its events by kind and day.
struct Checked<'a> {
    tally: &'a Tally,
    stratum: &'a Stratum,
    events: Vec<BTreeMap<u64, u64>>,
    /// Whether who was referred and who started are the same rows.
    is_whole: bool,
}

impl<'a> Checked<'a> {
    fn new(tally: &'a Tally, stratum: &'a Stratum) -> Result<Self, Error> {
        let checked = Self {
            tally,
            stratum,
            events: vec![BTreeMap::new(); EventKind::ALL.len()],
            is_whole: !tally.is_one_side(),
        };
        for table in tally.tables.iter() {
            let size: u64 = tally.tables.lengths(table).iter().product();
            let lies_outside = |cells: &Cells| cells.iter().any(|(cell, _)| cell >= size);
            if checked.copies(table).into_iter().any(lies_outside) {
                return Err(checked.refused(table, "has a cell outside its axes"));
            }
        }
        Ok(checked.with_events())
    }

    fn with_events(mut self) -> Self {
        for ([kind, day], count) in self.tally.places(self.stratum, CountTable::Events, 0) {
            if let Some(days) = self.events.get_mut(kind as usize) {
                days.insert(day, count);
            }
        }
        self
    }

    /// A table's cells at every date, those of courses too.
    fn copies(&self, table: CountTable) -> Vec<&'a Cells> {
        if table == CountTable::Courses {
            return self.stratum.courses.iter().flat_map(|course| &course.tables).collect();
        }
        let dates = 0..self.tally.tables.dates().max(1);
        let slots = dates.filter_map(|date| self.tally.tables.slot(table, date));
        slots.filter_map(|slot| self.stratum.tables.get(slot)).collect()
    }

    fn refused(&self, table: CountTable, what: &str) -> Error {
        refuse(format!("the table {:?} {what}", table_name(&self.tally.spec, table)))
    }

    fn has(&self, table: CountTable) -> bool {
        self.tally.has(table)
    }

    fn require(&self, holds: bool, table: CountTable, what: &str) -> Result<(), Error> {
        if holds { Ok(()) } else { Err(self.refused(table, what)) }
    }

    fn kinds(&self, table: CountTable, date: usize) -> Vec<u64> {
        self.tally.kinds(self.stratum, table, date)
    }

    /// How often an event happened up to a day.
    fn until(&self, kind: EventKind, day: Day) -> u64 {
        let days = self.events[kind as usize].range(..=day_place(day.epoch()));
        days.map(|(_, count)| count).sum()
    }

    /// How often an event happened on a day.
    fn on(&self, kind: EventKind, day: Day) -> u64 {
        self.events[kind as usize].get(&day_place(day.epoch())).copied().unwrap_or(0)
    }

    fn all(&self) -> Result<(), Error> {
        for (date, &as_of) in self.tally.spec.as_of.iter().enumerate() {
            self.spans(date, as_of)?;
            self.windows(date, as_of)?;
            self.facts(date)?;
            self.horizons(date, as_of)?;
            self.courses(date)?;
        }
        Ok(())
    }

    /// Identities 2 to 7.
    fn spans(&self, date: usize, as_of: Day) -> Result<(), Error> {
        use CountTable::{Attendance, Remaining, States, Staying, Waiting};
        if !self.has(States) || !self.has(Waiting) || !self.has(Staying) {
            return Ok(());
        }
        let states = self.kinds(States, date);
        let people: u64 = states.iter().sum();
        let referred = self.until(EventKind::Referred, as_of);
        self.require(people == referred, States, "does not have the people who were referred")?;
        let waits = self.kinds(Waiting, date);
        let started: u64 = states[State::Ongoing as usize..].iter().sum();
        let expected = [
            (WaitKind::Started, started),
            (WaitKind::NeverStarted, states[State::NeverStarted as usize]),
            (WaitKind::Waiting, states[State::Waiting as usize]),
        ];
        let agree = expected.iter().all(|&(kind, count)| waits[kind as usize] == count);
        self.require(agree, Waiting, "does not agree with where people stand")?;
        if self.has(Attendance) {
            let agrees = self.kinds(Attendance, date) == states;
            self.require(agrees, Attendance, "does not have the people of the states")?;
        }
        let open = [WaitKind::Waiting as u64, StayKind::Ongoing as u64];
        self.by_month((Waiting, EventKind::Referred, open[0]), date, as_of, true)?;
        self.by_month((Staying, EventKind::Started, open[1]), date, as_of, self.is_whole)?;
        self.stays(date, as_of, &states)?;
        if self.has(Remaining) { self.remaining(date) } else { Ok(()) }
    }

    /// Waits by month of referral, or stays by month of start.
    fn by_month(
        &self,
        (table, event, open): (CountTable, EventKind, u64),
        date: usize,
        as_of: Day,
        same_rows: bool,
    ) -> Result<(), Error> {
        let mut months: BTreeMap<u64, u64> = BTreeMap::new();
        let places = self.tally.places(self.stratum, table, date);
        for ([kind, month, days], count) in places {
            *months.entry(month).or_default() += count;
            if kind != open {
                continue;
            }
            let entered = i32::try_from(days)
                .ok()
                .and_then(|days| Day::from_epoch(as_of.epoch().checked_sub(days)?));
            let fits = entered.is_some_and(|day| {
                month_place(day.epoch()) == month && (!same_rows || self.on(event, day) >= count)
            });
            self.require(fits, table, "has open cases that nobody entered on their day")?;
        }
        if !same_rows {
            return Ok(());
        }
        let mut expected: BTreeMap<u64, u64> = BTreeMap::new();
        for (&day, count) in self.events[event as usize].range(..=day_place(as_of.epoch())) {
            *expected.entry(month_place(place_day(day).epoch())).or_default() += count;
        }
        self.require(months == expected, table, "does not have the people of each month")
    }

    fn stays(&self, date: usize, as_of: Day, states: &[u64]) -> Result<(), Error> {
        if !self.is_whole {
            return Ok(());
        }
        let stays = self.kinds(CountTable::Staying, date);
        for kind in StayKind::ALL {
            let count = stays[kind as usize];
            let agrees = count == states[kind.state() as usize];
            self.require(agrees, CountTable::Staying, "does not agree with where people stand")?;
            let event =
                EventKind::ALL.into_iter().find(|event| event.name() == kind.state().name());
            let agrees = event.is_none_or(|event| self.until(event, as_of) == count);
            self.require(agrees, CountTable::Events, "does not agree with the stays")?;
        }
        let never = self.until(EventKind::NeverStarted, as_of);
        let agrees = never == states[State::NeverStarted as usize];
        self.require(agrees, CountTable::Events, "does not agree with who never started")
    }

    fn remaining(&self, date: usize) -> Result<(), Error> {
        let mut in_course: BTreeMap<u64, u64> = BTreeMap::new();
        for ([kind, _, days], count) in self.tally.places(self.stratum, CountTable::Staying, date) {
            if kind == StayKind::Ongoing as u64 {
                *in_course.entry(days).or_default() += count;
            }
        }
        let mut so_far: BTreeMap<u64, u64> = BTreeMap::new();
        for ([days, _], count) in self.tally.places(self.stratum, CountTable::Remaining, date) {
            *so_far.entry(days).or_default() += count;
        }
        let fits = so_far.iter().all(|(days, count)| in_course.get(days) >= Some(count));
        self.require(fits, CountTable::Remaining, "has people who are not in a course")
    }

    /// Identity 8.
    fn windows(&self, date: usize, as_of: Day) -> Result<(), Error> {
        let Some(follow_up) = self.tally.spec.follow_up_days else { return Ok(()) };
        let due = as_of.plus_days(-i32::try_from(follow_up).unwrap_or(i32::MAX));
        for (table, event, same_rows) in [
            (CountTable::ReferralWindow, EventKind::Referred, true),
            (CountTable::StartWindow, EventKind::Started, self.is_whole),
        ] {
            if !self.has(table) || !same_rows {
                continue;
            }
            let mut days: BTreeMap<u64, u64> = BTreeMap::new();
            for ([_, day], count) in self.tally.places(self.stratum, table, date) {
                *days.entry(day).or_default() += count;
            }
            let expected = self.events[event as usize].range(..=day_place(due.epoch()));
            let expected: BTreeMap<u64, u64> = expected.map(|(&day, &n)| (day, n)).collect();
            self.require(days == expected, table, "does not have the people of each day")?;
        }
        Ok(())
    }

    /// Who is asked for scores and goals, by state.
    fn asked(&self, date: usize) -> Option<Vec<u64>> {
        if !self.tally.spec.follows_from_start() {
            return self.has(CountTable::States).then(|| self.kinds(CountTable::States, date));
        }
        let stays =
            self.has(CountTable::StartWindow).then(|| self.kinds(CountTable::StartWindow, date))?;
        let mut states = vec![0; State::ALL.len()];
        for kind in StayKind::ALL {
            states[kind.state() as usize] = stays[kind as usize];
        }
        Some(states)
    }

    /// Identities 9 and 10.
    fn facts(&self, date: usize) -> Result<(), Error> {
        let Some(states) = self.asked(date) else { return Ok(()) };
        let outcomes = (0..self.tally.spec.outcomes.len()).map(CountTable::Outcome);
        for table in outcomes.chain([CountTable::Goals]).filter(|&table| self.has(table)) {
            let by_state = match table {
                CountTable::Goals => self.states_of_goals(date),
                table => self.kinds(table, date),
            };
            self.require(by_state == states, table, "does not have the people of the states")?;
        }
        if self.has(CountTable::Goals) { self.goals(date) } else { Ok(()) }
    }

    fn states_of_goals(&self, date: usize) -> Vec<u64> {
        let mut states = vec![0; State::ALL.len()];
        for ([_, state, _], count) in self.tally.places(self.stratum, CountTable::Goals, date) {
            states[state as usize] += count;
        }
        states
    }

    fn goals(&self, date: usize) -> Result<(), Error> {
        let spec = &self.tally.spec;
        for (place, goal) in spec.goals.iter().enumerate() {
            let outcome = goal.outcome.as_ref().zip(goal.improves_by);
            let Some((name, improves_by)) = outcome else { continue };
            let index = spec.outcomes.iter().position(|outcome| &outcome.name == name);
            let Some(index) = index.filter(|&index| self.has(CountTable::Outcome(index))) else {
                continue;
            };
            let marked = self.marks(date, place);
            let scored = self.scored(date, index, improves_by, goal.from.unwrap_or_default());
            let what = format!("does not agree with the scores about the goal {:?}", goal.id);
            self.require(marked == scored, CountTable::Goals, &what)?;
        }
        Ok(())
    }

    /// By state and mark how many have a goal so.
    fn marks(&self, date: usize, place: usize) -> BTreeMap<(u64, u64), u64> {
        let mut marks = BTreeMap::new();
        for ([all, state, _], count) in self.tally.places(self.stratum, CountTable::Goals, date) {
            *marks.entry((state, (all >> (2 * place)) & 3)).or_default() += count;
        }
        marks
    }

    /// The same by the scores of the outcome that defines it.
    fn scored(
        &self,
        date: usize,
        outcome: usize,
        improves_by: i32,
        from: Earlier,
    ) -> BTreeMap<(u64, u64), u64> {
        let instrument = &self.tally.spec.outcomes[outcome].instrument;
        let change = crate::records::GoalChange { improves_by, from };
        let level = |place: u64| {
            u8::try_from(place).ok().filter(|&level| usize::from(level) < instrument.levels())
        };
        let mut marks = BTreeMap::new();
        let table = CountTable::Outcome(outcome);
        for ([state, before, after], count) in self.tally.places(self.stratum, table, date) {
            let mark: GoalMark = change.mark(instrument, level(before), level(after));
            *marks.entry((state, mark as u64)).or_default() += count;
        }
        marks
    }

    /// Identity 11.
    fn horizons(&self, date: usize, as_of: Day) -> Result<(), Error> {
        let table = CountTable::Horizons;
        if !self.has(table) {
            return Ok(());
        }
        let places = self.tally.places(self.stratum, table, date);
        for (index, &horizon) in self.tally.spec.horizons.iter().enumerate() {
            let due = as_of.plus_days(-i32::try_from(horizon).unwrap_or(i32::MAX));
            let sum = |wait: bool| -> u64 {
                let of = places.iter().filter(|([h, within], _)| {
                    *h == index as u64 && (*within < WaitKind::ALL.len() as u64) == wait
                });
                of.map(|(_, count)| count).sum()
            };
            let agrees = sum(true) == self.until(EventKind::Referred, due)
                && (!self.is_whole || sum(false) == self.until(EventKind::Started, due));
            self.require(agrees, table, "does not have the people who are due")?;
        }
        Ok(())
    }

    /// Identity 12.
    fn courses(&self, date: usize) -> Result<(), Error> {
        let table = CountTable::Courses;
        let spec = &self.tally.spec;
        if !self.has(table) {
            return Ok(());
        }
        let mut stays = [0; 5];
        let mut gains = vec![BTreeMap::new(); spec.outcomes.len()];
        for course in &self.stratum.courses {
            let counts = course.at(spec, date);
            stays.iter_mut().zip(counts.stays).for_each(|(sum, count)| *sum += count);
            for (sum, gains) in gains.iter_mut().zip(&counts.gains) {
                for (&gain, count) in gains {
                    *sum.entry(gain).or_default() += count;
                }
            }
            let planned =
                |days: &BTreeMap<Day, u64>| days.values().sum::<u64>() <= counts.started();
            let fits = counts.planned.iter().all(planned);
            self.require(fits, table, "has planned days of people who did not start")?;
        }
        if let Some(states) = self.asked(date) {
            let agrees = StayKind::ALL
                .iter()
                .all(|&kind| stays[kind as usize] == states[kind.state() as usize]);
            self.require(agrees, table, "does not have the people who started")?;
        }
        for (index, gains) in gains.iter().enumerate() {
            let of = CountTable::Outcome(index);
            let agrees =
                !self.has(of) || *gains == gains_of(spec, self.tally, self.stratum, of, date);
            self.require(agrees, table, "does not agree with the scores")?;
        }
        Ok(())
    }
}

/// How often each gain was had by the started who were measured before and after.
fn gains_of(
    spec: &Spec,
    tally: &Tally,
    stratum: &Stratum,
    table: CountTable,
    date: usize,
) -> BTreeMap<i64, u64> {
    let CountTable::Outcome(index) = table else { return BTreeMap::new() };
    let instrument = &spec.outcomes[index].instrument;
    let missing = instrument.levels() as u64;
    let mut gains = BTreeMap::new();
    for ([state, before, after], count) in tally.places(stratum, table, date) {
        if state >= State::Ongoing as u64 && before < missing && after < missing {
            let level = |place: u64| i32::try_from(place).unwrap_or(0);
            let gain = i64::from(instrument.gain(level(before), level(after)));
            *gains.entry(gain).or_default() += count;
        }
    }
    gains
}
