//! What can be said of each unit, when the others are taken into account?

use super::check_counts;
use super::marginal_likelihood::fit;
use crate::distributions::{beta_quantile, beta_upper_quantile};
use crate::error::check_level;
use crate::{Error, Estimate, Reason};

const METHOD: &str = "beta_binomial";

/// Units' shares, drawn towards their common mean as far as chance explains their differences.
#[derive(Debug, Clone, PartialEq)]
pub struct PartialPooling {
    /// The mean of the units' shares.
    pub mean: Option<f64>,
    /// How alike the units are: the number of people that the common mean counts for in each;
    /// `None` if the units do not differ by more than chance, and are pooled completely.
    pub concentration: Option<f64>,
    /// Each unit's share, in the order given; units with nobody get what is known of all.
    pub units: Vec<Estimate>,
    /// What to know when reading it.
    pub reason: Option<Reason>,
}

/// Estimates each unit's share from `x` of `n`, taking the units to be drawn from one beta distribution.
///
/// Mean `μ` and concentration `M` of the beta distribution maximise the beta-binomial likelihood; a
/// unit's share is then `(μM + x) / (M + n)` with the equal-tailed interval of its posterior,
/// `Beta(μM + x, (1 − μ)M + n − x)`. Where the counts vary no more than binomial ones (Tarone's
/// score), `M` has no finite value: every unit gets the pooled share, with the interval of the pooled
/// counts under Jeffreys' prior. An interval holds its share: where units are so unlike that a
/// posterior's mean lies in its tail, it reaches to the mean. The intervals take the fitted distribution as known: with few units
/// they are too short. It says what a unit's share likely is, and is no ranking.
///
/// Reference: Griffiths 1973, doi:10.2307/2529131; Efron and Morris 1975, doi:10.2307/2285814.
///
/// # Errors
/// If the slices differ in length, `x > n` anywhere, or the level is outside (0, 1).
///
/// # Examples
/// ```
/// use laks_stats::partial_pooling;
/// let units = partial_pooling(&[8, 30, 5, 60], &[8, 60, 20, 80], 0.95)?;
/// let small = units.units[0].value.unwrap(); // 8 of 8
/// assert!(small < 1.0 && small > units.mean.unwrap());
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn partial_pooling(x: &[u64], n: &[u64], level: f64) -> Result<PartialPooling, Error> {
    let (events, people) = check_counts(x, n)?;
    check_level(level)?;
    if people == 0 {
        let reason = Reason::UnitsEmpty;
        return Ok(PartialPooling {
            mean: None,
            concentration: None,
            units: x.iter().map(|_| Estimate::undefined(level, METHOD, reason)).collect(),
            reason: Some(reason),
        });
    }
    let pairs: Vec<(u64, u64)> = x.iter().copied().zip(n.iter().copied()).collect();
    let mixed = events > 0 && events < people;
    let Some((mean, concentration)) = mixed.then(|| fit(&pairs)).flatten() else {
        let mean = events as f64 / people as f64;
        let shape = (events as f64 + 0.5, (people - events) as f64 + 0.5);
        let lower = if events == 0 { 0.0 } else { tails(shape, level).0 };
        let upper = if events == people { 1.0 } else { tails(shape, level).1 };
        let pooled = Estimate::new(mean, lower, upper, level, METHOD);
        return Ok(PartialPooling {
            mean: Some(mean),
            concentration: None,
            units: vec![pooled; x.len()],
            reason: Some(Reason::PooledCompletely),
        });
    };
    let units = pairs.iter().map(|&(x, n)| {
        let a = mean * concentration + x as f64;
        let b = (1.0 - mean) * concentration + (n - x) as f64;
        let (lower, upper) = tails((a, b), level);
        let value = a / (a + b);
        Estimate::new(value, lower.min(value), upper.max(value), level, METHOD)
    });
    Ok(PartialPooling {
        mean: Some(mean),
        concentration: Some(concentration),
        units: units.collect(),
        reason: None,
    })
}

fn tails((a, b): (f64, f64), level: f64) -> (f64, f64) {
    let outside = (1.0 - level) / 2.0;
    (beta_quantile(outside, a, b), beta_upper_quantile(outside, a, b))
}
