//! The chance that enough events happen in the time that is left.

use super::negative_binomial::NegativeBinomial;
use super::{Prediction, check_prior};
use crate::error::check_level;
use crate::magnitude::{NOT_NEGATIVE, is_ordinary_and_not_negative};
use crate::{Error, Reason};

const METHOD: &str = "gamma_poisson";

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
        let reason = Reason::NoTimeAndNoRate;
        return Ok(Prediction::undefined(level, METHOD, reason));
    }
    if size <= 0.0 {
        let reason = Reason::NoEventAndNoShape;
        return Ok(Prediction::undefined(level, METHOD, reason));
    }
    let future = NegativeBinomial { size, known, left };
    let outside = (1.0 - level) / 2.0;
    let lower = NegativeBinomial::first(|k| future.at_most(k) >= outside);
    let upper = NegativeBinomial::first(|k| future.at_least(k + 1) <= outside);
    let reason = upper.is_none().then_some(Reason::CountsTooLargeToTellApart);
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
