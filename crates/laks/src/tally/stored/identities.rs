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
//! 12. courses have the started, by what came of the stay (with follow-up also at `as_of`), and their
//!     gains, once each; who has a planned first or last day started;
//! 13. no more rows were referred than were counted;
//! 14. no more were offered a place than were referred, up to `as_of`;
//! 15. h days after referral as many have started, or were closed before, as waits of up to h days say: all
//!     of the months before that of the last day that is due, and at most those of that month too; h days
//!     after start the same with stays.
//!
//! Where a table was taken out before `as_of`, nobody in it is followed, waits or stays longer than to that
//! day: it takes the place of `as_of` in 4, 6, 8, 11 and 15, for those of its table.
//!
//! Where the tally is one side of a split, who was referred is not who started, and only what holds for
//! each clock by itself is checked.

use super::checks::refuse;
use super::event_days::EventDays;
use super::spans::{MonthDays, Spans};
use super::table_name::table_name;
use crate::calendar::Day;
use crate::error::{Disagreement, Error, StoredFault};
use crate::rules::State;
use crate::tally::cells::{Cells, MOST_PEOPLE};
use crate::tally::count_table::{
    CountTable, EventKind, StayKind, WaitKind, day_place, month_place,
};
use crate::tally::tally_type::{Stratum, Tally};
use std::collections::BTreeMap;

/// Refuses a tally with a cell beside its axes, or whose tables contradict each other.
pub(super) fn check(tally: &Tally) -> Result<(), Error> {
    let sizes: Vec<(CountTable, u64)> = tally
        .tables
        .iter()
        .map(|table| (table, tally.tables.lengths(table).iter().product()))
        .collect();
    for stratum in tally.strata() {
        for &(table, size) in &sizes {
            let lies_outside = |cells: &Cells| cells.iter().any(|(cell, _)| cell >= size);
            if copies(tally, stratum, table).iter().any(lies_outside) {
                return Err(disagrees(tally, table, Disagreement::OutsideAxes));
            }
        }
    }
    check_sums(tally)
}

/// A table's cells at every date, those of courses too.
fn copies(tally: &Tally, stratum: &Stratum, table: CountTable) -> Vec<Cells> {
    if table == CountTable::Courses {
        return stratum.courses.iter().flat_map(|course| course.tables.clone()).collect();
    }
    let dates = 0..tally.tables.dates().max(1);
    let slots = dates.filter_map(|date| tally.tables.slot(table, date));
    slots.filter_map(|slot| stratum.tables.get(slot)).collect()
}

fn disagrees(tally: &Tally, table: CountTable, with: Disagreement) -> Error {
    let table = table_name(&tally.spec, table);
    refuse(StoredFault::Disagrees { table, with })
}

/// Refuses a tally whose cells all lie on their axes, if its tables contradict each other.
pub(super) fn check_sums(tally: &Tally) -> Result<(), Error> {
    let seen_to: Vec<Vec<Day>> = tally.spec.as_of.iter().map(|&day| seen_to(tally, day)).collect();
    let mut rows = 0_u64;
    for stratum in tally.strata() {
        Checked::new(tally, stratum, &seen_to).all()?;
        if let Some(last) = tally.spec.as_of.len().checked_sub(1) {
            let people: u64 = tally.kinds(stratum, CountTable::States, last).iter().sum();
            rows = rows.saturating_add(people);
        }
    }
    if rows > tally.notes.rows || rows > MOST_PEOPLE {
        let (referred, rows) = (rows, tally.notes.rows);
        return Err(refuse(StoredFault::MorePeopleThanRows { referred, rows }));
    }
    Ok(())
}

/// The last days of which a table of its people tells that nothing happened, by the date of the count.
fn seen_to(tally: &Tally, as_of: Day) -> Vec<Day> {
    let sources = tally.provenance.sources.iter();
    let mut days: Vec<Day> =
        sources.filter_map(|source| source.extracted_on).filter(|&day| day < as_of).collect();
    days.push(as_of);
    days.sort_unstable();
    days.dedup();
    days
}

/// A stratum that is checked, with its events by kind and day.
pub(super) struct Checked<'a> {
    pub(super) tally: &'a Tally,
    pub(super) stratum: &'a Stratum,
    events: EventDays,
    /// By date of the count: see [`seen_to`].
    seen_to: &'a [Vec<Day>],
    /// Whether who was referred and who started are the same rows.
    is_whole: bool,
}

impl<'a> Checked<'a> {
    fn new(tally: &'a Tally, stratum: &'a Stratum, seen_to: &'a [Vec<Day>]) -> Self {
        let slot = tally.tables.slot(CountTable::Events, 0);
        let events = slot.and_then(|slot| stratum.tables.get(slot));
        let events = events.map_or_else(EventDays::default, |events| EventDays::of(&events));
        Self { tally, stratum, events, seen_to, is_whole: !tally.is_one_side() }
    }

