//! People who sit in clusters, such as courses: their share, and the difference of two groups.

use super::estimate::Estimate;
use super::formulas::formulas;
use super::named_result::named_result;
use super::test_result::Test;
use laks_stats::Cluster;

named_result! {
    /// A share with an interval that respects clusters, and how much the clusters cost.
    examples
    /// >>> share = stats.clustered_proportion([5, 7, 2], [8, 8, 8])
    /// >>> round(share.design_effect, 2), round(share.effective_n, 1)
    /// (3.26, 7.4)
    ClusteredProportion of laks_stats::ClusteredProportion {
        /// The share and its interval.
        estimate: Estimate,
        /// The variance divided by that of as many independent people, at least 1.
        design_effect: Option<f64>,
        /// The number of independent people that would know as much.
        effective_n: Option<f64>,
        /// The number of clusters with anybody in them.
        clusters: usize,
    }
}

named_result! {
    /// A difference of shares that knows of clusters, with the test that agrees with its interval.
    examples
    /// >>> stats.clustered_difference([7, 6, 7], [8, 8, 8], [5, 4, 6], [8, 8, 8]).clusters
    /// (3, 3)
    ClusteredDifference of laks_stats::ClusteredDifference {
        /// The first share minus the second.
        difference: Estimate,
        /// Student's t test of no difference.
        test: Test,
        /// Clusters in the first and in the second group.
        clusters: (usize, usize),
        /// Whether how alike people of one cluster are was assumed, not learned.
        is_assumed: bool,
    }
}

formulas! {
    /// The share of all ``successes`` over all ``sizes``, one entry a cluster, with its interval.
    ///
    /// With x of n in each of C clusters the share is ``p = sum x / sum n``, the denominator being all people.
    /// Its variance is ``v = C / (C - 1) sum (x - n p)^2 / (sum n)^2``, the design effect ``d = v / (p q / n)``,
    /// at least 1, the effective size n / d. The interval is Wilson's with the effective size in place of n and
    /// Student's t with C - 1 degrees of freedom in place of z.
    ///
    /// Use it next to the plain interval wherever people share a course: eight a course and an intraclass
    /// correlation of 0.05 already give a design effect of 1.35. With one cluster there is no interval; with
    /// fewer than ten, and where nobody or everybody succeeded, a note says how to read it.
    raises
    ///     When columns differ in length, a count is no count or exceeds its size, or the level is not between
    ///     0 and 1.
    references
    /// Korn and Graubard 1998, Survey Methodology 24:193; Dean and Pagano 2015, Journal of Survey Statistics
    /// and Methodology 3:484.
    story
    /// Three courses: 5 of 8, 7 of 8 and 2 of 8 completed.
    examples
    /// >>> share = stats.clustered_proportion([5, 7, 2], [8, 8, 8]).estimate
    /// >>> round(share.value, 3), round(share.lower, 3), round(share.upper, 3)
    /// (0.583, 0.103, 0.945)
    clustered_proportion(
        successes: Vec<u64>, sizes: Vec<u64>;
        level: f64 = 0.95
    ) -> ClusteredProportion {
        laks_stats::clustered_proportion(&successes, &sizes, level)
    }

    /// The difference of two shares of people in clusters, such as courses: first minus second.
    ///
    /// ``x1[j]`` of ``n1[j]`` people in cluster j of the first group have it. With p the group's share, the
    /// totals leave residuals ``e_j = x_j - p n_j`` of variance ``s2 n_j (1 + (n_j - 1) 0.05)``; ``s2`` is
    /// learned from both groups together, and interval and test are Student's t on C1 + C2 - 2 degrees of
    /// freedom. With clusters of one size it is the t test on cluster totals. One cluster against several is
    /// measured by how much those differ; one against one has neither interval nor test. Where no cluster differs
    /// from its group, an intraclass correlation of 0.05 is assumed.
    ///
    /// Use it wherever people sit in courses, groups or units. Not for people by themselves:
    /// :func:`difference`.
    raises
    ///     When a count is no count or exceeds its denominator, the lists of a group differ in length, or the
    ///     level is not between 0 and 1.
    references
    /// Donner and Klar 2000, Design and Analysis of Cluster Randomization Trials, ch. 6; Rao and Scott 1992,
    /// doi:10.2307/2532311.
    examples
    /// >>> result = stats.clustered_difference([7, 6, 7], [8, 8, 8], [5, 4, 6], [8, 8, 8])
    /// >>> round(result.difference.value, 4), round(result.test.statistic, 4), round(result.test.p, 4)
    /// (0.2083, 2.5, 0.0668)
    clustered_difference(
        x1: Vec<u64>, n1: Vec<u64>, x2: Vec<u64>, n2: Vec<u64>;
        level: f64 = 0.95
    ) -> ClusteredDifference {
        let first = Cluster::shares(["x1", "n1"], &x1, &n1)?;
        let second = Cluster::shares(["x2", "n2"], &x2, &n2)?;
        laks_stats::clustered_difference(&first, &second, level)
    }
}
