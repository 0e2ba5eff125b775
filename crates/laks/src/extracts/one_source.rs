//! Whether two tallies are of one source, counted again later.

use crate::calendar::Day;
use crate::compare::{kept_referrals, referrals_by_day};
use crate::error::{Error, ExtractFault};
use crate::tally::{CountTable, Tally};

/// The dates of both, if the later is the earlier's source counted again.
///
/// What keeps their people apart is told by their scopes and splits; where nothing does, at least half of the
/// earlier's referrals must be in the later, on the same days.
pub(super) fn check(earlier: &Tally, later: &Tally) -> Result<[Day; 2], Error> {
    let mut spec = later.spec().clone();
    spec.as_of.clone_from(&earlier.spec().as_of);
    spec.by.clone_from(&earlier.spec().by);
    if let Some(difference) = earlier.spec().difference(&spec) {
        return Err(Error::SpecMismatch { difference });
    }
    let (Some(then), Some(now)) = (earlier.as_of(), later.as_of()) else {
        return Err(ExtractFault::Published.into());
    };
    if earlier.spec().published {
        return Err(ExtractFault::Published.into());
    }
    earlier.require(CountTable::Events, "what was registered late")?;
    later.require(CountTable::Events, "what was registered late")?;
    if now < then {
        return Err(ExtractFault::Order { earlier: then, later: now }.into());
    }
    if let Some((then, now)) = earlier.taken_out_on().zip(later.taken_out_on())
        && now < then
    {
        return Err(ExtractFault::OrderOfExtracts { earlier: then, later: now }.into());
    }
    let (mine, theirs) = (earlier.sources(), later.sources());
    let [before, after] = [earlier, later].map(referrals_by_day);
    let all: u64 = before.values().sum();
    if all == 0 {
        return Ok([then, now]);
    }
    if !mine.iter().any(|a| theirs.iter().any(|b| a.overlaps(b))) {
        return Err(ExtractFault::Apart.into());
    }
    let kept = kept_referrals(&before, &after);
    if 2 * kept < all {
        return Err(ExtractFault::Others { referred: all, kept }.into());
    }
    Ok([then, now])
}
