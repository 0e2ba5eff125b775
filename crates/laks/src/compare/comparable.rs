//! Whether two tallies may be compared at all.

use crate::Error;
use crate::tally::Tally;

/// Refuses tallies that count other things, or follow their people for other lengths of time.
///
/// Each may have its own single date of the count. Without `follow_up_days` nobody may be open: who is
/// open has been followed for less time than the others.
pub(super) fn check(before: &Tally, after: &Tally) -> Result<(), Error> {
    let follow_up = [before, after].map(|tally| in_words(tally.spec().follow_up_days));
    if follow_up[0] != follow_up[1] {
        let difference = format!(
            "everyone is followed {} in one and {} in the other",
            follow_up[0], follow_up[1]
        );
        return Err(Error::SpecMismatch { difference });
    }
    let mut spec = after.spec().clone();
    if before.spec().as_of.len() <= 1 && spec.as_of.len() <= 1 {
        spec.as_of.clone_from(&before.spec().as_of);
    }
    if let Some(difference) = before.spec().difference(&spec) {
        return Err(Error::SpecMismatch { difference });
    }
    if spec.follow_up_days.is_some() || spec.published {
        return Ok(());
    }
    match (open(before)?, open(after)?) {
        (0, 0) => Ok(()),
        (before, after) => Err(Error::UnequalFollowUp { before, after }),
    }
}

fn in_words(follow_up_days: Option<u32>) -> String {
    follow_up_days.map_or("to the date of the count".to_owned(), |days| format!("for {days} days"))
}

/// How many are waiting or in a course.
fn open(tally: &Tally) -> Result<u64, Error> {
    let counts = tally.total_counts(tally.spec().as_of.len().saturating_sub(1))?;
    Ok(["waiting", "ongoing"].iter().filter_map(|state| counts.known(state)).sum())
}
