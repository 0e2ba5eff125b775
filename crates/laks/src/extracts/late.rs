//! What was registered late: events of a time that the earlier tally told of, and that it did not have.

use super::events::EventsOfDay;
use crate::calendar::{Day, Month};
use crate::rules::Stage;
use crate::tally::EventKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was known of a month's events in the earlier tally, and what is known of them in the later one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LateRegistrations {
    /// The first day of the month.
    pub from: Day,
    /// Its last day; of the last month the last day that the earlier tally told of.
    pub to: Day,
    /// The stage that the events led to.
    pub event: Stage,
    /// How many the earlier tally had.
    pub earlier: u64,
    /// How many the later tally has.
    pub later: u64,
    /// How many more there are, over the days that have more.
    pub registered_late: u64,
    /// How many fewer there are, over the days that have fewer.
    pub no_longer_there: u64,
}

impl LateRegistrations {
    /// Whether anything was known then or is known now.
    pub(super) const fn is_of_something(&self) -> bool {
        self.earlier > 0 || self.later > 0
    }

    /// Whether anything moved.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let (may, june) = (cafe::tally_at("2016-05-15")?, cafe::tally_at("2016-06-15")?);
    /// let changes = may.changes_to(&june, None, 0.95)?;
    /// assert!(changes.late.iter().all(|month| !month.moved())); // nothing was registered late
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn moved(&self) -> bool {
        self.registered_late > 0 || self.no_longer_there > 0
    }
}

/// What was registered late, by month and event; what either tally cannot tell is left out.
pub(super) fn late_registrations(events: &[EventsOfDay], known_to: Day) -> Vec<LateRegistrations> {
    let mut months: BTreeMap<(Month, EventKind), LateRegistrations> = BTreeMap::new();
    for &EventsOfDay { event, day, before, after } in events {
        if day > known_to {
            continue;
        }
        let month = day.month();
        let row = months.entry((month, event)).or_insert_with(|| LateRegistrations {
            from: month.first_day(),
            to: month.last_day().min(known_to),
            event: event.stage(),
            earlier: 0,
            later: 0,
            registered_late: 0,
            no_longer_there: 0,
        });
        row.earlier += before;
        row.later += after;
        row.registered_late += after.saturating_sub(before);
        row.no_longer_there += before.saturating_sub(after);
    }
    months.into_values().collect()
}
