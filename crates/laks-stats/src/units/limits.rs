//! Where would a unit of this size lie, if it were like the rest? Limits to draw.

use crate::distributions::{binomial_cdf, binomial_pmf, binomial_sf};
use crate::error::check_level;
use crate::{Error, Interval};

/// The limits of a funnel plot for a unit of `n` and the share `target`, one interval a level.
///
/// Exact binomial limits, interpolated so that they can be drawn as a smooth line: with `r` the
/// smallest count with `P(X ≤ r) ≥ p`, the limit is `(r − α) / n` where
/// `α = (P(X ≤ r) − p) / P(X = r)`, cut off at 0 and 1. To draw, not to judge: a unit is flagged by
/// its exact tail, see [`funnel_flag`](crate::funnel_flag). The usual levels are 0.95 and 0.998.
///
/// Reference: Spiegelhalter 2005, doi:10.1002/sim.1970, appendix A.1.1.
///
/// # Errors
/// If `n` is 0 or above 2^53, the target is outside 0 to 1, or a level outside (0, 1).
///
/// # Examples
/// ```
/// use laks_stats::funnel_limits;
/// let limits = funnel_limits(10, 0.36, &[0.95, 0.998])?;
/// assert!((limits[0].lower - 0.020_771_633).abs() < 1e-9);
/// assert!((limits[0].upper - 0.622_463_985).abs() < 1e-9);
/// assert_eq!(limits[1].lower, 0.0);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn funnel_limits(n: u64, target: f64, levels: &[f64]) -> Result<Vec<Interval>, Error> {
    if n == 0 || n > 1 << 53 {
        return Err(Error::argument("n", "1 to 2^53", n));
    }
    check_target(target)?;
    levels
        .iter()
        .map(|&level| {
            check_level(level)?;
            let outside = (1.0 - level) / 2.0;
            let (lower, upper) = match target {
                0.0 | 1.0 => (target, target),
                _ => (lower_limit(n, target, outside), upper_limit(n, target, outside)),
            };
            Ok(Interval { lower, upper, level })
        })
        .collect()
}

/// Checks that a target is a share.
pub(super) fn check_target(target: f64) -> Result<(), Error> {
    if (0.0..=1.0).contains(&target) {
        Ok(())
    } else {
        Err(Error::argument("target", "a share from 0 to 1", target))
    }
}

fn lower_limit(n: u64, target: f64, outside: f64) -> f64 {
    let r = first(n, |r| binomial_cdf(r, n, target) >= outside);
    let beyond = (binomial_cdf(r, n, target) - outside) / binomial_pmf(r, n, target);
    interpolated(r, beyond, n)
}

fn upper_limit(n: u64, target: f64, outside: f64) -> f64 {
    let r = first(n, |r| binomial_sf(r, n, target) <= outside);
    let beyond = (outside - binomial_sf(r, n, target)) / binomial_pmf(r, n, target);
    interpolated(r, beyond, n)
}

fn interpolated(r: u64, beyond: f64, n: u64) -> f64 {
    ((r as f64 - beyond.clamp(0.0, 1.0)) / n as f64).clamp(0.0, 1.0)
}

/// The smallest count up to `n` with a property that all larger counts share.
fn first(n: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    high
}
