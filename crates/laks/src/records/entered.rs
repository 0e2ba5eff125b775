//! Which rows count on which clock, where a cohort is one side of a split at a date.
//!
//! Rates over the referred run from referral and rates over the started from start. So the side before a
//! date has the referrals made before it and the starts made before it; who was referred before and
//! started after is among the referred of one side and among the started of the other.

use crate::calendar::Day;
use serde::{Deserialize, Serialize};

/// Days from one to another, both included; an end that is not given is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryWindow {
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
}

impl EntryWindow {
    /// Whether both have a day.
    ///
    /// ```
    /// use laks::{Day, EntryWindow};
    /// let until_march = EntryWindow { from: None, to: Some(Day::new(2016, 3, 31)?) };
    /// let from_april = EntryWindow { from: Some(Day::new(2016, 4, 1)?), to: None };
    /// assert!(!until_march.overlaps(from_april) && until_march.overlaps(EntryWindow::default()));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn overlaps(&self, other: Self) -> bool {
        let ends = |a: Self, b: Self| a.to.zip(b.from).is_some_and(|(to, from)| to < from);
        !ends(*self, other) && !ends(other, *self)
    }

    /// Whether a day lies in it.
    ///
    /// ```
    /// use laks::{Day, EntryWindow};
    /// let from_april = EntryWindow { from: Some(Day::new(2016, 4, 1)?), to: None };
    /// assert!(from_april.holds(Day::new(2016, 4, 1)?) && !from_april.holds(Day::new(2016, 3, 31)?));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// What became of courses with starts on both sides of the date of a split.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Straddling {
    /// Courses whose people started within sixty days: all of them belong to the side of the first start.
    pub kept: u64,
    /// Courses that people join for longer: each person belongs to the side of their own start.
    pub cut: u64,
}

/// A split by one of the dates: whoever does not have it is on neither side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitBy {
    /// Our word for the date.
    pub column: String,
    /// How many do not have it.
    pub undated: u64,
    /// The days that this side has.
    pub days: EntryWindow,
}

impl SplitBy {
    /// Whether two sides have no person in common: they are split by the same date, into days apart.
    pub(crate) fn is_apart_from(&self, other: &Self) -> bool {
        let ends = |a: EntryWindow, b: EntryWindow| a.to.zip(b.from).is_some_and(|(a, b)| a < b);
        self.column == other.column && (ends(self.days, other.days) || ends(other.days, self.days))
    }
}

/// The clock that a count runs on, as bits of a row: of the referred so many days after referral, or at the
/// date of the count without follow-up; of the started so many days after start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Clock {
    /// It counts among the referred.
    Referral = 1,
    /// It counts among the started.
    Start = 2,
}

/// What a cohort counts of its rows: everything, unless it is one side of a split.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Entered {
    /// The days whose events are counted.
    pub(crate) window: Option<EntryWindow>,
    /// By row the clocks on which it counts; empty: every row on both.
    pub(crate) clocks: Vec<u8>,
    /// Courses with starts on both sides of the date.
    pub(crate) straddling: Straddling,
    /// The splits that it is a side of, one within the other.
    pub(crate) splits: Vec<SplitBy>,
}

impl Entered {
    /// Whether a row counts on a clock.
    pub(crate) fn holds(&self, row: usize, clock: Clock) -> bool {
        self.clocks.get(row).is_none_or(|clocks| clocks & clock as u8 != 0)
    }
}
