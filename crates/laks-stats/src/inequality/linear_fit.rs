//! A straight line through the groups' values along their ranks, weighted by people.

use super::ranks::{Group, rank_variance};
use crate::distributions::{normal_quantile, student_quantile};

/// The line's ends, with what their errors are made of.
pub(super) struct Line {
    /// The fitted value at rank 0.
    pub(super) bottom: f64,
    /// The fitted value at rank 1.
    pub(super) top: f64,
    /// Each group's influence on the bottom and on the top, and the variance of its value.
    parts: Vec<(f64, f64, f64)>,
    /// Residual degrees of freedom, if the variances come from residuals.
    df: Option<f64>,
}

/// Weighted least squares of `value(group)` on rank, with variances from `error(group)` if every
/// group has one, and else from the residuals (`None` with fewer than three groups).
pub(super) fn line(
    groups: &[Group],
    value: impl Fn(&Group) -> f64,
    error: impl Fn(&Group) -> Option<f64>,
) -> Line {
    let spread = rank_variance(groups);
    let influence = |group: &Group| {
        let slope = group.share * (group.rank - 0.5) / spread;
        (group.share - 0.5 * slope, group.share + 0.5 * slope)
    };
    let fitted = |end: fn((f64, f64)) -> f64| -> f64 {
        groups.iter().map(|group| end(influence(group)) * value(group)).sum()
    };
    let (bottom, top) = (fitted(|ends| ends.0), fitted(|ends| ends.1));
    let given: Option<Vec<f64>> = groups.iter().map(|g| error(g).map(|e| e * e)).collect();
    let df = given.is_none().then_some(groups.len() as f64 - 2.0);
    let residual = |group: &Group| value(group) - (bottom + (top - bottom) * group.rank);
    let scale: f64 = groups.iter().map(|group| group.share * residual(group).powi(2)).sum::<f64>()
        / df.unwrap_or(1.0);
    let variances =
        given.unwrap_or_else(|| groups.iter().map(|group| scale / group.share).collect());
    let parts = groups.iter().zip(variances).map(|(group, variance)| {
        let (bottom, top) = influence(group);
        (bottom, top, variance)
    });
    Line { bottom, top, parts: parts.collect(), df }
}

impl Line {
    /// The standard error of `by_bottom · bottom + by_top · top`; `None` if there are too few groups.
    pub(super) fn error(&self, by_bottom: f64, by_top: f64) -> Option<f64> {
        if self.df.is_some_and(|df| df < 1.0) {
            return None;
        }
        let square = |&(bottom, top, variance): &(f64, f64, f64)| {
            (by_bottom * bottom + by_top * top).powi(2) * variance
        };
        Some(self.parts.iter().map(square).sum::<f64>().sqrt())
    }

    /// The quantile by which an interval multiplies the standard error.
    pub(super) fn quantile(&self, level: f64) -> f64 {
        let outside = (1.0 - level) / 2.0;
        match self.df {
            Some(df) => -student_quantile(outside, df),
            None => -normal_quantile(outside),
        }
    }
}
