//! Two groups of people who sit in clusters, such as courses: the difference of their shares or means.

use crate::distributions::{student_quantile, student_sf};
use crate::error::{check_level, check_part};
use crate::{Error, Estimate, Reason, Test};

const METHOD: &str = "course_totals";
const ASSUMED: &str = "assumed_icc";
/// How alike people of one cluster are taken to be, for weights, and where it cannot be learned.
pub const WORKING_ICC: f64 = 0.05;

/// One cluster: how many people, and the sum of what they score (of a share: how many have it).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cluster {
    /// People.
    pub size: u64,
    /// The sum over them.
    pub sum: f64,
    /// The sum of their squares; of a share the sum itself.
    pub sum_of_squares: f64,
}

impl Cluster {
    /// A cluster in which this many of so many people have something.
    ///
    /// ```
    /// use laks_stats::Cluster;
    /// let course = Cluster::share(5, 8); // five of eight completed
    /// assert_eq!((course.size, course.sum), (8, 5.0));
    /// ```
    pub fn share(count: u64, size: u64) -> Self {
        Self { size, sum: count as f64, sum_of_squares: count as f64 }
    }

    /// Whether its people have something or not: what they score are 0 and 1.
    fn is_of_shares(&self) -> bool {
        self.sum == self.sum_of_squares && self.sum >= 0.0 && self.sum <= self.size as f64
    }

    /// Clusters with `x[j]` of `n[j]` people each; the names are those of the arguments.
    ///
    /// ```
    /// use laks_stats::Cluster;
    /// let courses = Cluster::shares(["completed", "started"], &[5, 6], &[8, 9])?;
    /// assert_eq!(courses[1], Cluster::share(6, 9));
    /// assert!(Cluster::shares(["completed", "started"], &[9], &[8]).is_err());
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the lists differ in length, or a count exceeds its cluster.
    pub fn shares(names: [&'static str; 2], x: &[u64], n: &[u64]) -> Result<Vec<Self>, Error> {
        if x.len() != n.len() {
            let found = format!("{} and {}", x.len(), n.len());
            return Err(Error::argument(names[1], "as long as the list of counts", found));
        }
        for (&x, &n) in x.iter().zip(n) {
            check_part(names[0], x, n)?;
        }
        Ok(x.iter().zip(n).map(|(&x, &n)| Self::share(x, n)).collect())
    }
}

/// A difference that knows of clusters, with the test that agrees with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusteredDifference {
    /// First mean (or share) minus second.
    pub difference: Estimate,
    /// The t test of no difference.
    pub test: Test,
    /// Clusters in the first and in the second group.
    pub clusters: [usize; 2],
    /// Whether how alike people of one cluster are was assumed, not learned.
    pub is_assumed: bool,
}

/// One group, summed up.
struct Group {
    clusters: usize,
    n: f64,
    mean: f64,
    /// Σ vⱼ / n², the variance of the mean for a variance of 1.
    spread: f64,
    /// Σ eⱼ² / vⱼ of the residual totals eⱼ = yⱼ − mean nⱼ.
    residual: f64,
    /// What that sum is on average for a variance of 1.
    expected: f64,
    /// Σ (y − mean)² over people.
    within: f64,
    /// 1 + (Σ nⱼ² / n − 1) ρ.
    design_effect: f64,
}

