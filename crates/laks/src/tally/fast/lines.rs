//! From a key, which is a state and a day, to the line that its waits or stays are counted in.
//!
//! A line is one kind and month with a place for each number of days, or, for those still there at the
//! date, a few hundred days of entry.

use super::record_words::{DAY_BITS, FAST_DAYS};
use crate::tally::count_table::month_place;

/// Places in a line: days waited or stayed that have addresses.
pub(crate) const LINE: u32 = 512;
/// Months that the days with addresses can touch, rounded up.
pub(crate) const FAST_MONTHS: u32 = 136;
/// Lines of the days of entry of those still there.
pub(crate) const STILL_LINES: u32 = (FAST_DAYS + 1) / LINE;
/// Lines of a table of waits: started, never started, waiting.
pub(crate) const WAIT_LINES: u32 = 2 * FAST_MONTHS + STILL_LINES;
/// Lines of a table of stays: four ways to end, ongoing.
pub(crate) const STAY_LINES: u32 = 4 * FAST_MONTHS + STILL_LINES;

/// Keys there can be.
const KEYS: usize = 1 << (3 + DAY_BITS);
/// By key the line, 0 for keys that count nothing.
#[derive(Debug)]
pub(crate) struct LineOfKey(Box<[u16; KEYS]>);

impl LineOfKey {
    #[inline]
    pub(crate) fn get(&self, key: usize) -> u16 {
        self.0[key % KEYS]
    }
}

impl Default for LineOfKey {
    fn default() -> Self {
        Self(Box::new([0; KEYS]))
    }
}

const DAY: usize = (1 << DAY_BITS) - 1;

/// The months of the days with addresses.
#[derive(Debug, Default)]
pub(crate) struct Months {
    first: u64,
    /// By a day's offset the months from the first day's.
    from_first: Vec<u16>,
}

impl Months {
    /// Those of the days from the first on.
    pub(crate) fn from(first_day: i32) -> Self {
        let first = month_place(first_day);
        let month = |day: i32| month_place(first_day + day).saturating_sub(first) as u16;
        Self { first, from_first: (0..DAY as i32).map(month).collect() }
    }

    /// The place of the first day's month among all months.
    pub(crate) const fn first(&self) -> u64 {
        self.first
    }

    /// The month of a day's offset, counted from the first day's.
    #[inline]
    pub(crate) fn of(&self, offset: usize) -> u16 {
        self.from_first.get(offset).copied().unwrap_or(0)
    }
}

fn lines(line_of: impl Fn(usize, usize) -> Option<u32>) -> LineOfKey {
    let mut lines = LineOfKey::default();
    for (key, line) in lines.0.iter_mut().enumerate() {
        let (state, day) = (key >> DAY_BITS, key & DAY);
        if day != DAY {
            *line = line_of(state, day).map_or(0, |line| line as u16 + 1);
        }
    }
    lines
}

/// The lines of waits, by state and day of referral.
pub(crate) fn wait_lines(months: &Months) -> LineOfKey {
    let month = |day: usize| u32::from(months.of(day));
    lines(|state, day| match state {
        0 => Some(2 * FAST_MONTHS + day as u32 / LINE),
        1 => Some(FAST_MONTHS + month(day)),
        2..=6 => Some(month(day)),
        _ => None,
    })
}

/// The lines of stays, by state and day of start; those ongoing by day of entry.
pub(crate) fn stay_lines(months: &Months) -> LineOfKey {
    let month = |day: usize| u32::from(months.of(day));
    lines(|state, day| match state {
        2 => Some(4 * FAST_MONTHS + day as u32 / LINE),
        3..=6 => Some((state as u32 - 3) * FAST_MONTHS + month(day)),
        _ => None,
    })
}
