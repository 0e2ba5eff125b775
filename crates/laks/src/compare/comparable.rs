//! Whether two tallies may be compared at all.

use super::same_people::{hold_the_same_people, is_later_extract};
use super::sides::Sides;
use crate::error::{Error, SpecDifference};
use crate::tally::{Bounds, OPEN, Tally};

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
    // Counted at other lists of dates, they may still be one source; who is in it comes first.
    spec.as_of.clone_from(&before.spec().as_of);
    if before.spec().difference(&spec).is_none() {
        if hold_the_same_people(before, after) {
            return Err(Error::SamePeople);
        }
        if is_later_extract(before, after) {
            let dates = before.as_of().zip(after.as_of());
            return Err(dates.map_or(Error::SamePeople, |(before, after)| Error::LaterExtract {
                before,
                after,
            }));
        }
    }
    spec.as_of.clone_from(&after.spec().as_of);
    if before.spec().as_of.len() <= 1 && spec.as_of.len() <= 1 {
        spec.as_of.clone_from(&before.spec().as_of);
    }
    if let Some(difference) = before.spec().difference(&spec) {
        return Err(Error::SpecMismatch { difference });
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

/// Whether nothing keeps the people of both sides apart.
pub(super) fn may_be_same(sides: &Sides<'_>) -> bool {
    let (mine, theirs) = (sides.before.tally.sources(), sides.after.tally.sources());
    mine.iter().any(|a| theirs.iter().any(|b| a.overlaps(b)))
}
