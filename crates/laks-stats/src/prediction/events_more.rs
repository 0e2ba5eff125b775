//! The chance that enough events happen in the time that is left.

use super::{Prediction, check_prior};
use crate::Error;
use crate::distributions::{beta_cdf, beta_sf};
use crate::error::check_level;
use crate::magnitude::{NOT_NEGATIVE, is_ordinary_and_not_negative};

const METHOD: &str = "gamma_poisson";

/// Counts beyond this are not told apart.
const LARGEST: u64 = 1 << 53;

/// The probability of at least `need` events in the time `left`, after `events` in `elapsed`.
///
/// With a gamma prior of `(shape, rate)` for the rate of a Poisson process, the future count is
/// negative binomial with size `shape + events` and success probability
/// `(rate + elapsed) / (rate + elapsed + left)`; this is its upper tail. The rate is taken to stay
/// what it was: not for courses that start in lumps.
///
/// Reference: Anisimov and Fedorov 2007, doi:10.1002/sim.2956 (one centre).
///
/// # Errors
/// If a time is negative or not finite, a prior parameter is neither 0 nor from 1e-100 to 1e100, or
/// the level is outside (0, 1).
///
/// # Examples
/// 30 were referred in the first six months; 28 more are needed in the next six.
/// ```
/// use laks_stats::events_more;
/// let chance = events_more(30, 6.0, 6.0, 28, (0.5, 0.0), 0.8)?;
/// assert!((chance.probability.unwrap() - 0.629_017_549).abs() < 1e-8);
/// assert_eq!((chance.lower, chance.upper), (Some(21), Some(41)));
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn events_more(
    events: u64,
    elapsed: f64,
    left: f64,
    need: u64,
    prior: (f64, f64),
    level: f64,
) -> Result<Prediction, Error> {
    for (argument, time) in [("elapsed", elapsed), ("left", left)] {
        if !is_ordinary_and_not_negative(time) {
            return Err(Error::argument(argument, NOT_NEGATIVE, time));
        }
    }
    check_prior(prior)?;
    check_level(level)?;
    let (size, known) = (prior.0 + events as f64, prior.1 + elapsed);
    if known <= 0.0 {
        let reason = "no time has passed and the prior has no rate";
        return Ok(Prediction::undefined(level, METHOD, reason));
    }
    if size <= 0.0 {
        let reason = "no event has happened and the prior has no shape";
        return Ok(Prediction::undefined(level, METHOD, reason));
    }
    let future = NegativeBinomial { size, known, left };
    let outside = (1.0 - level) / 2.0;
    let lower = future.first(|k| future.at_most(k) >= outside);
    let upper = future.first(|k| future.at_least(k + 1) <= outside);
    let reason = upper.is_none().then(|| "counts above 2^53 are not told apart".to_owned());
    Ok(Prediction {
        probability: Some(future.at_least(need)),
        expected: Some(size * (left / known)),
        lower,
        upper,
        level,
        method: METHOD,
        reason,
    })
}

/// Events in the time `left`, when `known` is the time (with the prior's) that `size` events took.
struct NegativeBinomial {
    size: f64,
    known: f64,
    left: f64,
}

impl NegativeBinomial {
    /// `I_q(k, size)` with `q = left / (known + left)`, from whichever side has the digits.
    fn at_least(&self, k: u64) -> f64 {
        match k {
            0 => 1.0,
            _ if self.left == 0.0 => 0.0,
            k if self.left <= self.known => {
                beta_cdf(1.0 / (1.0 + self.known / self.left), k as f64, self.size)
            }
            k => beta_sf(1.0 / (1.0 + self.left / self.known), self.size, k as f64),
        }
    }

    fn at_most(&self, k: u64) -> f64 {
        let k = k as f64 + 1.0;
        match self.left {
            0.0 => 1.0,
            left if left <= self.known => beta_sf(1.0 / (1.0 + self.known / left), k, self.size),
            left => beta_cdf(1.0 / (1.0 + left / self.known), self.size, k),
        }
    }

    /// The smallest count with a property that all larger counts share.
    fn first(&self, holds: impl Fn(u64) -> bool) -> Option<u64> {
        let (mut fails, mut high) = (None, 0);
        while !holds(high) {
            fails = Some(high);
            high = if high == 0 { 1 } else { high * 2 };
            if high > LARGEST {
                return None;
            }
        }
        let Some(mut low) = fails else { return Some(0) };
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if holds(middle) { high = middle } else { low = middle }
        }
        Some(high)
    }
}
