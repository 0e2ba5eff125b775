//! Whether the rows had the columns that tell how many some cells hold: without them it is not 0.

use super::axes::{Asked, Needs};
use super::count_ref::CountRef;
use crate::error::Error;
use crate::records::{Clock, EntryWindow, Known};
use crate::rules::{Stage, State};
use crate::tally::{CountTable, EventKind, StayKind, Stratum, Tally, UndatedFacts, WaitKind};

/// What some cells need to be told, and what of it was lacking.
pub(super) struct Told<'a> {
    tally: &'a Tally,
    cells: &'a CountRef,
    table: CountTable,
    date: usize,
    /// The days on which they were referred, or started.
    window: Option<EntryWindow>,
    needs: Vec<&'a Needs<'a>>,
    /// The kinds or states that are asked for, by their places.
    kinds: Vec<usize>,
    undated: UndatedFacts,
    lacking: Vec<String>,
    /// What lacks to tell when a case ended, which matters where there is anybody.
    ends: Vec<String>,
    is_anybody: bool,
}

impl Asked<'_> {
    /// Whether it is along the axis of kinds or states.
    pub(super) const fn is_of_kinds(&self) -> bool {
        matches!(self.needs, Needs::Kinds(_))
    }
}

impl<'a> Told<'a> {
    pub(super) fn of(
        tally: &'a Tally,
        (table, date): (CountTable, usize),
        cells: &'a CountRef,
        asked: &'a [Asked<'a>],
    ) -> Self {
        let mut kinds: Vec<usize> = (0..kinds_of(table)).collect();
        for asked in asked {
            if let Needs::Kinds(these) = &asked.needs {
                kinds.retain(|kind| these.contains(kind));
            }
        }
        let left_out = tally.notes().left_out.get(date).copied().unwrap_or(0);
        let (needs, undated) = (asked.iter().map(|asked| &asked.needs), tally.undated(left_out));
        let mut days = asked.iter().filter_map(|asked| match asked.needs {
            Needs::Days(from, to) => Some(EntryWindow { from, to }),
            _ => None,
        });
        Self {
            tally,
            cells,
            table,
            date,
            window: days.next_back(),
            needs: needs.collect(),
            kinds,
            undated,
            lacking: Vec::new(),
            ends: Vec::new(),
            is_anybody: false,
        }
    }

    /// The kinds that are asked for are these.
    pub(super) fn of_kinds(&mut self, kinds: &[usize]) {
        self.kinds = kinds.to_vec();
    }

    /// Rows of a stratum are among them, of whom somebody is of the kinds that are asked for.
    pub(super) fn by(&mut self, stratum: &Stratum, is_anybody: bool) -> Result<(), Error> {
        self.by_kinds(std::slice::from_ref(stratum), stratum.known())?;
        self.by_columns(stratum.known(), is_anybody);
        Ok(())
    }

    /// Rows that had these columns would be among them, if there were any.
    pub(super) fn by_nobody(&mut self, known: &Known) -> Result<(), Error> {
        self.by_kinds(&[], known)?;
        self.by_columns(known, false);
        Ok(())
    }

    fn by_kinds(&mut self, strata: &[Stratum], known: &Known) -> Result<(), Error> {
        match self.clock() {
            Some(clock) if self.follow_from_others(strata, clock)? => {}
            _ => self.lacking.extend(self.lacking_kinds(known)),
        }
        Ok(())
    }

    fn by_columns(&mut self, known: &Known, is_anybody: bool) {
        let mut lacking = Vec::new();
        let (mut is_before, mut is_after) = (false, false);
        for needs in &self.needs {
            let (before, after) = match needs {
                Needs::Kinds(_) | Needs::Days(..) => (false, false),
                Needs::Scores { name, before, after } => {
                    let columns = [(*before, "baseline"), (*after, "follow_up")];
                    let columns = columns.into_iter().filter(|(is_asked, _)| *is_asked);
                    let columns = columns.map(|(_, when)| format!("{name}_{when}"));
                    lacking.extend(columns.filter(|column| !known.has(column)));
                    (*before, *after)
                }
                Needs::Goals(goals) => {
                    lacking.extend(goals.iter().flat_map(|goal| goal.lacking(known)));
                    (false, true)
                }
            };
            (is_before, is_after) = (is_before || before, is_after || after);
        }
        // Who has a score after had the one before it by then.
        if is_before && !is_after && self.undated.at_a_start {
            lacking.extend(known.lacking(&["started_on"]));
        }
        if is_after && self.undated.at_an_end {
            self.ends.extend(known.lacking(&["started_on", "ended_on"]));
        }
        self.is_anybody |= is_anybody;
        self.lacking.extend(lacking);
    }

    /// That all is told, or what lacked.
    pub(super) fn or_lacking(mut self) -> Result<(), Error> {
        if self.is_anybody {
            self.lacking.append(&mut self.ends);
        }
        let mut seen = std::collections::BTreeSet::new();
        self.lacking.retain(|column| seen.insert(column.clone()));
        match self.lacking.is_empty() {
            true => Ok(()),
            false => Err(Error::NotKnown {
                cells: self.cells.table.clone(),
                lacking: self.lacking,
                within: None,
            }),
        }
    }

    /// The clock of the table, where it says where people stand.
    fn clock(&self) -> Option<Clock> {
        let is_of = |clock: &Clock| self.tally.clock_table(*clock) == self.table;
        [Clock::Referral, Clock::Start].into_iter().find(is_of)
    }

    /// Whether how many are in these states follows from what is known: where nobody started, nobody completed.
    fn follow_from_others(&self, strata: &[Stratum], clock: Clock) -> Result<bool, Error> {
        let counts = self.tally.counts_within(strata, clock, self.date, self.window)?;
        let all: Vec<State> =
            (0..kinds_of(self.table)).map(|kind| state(self.table, kind)).collect();
        let asked = |state: State| self.kinds.iter().any(|&kind| all[kind] == state);
        let sum_is_known = |is_asked: &dyn Fn(State) -> bool| {
            let mut asked = all.iter().filter(|&&state| is_asked(state));
            let mut stages = Stage::ALL.into_iter().filter(|&stage| stage != Stage::Offered);
            asked.all(|state| counts.known(state.name()).is_some())
                || stages.any(|stage| {
                    all.iter().all(|&state| stage.holds(state) == is_asked(state))
                        && counts.known(stage.name()).is_some()
                })
        };
        Ok(sum_is_known(&asked) || sum_is_known(&|_| true) && sum_is_known(&|state| !asked(state)))
    }

    /// The columns that lack to tell who is of these kinds, and of no other.
    fn lacking_kinds(&self, known: &Known) -> Vec<String> {
        if self.table == CountTable::Events {
            let kinds = self.kinds.iter().map(|&kind| EventKind::ALL[kind]);
            return kinds.flat_map(|kind| known.lacking_for(kind.stage())).collect();
        }
        let all: Vec<State> =
            (0..kinds_of(self.table)).map(|kind| state(self.table, kind)).collect();
        let of_started = matches!(self.table, CountTable::StartWindow | CountTable::Courses);
        if of_started && !known.starts() {
            return known.lacking_for(Stage::Started);
        }
        // States that the columns cannot tell apart are asked for together, or not at all.
        let together = |state: State| match (known.starts(), known.exits()) {
            (true, true) => state as usize,
            (true, false) => usize::from(state.is_started()),
            (false, true) => usize::from(state == State::NeverStarted),
            (false, false) => 0,
        };
        let asked = |kind: usize| self.kinds.contains(&kind);
        let split = (0..all.len()).any(|a| {
            (0..all.len()).any(|b| together(all[a]) == together(all[b]) && asked(a) != asked(b))
        });
        match split {
            true => known.lacking_for(Stage::Ongoing),
            false => Vec::new(),
        }
    }
}

/// How many kinds or states a table has.
const fn kinds_of(table: CountTable) -> usize {
    match table {
        CountTable::Events => EventKind::ALL.len(),
        CountTable::Waiting => WaitKind::ALL.len(),
        CountTable::StartWindow | CountTable::Courses => StayKind::ALL.len(),
        _ => State::ALL.len(),
    }
}

/// A state of those who are of a kind.
const fn state(table: CountTable, kind: usize) -> State {
    match table {
        CountTable::Waiting => match WaitKind::ALL[kind] {
            WaitKind::Started => State::Ongoing,
            WaitKind::NeverStarted => State::NeverStarted,
            WaitKind::Waiting => State::Waiting,
        },
        CountTable::StartWindow | CountTable::Courses => StayKind::ALL[kind].state(),
        _ => State::ALL[kind],
    }
}
