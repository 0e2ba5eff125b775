//! The bootstrap of a mean, from values, a table of counts, or resampled means from elsewhere.

use super::arguments::{call, count, named, optional_count, real, shown};
use super::columns::{counts, reals, table as table_of};
use super::named_result::named_result;
use crate::arguments::named as argument;
use crate::errors::refused;
use laks_stats::Histogram;
use pyo3::prelude::*;
use pyo3::types::PyDict;

named_result! {
    /// A bootstrap interval of a mean, with what went into it.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> stats.bootstrap_mean([3, 3, 3]).reason
    /// 'all values are the same, so every resample has the same mean'
    Bootstrap {
        /// The mean.
        value: Option<f64>,
        /// The lower end of the interval.
        lower: Option<f64>,
        /// The upper end of the interval.
        upper: Option<f64>,
        /// The standard error of infinitely many resamples.
        standard_error: Option<f64>,
        /// The confidence level.
        level: f64,
        /// ``bca`` or ``percentile``.
        method: String,
        /// Why something above is not defined, or what to know when reading it.
        reason: Option<String>,
        /// The bias correction z0 (BCa only).
        bias_correction: Option<f64>,
        /// The acceleration, from the jackknife (BCa only).
        acceleration: Option<f64>,
        /// How many resamples were drawn; ``None`` for the exact answer of infinitely many.
        resamples: Option<u64>,
    }
}

impl From<laks_stats::Bootstrap> for Bootstrap {
    fn from(found: laks_stats::Bootstrap) -> Self {
        let laks_stats::Bootstrap { estimate, bias_correction, acceleration, resamples } = found;
        let laks_stats::Estimate { value, lower, upper, standard_error, level, method, reason } =
            estimate;
        let reason = reason.map(|reason| reason.to_string());
        Self {
            value,
            lower,
            upper,
            standard_error,
            level,
            method: method.to_owned(),
            reason,
            bias_correction,
            acceleration,
            resamples,
        }
    }
}

/// A table: how many had each value (a dict), each score from 0 (a row), or each pair (rows).
fn histogram_of_table(table: &Bound<'_, PyAny>) -> PyResult<Histogram> {
    let py = table.py();
    if let Ok(dict) = table.cast::<PyDict>() {
        let cell = |(value, n): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
            Ok((real(&value, "table")?, count(&n, "table")?))
        };
        let cells = dict.iter().map(cell).collect::<PyResult<Vec<_>>>()?;
        return call(py, || Histogram::from_counts(cells));
    }
    if let Ok(row) = counts(table, "table") {
        let cells = row.into_iter().enumerate().map(|(score, n)| (score as f64, n));
        let cells: Vec<_> = cells.collect();
        return call(py, || Histogram::from_counts(cells));
    }
    let table = table_of(table, "table")?;
    call(py, || Ok(laks_stats::paired_change_table(&table)?.changes().clone()))
}

/// Values one by one, or any of the tables.
fn histogram(
    values: Option<&Bound<'_, PyAny>>,
    table: Option<&Bound<'_, PyAny>>,
    py: Python<'_>,
) -> PyResult<Histogram> {
    match (values, table) {
        (Some(values), None) => {
            let is_table = values.is_instance_of::<PyDict>()
                || values.getattr("ndim").is_ok_and(|n| n.extract::<u32>().is_ok_and(|n| n == 2))
                || values.get_item(0).is_ok_and(|first| first.hasattr("__len__").unwrap_or(false));
            if is_table {
                return histogram_of_table(values);
            }
            let values = reals(values, "values")?;
            call(py, || Histogram::from_values(&values))
        }
        (None, Some(table)) => histogram_of_table(table),
        (Some(values), Some(_)) => {
            Err(refused(py, "values", "left out where a table is given", shown(values)))
        }
        (None, None) => Err(refused(py, "values", "given, or table", "neither".to_owned())),
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
///
/// Raises
/// ------
/// InvalidInput
///     When a value is missing, the level is not between 0 and 1, or resamples is not 1 to 10^8.
///
/// References
/// ----------
/// Efron 1987, doi:10.1080/01621459.1987.10478410; Efron and Tibshirani 1993, An Introduction to the
/// Bootstrap, chapter 14; Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566.
///
/// Examples
/// --------
/// >>> from laks import stats
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
    values: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::level)] level: f64,
    #[pyo3(from_py_with = argument::method)] method: &str,
    resamples: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = seed_of)] seed: u64,
    table: Option<&Bound<'_, PyAny>>,
) -> PyResult<Bootstrap> {
    let (values, method) = (histogram(values, table, py)?, named(py, method)?);
    let resamples = optional_count(resamples, "resamples")?;
    call(py, || laks_stats::bootstrap_mean(&values, level, method, resamples, seed))
        .map(Bootstrap::from)
}

/// The argument `seed`.
fn seed_of(value: &Bound<'_, PyAny>) -> PyResult<u64> {
    count(value, "seed")
}

/// The interval of :func:`bootstrap_mean` from given resampled means.
///
/// The bias correction counts half of the means equal to that of ``values``, quantiles are of type 7, the
/// acceleration is the jackknife's of ``values``.
///
/// Use it for replicates drawn elsewhere (by course, where people of one course are not independent). Not
/// where people are independent: :func:`bootstrap_mean` is exact.
///
/// Raises
/// ------
/// InvalidInput
///     When there are no replicates, one is not finite, or the level is not between 0 and 1.
///
/// References
/// ----------
/// Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 14.
///
/// Examples
/// --------
/// >>> from laks import stats
/// >>> means = [2, 3, 4, 3, 2]
/// >>> stats.bootstrap_from_replicates([1, 2, 6], means, level=0.5, method="percentile").lower
/// 2.0
#[pyfunction]
#[pyo3(signature = (values, replicates, level=0.95, method="bca"))]
pub(crate) fn bootstrap_from_replicates(
    py: Python<'_>,
    values: &Bound<'_, PyAny>,
    replicates: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = argument::level)] level: f64,
    #[pyo3(from_py_with = argument::method)] method: &str,
) -> PyResult<Bootstrap> {
    let (values, means) = (histogram(Some(values), None, py)?, reals(replicates, "replicates")?);
    let method = named(py, method)?;
    call(py, || laks_stats::bootstrap_from_replicates(&values, &means, level, method))
        .map(Bootstrap::from)
}
