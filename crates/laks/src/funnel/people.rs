//! Where people stand on both clocks: whom a rate is of.

use crate::counted::CohortCounts;
use crate::error::Error;
use crate::records::Clock;
use crate::records::Known;
use crate::tally::{Stratum, Tally};

/// Where people stand: on the clock from referral, and on that from start.
///
/// Without follow-up both are where they stand at the date of the count.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct People {
    pub(super) from_referral: CohortCounts,
    /// With follow-up only: of who started, so many days after start.
    pub(super) from_start: Option<CohortCounts>,
    /// The columns that could tell; none of published figures.
    pub(super) known: Option<Known>,
}

impl People {
    /// The people of some strata at the date of the count with this number.
    pub(super) fn of(tally: &Tally, strata: &[Stratum], date: usize) -> Result<Self, Error> {
        let followed = tally.spec().follow_up_days.is_some();
        let known = strata.iter().map(|stratum| stratum.known().clone());
        let known = known.reduce(|a, b| a.both(&b));
        let known = known.unwrap_or_else(|| tally.spec().known.clone());
        Ok(Self {
            from_referral: tally.counts_of(strata, Clock::Referral, date)?,
            from_start: if followed {
                Some(tally.counts_of(strata, Clock::Start, date)?)
            } else {
                None
            },
            known: (!tally.spec().published).then_some(known),
        })
    }
}
