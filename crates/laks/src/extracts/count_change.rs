//! The counts of two tallies of one source, and what of the difference happened since.

use super::late::LateRegistrations;
use crate::calendar::Day;
use crate::error::Error;
use crate::rules::Stage;
use crate::tally::{EventKind, Tally};
use serde::{Deserialize, Serialize};

/// How many were in a stage or state then, and how many are now.
///
/// Of a stage that an event leads to: later = earlier + since + `registered_late` − `no_longer_there`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CountChange {
    /// The stage or state.
    pub stage: Stage,
    /// How many at the earlier date, as the earlier tally knew; none where it is not known.
    pub earlier: Option<u64>,
    /// How many at the later date.
    pub later: Option<u64>,
    /// How many came to it after the last day that the earlier tally told of; none of a state that people leave
    /// again, and where everybody is followed for a fixed time.
    pub since: Option<u64>,
    /// How many came to it before, and were not in the earlier tally.
    pub registered_late: Option<u64>,
    /// How many were in the earlier tally, and are not in the later one.
    pub no_longer_there: Option<u64>,
}

impl CountChange {
    /// Whether anything is different now.
    pub fn moved(&self) -> bool {
        self.earlier != self.later
            || self.registered_late.is_some_and(|late| late > 0)
            || self.no_longer_there.is_some_and(|gone| gone > 0)
    }
}

/// Every stage and state, at the last date of both.
pub(super) fn counts(
    earlier: &Tally,
    later: &Tally,
    late: &[LateRegistrations],
    known_to: Day,
) -> Result<Vec<CountChange>, Error> {
    let last = |tally: &Tally| tally.spec().as_of.len().saturating_sub(1);
    let then = earlier.total_counts(last(earlier))?;
    let now = later.total_counts(last(later))?;
    let known = earlier.known().both(&later.known());
    let is_followed = later.spec().follow_up_days.is_some();
    let rows = Stage::ALL.into_iter().map(|stage| {
        let event = EventKind::ALL.into_iter().find(|event| event.stage() == stage);
        let event = event.filter(|_| !is_followed && known.lacking_for(stage).is_empty());
        let of = || late.iter().filter(move |row| row.event == stage);
        CountChange {
            stage,
            earlier: then.bounds(stage.name()).known(),
            later: now.bounds(stage.name()).known(),
            since: event.map(|event| {
                let [then, now] = [earlier, later].map(|tally| after(tally, event, known_to));
                now.saturating_sub(then)
            }),
            registered_late: event.map(|_| of().map(|row| row.registered_late).sum()),
            no_longer_there: event.map(|_| of().map(|row| row.no_longer_there).sum()),
        }
    });
    let is_known = |row: &CountChange| row.earlier.is_some() || row.later.is_some();
    Ok(rows.filter(is_known).collect())
}

/// How often an event happened after a day, and up to the date of the count.
fn after(tally: &Tally, event: EventKind, day: Day) -> u64 {
    let Some(as_of) = tally.as_of().filter(|as_of| *as_of > day) else { return 0 };
    let strata = tally.strata().iter();
    strata.map(|stratum| tally.events(stratum, event, day.plus_days(1), as_of)).sum()
}
