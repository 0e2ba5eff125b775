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

/// Days in a key, the last of which is no day.
const DAYS: usize = 1 << DAY_BITS;
/// States in a key.
const KEYED_STATES: usize = 8;

/// By key the line, 0 for keys that count nothing. So that it fits the fastest cache, it is a sum: of where
/// a state's lines begin, and of the number of a day's month or line among them.
#[derive(Debug)]
pub(crate) struct LineOfKey {
    /// By state its first line, and where the numbers of its days begin.
    states: [(u16, u16); KEYED_STATES],
    /// Numbers of days: by month, by line, and of those that count nothing.
    numbers: Box<[u8; 4 * DAYS]>,
}

/// Where the numbers of days by month begin, those by line, and those that are 0.
const BY_MONTH: u16 = 0;
const BY_LINE: u16 = DAYS as u16;
const NOTHING: u16 = 2 * DAYS as u16;

impl LineOfKey {
    fn new(months: &Months, states: [(u32, u16); KEYED_STATES]) -> Self {
        let mut numbers = Box::new([0; 4 * DAYS]);
        for day in 0..DAYS - 1 {
            numbers[usize::from(BY_MONTH) + day] = months.of(day) as u8;
            numbers[usize::from(BY_LINE) + day] = (day as u32 / LINE) as u8;
        }
        Self { states: states.map(|(first, days)| (first as u16, days)), numbers }
    }

    /// The line of a key. A key without a day counts nothing, and has no state.
    #[inline]
    pub(crate) fn get(&self, key: usize) -> u16 {
        let (first, days) = self.states[(key >> DAY_BITS) % KEYED_STATES];
        first + u16::from(self.numbers[(usize::from(days) + key % DAYS) % (4 * DAYS)])
    }
}

impl Default for LineOfKey {
    fn default() -> Self {
        Self { states: Default::default(), numbers: Box::new([0; 4 * DAYS]) }
    }
}

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
        Self { first, from_first: (0..DAYS as i32 - 1).map(month).collect() }
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

/// The lines of waits, by state and day of referral.
pub(crate) fn wait_lines(months: &Months) -> LineOfKey {
    LineOfKey::new(
        months,
        std::array::from_fn(|state| match state {
            0 => (1 + 2 * FAST_MONTHS, BY_LINE),
            1 => (1 + FAST_MONTHS, BY_MONTH),
            2..=6 => (1, BY_MONTH),
            _ => (0, NOTHING),
        }),
    )
}

/// The lines of stays, by state and day of start; those ongoing by day of entry.
pub(crate) fn stay_lines(months: &Months) -> LineOfKey {
    LineOfKey::new(
        months,
        std::array::from_fn(|state| match state {
            2 => (1 + 4 * FAST_MONTHS, BY_LINE),
            3..=6 => (1 + (state as u32 - 3) * FAST_MONTHS, BY_MONTH),
            _ => (0, NOTHING),
        }),
    )
}
