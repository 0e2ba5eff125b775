//! Which rows count on which clock, where a cohort is one side of a split at a date.
//!
//! Rates over the referred run from referral and rates over the started from start. So the side before a
//! date has the referrals made before it and the starts made before it; who was referred before and
//! started after is among the referred of one side and among the started of the other.

use crate::records::Day;
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
    /// Whether a day lies in it.
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

/// People whom a split by one of their dates left on neither side, since they do not have it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Undated {
    /// Our word for the date.
    pub column: String,
    /// How many do not have it.
    pub people: u64,
}

/// A row's clocks, as bits.
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
    /// Who is on neither side for want of a date.
    pub(crate) undated: Vec<Undated>,
}

impl Entered {
    /// Whether a row counts on a clock.
    pub(crate) fn holds(&self, row: usize, clock: Clock) -> bool {
        self.clocks.get(row).is_none_or(|clocks| clocks & clock as u8 != 0)
    }
}
