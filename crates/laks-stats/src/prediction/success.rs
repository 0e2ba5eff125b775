//! The chance that the final analysis will call the target proved.

use super::beta_binomial::BetaBinomial;
use super::check_prior;
use crate::distributions::beta_sf;
use crate::error::check_part;
use crate::{Error, Reason};

const METHOD: &str = "beta_binomial";

/// The predictive probability of final success, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct SuccessProbability {
    /// The probability that the final posterior exceeds the threshold.
    pub value: Option<f64>,
    /// The posterior probability, now, that the true share exceeds `p0`.
    pub posterior: Option<f64>,
    /// The smallest final number of successes that is enough; `None` if none is.
    pub needed: Option<u64>,
    /// The name of the predictive distribution.
    pub method: &'static str,
    /// Why something above is not defined.
    pub reason: Option<Reason>,
}

/// The probability that, once `n_max` are known, `P(share > p0)` will exceed `threshold`.
///
/// Now `x` of `n` succeeded and the prior is beta `(a, b)`. The future successes `Y` among
/// `n_max − n` are beta-binomial; success means `P(p > p0 | x + Y of n_max) > threshold`. The
/// probability of success sums over all such `Y`.
///
/// Reference: Lee and Liu 2008, doi:10.1177/1740774508089279, equation (1).
///
/// # Errors
/// If `x > n` or `n > n_max`, `p0` or `threshold` is not strictly between 0 and 1, a prior parameter
/// is neither 0 nor from 1e-100 to 1e100, or more than five million are still open.
///
/// # Examples
/// ```
/// use laks_stats::success_probability;
/// let final_success = success_probability(16, 23, 40, 0.6, (0.6, 0.4), 0.9)?;
/// assert!((final_success.value.unwrap() - 0.5656).abs() < 5e-5);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn success_probability(
    x: u64,
    n: u64,
    n_max: u64,
    p0: f64,
    prior: (f64, f64),
    threshold: f64,
) -> Result<SuccessProbability, Error> {
    check_part("x", x, n)?;
    check_part("n", n, n_max)?;
    check_prior(prior)?;
    for (argument, share) in [("p0", p0), ("threshold", threshold)] {
        if !(share > 0.0 && share < 1.0) {
            return Err(Error::argument(argument, "strictly between 0 and 1", share));
        }
    }
    let (a, b) = (prior.0 + x as f64, prior.1 + (n - x) as f64);
    if a <= 0.0 || b <= 0.0 {
        let reason = Some(Reason::PriorSilent);
        let (value, posterior, needed) = (None, None, None);
        return Ok(SuccessProbability { value, posterior, needed, method: METHOD, reason });
    }
    let future = BetaBinomial::new(n_max - n, a, b)?;
    let enough = |y: u64| {
        let (successes, failures) = (a + y as f64, b + (n_max - n - y) as f64);
        beta_sf(p0, successes, failures) > threshold
    };
    let open = n_max - n;
    let more = enough(open).then(|| {
        // The smallest number that is enough lies above `low` (if there is any below) and up to `high`.
        let (mut low, mut high) = (0, open);
        while low < high {
            let middle = low + (high - low) / 2;
            if enough(middle) { high = middle } else { low = middle + 1 }
        }
        high
    });
    Ok(SuccessProbability {
        value: Some(more.map_or(0.0, |more| future.at_least(more))),
        posterior: Some(beta_sf(p0, a, b)),
        needed: more.map(|more| x + more),
        method: METHOD,
        reason: more.is_none().then_some(Reason::NeverEnough),
    })
}
