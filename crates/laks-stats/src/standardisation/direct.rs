//! The directly standardised rate.

use crate::distributions::{gamma_quantile, gamma_upper_quantile};
use crate::error::check_level;
use crate::method::methods;
use crate::rate::{RateMethod, mean_limits};
use crate::{Error, Estimate, Reason};

methods! {
    /// How the interval of a directly standardised rate is made.
    pub enum StandardisedRateMethod: "method" {
        /// Byar's interval of the number of events, scaled by Dobson et al. (1991).
        DobsonByar = "dobson_byar",
        /// The gamma interval of Fay and Feuer (1997).
        FayFeuer = "fay_feuer",
    }
}

/// The rate that a standard population would have: Σ wᵢ xᵢ / nᵢ with weights wᵢ summing to 1.
///
/// **Estimates** the rate per unit of `populations` at the standard case-mix. With the variance
/// v = Σ wᵢ² xᵢ / nᵢ² and x events in all: Dobson's limits are r + √(v / x) (L − x) with Byar's limits
/// L of x; Fay–Feuer's are gamma quantiles with mean r and variance v below, and with the largest
/// wᵢ / nᵢ added for one more event above. `standard_error` is √v. Denominators are `populations`;
/// weights are scaled to 1 here.
///
/// **Use** to compare units whose mix of strata differs, with the same weights for all. **Not** with
/// strata of no population; under 10 events in all a note says that the interval is unreliable.
///
/// # Errors
/// If the three lists differ in length or are empty; if a population is not positive, or a weight is
/// negative, or all are 0; or `level` is not strictly between 0 and 1.
///
/// # Examples
/// ```
/// use laks_stats::{StandardisedRateMethod, standardised_rate};
/// let method = StandardisedRateMethod::DobsonByar;
/// let rate = standardised_rate(&[12, 30], &[400.0, 600.0], &[1.0, 1.0], method, 0.95)?;
/// assert!((rate.value.unwrap() - 0.04).abs() < 1e-15);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Dobson et al. (1991) doi:10.1002/sim.4780100317; Fay & Feuer (1997)
/// doi:10.1002/(SICI)1097-0258(19970415)16:7<791::AID-SIM500>3.0.CO;2-#.
pub fn standardised_rate(
    events: &[u64],
    populations: &[f64],
    weights: &[f64],
    method: StandardisedRateMethod,
    level: f64,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    let shares = shares(events, populations, weights)?;
    let Some(total) = events.iter().try_fold(0_u64, |sum, x| sum.checked_add(*x)) else {
        return Err(Error::argument("events", "few enough to be counted", "a sum beyond 2^64"));
    };
    let value: f64 = shares.iter().zip(events).map(|(s, x)| s * *x as f64).sum();
    let variance: f64 = shares.iter().zip(events).map(|(s, x)| s * s * *x as f64).sum();
    let (lower, upper) = match method {
        StandardisedRateMethod::DobsonByar => dobson(value, variance, total, level),
        StandardisedRateMethod::FayFeuer => fay_feuer(value, variance, &shares, level),
    };
    let estimate = match (lower, upper) {
        (Some(lower), Some(upper)) => Estimate::new(value, lower, upper, level, method.name()),
        _ => {
            let reason = Reason::NoEventNoInterval;
            Estimate::without_interval(value, level, method.name(), reason)
        }
    };
    let estimate = estimate.with_standard_error(variance.sqrt());
    Ok(if total < 10 && estimate.reason.is_none() {
        estimate.with_reason(Reason::FewEvents { events: total })
    } else {
        estimate
    })
}

/// wᵢ / nᵢ with the weights scaled to 1.
fn shares(events: &[u64], populations: &[f64], weights: &[f64]) -> Result<Vec<f64>, Error> {
    if events.is_empty() {
        return Err(Error::argument("events", "at least one stratum", "none"));
    }
    for (argument, length) in [("populations", populations.len()), ("weights", weights.len())] {
        if length != events.len() {
            return Err(Error::argument(
                argument,
                "as long as events",
                format!("{length} instead of {}", events.len()),
            ));
        }
    }
    if let Some(bad) = populations.iter().find(|n| !(**n > 0.0 && n.is_finite())) {
        return Err(Error::argument("populations", "positive in every stratum", bad));
    }
    if let Some(bad) = weights.iter().find(|w| !(**w >= 0.0 && w.is_finite())) {
        return Err(Error::argument("weights", "not negative in any stratum", bad));
    }
    let sum: f64 = weights.iter().sum();
    if sum == 0.0 {
        return Err(Error::argument("weights", "positive in some stratum", "all 0"));
    }
    Ok(weights.iter().zip(populations).map(|(w, n)| w / sum / n).collect())
}

fn dobson(value: f64, variance: f64, total: u64, level: f64) -> (Option<f64>, Option<f64>) {
    if total == 0 {
        return (None, None);
    }
    let x = total as f64;
    let (lower, upper) = mean_limits(total, RateMethod::Byar, level);
    let scale = (variance / x).sqrt();
    (Some(value + scale * (lower - x)), Some(value + scale * (upper - x)))
}

fn fay_feuer(value: f64, variance: f64, shares: &[f64], level: f64) -> (Option<f64>, Option<f64>) {
    let tail = 0.5 * (1.0 - level);
    let lower = if value == 0.0 {
        0.0
    } else {
        variance / value * gamma_quantile(tail, value * value / variance)
    };
    let largest = shares.iter().copied().fold(0.0, f64::max);
    let (mean, variance) = (value + largest, variance + largest * largest);
    let upper = variance / mean * gamma_upper_quantile(tail, mean * mean / variance);
    (Some(lower), Some(upper))
}
