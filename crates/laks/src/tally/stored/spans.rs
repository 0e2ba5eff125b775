//! One table of waits, or of stays, read once: by kind, by month, and those that have not ended.

use crate::calendar::{Day, Month};
use crate::tally::count_table::{day_place, month_place, place_day, place_month};
use crate::tally::places::Places;
use std::ops::Range;

/// What a table of waits, or of stays, says.
pub(super) struct Spans {
    /// How many there are of each kind.
    pub(super) kinds: Vec<u64>,
    /// How many there are of each month, kind by kind.
    months: Vec<(u64, u64)>,
    /// Those that have not ended: month, days, and how many.
    pub(super) open: Vec<(u64, u64, u64)>,
}

impl Spans {
    /// Of so many kinds, of which one has not ended.
    pub(super) fn of(places: Places<'_, 3>, kinds: usize, open: usize) -> Self {
        let mut spans = Self { kinds: vec![0; kinds], months: Vec::new(), open: Vec::new() };
        let mut now = (u64::MAX, u64::MAX);
        for ([kind, month, days], count) in places {
            if let Some(sum) = spans.kinds.get_mut(kind as usize) {
                *sum += count;
            }
            if (kind, month) != now {
                now = (kind, month);
                spans.months.push((month, 0));
            }
            if let Some((_, sum)) = spans.months.last_mut() {
                *sum += count;
            }
            if kind == open as u64 {
                spans.open.push((month, days, count));
            }
        }
        spans
    }

    /// Whether these are of each month as many as there are events of it.
    pub(super) fn are_of_months(&self, events: impl Iterator<Item = (u64, u64)>) -> bool {
        let mut month = MonthDays::default();
        let mut expected: Vec<(u64, u64)> = Vec::new();
        for (day, count) in events {
            let of = month.of(day);
            match expected.last_mut() {
                Some((last, sum)) if *last == of => *sum += count,
                _ => expected.push((of, count)),
            }
        }
        let mut months = self.months.clone();
        // Rising runs, one for each kind, which a stable sort only merges.
        months.sort_by_key(|&(month, _)| month);
        months.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            earlier.1 += if same { later.1 } else { 0 };
            same
        });
        months == expected
    }
}

/// A month and its days; asked day by day, most are of the month before.
pub(super) struct MonthDays {
    month: u64,
    days: Range<u64>,
}

impl Default for MonthDays {
    fn default() -> Self {
        Self { month: u64::MAX, days: 0..0 }
    }
}

impl MonthDays {
    /// The place of the month that a day is in.
    fn of(&mut self, day: u64) -> u64 {
        if !self.days.contains(&day) {
            self.turn_to(month_place(place_day(day).epoch()));
        }
        self.month
    }

    /// The places of the days of a month.
    pub(super) fn days(&mut self, month: u64) -> Range<u64> {
        if self.month != month {
            self.turn_to(month);
        }
        self.days.clone()
    }

    fn turn_to(&mut self, month: u64) {
        let first = |month: Month| day_place(month.first_day().epoch());
        let (from, until) = (first(place_month(month)), first(place_month(month + 1)));
        // After the last month of the calendar there is none.
        let until = if until > from { until } else { day_place(Day::MAX.epoch()) + 1 };
        (self.month, self.days) = (month, from..until);
    }
}
