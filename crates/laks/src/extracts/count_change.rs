//! The counts of two tallies of one source, and what of the difference happened since.

use super::events::EventsOfDay;
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
    /// How many came to it after the last day that the earlier tally told of, and were not in it; none of a state
    /// that people leave again, and where everybody is followed for a fixed time.
    pub since: Option<u64>,
    /// How many came to it before, and were not in the earlier tally.
    pub registered_late: Option<u64>,
    /// How many were in the earlier tally, and are not in the later one.
    pub no_longer_there: Option<u64>,
}

impl CountChange {
    /// Whether anything is different now.
    ///
    /// ```
    /// use laks::Stage;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let (april, may) = (cafe::tally_at("2016-04-12")?, cafe::tally_at("2016-05-15")?);
    /// let changes = april.changes_to(&may, None, 0.95)?;
    /// let moved: Vec<Stage> = changes.counts.iter().filter(|count| count.moved()).map(|count| count.stage).collect();
    /// assert!(moved.contains(&Stage::Started) && !moved.contains(&Stage::Referred));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn moved(&self) -> bool {
        self.earlier != self.later
            || self.registered_late.is_some_and(|late| late > 0)
            || self.no_longer_there.is_some_and(|gone| gone > 0)
    }
}

/// What happened to a stage between both tallies.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    since: u64,
    registered_late: u64,
    no_longer_there: u64,
}

impl Parts {
    /// Of one event, day by day; what the earlier tally could not know yet is no late registration.
    fn of(event: EventKind, events: &[EventsOfDay], known_to: Day) -> Self {
        let mut parts = Self::default();
        for of_day in events.iter().filter(|of_day| of_day.event == event) {
            let more = of_day.after.saturating_sub(of_day.before);
            match of_day.day > known_to {
                true => parts.since += more,
                false => parts.registered_late += more,
            }
            parts.no_longer_there += of_day.before.saturating_sub(of_day.after);
        }
        parts
    }

    const fn and(self, other: Self) -> Self {
        Self {
            since: self.since + other.since,
            registered_late: self.registered_late + other.registered_late,
            no_longer_there: self.no_longer_there + other.no_longer_there,
        }
    }
}

/// The events that lead to a stage; none to a state that people leave again.
fn events_to(stage: Stage) -> Vec<EventKind> {
    match stage {
        Stage::Exited => {
            use EventKind::{Completed, DroppedOut, EndedOther, EndedUnknown};
            vec![Completed, DroppedOut, EndedOther, EndedUnknown]
        }
        _ => EventKind::ALL.into_iter().filter(|event| event.stage() == stage).collect(),
    }
}

/// Every stage and state, at the last date of both.
pub(super) fn counts(
    earlier: &Tally,
    later: &Tally,
    events: &[EventsOfDay],
    known_to: Day,
) -> Result<Vec<CountChange>, Error> {
    let last = |tally: &Tally| tally.spec().as_of.len().saturating_sub(1);
    let then = earlier.total_counts(last(earlier))?;
    let now = later.total_counts(last(later))?;
    let known = earlier.known().both(&later.known());
    let is_followed = later.spec().follow_up_days.is_some();
    let rows = Stage::ALL.into_iter().map(|stage| {
        let leading = events_to(stage);
        let is_told = !leading.is_empty()
            && !is_followed
            && leading.iter().all(|event| known.lacking_for(event.stage()).is_empty());
        let parts = leading.into_iter().map(|event| Parts::of(event, events, known_to));
        let parts = is_told.then(|| parts.fold(Parts::default(), Parts::and));
        CountChange {
            stage,
            earlier: then.bounds(stage.name()).known(),
            later: now.bounds(stage.name()).known(),
            since: parts.map(|parts| parts.since),
            registered_late: parts.map(|parts| parts.registered_late),
            no_longer_there: parts.map(|parts| parts.no_longer_there),
        }
    });
    let is_known = |row: &CountChange| row.earlier.is_some() || row.later.is_some();
    Ok(rows.filter(is_known).collect())
}
