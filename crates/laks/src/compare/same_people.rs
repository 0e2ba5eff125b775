//! Whether two tallies hold the same people: the same rows, or an extract of them made again later.

use crate::tally::{CountTable, EventKind, Source, Tally};
use std::collections::{BTreeMap, BTreeSet};

/// Days with referrals on either side below which their numbers say nothing.
const FEWEST_DAYS: usize = 5;

/// Whether both sides hold the same people: they come from the same rows and nothing keeps them apart,
/// or, on the days that both have, as many were referred day by day, as in an extract made again later.
pub(super) fn hold_the_same_people(before: &Tally, after: &Tally) -> bool {
    let (mine, theirs) = (before.sources(), after.sources());
    let pairs = || mine.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    if !pairs().any(|(a, b)| a.overlaps(b)) {
        return false;
    }
    let (a, b) = (referrals_by_day(before), referrals_by_day(after));
    // Two sides of nobody have no people in common.
    let is_same = |a: &Source, b: &Source| a.digest.is_some() && a.digest == b.digest;
    if !a.is_empty() && pairs().any(|(a, b)| a.overlaps(b) && is_same(a, b)) {
        return true;
    }
    let (Some(from), Some(to)) = (
        a.keys().next().max(b.keys().next()).copied(),
        a.keys().next_back().min(b.keys().next_back()).copied(),
    ) else {
        return false;
    };
    if from > to {
        return false;
    }
    let days: BTreeSet<u64> =
        a.range(from..=to).chain(b.range(from..=to)).map(|(&day, _)| day).collect();
    let equal = days.iter().filter(|day| a.get(day) == b.get(day)).count();
    days.len() >= FEWEST_DAYS && 20 * equal >= 19 * days.len()
}

/// Whether the second is an extract of the first's source made again later, with what was registered late: counted
/// later, over days that hold all days of the first, and on these days with as many referrals or more, but not
/// more than twice as many in all.
///
/// Where both are large, somebody else's days have as many or more by chance on half of the days; on nineteen of
/// twenty days they do not.
pub(super) fn is_later_extract(first: &Tally, second: &Tally) -> bool {
    let (mine, theirs) = (first.sources(), second.sources());
    let overlap = mine.iter().any(|a| theirs.iter().any(|b| a.overlaps(b)));
    if first.as_of() >= second.as_of() || !overlap {
        return false;
    }
    let (a, b) = (referrals_by_day(first), referrals_by_day(second));
    let (Some(from), Some(to)) = (a.keys().next(), a.keys().next_back()) else { return false };
    let is_inside = b.keys().next() <= Some(from) && Some(to) <= b.keys().next_back();
    let held = a.iter().filter(|(day, count)| b.get(day).is_some_and(|now| now >= count)).count();
    let (then, now): (u64, u64) = (a.values().sum(), b.range(from..=to).map(|(_, n)| n).sum());
    is_inside && a.len() >= FEWEST_DAYS && 20 * held >= 19 * a.len() && now <= 2 * then
}

/// How many were referred on each day, over all strata.
pub(crate) fn referrals_by_day(tally: &Tally) -> BTreeMap<u64, u64> {
    let mut days = BTreeMap::new();
    for stratum in tally.strata() {
        for ([kind, day], count) in tally.places(stratum, CountTable::Events, 0) {
            if kind == EventKind::Referred as u64 {
                *days.entry(day).or_default() += count;
            }
        }
    }
    days
}

/// How many of the first's referrals the second may have too, day by day.
pub(crate) fn kept_referrals(first: &BTreeMap<u64, u64>, second: &BTreeMap<u64, u64>) -> u64 {
    first.iter().map(|(day, &count)| second.get(day).copied().unwrap_or(0).min(count)).sum()
}
