//! The bootstrap of a mean: exact where all resamples can be thought of at once, drawn where asked.

mod exact;
mod lattice;
mod monte_carlo;
mod replicates;
mod resampled;
mod sum;

pub use replicates::bootstrap_from_replicates;

use crate::distributions::{normal_cdf, normal_quantile};
use crate::error::check_level;
use crate::method::methods;
use crate::moments::Moments;
use crate::{Error, Estimate, Histogram, Reason};
use resampled::Resampled;

/// The most resamples that are drawn.
const MOST_RESAMPLES: u64 = 100_000_000;

methods! {
    /// How a bootstrap interval is read off the distribution of resampled means.
    pub enum BootstrapMethod: "method" {
        /// Bias-corrected and accelerated.
        Bca = "bca",
        /// The quantiles themselves.
        Percentile = "percentile",
    }
}

/// A bootstrap interval of a mean, with what went into it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bootstrap {
    /// The mean, its interval, and as standard error that of infinitely many resamples, s₀ / √n
    /// with n below the line in s₀².
    pub estimate: Estimate,
    /// The bias correction z₀ (BCa only).
    pub bias_correction: Option<f64>,
    /// The acceleration, from the jackknife (BCa only).
    pub acceleration: Option<f64>,
    /// How many resamples were drawn; `None` for the exact answer of infinitely many.
    pub resamples: Option<u64>,
}

/// A bootstrap interval of the mean of `values`.
///
/// A resample draws n values with replacement. With F the distribution function of its mean:
/// - `percentile`: the quantiles of F at α / 2 and 1 − α / 2.
/// - `bca`: those at Φ(z₀ + (z₀ + z) / (1 − a(z₀ + z))) for z = ∓z_{1−α/2}, with
///   z₀ = Φ⁻¹(P(mean* < mean) + ½ P(mean* = mean)) and a = Σ(x − x̄)³ / (6 (Σ(x − x̄)²)^{3/2}), the
///   jackknife's acceleration.
///
/// With `resamples = None` F is exact, as if infinitely many were drawn: whole values, and values
/// with up to six decimals, lie on a lattice, and the distribution of the sum is inverted from its
/// characteristic function at a cost that does not depend on n. Other values are first moved to a
/// lattice with steps of 1 / 200 of their standard deviation or smaller, which is said and changes
/// the interval by less than a thousandth of a standard error. With a number, that many
/// resamples of the table are drawn (multinomially; each from its own place of a counter-based
/// generator under `seed`), and quantiles are of type 7.
///
/// Good from some ten values that differ; for fewer, prefer the t interval. Resampling persons
/// assumes that they are independent, which people of one course are not quite.
///
/// No values: undefined. One value, or all equal: no interval.
///
/// # Errors
/// A level outside 0 to 1; no resamples, or more than 10^8.
///
/// # Examples
/// Changes in WHO-5 raw score of 40 people:
/// ```
/// use laks_stats::{bootstrap_mean, BootstrapMethod, Histogram};
/// let changes = Histogram::from_counts([
///     (-3.0, 1), (-1.0, 3), (0.0, 7), (1.0, 7), (2.0, 4), (3.0, 2), (5.0, 1), (6.0, 2), (7.0, 1),
///     (8.0, 1), (9.0, 1), (10.0, 2), (11.0, 1), (14.0, 2), (15.0, 1), (16.0, 1), (17.0, 1),
///     (18.0, 1), (4.0, 1),
/// ])?;
/// let mean = bootstrap_mean(&changes, 0.95, BootstrapMethod::Bca, None, 0)?;
/// assert!(mean.estimate.lower.unwrap() > 2.0 && mean.estimate.upper.unwrap() < 7.0);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Efron (1987), <https://doi.org/10.1080/01621459.1987.10478410>; Efron & Tibshirani (1993), An
/// Introduction to the Bootstrap, chapter 14; Hyndman & Fan (1996),
/// <https://doi.org/10.1080/00031305.1996.10473566>.
pub fn bootstrap_mean(
    values: &Histogram,
    level: f64,
    method: BootstrapMethod,
    resamples: Option<u64>,
    seed: u64,
) -> Result<Bootstrap, Error> {
    let level = check_level(level)?;
    if let Some(count) = resamples.filter(|count| !(1..=MOST_RESAMPLES).contains(count)) {
        return Err(Error::argument("resamples", "from 1 to 10^8, or none for all", count));
    }
    let moments = Moments::of(values);
    if let Some(reason) = nothing_to_resample(values) {
        let estimate = if moments.n == 0 {
            Estimate::undefined(level, method.name(), reason)
        } else {
            Estimate::without_interval(moments.mean, level, method.name(), reason)
        };
        return Ok(Bootstrap { estimate, bias_correction: None, acceleration: None, resamples });
    }
    match resamples {
        None => {
            let exact = exact::Exact::new(values, &moments);
            let mut bootstrap = read_off(&exact, &moments, level, method, None);
            if exact.rounded() && bootstrap.estimate.reason.is_none() {
                bootstrap.estimate.reason = Some(Reason::MovedToLattice);
            }
            Ok(bootstrap)
        }
        Some(count) => {
            let drawn = monte_carlo::draw(values, &moments, count, seed);
            Ok(read_off(&drawn, &moments, level, method, resamples))
        }
    }
}

fn nothing_to_resample(values: &Histogram) -> Option<Reason> {
    match (values.n(), values.cells().len()) {
        (0, _) => Some(Reason::NoValues),
        (1, _) => Some(Reason::OneValue),
        (_, 1) => Some(Reason::SameValues),
        _ => None,
    }
}

fn read_off(
    means: &impl Resampled,
    moments: &Moments,
    level: f64,
    method: BootstrapMethod,
    resamples: Option<u64>,
) -> Bootstrap {
    let z = normal_quantile(0.5 + level / 2.0);
    let error = moments.squares.sqrt() / moments.n as f64;
    let finish = |ends: Option<(f64, f64)>, bias_correction, acceleration| {
        let estimate = match ends {
            Some((lower, upper)) => Estimate::new(moments.mean, lower, upper, level, method.name()),
            None => Estimate::without_interval(
                moments.mean,
                level,
                method.name(),
                Reason::CorrectionLeavesDistribution,
            ),
        };
        let estimate = estimate.with_standard_error(error);
        Bootstrap { estimate, bias_correction, acceleration, resamples }
    };
    if method == BootstrapMethod::Percentile {
        let tail = (1.0 - level) / 2.0;
        return finish(Some((means.quantile(tail), means.quantile(1.0 - tail))), None, None);
    }
    let acceleration = moments.cubes / (6.0 * moments.squares.powf(1.5));
    let below = means.share_below();
    if below <= 0.0 || below >= 1.0 {
        return finish(None, None, Some(acceleration));
    }
    let z0 = normal_quantile(below);
    let adjusted = |z: f64| {
        let moved = z0 + z;
        let scale = 1.0 - acceleration * moved;
        (scale > 0.0).then(|| normal_cdf(z0 + moved / scale))
    };
    let ends = adjusted(-z).zip(adjusted(z)).map(|(a, b)| (means.quantile(a), means.quantile(b)));
    finish(ends, Some(z0), Some(acceleration))
}
