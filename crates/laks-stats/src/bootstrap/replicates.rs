//! Resampled means from elsewhere, read as ours are.

use super::monte_carlo::Drawn;
use super::{Bootstrap, BootstrapMethod, nothing_to_resample, read_off};
use crate::error::check_level;
use crate::moments::Moments;
use crate::{Error, Estimate, Histogram};

/// The interval of [`bootstrap_mean`](crate::bootstrap_mean) from given resampled means.
///
/// For replicates drawn elsewhere (by course, say, where people of one course are not independent):
/// the bias correction counts half of those equal to the mean (to one part in 10^12), quantiles are
/// of type 7, the acceleration is the jackknife's of `values`.
///
/// # Errors
/// A level outside 0 to 1; no replicates, or one that is not finite.
///
/// # Examples
/// ```
/// use laks_stats::{bootstrap_from_replicates, BootstrapMethod, Histogram};
/// let values = Histogram::from_values(&[1.0, 2.0, 6.0])?;
/// let means = [2.0, 3.0, 4.0, 3.0, 2.0];
/// let found = bootstrap_from_replicates(&values, &means, 0.5, BootstrapMethod::Percentile)?;
/// assert_eq!(found.estimate.lower, Some(2.0));
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 14.
pub fn bootstrap_from_replicates(
    values: &Histogram,
    replicates: &[f64],
    level: f64,
    method: BootstrapMethod,
) -> Result<Bootstrap, Error> {
    let level = check_level(level)?;
    if let Some(bad) = replicates.iter().find(|mean| !mean.is_finite()) {
        return Err(Error::argument("replicates", "finite numbers", bad));
    }
    if replicates.is_empty() {
        return Err(Error::argument("replicates", "one resampled mean or more", "none"));
    }
    let count = Some(replicates.len() as u64);
    let moments = Moments::of(values);
    if let Some(reason) = nothing_to_resample(values) {
        let mut estimate = Estimate::undefined(level, method.name(), reason);
        estimate.value = (moments.n > 0).then_some(moments.mean);
        return Ok(Bootstrap {
            estimate,
            bias_correction: None,
            acceleration: None,
            resamples: count,
        });
    }
    let means = Drawn::new(replicates.to_vec(), moments.mean, moments.mean.abs() * 1e-12);
    Ok(read_off(&means, &moments, level, method, count))
}
