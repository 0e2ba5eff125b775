//! The joint table of scores before and after, of one group, in the good direction.

use crate::rules::State;
use crate::schema::{Better, Instrument};
use crate::tally::{Among, CountTable, Stratum, Tally};

/// What is counted of a group's scores. Levels run from the worst score, 0, to the best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Joint {
    /// People of the group.
    pub(super) people: u64,
    /// With a score before.
    pub(super) with_baseline: u64,
    /// With a score after.
    pub(super) with_follow_up: u64,
    /// Not measured twice, and still waiting for a start.
    pub(super) waiting: u64,
    /// Not measured twice, started and still in.
    pub(super) ongoing: u64,
    /// Measured twice: row = level before, column = level after.
    pub(super) pairs: Vec<Vec<u64>>,
    /// Levels before of those without a score after whose case is closed.
    pub(super) lost: Vec<u64>,
    /// Levels before of those without a score after whose case is open.
    pub(super) not_due: Vec<u64>,
}

impl Joint {
    /// Of nobody.
    pub(super) fn empty(instrument: &Instrument) -> Self {
        let levels = instrument.levels();
        Self {
            people: 0,
            with_baseline: 0,
            with_follow_up: 0,
            waiting: 0,
            ongoing: 0,
            pairs: vec![vec![0; levels]; levels],
            lost: vec![0; levels],
            not_due: vec![0; levels],
        }
    }

    /// Adds a stratum's people of the group, at the date of the count with this number.
    pub(super) fn count(
        &mut self,
        tally: &Tally,
        stratum: &Stratum,
        outcome: usize,
        date: usize,
        among: Among,
    ) {
        let better = tally.spec().outcomes[outcome].instrument.better;
        for ([state, before, after], count) in
            tally.places(stratum, CountTable::Outcome(outcome), date)
        {
            let state = State::ALL.into_iter().find(|&s| s as u64 == state);
            if let Some(state) = state.filter(|&state| among.holds(state)) {
                // Who was followed for as long as is asked has nothing more to come.
                let open = if tally.spec().follows_from_start() { None } else { Open::of(state) };
                let [before, after] = [before, after].map(|level| self.good(level, better));
                self.add_people(open, before, after, count);
            }
        }
    }

    /// Is of nobody again.
    pub(super) fn clear(&mut self) {
        (self.people, self.with_baseline, self.with_follow_up) = (0, 0, 0);
        (self.waiting, self.ongoing) = (0, 0);
        let rest = [&mut self.lost, &mut self.not_due];
        self.pairs.iter_mut().chain(rest).for_each(|counts| counts.fill(0));
    }

    /// Adds others' scores by the same instrument.
    pub(super) fn add(&mut self, other: &Self) {
        self.people += other.people;
        self.with_baseline += other.with_baseline;
        self.with_follow_up += other.with_follow_up;
        self.waiting += other.waiting;
        self.ongoing += other.ongoing;
        let add = |mine: &mut Vec<u64>, theirs: &Vec<u64>| {
            mine.iter_mut().zip(theirs).for_each(|(sum, count)| *sum += count);
        };
        add(&mut self.lost, &other.lost);
        add(&mut self.not_due, &other.not_due);
        self.pairs.iter_mut().zip(&other.pairs).for_each(|(mine, theirs)| add(mine, theirs));
    }

    /// A raw level counted from the worst score; `None` is missing.
    fn good(&self, level: u64, better: Better) -> Option<usize> {
        let level = usize::try_from(level).ok()?;
        let from_best = self.pairs.len().checked_sub(1)?.checked_sub(level)?;
        Some(match better {
            Better::Higher => level,
            Better::Lower => from_best,
        })
    }

    fn add_people(
        &mut self,
        open: Option<Open>,
        before: Option<usize>,
        after: Option<usize>,
        count: u64,
    ) {
        self.people += count;
        self.with_baseline += if before.is_some() { count } else { 0 };
        self.with_follow_up += if after.is_some() { count } else { 0 };
        match (before, after) {
            (Some(before), Some(after)) => {
                self.pairs[before][after] += count;
                return;
            }
            (Some(before), None) if open.is_some() => self.not_due[before] += count,
            (Some(before), None) => self.lost[before] += count,
            (None, _) => {}
        }
        match open {
            Some(Open::Waiting) => self.waiting += count,
            Some(Open::Ongoing) => self.ongoing += count,
            None => {}
        }
    }

    /// How many were measured twice.
    pub(super) fn paired(&self) -> u64 {
        self.pairs.iter().flatten().sum()
    }

    /// How often each level was had before, by those measured twice.
    pub(super) fn before(&self) -> Vec<u64> {
        self.pairs.iter().map(|row| row.iter().sum()).collect()
    }

    /// How often each level was had after, by those measured twice.
    pub(super) fn after(&self) -> Vec<u64> {
        (0..self.pairs.len()).map(|after| self.pairs.iter().map(|row| row[after]).sum()).collect()
    }
}

/// A case that can still bring a score.
#[derive(Clone, Copy)]
enum Open {
    Waiting,
    Ongoing,
}

impl Open {
    const fn of(state: State) -> Option<Self> {
        match state {
            State::Waiting => Some(Self::Waiting),
            State::Ongoing => Some(Self::Ongoing),
            _ => None,
        }
    }
}
