//! Whether everybody was followed for long enough: a horizon that many completions, or starts, outlast
//! compares how fast people are.

use super::note::ComparisonNote;
use super::sides::{Side, Sides};
use crate::counted::When;
use crate::tally::{CountTable, StayKind, WaitKind, place_month};
use std::collections::BTreeMap;

/// A part that outlasts the horizon above which it is too short.
const SIZEABLE: f64 = 0.2;
/// A difference of that part between the sides above which it is, if so many people outlast it.
const UNEQUAL: f64 = 0.1;
const SOME: u64 = 3;
/// The part that a horizon should hold.
const WOULD_DO: f64 = 0.9;

/// By days, how often it took so long; who is open after more days than the horizon took as long so far.
struct Took {
    days: BTreeMap<u64, u64>,
    still_in: u64,
}

impl Took {
    /// Of one kind of a table, with those of another kind who are open.
    fn of(side: &Side<'_>, table: CountTable, [ended, open]: [u64; 2], horizon: u64) -> Self {
        let mut took = Self { days: BTreeMap::new(), still_in: 0 };
        for stratum in side.tally.strata() {
            for ([kind, month, days], count) in side.tally.places(stratum, table, side.date) {
                let is_still_in = kind == open && days > horizon;
                if (kind == ended || is_still_in) && side.holds_month(place_month(month)) {
                    *took.days.entry(days).or_default() += count;
                    took.still_in += if is_still_in { count } else { 0 };
                }
            }
        }
        took
    }

    /// How many outlast the horizon, and of how many.
    fn beyond(&self, horizon: u64) -> (u64, u64) {
        (self.days.range(horizon + 1..).map(|(_, n)| n).sum(), self.days.values().sum())
    }

    /// The fewest days within which nine of ten came.
    fn would_do(&self) -> u64 {
        let all: u64 = self.days.values().sum();
        let mut so_far = 0;
        let found = self.days.iter().find(|(_, count)| {
            so_far += **count;
            so_far as f64 >= WOULD_DO * all as f64
        });
        found.map_or(0, |(&days, _)| days)
    }
}

/// Where too many outlast the horizon: the side, their share, and days that would do.
fn outlasting(both: &[Took; 2], horizon: u64) -> Option<(When, f64, u64)> {
    let counts = both.each_ref().map(|took| took.beyond(horizon));
    let shares = counts.map(|(later, all)| if all > 0 { later as f64 / all as f64 } else { 0.0 });
    let [before, after] = shares;
    let (when, longer, later) = if after > before {
        (When::After, after, counts[1].0)
    } else {
        (When::Before, before, counts[0].0)
    };
    let is_unequal = (after - before).abs() > UNEQUAL && later >= SOME;
    if longer <= SIZEABLE && !is_unequal {
        return None;
    }
    Some((when, longer, both.iter().map(Took::would_do).max().unwrap_or(0)))
}

/// Whether a sizeable part of completions outlasts the follow-up; who is still in after more days than that
/// may complete yet.
pub(super) fn too_short(sides: &Sides<'_>) -> Option<ComparisonNote> {
    let days = sides.before.tally.spec().follow_up_days?;
    if !sides.both().iter().all(|side| side.tally.known().exits()) {
        return None;
    }
    let kinds = [StayKind::Completed as u64, StayKind::Ongoing as u64];
    let both = sides.both().map(|side| Took::of(side, CountTable::Staying, kinds, u64::from(days)));
    let (when, longer, would_do) = outlasting(&both, u64::from(days))?;
    let still_in = both[usize::from(when == When::After)].still_in;
    Some(ComparisonNote::HorizonTooShort { when, days, longer, still_in, would_do })
}

/// Whether a sizeable part of starts comes after the follow-up.
pub(super) fn waits_beyond(sides: &Sides<'_>) -> Option<ComparisonNote> {
    let days = sides.before.tally.spec().follow_up_days?;
    if !sides.both().iter().all(|side| side.tally.known().starts()) {
        return None;
    }
    // Who waits for longer may never start: only starts tell that people start late.
    let kinds = [WaitKind::Started as u64, u64::MAX];
    let both = sides.both().map(|side| Took::of(side, CountTable::Waiting, kinds, u64::from(days)));
    let (when, longer, would_do) = outlasting(&both, u64::from(days))?;
    Some(ComparisonNote::WaitsBeyondHorizon { when, days, longer, would_do })
}
