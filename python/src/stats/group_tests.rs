//! Do groups differ in their times? Log-rank and Gray's test.

use super::formulas::formulas;
use super::given::Labels;
use super::named_result::named_result;
use super::test_result::Test;

named_result! {
    /// A test between groups, with the weighted events each had and would have had if all were alike.
    examples
    /// >>> stats.logrank([6, 9, 7, 25], [1, 1, 1, 0], ["a", "a", "b", "b"]).observed
    /// [2.0, 1.0]
    GroupTest of laks_stats::GroupTest {
        /// The statistic, chi-squared under the hypothesis.
        statistic: Option<f64> = |found| found.test.statistic,
        /// Its degrees of freedom.
        df: Option<f64> = |found| found.test.df,
        /// The p-value.
        p: Option<f64> = |found| found.test.p,
        /// The weights.
        method: String = |found| found.test.method,
        /// Why something above is not defined.
        reason: Option<String> = |found| found.test.reason,
        /// Observed events by group, weighted; groups in sorted order.
        observed: Vec<f64>,
        /// Events expected if all groups were alike, weighted.
        expected: Vec<f64>,
    }
}

formulas! {
    /// Compares times to an event between groups, within strata if given.
    ///
    /// At each time with d events among r at risk, a group with r_g at risk is expected to have d r_g / r; the
    /// differences from what it had, weighted and added up, are divided by their hypergeometric covariance.
    /// ``peto_peto`` weighs each time by the pooled Kaplan-Meier share just before. Labels of ``group`` and
    /// ``stratum`` may be numbers or texts.
    ///
    /// Use ``logrank`` as a rule, ``peto_peto`` where early differences matter more. For a cause among several
    /// it compares the rate among those still there; :func:`gray_test` compares the shares reached.
    raises
    ///     When columns differ in length, a time is negative, an event is not 0 or 1, or labels do not sort.
    references
    /// Mantel 1966; Peto and Peto 1972, doi:10.2307/2344317; Harrington and Fleming 1982,
    /// doi:10.1093/biomet/69.3.553.
    examples
    /// >>> days, left = [6, 9, 13, 20, 7, 25, 30, 30], [1, 1, 1, 0, 1, 0, 0, 0]
    /// >>> test = stats.logrank(days, left, ["north"] * 4 + ["south"] * 4)
    /// >>> test.df, test.observed
    /// (1.0, [3.0, 1.0])
    logrank(
        time: Vec<f64>, event: Vec<u32>, group: Labels;
        stratum: Option<Vec<u32>> = None, weights: &str = "logrank"
    ) -> GroupTest {
        laks_stats::logrank(&time, &event, &group.0, stratum.as_deref(), weights)
    }

    /// Compares the cumulative incidence of one cause between groups, within strata if given.
    ///
    /// The score of a group adds ``d - R d_all / R_all`` over times, R those at risk in the subdistribution
    /// (people gone by other causes stay in, thinned by censoring); the covariance is Gray's, with the
    /// correction for ties. ``event`` is 0 (censored) or the cause.
    ///
    /// Use it to compare shares reached; to compare the rate of a cause among those still there take
    /// :func:`logrank` with the other causes censored. The two can disagree.
    raises
    ///     When columns differ in length, a time is negative, a cause is not 1 to 64, or labels do not sort.
    references
    /// Gray 1988, doi:10.1214/aos/1176350951.
    examples
    /// >>> days, how = [1, 1, 1, 2, 2, 3, 3, 3, 4, 5], [1, 2, 0, 1, 2, 1, 1, 2, 0, 1]
    /// >>> round(stats.gray_test(days, how, [1] * 5 + [2] * 5).statistic, 6)
    /// 2.730912
    gray_test(
        time: Vec<f64>, event: Vec<u32>, group: Labels;
        cause: u32 = 1, stratum: Option<Vec<u32>> = None
    ) -> Test {
        laks_stats::gray_test(&time, &event, &group.0, cause, stratum.as_deref())
    }
}
