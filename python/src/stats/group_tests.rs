//! Do groups differ in their times? Log-rank and Gray's test.

use super::arguments::{call, code, named};
use super::columns::{codes, reals};
use super::labels::{labels, optional_labels};
use super::named_result::named_result;
use super::test_result::Test;
use crate::arguments::named as argument;
use pyo3::prelude::*;

named_result! {
    /// A test between groups, with the weighted events each had and would have had if all were alike.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> stats.logrank([6, 9, 7, 25], [1, 1, 1, 0], ["a", "a", "b", "b"]).observed
    /// [2.0, 1.0]
    GroupTest {
        /// The statistic, chi-squared under the hypothesis.
        statistic: Option<f64>,
        /// Its degrees of freedom.
        df: Option<f64>,
        /// The p-value.
        p: Option<f64>,
        /// The weights.
        method: String,
        /// Why something above is not defined.
        reason: Option<String>,
        /// Observed events by group, weighted; groups in sorted order.
        observed: Vec<f64>,
        /// Events expected if all groups were alike, weighted.
        expected: Vec<f64>,
    }
}

impl From<laks_stats::GroupTest> for GroupTest {
    fn from(found: laks_stats::GroupTest) -> Self {
        let laks_stats::GroupTest { test, observed, expected } = found;
        let Test { statistic, df, p, method, reason } = test.into();
        Self { statistic, df, p, method, reason, observed, expected }
    }
}

/// Compares times to an event between groups, within strata if given.
///
/// At each time with d events among r at risk, a group with r_g at risk is expected to have d r_g / r; the
/// differences from what it had, weighted and added up, are divided by their hypergeometric covariance.
/// ``peto_peto`` weighs each time by the pooled Kaplan-Meier share just before. Labels of ``group`` and
/// ``stratum`` may be numbers or texts.
///
/// Use ``logrank`` as a rule, ``peto_peto`` where early differences matter more. For a cause among several
/// it compares the rate among those still there; :func:`gray_test` compares the shares reached.
///
/// Raises
/// ------
/// InvalidInput
///     When columns differ in length, a time is negative, an event is not 0 or 1, or labels do not sort.
///
/// References
/// ----------
/// Mantel 1966; Peto and Peto 1972, doi:10.2307/2344317; Harrington and Fleming 1982,
/// doi:10.1093/biomet/69.3.553.
///
/// Examples
/// --------
/// >>> from laks import stats
/// >>> days, left = [6, 9, 13, 20, 7, 25, 30, 30], [1, 1, 1, 0, 1, 0, 0, 0]
/// >>> test = stats.logrank(days, left, ["north"] * 4 + ["south"] * 4)
/// >>> test.df, test.observed
/// (1.0, [3.0, 1.0])
#[pyfunction]
#[pyo3(signature = (time, event, group, stratum=None, weights="logrank"))]
pub(crate) fn logrank(
    py: Python<'_>,
    time: &Bound<'_, PyAny>,
    event: &Bound<'_, PyAny>,
    group: &Bound<'_, PyAny>,
    stratum: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::weights)] weights: &str,
) -> PyResult<GroupTest> {
    let (time, event) = (reals(time, "time")?, codes(event, "event")?);
    let (group, stratum) = (labels(group, "group")?, optional_labels(stratum, "stratum")?);
    let weights = named(py, weights)?;
    call(py, || laks_stats::logrank(&time, &event, &group, stratum.as_deref(), weights))
        .map(GroupTest::from)
}

/// Compares the cumulative incidence of one cause between groups, within strata if given.
///
/// The score of a group adds ``d - R d_all / R_all`` over times, R those at risk in the subdistribution
/// (people gone by other causes stay in, thinned by censoring); the covariance is Gray's, with the
/// correction for ties. ``event`` is 0 (censored) or the cause.
///
/// Use it to compare shares reached; to compare the rate of a cause among those still there take
/// :func:`logrank` with the other causes censored. The two can disagree.
///
/// Raises
/// ------
/// InvalidInput
///     When columns differ in length, a time is negative, a cause is not 1 to 64, or labels do not sort.
///
/// References
/// ----------
/// Gray 1988, doi:10.1214/aos/1176350951.
///
/// Examples
/// --------
/// >>> from laks import stats
/// >>> days, how = [1, 1, 1, 2, 2, 3, 3, 3, 4, 5], [1, 2, 0, 1, 2, 1, 1, 2, 0, 1]
/// >>> round(stats.gray_test(days, how, [1] * 5 + [2] * 5).statistic, 6)
/// 2.730912
#[pyfunction]
#[pyo3(signature = (time, event, group, cause=1, stratum=None))]
pub(crate) fn gray_test(
    py: Python<'_>,
    time: &Bound<'_, PyAny>,
    event: &Bound<'_, PyAny>,
    group: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = cause_of)] cause: u32,
    stratum: Option<&Bound<'_, PyAny>>,
) -> PyResult<Test> {
    let (time, event) = (reals(time, "time")?, codes(event, "event")?);
    let (group, stratum) = (labels(group, "group")?, optional_labels(stratum, "stratum")?);
    call(py, || laks_stats::gray_test(&time, &event, &group, cause, stratum.as_deref()))
        .map(Test::from)
}

/// The argument `cause`.
fn cause_of(value: &Bound<'_, PyAny>) -> PyResult<u32> {
    code(value, "cause")
}
