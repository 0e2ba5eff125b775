//! The events of each day, as the earlier and as the later tally has them.

use crate::calendar::Day;
use crate::tally::{CountTable, EventKind, Tally, place_day};
use std::collections::BTreeMap;

/// How often an event happened on a day, over all strata: a person who was given a course later is no late
/// registration.
#[derive(Debug, Clone, Copy)]
pub(super) struct EventsOfDay {
    pub(super) event: EventKind,
    pub(super) day: Day,
    /// As the earlier tally knew, up to its date of the count.
    pub(super) before: u64,
    /// As the later tally knows, up to its own.
    pub(super) after: u64,
}

/// Every event and day of which either tally has any; what either cannot tell is left out.
pub(super) fn events_of_both(earlier: &Tally, later: &Tally) -> Vec<EventsOfDay> {
    let known = earlier.known().both(&later.known());
    let mut days: BTreeMap<(EventKind, Day), [u64; 2]> = BTreeMap::new();
    for (side, tally) in [earlier, later].into_iter().enumerate() {
        for stratum in tally.strata() {
            for ([kind, day], count) in tally.places(stratum, CountTable::Events, 0) {
                let event = EventKind::ALL.into_iter().find(|event| *event as u64 == kind);
                let day = place_day(day);
                if let Some(event) =
                    event.filter(|_| tally.as_of().is_some_and(|as_of| day <= as_of))
                {
                    days.entry((event, day)).or_default()[side] += count;
                }
            }
        }
    }
    let events = days.into_iter().map(|((event, day), [before, after])| EventsOfDay {
        event,
        day,
        before,
        after,
    });
    events.filter(|events| known.lacking_for(events.event.stage()).is_empty()).collect()
}
