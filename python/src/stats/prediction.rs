//! Will the target be met? Predictive probabilities.

use super::arguments::{call, count, counts4, prior as prior_of, real};
use super::named_result::named_result;
use crate::arguments::named as argument;
use pyo3::prelude::*;

named_result! {
    /// The chance that a future count reaches a needed one, with the range it will likely lie in.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> chance = stats.at_least_more(45, 60, 40, 35)
    /// >>> chance.value == chance.probability, chance.lower, chance.upper
    /// (True, 22, 36)
    Prediction of laks_stats::Prediction {
        /// The probability that the future count is at least the needed one.
        value: Option<f64> = |found| found.value(),
        /// The same, under its own name.
        probability: Option<f64>,
        /// The expected future count.
        expected: Option<f64>,
        /// The lower end of the predictive interval, a count.
        lower: Option<u64>,
        /// The upper end of the predictive interval, a count.
        upper: Option<u64>,
        /// The level of the predictive interval.
        level: f64,
        /// The name of the predictive distribution.
        method: String,
        /// Why something above is not defined, or what to know when reading it.
        reason: Option<String>,
    }
}

named_result! {
    /// The predictive probability of final success, and what it rests on.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> stats.success_probability(16, 23, 40, 0.6, prior=(0.6, 0.4), threshold=0.9).needed
    /// 28
    SuccessProbability of laks_stats::SuccessProbability {
        /// The probability that the final posterior exceeds the threshold.
        value: Option<f64>,
        /// The posterior probability, now, that the true share exceeds p0.
        posterior: Option<f64>,
        /// The smallest final number of successes that is enough; ``None`` if none is.
        needed: Option<u64>,
        /// The name of the predictive distribution.
        method: String,
        /// Why something above is not defined.
        reason: Option<String>,
    }
}

/// The probability that at least ``need`` of ``m`` more succeed, after ``x`` of ``n`` did.
///
/// With a beta prior (a, b) the future successes are beta-binomial,
/// ``P(k) = C(m, k) B(a + x + k, b + n - x + m - k) / B(a + x, b + n - x)``; this is its upper tail, with a
/// predictive interval of the count.
///
/// Use it for those still open whose chances are like those already known. Not for people whose outcome
/// is late because it is unlikely.
///
/// Raises
/// ------
/// InvalidInput
///     When a count is no count, x exceeds n, the prior is not two numbers of at least 0, the level is not
///     between 0 and 1, or m exceeds five million.
///
/// References
/// ----------
/// Aitchison and Dunsmore 1975, Statistical Prediction Analysis.
///
/// Examples
/// --------
/// 45 of 60 completed; 40 are still in, and the target needs 35 of them.
///
/// >>> from laks import stats
/// >>> round(stats.at_least_more(45, 60, 40, 35).value, 6)
/// 0.084178
#[pyfunction]
#[pyo3(
    signature = (x, n, m, need, prior=(0.5, 0.5), level=0.95),
    text_signature = "(x, n, m, need, prior=(0.5, 0.5), level=0.95)"
)]
pub(crate) fn at_least_more(
    py: Python<'_>,
    x: &Bound<'_, PyAny>,
    n: &Bound<'_, PyAny>,
    m: &Bound<'_, PyAny>,
    need: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = prior_of)] prior: (f64, f64),
    #[pyo3(from_py_with = argument::level)] level: f64,
) -> PyResult<Prediction> {
    let [x, n, m, need] = counts4([x, n, m, need], ["x", "n", "m", "need"])?;
    call(py, || laks_stats::at_least_more(x, n, m, need, prior, level)).map(Prediction::from)
}

/// The probability of at least ``need`` events in the time ``left``, after ``events`` in ``elapsed``.
///
/// With a gamma prior (shape, rate) for the rate of a Poisson process the future count is negative
/// binomial with size shape + events and probability (rate + elapsed) / (rate + elapsed + left); this is
/// its upper tail, with a predictive interval of the count.
///
/// Use it for referrals that arrive one by one. The rate is taken to stay what it was: not for courses
/// that start in lumps.
///
/// Raises
/// ------
/// InvalidInput
///     When a count is no count, a time is negative, the prior is not two numbers of at least 0, or the
///     level is not between 0 and 1.
///
/// References
/// ----------
/// Anisimov and Fedorov 2007, doi:10.1002/sim.2956.
///
/// Examples
/// --------
/// 30 were referred in the first six months; 28 more are needed in the next six.
///
/// >>> from laks import stats
/// >>> chance = stats.events_more(30, 6, 6, 28, prior=(0.5, 0), level=0.8)
/// >>> round(chance.probability, 6), chance.lower, chance.upper
/// (0.629018, 21, 41)
#[pyfunction]
#[pyo3(
    signature = (events, elapsed, left, need, prior=(0.5, 0.0), level=0.95),
    text_signature = "(events, elapsed, left, need, prior=(0.5, 0.0), level=0.95)"
)]
pub(crate) fn events_more(
    py: Python<'_>,
    events: &Bound<'_, PyAny>,
    elapsed: &Bound<'_, PyAny>,
    left: &Bound<'_, PyAny>,
    need: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = prior_of)] prior: (f64, f64),
    #[pyo3(from_py_with = argument::level)] level: f64,
) -> PyResult<Prediction> {
    let (events, need) = (count(events, "events")?, count(need, "need")?);
    let (elapsed, left) = (real(elapsed, "elapsed")?, real(left, "left")?);
    call(py, || laks_stats::events_more(events, elapsed, left, need, prior, level))
        .map(Prediction::from)
}

/// The probability that, once ``n_max`` are known, P(share > p0) will exceed ``threshold``.
///
/// Now x of n succeeded and the prior is beta (a, b). The future successes among n_max - n are
/// beta-binomial; the probability sums over those for which the final posterior is enough.
///
/// Use it at a checkpoint of a plan that will be judged by its final posterior. Not for a closed count:
/// see :func:`at_least_more`.
///
/// Raises
/// ------
/// InvalidInput
///     When a count is no count, x exceeds n or n exceeds n_max, or p0 or threshold is not strictly
///     between 0 and 1.
///
/// References
/// ----------
/// Lee and Liu 2008, doi:10.1177/1740774508089279, equation (1).
///
/// Examples
/// --------
/// >>> from laks import stats
/// >>> found = stats.success_probability(16, 23, 40, 0.6, prior=(0.6, 0.4), threshold=0.9)
/// >>> round(found.value, 4)
/// 0.5656
#[pyfunction]
#[pyo3(
    signature = (x, n, n_max, p0, prior=(0.5, 0.5), threshold=0.95),
    text_signature = "(x, n, n_max, p0, prior=(0.5, 0.5), threshold=0.95)"
)]
pub(crate) fn success_probability(
    py: Python<'_>,
    x: &Bound<'_, PyAny>,
    n: &Bound<'_, PyAny>,
    n_max: &Bound<'_, PyAny>,
    p0: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = prior_of)] prior: (f64, f64),
    #[pyo3(from_py_with = argument::threshold)] threshold: f64,
) -> PyResult<SuccessProbability> {
    let (x, n, n_max) = (count(x, "x")?, count(n, "n")?, count(n_max, "n_max")?);
    let p0 = real(p0, "p0")?;
    call(py, || laks_stats::success_probability(x, n, n_max, p0, prior, threshold))
        .map(SuccessProbability::from)
}
