//! Goal attainment scaling.

use super::arguments::call;
use super::columns::{gappy, reals};
use super::named_result::named_result;
use crate::arguments::named as argument;
use pyo3::prelude::*;

named_result! {
    /// A goal attainment T score.
    examples
    /// >>> stats.goal_attainment([0, None])
    /// GoalAttainment(value=50.0, goals=1, unrated=1, method='T', reason='1 of the goals were not rated and do not count')
    GoalAttainment of laks_stats::GoalAttainment {
        /// T: 50 where every goal is met as expected.
        value: Option<f64>,
        /// Goals that entered: rated, with a weight above 0.
        goals: usize,
        /// Goals left out because nobody rated them.
        unrated: usize,
        /// The name of the method, ``T``.
        method: String,
        /// What was left out, or why there is no value.
        reason: Option<String>,
    }
}

/// The T score of goal attainment scaling: 50 + 10 sum(w x) / sqrt((1 - rho) sum(w^2) + rho sum(w)^2).
///
/// ``scores`` are -2 (much less than expected) to 2 (much more); None is not rated and leaves with its
/// weight, with a remark. ``weights`` are relative; None means equal ones, and weight 0 is no goal. ``rho``
/// is the assumed correlation between goals, by convention 0.3.
///
/// Use it for one person's own goals. Not as a share of goals reached; a mean of T over people with
/// different goals compares what they set as much as what they reached.
#[doc = raises!(InvalidInput)]
///     When lists differ in length, a score is outside -2 to 2, a weight is negative, all weights are 0,
///     or rho is outside 0 to 1.
#[doc = references!()]
/// Kiresuk and Sherman 1968, doi:10.1007/BF01530764.
#[doc = examples!(stats)]
/// >>> round(stats.goal_attainment([1, 0, -1, 2], [9, 6, 3, 4]).value, 4)
/// 58.9516
#[pyfunction]
#[pyo3(signature = (scores, weights=None, rho=0.3))]
pub(crate) fn goal_attainment(
    py: Python<'_>,
    scores: &Bound<'_, PyAny>,
    weights: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::rho)] rho: f64,
) -> PyResult<GoalAttainment> {
    let (scores, weights) =
        (gappy(scores, "scores")?, weights.map(|weights| reals(weights, "weights")).transpose()?);
    call(py, || laks_stats::goal_attainment(&scores, weights.as_deref(), rho))
        .map(GoalAttainment::from)
}
