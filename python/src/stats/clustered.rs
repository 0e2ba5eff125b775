//! Two groups of people who sit in clusters, such as courses: the difference of their shares.

use super::estimate::Estimate;
use super::formulas::formulas;
use super::named_result::named_result;
use super::test_result::Test;
use laks_stats::Cluster;

named_result! {
    /// A difference of shares that knows of clusters, with the test that agrees with its interval.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
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
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     When a count is no count or exceeds its denominator, the lists of a group differ in length, or the
    ///     level is not between 0 and 1.
    ///
    /// References
    /// ----------
    /// Donner and Klar 2000, Design and Analysis of Cluster Randomization Trials, ch. 6; Rao and Scott 1992,
    /// doi:10.2307/2532311.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
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