    pub(super) fn has(&self, table: CountTable) -> bool {
        self.tally.has(table)
    }

    pub(super) fn require(
        &self,
        holds: bool,
        table: CountTable,
        with: Disagreement,
    ) -> Result<(), Error> {
        if holds { Ok(()) } else { Err(disagrees(self.tally, table, with)) }
    }

    pub(super) fn kinds(&self, table: CountTable, date: usize) -> Vec<u64> {
        self.tally.kinds(self.stratum, table, date)
    }

    fn all(&self) -> Result<(), Error> {
        for (date, &as_of) in self.tally.spec.as_of.iter().enumerate() {
            self.spans(date, as_of)?;
            self.offers(as_of)?;
            self.windows(date, as_of)?;
            self.within(date, as_of)?;
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
        let referred = self.events.until(EventKind::Referred, as_of);
        self.require(people == referred, States, Disagreement::Referred)?;
        let of = |table, kinds, open| {
            Spans::of(self.tally.places(self.stratum, table, date), kinds, open)
        };
        let waits = of(Waiting, WaitKind::ALL.len(), WaitKind::Waiting as usize);
        let stays = of(Staying, StayKind::ALL.len(), StayKind::Ongoing as usize);
        let started: u64 = states[State::Ongoing as usize..].iter().sum();
        let expected = [
            (WaitKind::Started, started),
            (WaitKind::NeverStarted, states[State::NeverStarted as usize]),
            (WaitKind::Waiting, states[State::Waiting as usize]),
        ];
        let agree = expected.iter().all(|&(kind, count)| waits.kinds[kind as usize] == count);
        self.require(agree, Waiting, Disagreement::Standing)?;
        if self.has(Attendance) {
            let agrees = self.kinds(Attendance, date) == states;
            self.require(agrees, Attendance, Disagreement::States)?;
        }
        self.by_month((Waiting, EventKind::Referred, &waits), (date, as_of), true)?;
        self.by_month((Staying, EventKind::Started, &stays), (date, as_of), self.is_whole)?;
        self.stays(&stays.kinds, as_of, &states)?;
        if self.has(Remaining) { self.remaining(date, &stays) } else { Ok(()) }
    }

    /// Identity 14.
    fn offers(&self, as_of: Day) -> Result<(), Error> {
        let [offered, referred] =
            [EventKind::Offered, EventKind::Referred].map(|kind| self.events.until(kind, as_of));
        self.require(offered <= referred, CountTable::Events, Disagreement::Offers)
    }

    /// Waits by month of referral, or stays by month of start.
    fn by_month(
        &self,
        (table, event, spans): (CountTable, EventKind, &Spans),
        (date, as_of): (usize, Day),
        same_rows: bool,
    ) -> Result<(), Error> {
        let mut month_days = MonthDays::default();
        let seen_to = self.seen_to.get(date).map_or(&[][..], Vec::as_slice);
        for &(month, days, count) in &spans.open {
            let in_month = month_days.days(month);
            let (mut is_any, mut entries) = (false, 0);
            let mut enter = |day: u64| {
                is_any = true;
                entries += self.events.on(event, day);
            };
            // They entered so many days before the last day of some table; or after it, and have been there
            // for no day of it.
            match (seen_to, days) {
                ([first, .., last], 0) => {
                    let [first, last] = [first, last].map(|day| day_place(day.epoch()));
                    (first.max(in_month.start)..in_month.end.min(last + 1)).for_each(&mut enter);
                }
                _ => {
                    let entered =
                        seen_to.iter().map(|day| day_place(day.epoch()).checked_sub(days));
                    entered.flatten().filter(|day| in_month.contains(day)).for_each(&mut enter);
                }
            }
            let fits = is_any && (!same_rows || entries >= count);
            self.require(fits, table, Disagreement::OpenSinceNobody)?;
        }
        if !same_rows {
            return Ok(());
        }
        let last = day_place(as_of.epoch());
        let events = self.events.days(event).take_while(|&(day, _)| day <= last);
        self.require(spans.are_of_months(events), table, Disagreement::Months)
    }

    fn stays(&self, stays: &[u64], as_of: Day, states: &[u64]) -> Result<(), Error> {
        if !self.is_whole {
            return Ok(());
        }
        for kind in StayKind::ALL {
            let count = stays[kind as usize];
            let agrees = count == states[kind.state() as usize];
            self.require(agrees, CountTable::Staying, Disagreement::Standing)?;
            let event =
                EventKind::ALL.into_iter().find(|event| event.name() == kind.state().name());
            let agrees = event.is_none_or(|event| self.events.until(event, as_of) == count);
            self.require(agrees, CountTable::Events, Disagreement::Stays)?;
        }
        let never = self.events.until(EventKind::NeverStarted, as_of);
        let agrees = never == states[State::NeverStarted as usize];
        self.require(agrees, CountTable::Events, Disagreement::NeverStarted)
    }

    fn remaining(&self, date: usize, stays: &Spans) -> Result<(), Error> {
        let mut in_course: BTreeMap<u64, u64> = BTreeMap::new();
        for &(_, days, count) in &stays.open {
            *in_course.entry(days).or_default() += count;
        }
        let mut so_far: BTreeMap<u64, u64> = BTreeMap::new();
        for ([days, _], count) in self.tally.places(self.stratum, CountTable::Remaining, date) {
            *so_far.entry(days).or_default() += count;
        }
        let fits = so_far.iter().all(|(days, count)| in_course.get(days) >= Some(count));
        self.require(fits, CountTable::Remaining, Disagreement::NotInCourse)
    }

    /// The last day of entry from which everybody, and from which anybody, can be followed so long.
    fn due(&self, date: usize, as_of: Day, days: u32) -> [Day; 2] {
        let first = self.seen_to.get(date).and_then(|days| days.first()).copied().unwrap_or(as_of);
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        [first, as_of].map(|day| day.plus_days(-days))
    }

    /// Identity 8.
    fn windows(&self, date: usize, as_of: Day) -> Result<(), Error> {
        let Some(follow_up) = self.tally.spec.follow_up_days else { return Ok(()) };
        let [due, last] = self.due(date, as_of, follow_up);
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
            let [due, last] = [due, last].map(|day| day_place(day.epoch()));
            let mut until_due = self.events.days(event).take_while(|&(day, _)| day <= due);
            let all_are = until_due.all(|(day, count)| days.get(&day) == Some(&count));
            let no_others = days
                .iter()
                .all(|(&day, &count)| day <= last && self.events.on(event, day) >= count);
            let agrees = all_are && no_others;
            self.require(agrees, table, Disagreement::Days)?;
        }
        Ok(())
    }

