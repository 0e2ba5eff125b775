//! One rate: events per time or per population.

use crate::distributions::{
    gamma_quantile, gamma_upper_quantile, poisson_cdf, poisson_pmf, poisson_sf,
};
use crate::error::check_level;
use crate::method::methods;
use crate::proportion::critical;
use crate::root::falling_root;
use crate::{Error, Estimate, Reason};

methods! {
    /// How the interval of one rate is made.
    pub enum RateMethod: "method" {
        /// The exact Poisson interval (Garwood 1936).
        Exact = "exact",
        /// The exact interval that counts half of the observed number.
        MidP = "mid_p",
        /// Byar's cube-root approximation, x below and x + 1 above (Breslow & Day 1987).
        Byar = "byar",
        /// Equal tails of the posterior under Jeffreys' prior, with 0 at no event.
        Jeffreys = "jeffreys",
    }
}

/// The rate `events` / `exposure` with its interval.
///
/// **Estimates** the mean number of events in one unit of exposure (person-years, months,
/// inhabitants), the events being Poisson. Garwood's limits are gamma quantiles with shapes x and
/// x + 1; Byar's are x (1 − 1/(9x) − z/(3√x))³ and (x + 1)(1 − 1/(9(x + 1)) + z/(3√(x + 1)))³, all
/// divided by the exposure. For a rate per 1000 divide the exposure by 1000.
///
/// **Use** the exact interval as a rule; Byar where a series of published figures uses it. **Not**
/// where one person's event makes the next likelier (the interval is then too narrow).
///
/// # Errors
/// If `exposure` is negative or not a number, or `level` is not strictly between 0 and 1. With no
/// exposure nothing is defined.
///
/// # Examples
/// Three referrals in 12.5 weeks.
/// ```
/// use laks_stats::{RateMethod, rate};
/// let weekly = rate(3, 12.5, RateMethod::Byar, 0.95)?;
/// assert_eq!(weekly.value, Some(0.24));
/// assert!((weekly.upper.unwrap() - 0.701_229_151_7).abs() < 1e-9);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Garwood (1936) doi:10.1093/biomet/28.3-4.437; Breslow & Day (1987), Statistical Methods in Cancer
/// Research II, eq. 2.13; Brown, Cai & DasGupta (2003) Statistica Sinica 13:19.
pub fn rate(events: u64, exposure: f64, method: RateMethod, level: f64) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    if !(exposure >= 0.0 && exposure.is_finite()) {
        return Err(Error::argument("exposure", "a finite number that is not negative", exposure));
    }
    if exposure == 0.0 {
        return Ok(Estimate::undefined(level, method.name(), Reason::NoExposure));
    }
    let (lower, upper) = mean_limits(events, method, level);
    let value = events as f64 / exposure;
    let (lower, upper) = (lower / exposure, upper / exposure);
    if !upper.is_finite() {
        return Ok(Estimate::undefined(level, method.name(), Reason::ExposureTooSmall));
    }
    Ok(Estimate::new(value, lower, upper, level, method.name()))
}

/// The limits of the mean of a Poisson count.
pub(crate) fn mean_limits(events: u64, method: RateMethod, level: f64) -> (f64, f64) {
    let tail = 0.5 * (1.0 - level);
    let x = events as f64;
    match method {
        RateMethod::Exact => garwood(x, tail),
        RateMethod::MidP => mid_p(events, tail),
        RateMethod::Byar => byar(x, critical(level)),
        RateMethod::Jeffreys => {
            let lower = if events == 0 { 0.0 } else { gamma_quantile(tail, x + 0.5) };
            (lower, gamma_upper_quantile(tail, x + 0.5))
        }
    }
}

fn garwood(x: f64, tail: f64) -> (f64, f64) {
    let lower = if x == 0.0 { 0.0 } else { gamma_quantile(tail, x) };
    (lower, gamma_upper_quantile(tail, x + 1.0))
}

/// The means at which each mid-P tail is `tail`; both lie inside Garwood's.
fn mid_p(events: u64, tail: f64) -> (f64, f64) {
    let (outer_lower, outer_upper) = garwood(events as f64, tail);
    let above = |mean: f64| poisson_sf(events, mean) + 0.5 * poisson_pmf(events, mean);
    let below = |mean: f64| {
        let fewer = if events == 0 { 0.0 } else { poisson_cdf(events - 1, mean) };
        fewer + 0.5 * poisson_pmf(events, mean)
    };
    let lower = if events == 0 {
        0.0
    } else {
        falling_root(outer_lower, outer_upper, |mean| tail - above(mean))
    };
    (lower, falling_root(0.0, outer_upper, |mean| below(mean) - tail))
}

/// Byar's limits of a count that may be fractional.
fn byar(x: f64, z: f64) -> (f64, f64) {
    let limit = |x: f64, z: f64| {
        let root = 1.0 - 1.0 / (9.0 * x) + z / (3.0 * x.sqrt());
        x * root.max(0.0).powi(3)
    };
    (if x == 0.0 { 0.0 } else { limit(x, -z) }, limit(x + 1.0, z))
}
