//! The same people asked yes or no twice: did the share change, and by how much?
//!
//! In goes the table of pairs: `n11` yes both times, `n12` yes then no (first row, second column),
//! `n21` no then yes, `n22` no both times. Only the discordant pairs `n12` and `n21` carry
//! information on the direction; the others dilute the size of the difference.

mod difference;
mod odds_ratio;
mod ratio;
mod score;
mod test;
mod unconditional;

pub use difference::{PairedDifferenceMethod, paired_difference};
pub use odds_ratio::{PairedOddsRatioMethod, paired_odds_ratio};
pub use ratio::{PairedRatioMethod, paired_ratio};
pub(crate) use test::exact as exact_sign;
pub use test::{PairedTestMethod, paired_test};

use crate::Error;

/// The number of pairs, which must be countable.
fn pairs(n11: u64, n12: u64, n21: u64, n22: u64) -> Result<u64, Error> {
    [n11, n12, n21, n22]
        .into_iter()
        .try_fold(0_u64, u64::checked_add)
        .filter(|&n| n <= MOST_PAIRS)
        .ok_or_else(|| {
            Error::argument(
                "n11 + n12 + n21 + n22",
                "at most 10^15",
                format!("{n11} + {n12} + {n21} + {n22}"),
            )
        })
}

/// Counts up to here are exact as floating-point numbers, and so are their sums.
const MOST_PAIRS: u64 = 1_000_000_000_000_000;
