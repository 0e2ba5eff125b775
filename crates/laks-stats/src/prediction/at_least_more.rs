//! The chance that enough of those still open succeed.

use super::beta_binomial::BetaBinomial;
use super::{Prediction, check_prior};
use crate::error::{check_level, check_part};
use crate::{Error, Reason};

const METHOD: &str = "beta_binomial";

/// The probability that at least `need` of `m` more succeed, after `x` of `n` did.
///
/// With a beta prior `(a, b)` the future successes are beta-binomial,
/// `P(K = k) = C(m, k) B(a + x + k, b + n − x + m − k) / B(a + x, b + n − x)`, and this is its upper
/// tail. The default prior elsewhere is Jeffreys', (½, ½). It takes those still open to be like those
/// already known: not for people whose outcome is late *because* it is unlikely.
///
/// Reference: Aitchison and Dunsmore 1975, Statistical Prediction Analysis.
///
/// # Errors
/// If `x > n`, a prior parameter is neither 0 nor from 1e-100 to 1e100, the level is outside (0, 1),
/// or `m` exceeds five million.
///
/// # Examples
/// 45 of 60 completed; 40 are still in, and the target needs 35 of them.
/// ```
/// use laks_stats::at_least_more;
/// let chance = at_least_more(45, 60, 40, 35, (0.5, 0.5), 0.95)?;
/// assert!((chance.value().unwrap() - 0.084_178_388).abs() < 1e-8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn at_least_more(
    x: u64,
    n: u64,
    m: u64,
    need: u64,
    prior: (f64, f64),
    level: f64,
) -> Result<Prediction, Error> {
    check_part("x", x, n)?;
    check_prior(prior)?;
    check_level(level)?;
    let (a, b) = (prior.0 + x as f64, prior.1 + (n - x) as f64);
    if a <= 0.0 || b <= 0.0 {
        let reason = Reason::PriorSilent;
        return Ok(Prediction::undefined(level, METHOD, reason));
    }
    let future = BetaBinomial::new(m, a, b)?;
    let (lower, upper) = future.interval(level);
    Ok(Prediction {
        probability: Some(future.at_least(need)),
        expected: Some(future.mean()),
        lower: Some(lower),
        upper: Some(upper),
        level,
        method: METHOD,
        reason: None,
    })
}
