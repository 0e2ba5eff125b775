//! The bootstrap of a mean, from values, a table of counts, or resampled means from elsewhere.

use super::arguments::{call, named};
use super::formulas::formulas;
use super::named_result::named_result;
use super::options;
use crate::errors::refused;
use laks_stats::Histogram;
use pyo3::prelude::*;

named_result! {
    /// A bootstrap interval of a mean, with what went into it.
    examples
    /// >>> stats.bootstrap_mean([3, 3, 3]).reason
    /// 'all values are the same, so every resample has the same mean'
    Bootstrap of laks_stats::Bootstrap {
        /// The mean.
        value: Option<f64> = |found| found.estimate.value,
        /// The lower end of the interval.
        lower: Option<f64> = |found| found.estimate.lower,
        /// The upper end of the interval.
        upper: Option<f64> = |found| found.estimate.upper,
        /// The standard error of infinitely many resamples.
        standard_error: Option<f64> = |found| found.estimate.standard_error,
        /// The confidence level.
        level: f64 = |found| found.estimate.level,
        /// ``bca`` or ``percentile``.
        method: String = |found| found.estimate.method,
        /// Why something above is not defined, or what to know when reading it.
        reason: Option<String> = |found| found.estimate.reason,
        /// The bias correction z0 (BCa only).
        bias_correction: Option<f64>,
        /// The acceleration, from the jackknife (BCa only).
        acceleration: Option<f64>,
        /// How many resamples were drawn; ``None`` for the exact answer of infinitely many.
        resamples: Option<u64>,
    }
}

/// A bootstrap interval of a mean: BCa or percentile, exact or drawn.
///
/// ``values`` is a column, or a table: a dict ``{value: count}``, a row of counts of the scores 0, 1, 2,
/// ..., or a joint table ``table[i][j]`` of scores before and after, whose changes are meant. A resample
/// draws n values with replacement. ``percentile``: the quantiles of the resampled means at alpha / 2 and
/// 1 - alpha / 2; ``bca``: those at ``Phi(z0 + (z0 + z) / (1 - a (z0 + z)))``, z0 from the share of means
/// below the mean (half of the ties), a from the jackknife.
///
/// With ``resamples=None`` the answer is exact, as if infinitely many were drawn, at a cost that does not
/// depend on n; with a number, that many are drawn under ``seed`` (quantiles of type 7).
///
/// Use it from some ten values that differ; for fewer take the t interval. Not where people of one course
/// resemble each other: resampling persons assumes that they are independent.
#[doc = raises!(InvalidInput)]
///     When a value is missing, the level is not between 0 and 1, or resamples is not 1 to 10^8.
#[doc = references!()]
/// Efron 1987, doi:10.1080/01621459.1987.10478410; Efron and Tibshirani 1993, An Introduction to the
/// Bootstrap, chapter 14; Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566.
#[doc = examples!(stats)]
/// >>> mean = stats.bootstrap_mean([3, -1, 0, 5, 2, 2, 7, 1, 0, 4])
/// >>> round(mean.value, 2), round(mean.lower, 2), round(mean.upper, 2)
/// (2.3, 1.0, 3.9)
/// >>> counted = {-1: 1, 0: 2, 1: 1, 2: 2, 3: 1, 4: 1, 5: 1, 7: 1}
/// >>> stats.bootstrap_mean(table=counted) == mean
/// True
#[pyfunction]
#[pyo3(signature = (values=None, level=0.95, method="bca", resamples=None, seed=0, table=None))]
#[allow(clippy::too_many_arguments)]
pub(crate) fn bootstrap_mean(
    py: Python<'_>,
    #[pyo3(from_py_with = options::values)] values: Option<Histogram>,
    #[pyo3(from_py_with = options::level)] level: f64,
    #[pyo3(from_py_with = options::method)] method: &str,
    #[pyo3(from_py_with = options::resamples)] resamples: Option<u64>,
    #[pyo3(from_py_with = options::seed)] seed: u64,
    #[pyo3(from_py_with = options::table)] table: Option<Histogram>,
) -> PyResult<Bootstrap> {
    let method = named(py, method)?;
    let values = match (values, table) {
        (Some(given), None) | (None, Some(given)) => given,
        (Some(_), Some(_)) => {
            let expected = "left out where a table is given";
            return Err(refused(py, "values", expected, "both".to_owned()));
        }
        (None, None) => return Err(refused(py, "values", "given, or table", "neither".to_owned())),
    };
    call(py, || laks_stats::bootstrap_mean(&values, level, method, resamples, seed))
        .map(Bootstrap::from)
}

formulas! {
    /// The interval of :func:`bootstrap_mean` from given resampled means.
    ///
    /// The bias correction counts half of the means equal to that of ``values``, quantiles are of type 7, the
    /// acceleration is the jackknife's of ``values``.
    ///
    /// Use it for replicates drawn elsewhere (by course, where people of one course are not independent). Not
    /// where people are independent: :func:`bootstrap_mean` is exact.
    raises
    ///     When there are no replicates, one is not finite, or the level is not between 0 and 1.
    references
    /// Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 14.
    examples
    /// >>> means = [2, 3, 4, 3, 2]
    /// >>> stats.bootstrap_from_replicates([1, 2, 6], means, level=0.5, method="percentile").lower
    /// 2.0
    bootstrap_from_replicates(
        values: Histogram, replicates: Vec<f64>;
        level: f64 = 0.95, method: &str = "bca"
    ) -> Bootstrap {
        laks_stats::bootstrap_from_replicates(&values, &replicates, level, method)
    }
}
