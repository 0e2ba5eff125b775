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
use super::table_name::table_name;
use crate::calendar::Day;
use crate::error::{Disagreement, Error, StoredFault};
use crate::rules::State;
use crate::tally::cells::{Cells, MOST_PEOPLE};
use crate::tally::count_table::{
    CountTable, EventKind, StayKind, WaitKind, day_place, month_place, place_day,
};
use crate::tally::tally_type::{Stratum, Tally};
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
        let (referred, rows) = (rows, tally.notes.rows);
        return Err(refuse(StoredFault::MorePeopleThanRows { referred, rows }));
    }
    Ok(())
}

/// A stratum that is checked, with its events by kind and day.
pub(super) struct Checked<'a> {
    pub(super) tally: &'a Tally,
    pub(super) stratum: &'a Stratum,
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
            if checked.copies(table).iter().any(lies_outside) {
                return Err(checked.refused(table, Disagreement::OutsideAxes));
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
    fn copies(&self, table: CountTable) -> Vec<Cells> {
        if table == CountTable::Courses {
            return self.stratum.courses.iter().flat_map(|course| course.tables.clone()).collect();
        }
        let dates = 0..self.tally.tables.dates().max(1);
        let slots = dates.filter_map(|date| self.tally.tables.slot(table, date));
        slots.filter_map(|slot| self.stratum.tables.get(slot)).collect()
    }

    fn refused(&self, table: CountTable, with: Disagreement) -> Error {
        let table = table_name(&self.tally.spec, table);
        refuse(StoredFault::Disagrees { table, with })
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
        if holds { Ok(()) } else { Err(self.refused(table, with)) }
    }

    pub(super) fn kinds(&self, table: CountTable, date: usize) -> Vec<u64> {
        self.tally.kinds(self.stratum, table, date)
    }

    /// The last days of which a table of its people tells that nothing happened, by the date of the count.
    fn seen_to(&self, as_of: Day) -> Vec<Day> {
        let sources = self.tally.provenance.sources.iter();
        let mut days: Vec<Day> =
            sources.filter_map(|source| source.extracted_on).filter(|&day| day < as_of).collect();
        days.push(as_of);
        days.sort_unstable();
        days.dedup();
        days
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
        let referred = self.until(EventKind::Referred, as_of);
        self.require(people == referred, States, Disagreement::Referred)?;
        let waits = self.kinds(Waiting, date);
        let started: u64 = states[State::Ongoing as usize..].iter().sum();
        let expected = [
            (WaitKind::Started, started),
            (WaitKind::NeverStarted, states[State::NeverStarted as usize]),
            (WaitKind::Waiting, states[State::Waiting as usize]),
        ];
        let agree = expected.iter().all(|&(kind, count)| waits[kind as usize] == count);
        self.require(agree, Waiting, Disagreement::Standing)?;
        if self.has(Attendance) {
            let agrees = self.kinds(Attendance, date) == states;
            self.require(agrees, Attendance, Disagreement::States)?;
        }
        let open = [WaitKind::Waiting as u64, StayKind::Ongoing as u64];
        self.by_month((Waiting, EventKind::Referred, open[0]), date, as_of, true)?;
        self.by_month((Staying, EventKind::Started, open[1]), date, as_of, self.is_whole)?;
        self.stays(date, as_of, &states)?;
        if self.has(Remaining) { self.remaining(date) } else { Ok(()) }
    }

    /// Identity 14.
    fn offers(&self, as_of: Day) -> Result<(), Error> {
        let [offered, referred] =
            [EventKind::Offered, EventKind::Referred].map(|kind| self.until(kind, as_of));
        self.require(offered <= referred, CountTable::Events, Disagreement::Offers)
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
        let seen_to = self.seen_to(as_of);
        let places = self.tally.places(self.stratum, table, date);
        for ([kind, month, days], count) in places {
            *months.entry(month).or_default() += count;
            if kind != open {
                continue;
            }
            let entered = |seen_to: &Day| {
                let days = i32::try_from(days).ok()?;
                Day::from_epoch(seen_to.epoch().checked_sub(days)?)
            };
            // They entered so many days before the last day of some table; or after it, and have been there
            // for no day of it.
            let in_month = |day: &Day| month_place(day.epoch()) == month;
            let mut entered: Vec<Day> = seen_to.iter().filter_map(entered).collect();
            if let ([first, .., last], 0) = (seen_to.as_slice(), days) {
                entered = (first.epoch()..=last.epoch()).filter_map(Day::from_epoch).collect();
            }
            entered.retain(in_month);
            let entries: u64 = entered.iter().map(|&day| self.on(event, day)).sum();
            let fits = !entered.is_empty() && (!same_rows || entries >= count);
            self.require(fits, table, Disagreement::OpenSinceNobody)?;
        }
        if !same_rows {
            return Ok(());
        }
        let mut expected: BTreeMap<u64, u64> = BTreeMap::new();
        for (&day, count) in self.events[event as usize].range(..=day_place(as_of.epoch())) {
            *expected.entry(month_place(place_day(day).epoch())).or_default() += count;
        }
        self.require(months == expected, table, Disagreement::Months)
    }

    fn stays(&self, date: usize, as_of: Day, states: &[u64]) -> Result<(), Error> {
        if !self.is_whole {
            return Ok(());
        }
        let stays = self.kinds(CountTable::Staying, date);
        for kind in StayKind::ALL {
            let count = stays[kind as usize];
            let agrees = count == states[kind.state() as usize];
            self.require(agrees, CountTable::Staying, Disagreement::Standing)?;
            let event =
                EventKind::ALL.into_iter().find(|event| event.name() == kind.state().name());
            let agrees = event.is_none_or(|event| self.until(event, as_of) == count);
            self.require(agrees, CountTable::Events, Disagreement::Stays)?;
        }
        let never = self.until(EventKind::NeverStarted, as_of);
        let agrees = never == states[State::NeverStarted as usize];
        self.require(agrees, CountTable::Events, Disagreement::NeverStarted)
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
        self.require(fits, CountTable::Remaining, Disagreement::NotInCourse)
    }

    /// The last day of entry from which everybody, and from which anybody, can be followed so long.
    fn due(&self, as_of: Day, days: u32) -> [Day; 2] {
        let first = self.seen_to(as_of).first().copied().unwrap_or(as_of);
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        [first, as_of].map(|day| day.plus_days(-days))
    }

    /// Identity 8.
    fn windows(&self, date: usize, as_of: Day) -> Result<(), Error> {
        let Some(follow_up) = self.tally.spec.follow_up_days else { return Ok(()) };
        let [due, last] = self.due(as_of, follow_up);
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
            let of_event = &self.events[event as usize];
            let all_are = of_event
                .range(..=day_place(due.epoch()))
                .all(|(day, count)| days.get(day) == Some(count));
            let last = day_place(last.epoch());
            let no_others =
                days.iter().all(|(day, count)| *day <= last && of_event.get(day) >= Some(count));
            let agrees = all_are && no_others;
            self.require(agrees, table, Disagreement::Days)?;
        }
        Ok(())
    }

    /// Identity 15.
    fn within(&self, date: usize, as_of: Day) -> Result<(), Error> {
        use CountTable::{ReferralWindow, StartWindow, Staying, Waiting};
        let Some(follow_up) = self.tally.spec.follow_up_days else { return Ok(()) };
        let [first, last] = self.due(as_of, follow_up).map(|day| month_place(day.epoch()));
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
            for &(kind, count) in counts {
                let (mut least, mut most) = (0, 0);
                for ([of, month, days], n) in self.tally.places(self.stratum, table, date) {
                    if of == kind && days <= u64::from(follow_up) {
                        least += if month < first { n } else { 0 };
                        most += if month <= last { n } else { 0 };
                    }
                }
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
        let places = self.tally.places(self.stratum, table, date);
        for (index, &horizon) in self.tally.spec.horizons.iter().enumerate() {
            let due = self.due(as_of, horizon);
            let sum = |wait: bool| -> u64 {
                let of = places.iter().filter(|([h, within], _)| {
                    *h == index as u64 && (*within < WaitKind::ALL.len() as u64) == wait
                });
                of.map(|(_, count)| count).sum()
            };
            let fits = |count: u64, event: EventKind| {
                let [least, most] = due.map(|day| self.until(event, day));
                (least..=most).contains(&count)
            };
            let agrees = fits(sum(true), EventKind::Referred)
                && (!self.is_whole || fits(sum(false), EventKind::Started));
            self.require(agrees, table, Disagreement::Due)?;
        }
        Ok(())
    }
}
