//! The difference of the means of two independent groups.

use crate::distributions::{student_quantile, student_sf};
use crate::error::check_level;
use crate::moments::Moments;
use crate::{Error, Estimate, Histogram, Reason, Test};

const METHOD: &str = "welch";

/// The difference of two means, and the test that agrees with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct MeanDifference {
    /// First mean minus second mean.
    pub difference: Estimate,
    /// Welch's t test of no difference.
    pub test: Test,
}

/// The mean of the first group minus the mean of the second, with Welch's t interval and test.
///
/// d = x̄₁ − x̄₂ with standard error s = √(s₁²/n₁ + s₂²/n₂); the interval is d ∓ t s and the test
/// t = d / s, both on Satterthwaite's degrees of freedom
/// s⁴ / ((s₁²/n₁)²/(n₁ − 1) + (s₂²/n₂)²/(n₂ − 1)), so p is below 1 − level exactly where the interval
/// excludes 0. For two independent groups, **not** for the same people before and after: see
/// [`paired_change`](crate::paired_change()).
///
/// # Errors
/// If `level` is not strictly between 0 and 1. With fewer than two in a group, or no spread in both,
/// the interval and the test are not defined.
///
/// # Examples
/// Change in points of two courses.
/// ```
/// use laks_stats::{Histogram, mean_difference};
/// let spring = Histogram::from_values(&[3.0, 5.0, 8.0, 1.0, 4.0])?;
/// let autumn = Histogram::from_values(&[2.0, 0.0, 3.0, 1.0])?;
/// let both = mean_difference(&spring, &autumn, 0.95)?;
/// assert!((both.difference.value.unwrap() - 2.7).abs() < 1e-12);
/// assert!((both.test.p.unwrap() - 0.087_100_531).abs() < 1e-8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Welch (1947) doi:10.1093/biomet/34.1-2.28; Satterthwaite (1946) doi:10.2307/3002019.
pub fn mean_difference(
    first: &Histogram,
    second: &Histogram,
    level: f64,
) -> Result<MeanDifference, Error> {
    let level = check_level(level)?;
    let (a, b) = (Moments::of(first), Moments::of(second));
    if a.n == 0 || b.n == 0 {
        let reason = Reason::GroupEmpty;
        return Ok(MeanDifference {
            difference: Estimate::undefined(level, METHOD, reason),
            test: Test::undefined(METHOD, reason),
        });
    }
    let d = a.mean - b.mean;
    let spread = a.variance().zip(b.variance()).map(|(v1, v2)| (v1 / a.n as f64, v2 / b.n as f64));
    let Some((v1, v2)) = spread.filter(|(v1, v2)| v1 + v2 > 0.0) else {
        let reason = Reason::TooFewForSpread;
        return Ok(MeanDifference {
            difference: Estimate::without_interval(d, level, METHOD, reason),
            test: Test::undefined(METHOD, reason),
        });
    };
    let s = (v1 + v2).sqrt();
    let below = v1 * v1 / (a.n - 1) as f64 + v2 * v2 / (b.n - 1) as f64;
    let df = (v1 + v2) * (v1 + v2) / below;
    let t = student_quantile(0.5 + level / 2.0, df);
    let statistic = d / s;
    let p = 2.0 * student_sf(statistic.abs(), df);
    Ok(MeanDifference {
        difference: Estimate::new(d, d - t * s, d + t * s, level, METHOD).with_standard_error(s),
        test: Test::of_statistic(statistic, Some(df), p.min(1.0), METHOD),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn histogram(values: &[f64]) -> Histogram {
        Histogram::from_values(values).unwrap()
    }

    #[test]
    fn interval_and_test_agree_with_scipy() {
        // scipy 1.17.1: ttest_ind(a, b, equal_var=False), confidence_interval(0.95).
        let a = histogram(&[3.0, 5.0, 8.0, 1.0, 4.0]);
        let b = histogram(&[2.0, 0.0, 3.0, 1.0]);
        let both = mean_difference(&a, &b, 0.95).unwrap();
        let (difference, test) = (both.difference, both.test);
        assert!((test.statistic.unwrap() - 2.037_131_592).abs() < 1e-8);
        assert!((test.df.unwrap() - 6.089_301_897).abs() < 1e-8);
        assert!((difference.lower.unwrap() + 0.531_625_663).abs() < 1e-7);
        assert!((difference.upper.unwrap() - 5.931_625_663).abs() < 1e-7);
    }

    #[test]
    fn groups_without_spread_have_a_difference_but_no_interval() {
        let both = mean_difference(&histogram(&[2.0, 2.0]), &histogram(&[1.0, 1.0]), 0.95).unwrap();
        assert_eq!((both.difference.value, both.difference.lower), (Some(1.0), None));
        assert_eq!(both.test.p, None);
        let none = mean_difference(&histogram(&[]), &histogram(&[1.0]), 0.95).unwrap();
        assert_eq!(none.difference.value, None);
    }
}
