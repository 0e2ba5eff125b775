//! The identities of scores, goals and courses: 9, 10 and 12 of [`super::identities`].

use super::identities::Checked;
use crate::calendar::Day;
use crate::error::{Disagreement, Error};
use crate::rules::State;
use crate::schema::{Earlier, GoalMark};
use crate::tally::count_table::{CountTable, StayKind};
use crate::tally::spec::Spec;
use crate::tally::tally_type::{Stratum, Tally};
use std::collections::BTreeMap;

impl Checked<'_> {
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
    pub(super) fn facts(&self, date: usize) -> Result<(), Error> {
        let Some(states) = self.asked(date) else { return Ok(()) };
        let outcomes = (0..self.tally.spec.outcomes.len()).map(CountTable::Outcome);
        for table in outcomes.chain([CountTable::Goals]).filter(|&table| self.has(table)) {
            let by_state = match table {
                CountTable::Goals => self.states_of_goals(date),
                table => self.kinds(table, date),
            };
            self.require(by_state == states, table, Disagreement::States)?;
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
            let with = Disagreement::ScoresOfGoal { goal: goal.id.clone() };
            self.require(marked == scored, CountTable::Goals, with)?;
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
        let change = crate::schema::GoalChange { improves_by, from };
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

    /// Identity 12.
    pub(super) fn courses(&self, date: usize) -> Result<(), Error> {
        let table = CountTable::Courses;
        let spec = &self.tally.spec;
        if !self.has(table) {
            return Ok(());
        }
        let (mut stays, mut at_date) = ([0; 5], [0; 5]);
        let mut gains = vec![BTreeMap::new(); spec.outcomes.len()];
        for course in &self.stratum.courses {
            let counts = course.at(spec, date);
            stays.iter_mut().zip(counts.stays).for_each(|(sum, count)| *sum += count);
            at_date.iter_mut().zip(counts.stays_at_date).for_each(|(sum, count)| *sum += count);
            for (sum, gains) in gains.iter_mut().zip(&counts.gains) {
                for (&gain, count) in gains {
                    *sum.entry(gain).or_default() += count;
                }
            }
            let planned =
                |days: &BTreeMap<Day, u64>| days.values().sum::<u64>() <= counts.started();
            let fits = counts.planned.iter().all(planned);
            self.require(fits, table, Disagreement::PlannedWithoutStart)?;
        }
        if let Some(states) = self.asked(date) {
            let agrees = StayKind::ALL
                .iter()
                .all(|&kind| stays[kind as usize] == states[kind.state() as usize]);
            self.require(agrees, table, Disagreement::Started)?;
        }
        if spec.follows_from_start() && self.has(CountTable::Staying) {
            let agrees = self.kinds(CountTable::Staying, date) == at_date;
            self.require(agrees, table, Disagreement::StaysAtDate)?;
        }
        for (index, gains) in gains.iter().enumerate() {
            let of = CountTable::Outcome(index);
            let agrees =
                !self.has(of) || *gains == gains_of(spec, self.tally, self.stratum, of, date);
            self.require(agrees, table, Disagreement::Scores)?;
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
