//! One stratum's events by kind and day, with how many there were up to each.

use crate::calendar::Day;
use crate::tally::cells::Cells;
use crate::tally::count_table::{DAYS, EventKind, day_place};

/// Events, as their cells rise: by kind, then by day.
#[derive(Default)]
pub(super) struct EventDays {
    /// Each cell, and how many events of its kind there were up to it.
    upto: Vec<(u64, u64)>,
    /// Where the events of each kind begin, and where the last end.
    begins: [usize; EventKind::ALL.len() + 1],
}

impl EventDays {
    pub(super) fn of(events: &Cells) -> Self {
        let mut upto: Vec<(u64, u64)> = Vec::with_capacity(events.bytes() / 2);
        let mut begins = [0; EventKind::ALL.len() + 1];
        let (mut kind, mut sum) = (0, 0_u64);
        for (cell, count) in events.iter() {
            while kind + 1 < begins.len() && cell >= (kind as u64 + 1) * DAYS {
                (kind, sum) = (kind + 1, 0);
                begins[kind] = upto.len();
            }
            sum = sum.saturating_add(count);
            upto.push((cell, sum));
        }
        begins[kind + 1..].fill(upto.len());
        Self { upto, begins }
    }

    /// Those of a kind; the day's place, and how many there were up to it.
    fn of_kind(&self, kind: EventKind) -> impl DoubleEndedIterator<Item = (u64, u64)> {
        let first = kind as u64 * DAYS;
        self.slice(kind).iter().map(move |&(cell, upto)| (cell - first, upto))
    }

    fn slice(&self, kind: EventKind) -> &[(u64, u64)] {
        let kind = kind as usize;
        self.upto.get(self.begins[kind]..self.begins[kind + 1]).unwrap_or_default()
    }

    /// How many there are on each day of those on which there are some.
    pub(super) fn days(&self, kind: EventKind) -> impl Iterator<Item = (u64, u64)> {
        let mut before = 0;
        self.of_kind(kind)
            .map(move |(day, upto)| (day, upto - std::mem::replace(&mut before, upto)))
    }

    /// How many there were up to a day.
    pub(super) fn until(&self, kind: EventKind, day: Day) -> u64 {
        let last = kind as u64 * DAYS + day_place(day.epoch());
        let slice = self.slice(kind);
        let after = slice.partition_point(|&(cell, _)| cell <= last);
        after.checked_sub(1).and_then(|at| slice.get(at)).map_or(0, |&(_, upto)| upto)
    }

    /// How many there were on the day at a place.
    pub(super) fn on(&self, kind: EventKind, day: u64) -> u64 {
        let slice = self.slice(kind);
        let at = slice.binary_search_by_key(&(kind as u64 * DAYS + day), |&(cell, _)| cell);
        at.map_or(0, |at| slice[at].1 - at.checked_sub(1).map_or(0, |before| slice[before].1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::count_table::place_day;

    #[test]
    fn events_are_found_by_kind_and_day() {
        let (referred, started) = (EventKind::Referred, EventKind::Started);
        let cell = |kind: EventKind, day: u64| kind as u64 * DAYS + day;
        let cells = [(cell(referred, 3), 2), (cell(referred, 9), 5), (cell(started, 9), 1)];
        let events = EventDays::of(&Cells::from_sorted(cells));
        assert_eq!(events.days(referred).collect::<Vec<_>>(), [(3, 2), (9, 5)]);
        assert_eq!(events.days(started).collect::<Vec<_>>(), [(9, 1)]);
        assert_eq!(events.days(EventKind::Completed).count(), 0);
        let until = |kind, day| events.until(kind, place_day(day));
        assert_eq!([2, 3, 8, 9].map(|day| until(referred, day)), [0, 2, 2, 7]);
        assert_eq!([8, 9, 99].map(|day| until(started, day)), [0, 1, 1]);
        assert_eq!([2, 3, 9].map(|day| events.on(referred, day)), [0, 2, 5]);
        assert_eq!(EventDays::of(&Cells::default()).on(started, 0), 0);
    }
}
