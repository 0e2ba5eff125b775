//! Units side by side: funnel limits, flags, overdispersion, partial pooling.

use super::arguments::{call, count, real};
use super::columns::reals;
use super::estimate::{Estimate, Interval};
use super::formulas::formulas;
use super::named_result::named_result;
use pyo3::prelude::*;

named_result! {
    /// A unit's place in the funnel and both exact tails.
    examples
    /// >>> stats.funnel_flag(3, 20, 0.7).position
    /// 'low_998'
    FunnelFlag of laks_stats::FunnelFlag {
        /// ``inside``, ``low_95``, ``low_998``, ``high_95`` or ``high_998``; ``None`` without people.
        position: Option<String>,
        /// P(X <= x) if the unit's share were the target.
        lower_tail: Option<f64>,
        /// P(X >= x) if the unit's share were the target.
        upper_tail: Option<f64>,
        /// Why something above is not defined.
        reason: Option<String>,
    }
}

named_result! {
    /// How much the units' shares vary beyond the binomial.
    examples
    /// >>> stats.overdispersion([5, 5], [10, 10]).phi
    /// 0.0
    Overdispersion of laks_stats::Overdispersion {
        /// The pooled share that units are compared with.
        target: Option<f64>,
        /// The mean squared winsorised z-score; about 1 if there is only chance.
        phi: Option<f64>,
        /// The factor by which to widen limits: phi, but at least 1.
        factor: Option<f64>,
        /// The variance between units on the arcsine scale; 0 unless phi exceeds 1.
        tau_squared: Option<f64>,
        /// Units that were used: those with anybody.
        units: usize,
        /// Why something above is not defined.
        reason: Option<String>,
    }
}

named_result! {
    /// Units' shares, drawn towards their common mean as far as chance explains their differences.
    examples
    /// >>> pooled = stats.partial_pooling([8, 30, 5, 60], [8, 60, 20, 80])
    /// >>> pooled.mean < pooled.units[0].value < 1  # 8 of 8
    /// True
    PartialPooling of laks_stats::PartialPooling {
        /// The mean of the units' shares.
        mean: Option<f64>,
        /// The number of people that the common mean counts for in each; ``None`` if pooled completely.
        concentration: Option<f64>,
        /// Each unit's share, in the order given.
        units: Vec<Estimate>,
        /// What to know when reading it.
        reason: Option<String>,
    }
}

/// The limits of a funnel plot for a unit of n and the share ``target``: one Interval a level, to draw.
///
/// Exact binomial limits, interpolated to a smooth line: with r the smallest count with P(X <= r) >= p the
/// limit is (r - a) / n, a = (P(X <= r) - p) / P(X = r).
///
/// Use it to draw. Not to judge: a unit is flagged by its exact tail, see :func:`funnel_flag`.
#[doc = raises!(InvalidInput)]
///     When n is 0 or no count, the target is outside 0 to 1, or a level is not between 0 and 1.
#[doc = references!()]
/// Spiegelhalter 2005, doi:10.1002/sim.1970, appendix A.1.1.
#[doc = examples!(stats)]
/// >>> [round(limits.upper, 4) for limits in stats.funnel_limits(10, 0.36)]
/// [0.6225, 0.794]
#[pyfunction]
#[pyo3(
    signature = (n, target, levels=vec![0.95, 0.998]),
    text_signature = "(n, target, levels=(0.95, 0.998))"
)]
pub(crate) fn funnel_limits(
    py: Python<'_>,
    n: &Bound<'_, PyAny>,
    target: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = levels_of)] levels: Vec<f64>,
) -> PyResult<Vec<Interval>> {
    let (n, target) = (count(n, "n")?, real(target, "target")?);
    let limits = call(py, move || laks_stats::funnel_limits(n, target, &levels))?;
    Ok(limits.into_iter().map(Interval::from).collect())
}

/// The argument `levels`.
fn levels_of(value: &Bound<'_, PyAny>) -> PyResult<Vec<f64>> {
    reals(value, "levels")
}

formulas! {
    /// Flags a unit with x of n by its exact binomial tails at the share ``target``.
    ///
    /// Outside the 95 % limits if a tail is at most 0.025, outside the 99.8 % limits if at most 0.001. The
    /// interpolated limits that are drawn would flag 8 of 8 at a target of 0.70, which chance gives with
    /// probability 0.058; the tails do not.
    ///
    /// Use it to judge a unit named beforehand. It is not corrected for looking at many units.
    raises
    ///     When a count is no count, x exceeds n, or the target is outside 0 to 1.
    references
    /// Spiegelhalter 2005, doi:10.1002/sim.1970.
    examples
    /// >>> stats.funnel_flag(8, 8, 0.7).position
    /// 'inside'
    funnel_flag(x: u64, n: u64, target: f64) -> FunnelFlag {
        laks_stats::funnel_flag(x, n, target)
    }

    /// How much units' shares x / n vary beyond chance.
    ///
    /// On the arcsine scale, z = 2 sqrt n (asin sqrt(x/n) - asin sqrt target), the outer 10 % drawn in;
    /// ``phi = sum z^2 / k`` and, where phi exceeds 1, the variance between units is
    /// ``tau^2 = (k phi - (k - 1)) / (sum w - sum w^2 / sum w)`` with w = 4 n.
    ///
    /// Use it before units are judged. Not with fewer than about ten units: it says little.
    raises
    ///     When columns differ in length, a count is no count, or x exceeds n anywhere.
    references
    /// Spiegelhalter 2005, doi:10.1136/qshc.2005.013755; Spiegelhalter et al. 2012,
    /// doi:10.1111/j.1467-985X.2011.01010.x.
    examples
    /// >>> found = stats.overdispersion([100, 150, 180, 80, 120, 225], [108, 165, 190, 95, 130, 250])
    /// >>> round(found.phi, 6), found.tau_squared
    /// (0.71833, 0.0)
    overdispersion(x: Vec<u64>, n: Vec<u64>) -> Overdispersion {
        laks_stats::overdispersion(&x, &n)
    }

    /// Each unit's share from x of n, the units taken to be drawn from one beta distribution.
    ///
    /// Mean mu and concentration M of the beta distribution maximise the beta-binomial likelihood; a unit's
    /// share is then ``(mu M + x) / (M + n)`` with the equal-tailed interval of its posterior.
    ///
    /// Use it instead of raw shares of small units. It is no ranking; with few units the intervals are too
    /// short, as they take the fitted distribution as known.
    raises
    ///     When columns differ in length, a count is no count, x exceeds n anywhere, or the level is not
    ///     between 0 and 1.
    references
    /// Griffiths 1973, doi:10.2307/2529131; Efron and Morris 1975, doi:10.2307/2285814.
    examples
    /// >>> len(stats.partial_pooling([8, 30, 5, 60], [8, 60, 20, 80]).units)
    /// 4
    partial_pooling(x: Vec<u64>, n: Vec<u64>; level: f64 = 0.95) -> PartialPooling {
        laks_stats::partial_pooling(&x, &n, level)
    }
}
