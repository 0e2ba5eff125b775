//! Where the people of a cohort stand at a date.

use crate::calendar::Day;
use crate::error::Error;
use crate::records::{Clock, EntryWindow, Known};
use crate::rules::{Stage, State};
use crate::tally::{
    Bounds, CountTable, EventKind, Figures, LEFT, OPEN, StayKind, Stratum, Tally, place_day,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Counts of a cohort, by stage and state, at a date. Not to be divided by what happened in a period:
/// that is [`PeriodCounts`](crate::results::PeriodCounts), another type.
///
/// referred = waiting + `never_started` + started; started = ongoing + exited;
/// exited = completed + `dropped_out` + `ended_other` + `ended_unknown`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "Figures", into = "Figures")]
#[non_exhaustive]
pub struct CohortCounts {
    sum: Figures,
    /// The parts that were published, each of which bounds its own rest; none where one tells everything.
    parts: Vec<Figures>,
}

impl PartialEq for CohortCounts {
    /// Of the stages and states.
    fn eq(&self, other: &Self) -> bool {
        Figures::names().all(|name| self.bounds(name) == other.bounds(name))
    }
}

impl Eq for CohortCounts {}

impl From<Figures> for CohortCounts {
    fn from(sum: Figures) -> Self {
        Self { sum, parts: Vec::new() }
    }
}

impl From<CohortCounts> for Figures {
    /// The stages and states, without the sums that only bound them.
    fn from(counts: CohortCounts) -> Self {
        counts.sum.without(LEFT).without(OPEN)
    }
}

impl CohortCounts {
    /// What is known about a stage or state.
    ///
    /// ```
    /// use laks::{Tally, results::Figures};
    /// let early = Figures::new([("referred", 35), ("started", 24)])?;
    /// let counts = Tally::from_counts(early, None)?.funnel(0.95)?.total.counts;
    /// assert_eq!(counts.bounds("waiting").at_most, Some(11));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn bounds(&self, name: &str) -> Bounds {
        self.sum.bounds(name)
    }

    /// The count of a stage or state, if it is known.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let counts = cafe::tally()?.funnel(0.95)?.total.counts;
    /// assert_eq!((counts.known("started"), counts.known("waiting")), (Some(24), Some(11)));
    /// assert_eq!(counts.known("offered"), None); // the records do not say who was offered a place
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn known(&self, name: &str) -> Option<u64> {
        self.sum.bounds(name).known()
    }

    /// What is known of each part.
    pub(crate) fn parts(&self) -> &[Figures] {
        if self.parts.is_empty() { std::slice::from_ref(&self.sum) } else { &self.parts }
    }

    /// Every count by name; `None` is not known.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let counts = cafe::tally()?.funnel(0.95)?.total.counts.by_name();
    /// assert_eq!((counts["referred"], counts["dropped_out"]), (Some(35), Some(3)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn by_name(&self) -> BTreeMap<&'static str, Option<u64>> {
        Figures::names().map(|name| (name, self.known(name))).collect()
    }

    /// How many are in both groups, if that is known. The groups are stages or states.
    pub(crate) fn within(&self, part: Stage, whole: Stage) -> Option<u64> {
        if part.states().all(|state| whole.holds(state)) {
            return self.known(part.name());
        }
        if whole.states().all(|state| part.holds(state)) {
            return self.known(whole.name());
        }
        let both = part.states().filter(|&state| whole.holds(state));
        both.map(|state| self.known(state.name())).sum()
    }
}

impl Tally {
    /// Where everybody stands at the date of the count with this number, or, with follow-up, so many days
    /// after referral.
    pub(crate) fn total_counts(&self, date: usize) -> Result<CohortCounts, Error> {
        self.counts_of(self.strata(), Clock::Referral, date)
    }

    /// Where the people of some strata stand on a clock. What one stratum cannot tell is bounded, and so
    /// is the sum.
    pub(crate) fn counts_of(
        &self,
        strata: &[Stratum],
        from: Clock,
        date: usize,
    ) -> Result<CohortCounts, Error> {
        self.counts_within(strata, from, date, None)
    }

    /// The same of those who entered on some days; only with follow-up is it counted by day.
    pub(crate) fn counts_within(
        &self,
        strata: &[Stratum],
        from: Clock,
        date: usize,
        window: Option<EntryWindow>,
    ) -> Result<CohortCounts, Error> {
        if self.spec().published {
            let published = || strata.iter().filter_map(Stratum::published).cloned();
            let sum = published().reduce(|a, b| a.merged(&b)).unwrap_or_default();
            return Ok(CohortCounts { sum, parts: published().collect() });
        }
        let table = self.clock_table(from);
        self.require(table, "where people stand")?;
        let mut groups: BTreeMap<[bool; 3], Counted> = BTreeMap::new();
        let known = |known: &Known| [known.starts(), known.exits(), known.has("offered_on")];
        for stratum in strata {
            let group = groups.entry(known(stratum.known())).or_default();
            let kinds = match window {
                Some(window) if table != CountTable::States => {
                    self.kinds_within(stratum, table, date, window)
                }
                _ => self.kinds(stratum, table, date),
            };
            group.add(&kinds, table == CountTable::StartWindow);
            group.offered += self.offers(stratum, date).unwrap_or(0);
        }
        if groups.is_empty() {
            groups.insert(known(&self.spec().known), Counted::default());
        }
        let offers = self.spec().follow_up_days.is_none();
        let figures = groups.iter().map(|(known, counted)| counted.figures(*known, offers, from));
        let mut sum: Option<Figures> = None;
        for figures in figures {
            let figures = figures?;
            sum = Some(sum.map_or(figures.clone(), |sum| sum.merged(&figures)));
        }
        Ok(sum.unwrap_or_default().into())
    }

