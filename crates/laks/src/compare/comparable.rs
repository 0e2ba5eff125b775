//! Whether two tallies may be compared at all.

use super::sides::Sides;
use crate::error::{Error, SpecDifference};
use crate::tally::{Bounds, CountTable, EventKind, OPEN, Source, Tally};
use std::collections::BTreeMap;

/// Refuses tallies that count other things, follow their people for other lengths of time, or hold the
/// same people.
///
/// Each may have its own single date of the count. Without `follow_up_days` nobody may be open: who is
/// open has been followed for less time than the others.
pub(super) fn check(before: &Tally, after: &Tally) -> Result<(), Error> {
    let [one, other] = [before, after].map(|tally| tally.spec().follow_up_days);
    if one != other {
        let difference = SpecDifference::ComparedFollowUp(one, other);
        return Err(Error::SpecMismatch { difference });
    }
    let mut spec = after.spec().clone();
    if before.spec().as_of.len() <= 1 && spec.as_of.len() <= 1 {
        spec.as_of.clone_from(&before.spec().as_of);
    }
    if let Some(difference) = before.spec().difference(&spec) {
        return Err(Error::SpecMismatch { difference });
    }
    if hold_the_same_people(before, after) {
        return Err(Error::SamePeople);
    }
    if spec.follow_up_days.is_some() {
        return Ok(());
    }
    let published = before.spec().published;
    let [before, after] = [open(before)?, open(after)?];
    match (before.at_least, after.at_least) {
        (0, 0) => Ok(()),
        (at_least, after_at_least) => Err(Error::UnequalFollowUp {
            before: at_least,
            before_at_most: before.at_most,
            after: after_at_least,
            after_at_most: after.at_most,
            published,
        }),
    }
}

/// How many are waiting or in a course.
fn open(tally: &Tally) -> Result<Bounds, Error> {
    let counts = tally.total_counts(tally.spec().as_of.len().saturating_sub(1))?;
    Ok(counts.bounds(OPEN))
}

/// Days with referrals on either side below which their numbers say nothing.
const FEWEST_DAYS: usize = 5;

/// Whether both sides hold the same people: they come from the same rows and nothing keeps them apart,
/// or, on the days that both have, as many were referred day by day, as in an extract made again later.
fn hold_the_same_people(before: &Tally, after: &Tally) -> bool {
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
    let days: std::collections::BTreeSet<u64> =
        a.range(from..=to).chain(b.range(from..=to)).map(|(&day, _)| day).collect();
    let equal = days.iter().filter(|day| a.get(day) == b.get(day)).count();
    days.len() >= FEWEST_DAYS && 20 * equal >= 19 * days.len()
}

/// Whether nothing keeps the people of both sides apart.
pub(super) fn may_be_same(sides: &Sides<'_>) -> bool {
    let (mine, theirs) = (sides.before.tally.sources(), sides.after.tally.sources());
    mine.iter().any(|a| theirs.iter().any(|b| a.overlaps(b)))
}

fn referrals_by_day(tally: &Tally) -> BTreeMap<u64, u64> {
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
