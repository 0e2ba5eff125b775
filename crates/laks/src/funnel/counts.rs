//! Where the people of a cohort stand at a date.

use crate::Error;
use crate::records::State;
use crate::tally::{Bounds, CountTable, Figures, Stratum, Tally};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Counts of a cohort, by stage and state, at a date. Not to be divided by what happened in a period:
/// that is [`super::PeriodCounts`], another type.
///
/// referred = waiting + `never_started` + started; started = ongoing + exited;
/// exited = completed + `dropped_out` + `ended_other` + `ended_unknown`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CohortCounts(Figures);

impl CohortCounts {
    /// What is known about a stage or state.
    pub fn bounds(&self, name: &str) -> Bounds {
        self.0.bounds(name)
    }

    /// The count of a stage or state, if it is known.
    pub fn known(&self, name: &str) -> Option<u64> {
        self.0.bounds(name).known()
    }

    /// Every count by name; `None` is not known.
    pub fn by_name(&self) -> BTreeMap<&'static str, Option<u64>> {
        Figures::names().map(|name| (name, self.known(name))).collect()
    }

    /// How many are open, if known: still waiting, and started but not exited.
    pub(super) fn open(&self) -> Option<(u64, u64)> {
        self.known("waiting").zip(self.known("ongoing"))
    }

    /// How many are in both groups, if that is known. The groups are stages or states.
    pub(super) fn within(&self, part: &str, whole: &str) -> Option<u64> {
        let (part_states, whole_states) = (states_of(part), states_of(whole));
        if part_states.iter().all(|state| whole_states.contains(state)) {
            return self.known(part);
        }
        let both = part_states.iter().filter(|state| whole_states.contains(state));
        both.map(|state| self.known(state.name())).sum()
    }
}

/// The states that make up a stage.
pub(super) fn states_of(name: &str) -> Vec<State> {
    State::ALL
        .into_iter()
        .filter(|state| match name {
            "referred" => true,
            "started" => state.is_started(),
            "exited" => state.is_exited(),
            state_name => state.name() == state_name,
        })
        .collect()
}

/// The names that can stand above or below a line.
pub(super) const GROUPS: [&str; 10] = [
    "referred",
    "started",
    "exited",
    "completed",
    "dropped_out",
    "ended_other",
    "ended_unknown",
    "ongoing",
    "waiting",
    "never_started",
];

impl Tally {
    /// Where a stratum's people stand at the date of the count with this number.
    pub(crate) fn counts(&self, stratum: &Stratum, date: usize) -> Result<CohortCounts, Error> {
        if let Some(figures) = stratum.published() {
            return Ok(CohortCounts(figures.clone()));
        }
        let waiting = self.kinds(stratum, CountTable::Waiting, date);
        let staying = self.kinds(stratum, CountTable::Staying, date);
        let kind = |kinds: &[u64], kind: usize| kinds.get(kind).copied().unwrap_or(0);
        let mut figures = vec![
            ("waiting", kind(&waiting, 2)),
            ("never_started", kind(&waiting, 1)),
            ("started", kind(&waiting, 0)),
            ("completed", kind(&staying, 0)),
            ("dropped_out", kind(&staying, 1)),
            ("ended_other", kind(&staying, 2)),
            ("ended_unknown", kind(&staying, 3)),
            ("ongoing", kind(&staying, 4)),
        ];
        figures.push(("referred", waiting.iter().sum()));
        figures.extend(self.offers(stratum, date).map(|count| ("offered", count)));
        counted(figures)
    }

    /// Where everybody stands at the date of the count with this number.
    pub(crate) fn total_counts(&self, date: usize) -> Result<CohortCounts, Error> {
        if self.spec().published {
            let total = self.total();
            return total.strata().first().map_or_else(
                || Ok(CohortCounts::default()),
                |stratum| total.counts(stratum, date),
            );
        }
        let mut sums: BTreeMap<&'static str, u64> = BTreeMap::new();
        for stratum in self.strata() {
            for (name, count) in self.counts(stratum, date)?.by_name() {
                if let Some(count) = count {
                    *sums.entry(name).or_default() += count;
                }
            }
        }
        if self.strata().is_empty() {
            sums.extend(states_of("referred").iter().map(|state| (state.name(), 0)));
        }
        if self.strata().is_empty() && self.spec().offers {
            sums.insert("offered", 0);
        }
        counted(sums)
    }
}

/// Counts of rows: who was offered a place is not known unless offers were counted, even of nobody.
fn counted(counts: impl IntoIterator<Item = (&'static str, u64)>) -> Result<CohortCounts, Error> {
    let counts: BTreeMap<_, _> = counts.into_iter().collect();
    let offers = counts.contains_key("offered");
    let figures = Figures::new(counts)?;
    Ok(CohortCounts(if offers { figures } else { figures.without("offered") }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_that_were_not_counted_are_not_known_even_of_nobody() {
        let counts = counted([("waiting", 0), ("never_started", 0), ("started", 0)]).unwrap();
        assert_eq!(counts.known("referred"), Some(0));
        assert_eq!(counts.known("offered"), None);
        let counts = counted([("referred", 0), ("offered", 0)]).unwrap();
        assert_eq!(counts.known("offered"), Some(0));
    }

    #[test]
    fn what_is_in_both_groups_is_counted_once() {
        let figures =
            Figures::new([("waiting", 11), ("never_started", 0), ("started", 24), ("ongoing", 16)]);
        let counts = CohortCounts(figures.unwrap());
        assert_eq!(counts.within("started", "referred"), Some(24));
        assert_eq!(counts.within("started", "exited"), None);
        assert_eq!(counts.known("exited"), Some(8));
        assert_eq!(counts.within("ongoing", "exited"), Some(0));
    }
}