    /// Identity 15.
    fn within(&self, date: usize, as_of: Day) -> Result<(), Error> {
        use CountTable::{ReferralWindow, StartWindow, Staying, Waiting};
        let Some(follow_up) = self.tally.spec.follow_up_days else { return Ok(()) };
        let [first, last] = self.due(date, as_of, follow_up).map(|day| month_place(day.epoch()));
        let sum = |table, kinds: &[usize]| -> u64 {
            let counts = self.kinds(table, date);
            kinds.iter().filter_map(|&kind| counts.get(kind)).sum()
        };
        let started: Vec<usize> = (State::Ongoing as usize..State::ALL.len()).collect();
        let of_waits = [
            (WaitKind::Started as u64, sum(ReferralWindow, &started)),
            (WaitKind::NeverStarted as u64, sum(ReferralWindow, &[State::NeverStarted as usize])),
        ];
        let ended = StayKind::ALL.into_iter().filter(|kind| *kind != StayKind::Ongoing);
        let of_stays: Vec<(u64, u64)> =
            ended.map(|kind| (kind as u64, sum(StartWindow, &[kind as usize]))).collect();
        for (window, table, counts) in
            [(ReferralWindow, Waiting, &of_waits[..]), (StartWindow, Staying, &of_stays)]
        {
            if !self.has(window) || !self.has(table) {
                continue;
            }
            let mut bounds = [[0_u64; 2]; StayKind::ALL.len()];
            for ([of, month, days], n) in self.tally.places(self.stratum, table, date) {
                if let Some([least, most]) = bounds.get_mut(of as usize)
                    && days <= u64::from(follow_up)
                {
                    *least += if month < first { n } else { 0 };
                    *most += if month <= last { n } else { 0 };
                }
            }
            for &(kind, count) in counts {
                let [least, most] = bounds[kind as usize];
                let fits = (least..=most).contains(&count);
                self.require(fits, window, Disagreement::DaysTaken)?;
            }
        }
        Ok(())
    }

    /// Identity 11.
    fn horizons(&self, date: usize, as_of: Day) -> Result<(), Error> {
        let table = CountTable::Horizons;
        if !self.has(table) {
            return Ok(());
        }
        let places: Vec<([u64; 2], u64)> = self.tally.places(self.stratum, table, date).collect();
        for (index, &horizon) in self.tally.spec.horizons.iter().enumerate() {
            let due = self.due(date, as_of, horizon);
            let sum = |wait: bool| -> u64 {
                let of = places.iter().filter(|([h, within], _)| {
                    *h == index as u64 && (*within < WaitKind::ALL.len() as u64) == wait
                });
                of.map(|(_, count)| count).sum()
            };
            let fits = |count: u64, event: EventKind| {
                let [least, most] = due.map(|day| self.events.until(event, day));
                (least..=most).contains(&count)
            };
            let agrees = fits(sum(true), EventKind::Referred)
                && (!self.is_whole || fits(sum(false), EventKind::Started));
            self.require(agrees, table, Disagreement::Due)?;
        }
        Ok(())
    }
}
