//! The means of two independent groups.

use super::estimate::Estimate;
use super::formulas::formulas;
use super::named_result::named_result;
use super::test_result::Test;
use laks_stats::Histogram;

named_result! {
    /// The difference of two means, and the test that agrees with its interval.
    examples
    /// >>> both = stats.mean_difference([3, 5, 8, 1, 4], [2, 0, 3, 1])
    /// >>> both.difference.method, both.test.method
    /// ('welch', 'welch')
    MeanDifference of laks_stats::MeanDifference {
        /// First mean minus second mean.
        difference: Estimate,
        /// Welch's t test of no difference.
        test: Test,
    }
}

formulas! {
    /// The mean of the first group minus that of the second, with Welch's t interval and test.
    ///
    /// With means m, standard deviations s and sizes n the value is ``m1 - m2``, its standard error
    /// ``e = sqrt(s1^2 / n1 + s2^2 / n2)``, the interval ``d -+ t e`` and the test ``t = d / e``, both on
    /// ``e^4 / ((s1^2/n1)^2 / (n1 - 1) + (s2^2/n2)^2 / (n2 - 1))`` degrees of freedom: p is below 1 - level
    /// just where the interval excludes 0. The denominators are the people of each group. A group is a
    /// column, or a dict ``{value: count}``.
    ///
    /// Use it for change or scores in two groups of different people. Not for the same people before and
    /// after: see :func:`paired_change`. Fewer than two in a group: no interval and no test.
    raises
    ///     When a value is missing or no number, or the level is not between 0 and 1.
    references
    /// Welch 1947, doi:10.1093/biomet/34.1-2.28; Satterthwaite 1946, doi:10.2307/3002019.
    story
    /// Change in points of two courses.
    examples
    /// >>> both = stats.mean_difference([3, 5, 8, 1, 4], [2, 0, 3, 1])
    /// >>> round(both.difference.value, 2), round(both.test.p, 4)
    /// (2.7, 0.0871)
    mean_difference(first: Histogram, second: Histogram; level: f64 = 0.95) -> MeanDifference {
        laks_stats::mean_difference(&first, &second, level)
    }
}
