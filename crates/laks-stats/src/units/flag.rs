//! Is this unit outside what chance allows? The exact tails decide.

use super::limits::check_target;
use crate::distributions::{binomial_cdf, binomial_sf};
use crate::error::check_part;
use crate::{Error, Reason};

crate::method::methods! {
    /// Where a unit lies in the funnel.
    pub enum FunnelPosition: "position" {
        /// Neither tail is small.
        Inside = "inside",
        /// The lower tail is at most 0.025.
        Low95 = "low_95",
        /// The lower tail is at most 0.001.
        Low998 = "low_998",
        /// The upper tail is at most 0.025.
        High95 = "high_95",
        /// The upper tail is at most 0.001.
        High998 = "high_998",
    }
}

/// A unit's place in the funnel and both exact tails.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelFlag {
    /// Where it lies; `None` if the unit has nobody.
    pub position: Option<FunnelPosition>,
    /// `P(X ≤ x)` if the unit's share were the target.
    pub lower_tail: Option<f64>,
    /// `P(X ≥ x)` if the unit's share were the target.
    pub upper_tail: Option<f64>,
    /// Why something above is not defined.
    pub reason: Option<Reason>,
}

/// Flags a unit with `x` of `n` by its exact binomial tails at the share `target`.
///
/// Outside the 95 % limits if a tail is at most 0.025, outside the 99.8 % limits if at most 0.001.
/// The interpolated limits that are drawn would flag 8 of 8 at a target of 0.70, which happens by
/// chance with probability 0.058; the tails do not. Not corrected for looking at many units.
///
/// Reference: Spiegelhalter 2005, doi:10.1002/sim.1970.
///
/// # Errors
/// If `x > n` or the target is outside 0 to 1.
///
/// # Examples
/// ```
/// use laks_stats::{FunnelPosition, funnel_flag};
/// assert_eq!(funnel_flag(8, 8, 0.70)?.position, Some(FunnelPosition::Inside));
/// assert_eq!(funnel_flag(3, 20, 0.70)?.position, Some(FunnelPosition::Low998));
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn funnel_flag(x: u64, n: u64, target: f64) -> Result<FunnelFlag, Error> {
    check_part("x", x, n)?;
    check_target(target)?;
    if n == 0 {
        let reason = Some(Reason::UnitEmpty);
        return Ok(FunnelFlag { position: None, lower_tail: None, upper_tail: None, reason });
    }
    let lower = binomial_cdf(x, n, target);
    let upper = x.checked_sub(1).map_or(1.0, |below| binomial_sf(below, n, target));
    let position = match (lower, upper) {
        (lower, _) if lower <= 0.001 => FunnelPosition::Low998,
        (_, upper) if upper <= 0.001 => FunnelPosition::High998,
        (lower, _) if lower <= 0.025 => FunnelPosition::Low95,
        (_, upper) if upper <= 0.025 => FunnelPosition::High95,
        _ => FunnelPosition::Inside,
    };
    Ok(FunnelFlag {
        position: Some(position),
        lower_tail: Some(lower),
        upper_tail: Some(upper),
        reason: None,
    })
}
