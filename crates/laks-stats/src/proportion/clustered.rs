//! One proportion of people who sit together in clusters, such as courses.

use super::score::roots;
use crate::distributions::student_quantile;
use crate::error::{check_level, check_part};
use crate::{Error, Estimate, Reason};

/// The name of the method.
const METHOD: &str = "wilson_effective_n";
/// Below this many clusters a note says that the variance rests on few.
const FEW: usize = 10;

/// A share with an interval that respects clusters, and how much the clusters cost.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusteredProportion {
    /// The share and its interval.
    pub estimate: Estimate,
    /// The variance divided by that of as many independent people, at least 1.
    pub design_effect: Option<f64>,
    /// The number of independent people that would know as much.
    pub effective_n: Option<f64>,
    /// The number of clusters with anybody in them.
    pub clusters: usize,
}

/// The share of all `successes` over all `sizes`, one entry a cluster, with an interval from the
/// differences between clusters.
///
/// **Estimates** p = Σ x_c / Σ n_c, the denominator being all people. Its variance is
/// v = C / (C − 1) · Σ (x_c − n_c p̂)² / (Σ n_c)² over the C clusters, the design effect
/// d = v / (p̂ q̂ / n), the effective size n* = n / d, never more than n. The interval is Wilson's with n*
/// in place of n and Student's t with C − 1 degrees of freedom in place of z.
///
/// **Use** it next to the plain interval wherever people share a course: eight a course and an
/// intraclass correlation of .05 already give d = 1.35. **Not** with one cluster (no interval), and
/// with fewer than ten read it with care: a note says so. If nobody or everybody succeeded the design
/// effect cannot be seen and 1 is used, with a note.
///
/// # Errors
/// If the lists differ in length, a numerator exceeds its denominator, the people are too many to
/// count, or `level` is not strictly between 0 and 1. With nobody at all nothing is defined.
///
/// # Examples
/// Three courses: 5 of 8, 7 of 8 and 2 of 8 completed.
/// ```
/// use laks_stats::clustered_proportion;
/// let share = clustered_proportion(&[5, 7, 2], &[8, 8, 8], 0.95)?;
/// assert!(share.design_effect.is_some_and(|d| d > 3.0));
/// assert_eq!(share.clusters, 3);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Korn & Graubard (1998), Survey Methodology 24:193; Dean & Pagano (2015), Journal of Survey
/// Statistics and Methodology 3:484.
pub fn clustered_proportion(
    successes: &[u64],
    sizes: &[u64],
    level: f64,
) -> Result<ClusteredProportion, Error> {
    let level = check_level(level)?;
    if successes.len() != sizes.len() {
        let found = format!("{} instead of {}", sizes.len(), successes.len());
        return Err(Error::argument("sizes", "as long as successes", found));
    }
    for (x, n) in successes.iter().zip(sizes) {
        check_part("successes", *x, *n)?;
    }
    let Some(n) = sizes.iter().try_fold(0_u64, |sum, n| sum.checked_add(*n)) else {
        return Err(Error::argument("sizes", "few enough to be counted", "a sum beyond 2^64"));
    };
    let x: u64 = successes.iter().sum();
    let clusters = sizes.iter().filter(|n| **n > 0).count();
    let without = |estimate| ClusteredProportion {
        estimate,
        design_effect: None,
        effective_n: None,
        clusters,
    };
    if n == 0 {
        return Ok(without(Estimate::undefined(level, METHOD, Reason::ShareOfNone)));
    }
    let share = x as f64 / n as f64;
    if clusters == 1 {
        let reason = Reason::OneCluster;
        return Ok(without(Estimate::without_interval(share, level, METHOD, reason)));
    }
    let uniform = x == 0 || x == n;
    let design = if uniform { 1.0 } else { design_effect(successes, sizes, share, clusters) };
    let effective_n = n as f64 / design;
    let t = -student_quantile(0.5 * (1.0 - level), clusters as f64 - 1.0);
    let (lower, upper) = roots(share * effective_n, effective_n, t);
    let upper = if x == n { 1.0 } else { upper };
    let estimate = Estimate::new(share, lower, upper, level, METHOD);
    let estimate = if uniform {
        estimate.with_reason(Reason::SameOutcomesInClusters)
    } else if clusters < FEW {
        estimate.with_reason(Reason::FewClusters { clusters: clusters as u64 })
    } else {
        estimate
    };
    let (design_effect, effective_n) = (Some(design), Some(effective_n));
    Ok(ClusteredProportion { estimate, design_effect, effective_n, clusters })
}

/// The variance between clusters over the binomial one, at least 1.
fn design_effect(successes: &[u64], sizes: &[u64], share: f64, clusters: usize) -> f64 {
    let square = |(x, n): (&u64, &u64)| (*n as f64).mul_add(-share, *x as f64).powi(2);
    let sum: f64 = successes.iter().zip(sizes).map(square).sum();
    let n: f64 = sizes.iter().map(|n| *n as f64).sum();
    let clusters = clusters as f64;
    (clusters / (clusters - 1.0) * sum / (n * share * (1.0 - share))).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::clustered_proportion;
    use crate::Reason;

    #[test]
    fn the_design_effect_follows_its_formula() {
        let share = clustered_proportion(&[5, 7, 2], &[8, 8, 8], 0.95).unwrap();
        // p = 14/24; residuals 1/3, 7/3, −8/3; Σ² = 114/9; 3/2 · 114/9 / (24 · 14/24 · 10/24).
        assert!((share.design_effect.unwrap() - 19.0 / (140.0 / 24.0)).abs() < 1e-12);
        assert_eq!(share.estimate.reason, Some(Reason::FewClusters { clusters: 3 }));
    }

    #[test]
    fn equal_clusters_are_never_better_than_independent_people() {
        let share = clustered_proportion(&[4; 12], &[8; 12], 0.95).unwrap();
        assert_eq!(share.effective_n, Some(96.0));
        assert_eq!(share.estimate.reason, None);
    }

    #[test]
    fn one_cluster_nobody_and_everybody_are_said() {
        let one = clustered_proportion(&[5, 0], &[8, 0], 0.95).unwrap();
        assert_eq!((one.estimate.value, one.estimate.lower), (Some(0.625), None));
        let none = clustered_proportion(&[], &[], 0.95).unwrap();
        assert_eq!(none.estimate.value, None);
        let all = clustered_proportion(&[8, 8], &[8, 8], 0.95).unwrap();
        assert_eq!(all.estimate.upper, Some(1.0));
        assert!(all.estimate.lower.unwrap() < 0.2);
    }

    #[test]
    fn wrong_lists_are_refused() {
        assert!(clustered_proportion(&[1], &[8, 8], 0.95).is_err());
        assert!(clustered_proportion(&[9], &[8], 0.95).is_err());
        assert!(clustered_proportion(&[1, 1], &[u64::MAX, 2], 0.95).is_err());
    }
}