    /// The table that says where people stand on a clock.
    pub(crate) fn clock_table(&self, from: Clock) -> CountTable {
        match (self.spec().follow_up_days, from) {
            (None, _) => CountTable::States,
            (Some(_), Clock::Referral) => CountTable::ReferralWindow,
            (Some(_), Clock::Start) => CountTable::StartWindow,
        }
    }

    /// The counts by state, or by kind of stay, of those who entered on some days.
    fn kinds_within(
        &self,
        stratum: &Stratum,
        table: CountTable,
        date: usize,
        window: EntryWindow,
    ) -> Vec<u64> {
        let mut kinds = vec![0; State::ALL.len()];
        for ([kind, day], count) in self.places(stratum, table, date) {
            if window.holds(place_day(day)) {
                kinds[kind as usize] += count;
            }
        }
        kinds
    }

    /// How many were offered a place by a date of the count; offers are not followed.
    fn offers(&self, stratum: &Stratum, date: usize) -> Option<u64> {
        let until = self.spec().as_of.get(date)?;
        let is_counted = self.spec().follow_up_days.is_none();
        is_counted.then(|| self.events(stratum, EventKind::Offered, Day::MIN, *until))
    }
}

/// The states of those who started and left.
const EXITS: [State; 4] =
    [State::Completed, State::DroppedOut, State::EndedOther, State::EndedUnknown];

/// People by state, and those offered a place.
#[derive(Debug, Default)]
struct Counted {
    states: [u64; State::ALL.len()],
    offered: u64,
}

impl Counted {
    /// Adds counts by state, or by kind of stay.
    fn add(&mut self, kinds: &[u64], are_stays: bool) {
        for (kind, count) in kinds.iter().enumerate() {
            let stay = StayKind::ALL.get(kind).map(|stay| stay.state() as usize);
            let state = if are_stays { stay } else { Some(kind) };
            if let Some(sum) = state.and_then(|state| self.states.get_mut(state)) {
                *sum += count;
            }
        }
    }

    /// The figures that columns could tell.
    fn figures(
        &self,
        [starts, exits, offers]: [bool; 3],
        followed_offers: bool,
        from: Clock,
    ) -> Result<Figures, Error> {
        let started: u64 = self.states[State::Ongoing as usize..].iter().sum();
        let state = |state: State| (state.name(), self.states[state as usize]);
        let mut known: Vec<(&str, u64)> = Vec::new();
        if from == Clock::Referral {
            known.push(("referred", self.states.iter().sum()));
        }
        match (starts, exits) {
            (true, true) if from == Clock::Referral => known.extend(State::ALL.map(state)),
            (true, true) => known.extend(StayKind::ALL.map(|kind| state(kind.state()))),
            (true, false) => known.push(("started", started)),
            (false, true) => known.push(state(State::NeverStarted)),
            (false, false) => {}
        }
        let offers = offers && followed_offers && from == Clock::Referral;
        known.extend(offers.then_some(("offered", self.offered)));
        // Where tables were added of which one had the columns, who was seen there is in its group. Without
        // them a case that ended did so for a reason, or before or after a start, that is not known.
        let exited: u64 = EXITS.iter().map(|&exit| self.states[exit as usize]).sum();
        let named = EXITS.into_iter().filter(|&exit| exits || exit != State::EndedUnknown);
        let seen = named.map(state).chain([("started", started), ("exited", exited)]);
        let never =
            (from == Clock::Referral && (starts || exits)).then(|| state(State::NeverStarted));
        let figures = Figures::new(known)?.with_at_least(seen.chain(never))?;
        Ok(if offers { figures } else { figures.without("offered") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_both_groups_is_counted_once() {
        let figures =
            Figures::new([("waiting", 11), ("never_started", 0), ("started", 24), ("ongoing", 16)]);
        let counts = CohortCounts::from(figures.unwrap());
        assert_eq!(counts.within(Stage::Started, Stage::Referred), Some(24));
        assert_eq!(counts.within(Stage::Started, Stage::Exited), Some(8));
        assert_eq!(counts.known("exited"), Some(8));
        assert_eq!(counts.within(Stage::Ongoing, Stage::Exited), Some(0));
    }

    /// Without a column for exits nobody had completed, with an interval.
    #[test]
    fn what_no_column_could_tell_is_not_0() {
        let counted = Counted { states: [11, 0, 24, 0, 0, 0, 0], offered: 0 };
        let counts =
            |known| CohortCounts::from(counted.figures(known, true, Clock::Referral).unwrap());
        let starts = counts([true, false, false]);
        assert_eq!((starts.known("started"), starts.known("completed")), (Some(24), None));
        assert_eq!(starts.bounds("waiting"), Bounds { at_least: 0, at_most: Some(11) });
        let nothing = counts([false, false, false]);
        assert_eq!((nothing.known("referred"), nothing.known("started")), (Some(35), None));
        assert_eq!(nothing.bounds("started"), Bounds { at_least: 24, at_most: Some(35) });
        assert_eq!(counts([true, true, true]).known("offered"), Some(0));
    }
}