impl Group {
    fn of(clusters: &[Cluster]) -> Self {
        let with = || clusters.iter().filter(|cluster| cluster.size > 0);
        let n: f64 = with().map(|cluster| cluster.size as f64).sum();
        let sum: f64 = with().map(|cluster| cluster.sum).sum();
        let mean = sum / n;
        let variance = |size: f64| size * (1.0 + (size - 1.0) * WORKING_ICC);
        let all: f64 = with().map(|cluster| variance(cluster.size as f64)).sum();
        let (mut residual, mut expected, mut squares) = (0.0, 0.0, 0.0);
        for cluster in with() {
            let size = cluster.size as f64;
            let (error, v, share) = (cluster.sum - mean * size, variance(size), size / n);
            residual += error * error / v;
            expected += 1.0 - 2.0 * share + share * share * all / v;
            squares += size * size;
        }
        let raw: f64 = with().map(|cluster| cluster.sum_of_squares).sum();
        Self {
            clusters: with().count(),
            n,
            mean,
            spread: all / (n * n),
            residual,
            expected,
            within: (raw - n * mean * mean).max(0.0),
            design_effect: 1.0 + (squares / n - 1.0).max(0.0) * WORKING_ICC,
        }
    }
}

/// The mean (or share) of the first group minus that of the second, for people in clusters.
///
/// d = ȳ₁ − ȳ₂ with ȳ = Σ yⱼ / Σ nⱼ over clusters. The totals yⱼ leave residuals eⱼ = yⱼ − ȳ nⱼ, whose
/// variance is taken to be σ² vⱼ, vⱼ = nⱼ (1 + (nⱼ − 1) ρ) with ρ = 0.05; σ² is learned from both groups
/// together, without bias if the vⱼ are right. The standard error is σ √(Σ v₁ⱼ/n₁² + Σ v₂ⱼ/n₂²) and the
/// interval and test are Student's t on C₁ + C₂ − 2 degrees of freedom. With clusters of one size this is
/// the t test on cluster totals of Donner and Klar; ρ only weighs clusters of unequal size, and an ICC of
/// 0 or 0.15 in truth leaves the level as it is. There is no floor at the variance of independent people.
///
/// A group of one cluster teaches nothing of σ², which is then learned from the other alone. One cluster
/// against another has neither interval nor test: what differs may be the clusters. Where no cluster differs from
/// its group, how alike people of one cluster are cannot be learned: the variance of independent people times
/// 1 + (Σ nⱼ²/n − 1) ρ is assumed, and
/// `is_assumed` says so.
///
/// # Errors
/// If `level` is not strictly between 0 and 1. With an empty group, or no spread at all, nothing is
/// defined.
///
/// # Examples
/// Completed of those who started, in three courses before and three after.
/// ```
/// use laks_stats::{Cluster, clustered_difference};
/// let before = [(5, 8), (4, 8), (6, 8)].map(|(x, n)| Cluster::share(x, n));
/// let after = [(7, 8), (6, 8), (7, 8)].map(|(x, n)| Cluster::share(x, n));
/// let result = clustered_difference(&after, &before, 0.95)?;
/// // Totals 7, 6, 7 against 5, 4, 6: t = (20/3 − 5) / √(2 · (2/3 + 2) / 4 / 3) = 2.5 on 4 df.
/// assert!((result.test.statistic.unwrap() - 2.5).abs() < 1e-12);
/// assert!((result.test.p.unwrap() - 0.066_766_544).abs() < 1e-8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Donner & Klar (2000), Design and Analysis of Cluster Randomization Trials, ch. 6; Rao & Scott (1992)
/// doi:10.2307/2532311 for ratios of cluster totals.
pub fn clustered_difference(
    first: &[Cluster],
    second: &[Cluster],
    level: f64,
) -> Result<ClusteredDifference, Error> {
    let level = check_level(level)?;
    let (a, b) = (Group::of(first), Group::of(second));
    let clusters = [a.clusters, b.clusters];
    let undefined = |reason: Reason| ClusteredDifference {
        difference: Estimate::undefined(level, METHOD, reason),
        test: Test::undefined(METHOD, reason),
        clusters,
        is_assumed: false,
    };
    if a.clusters == 0 || b.clusters == 0 {
        return Ok(undefined(Reason::GroupEmpty));
    }
    if a.clusters + b.clusters == 2 {
        let mut none = undefined(Reason::OneClusterAgainstAnother);
        none.difference.value = Some(a.mean - b.mean);
        return Ok(none);
    }
    let residual = a.residual + b.residual;
    let is_learned = residual > 1e-12 * (a.within + b.within);
    let (error, method) = if is_learned {
        let variance = residual / (a.expected + b.expected);
        ((variance * (a.spread + b.spread)).sqrt(), METHOD)
    } else {
        let people = (a.within + b.within) / (a.n + b.n - 2.0).max(1.0);
        let spread = a.design_effect / a.n + b.design_effect / b.n;
        ((people * spread).sqrt(), ASSUMED)
    };
    let df = (a.clusters + b.clusters) as f64 - 2.0;
    let d = a.mean - b.mean;
    if error.is_nan() || error <= 0.0 {
        let mut none = undefined(Reason::PeopleAlike);
        none.difference.value = Some(d);
        return Ok(none);
    }
    let (half, t) = (student_quantile(0.5 + level / 2.0, df) * error, d / error);
    // No two shares differ by more than 1.
    let all_shares = first.iter().chain(second).all(Cluster::is_of_shares);
    let most = if all_shares { 1.0 } else { f64::INFINITY };
    let (lower, upper) = ((d - half).max(-most), (d + half).min(most));
    let mut difference = Estimate::new(d, lower, upper, level, method);
    difference.standard_error = Some(error);
    let p = (2.0 * student_sf(t.abs(), df)).min(1.0);
    Ok(ClusteredDifference {
        difference,
        test: Test::of_statistic(t, Some(df), p, method),
        clusters,
        is_assumed: !is_learned,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(clusters: &[(u64, u64)]) -> Vec<Cluster> {
        clusters.iter().map(|&(x, n)| Cluster::share(x, n)).collect()
    }

    #[test]
    fn one_course_a_side_tells_nothing_and_none_that_differs_takes_an_assumed_likeness() {
        let one = clustered_difference(&shares(&[(5, 8)]), &shares(&[(3, 8)]), 0.95).unwrap();
        assert_eq!((one.difference.value, one.test.p), (Some(0.25), None));
        let alike =
            clustered_difference(&shares(&[(4, 8); 3]), &shares(&[(2, 8); 3]), 0.95).unwrap();
        assert!(alike.is_assumed && alike.test.p.unwrap() > 0.01);
        let none =
            clustered_difference(&shares(&[(8, 8); 3]), &shares(&[(8, 8); 2]), 0.95).unwrap();
        assert_eq!((none.difference.value, none.test.p), (Some(0.0), None));
        assert_eq!(clustered_difference(&[], &shares(&[(1, 2)]), 0.95).unwrap().test.p, None);
    }

    #[test]
    fn one_course_is_measured_by_how_much_those_of_the_other_side_differ() {
        // Totals 3, 5 and 7 of 8 have a variance of 4; one more course of 8 differs from their mean by 3.
        let several = shares(&[(3, 8), (5, 8), (7, 8)]);
        let result = clustered_difference(&shares(&[(8, 8)]), &several, 0.95).unwrap();
        assert!(!result.is_assumed && result.test.df == Some(2.0));
        let t = 3.0 / (4.0_f64 * (1.0 + 1.0 / 3.0)).sqrt();
        assert!((result.test.statistic.unwrap() - t).abs() < 1e-12);
    }

    #[test]
    fn the_interval_leaves_out_0_where_p_says_so() {
        for after in 0..=24 {
            let after = shares(&[(after / 3, 8), (after.div_ceil(3), 8), (after / 2, 12)]);
            let before = shares(&[(3, 8), (5, 9), (2, 7)]);
            let result = clustered_difference(&after, &before, 0.95).unwrap();
            let (d, p) = (result.difference, result.test.p.unwrap());
            assert_eq!(d.lower.unwrap() > 0.0 || d.upper.unwrap() < 0.0, p < 0.05);
        }
    }
}
