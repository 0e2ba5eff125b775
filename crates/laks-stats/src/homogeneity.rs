//! Whether two groups are made up of the same classes in the same shares.

use crate::distributions::chi_squared_sf;
use crate::{Reason, Test};

const METHOD: &str = "pearson";

/// Pearson's chi-squared test of equal shares of several classes in two groups.
///
/// X² = Σ (O − E)² / E over both groups and all classes, on K − 1 degrees of freedom, classes of nobody
/// left out. Large samples only: where classes have few people it says too often that they differ.
///
/// # Examples
/// ```
/// use laks_stats::homogeneity_test;
/// let test = homogeneity_test(&[31, 4], &[20, 15]);
/// assert!((test.p.unwrap() - 0.003_111_389_5).abs() < 1e-9);
/// ```
///
/// # References
/// Pearson (1900) doi:10.1080/14786440009463897.
pub fn homogeneity_test(first: &[u64], second: &[u64]) -> Test {
    let classes: Vec<(f64, f64)> = first
        .iter()
        .zip(second)
        .filter(|(a, b)| **a + **b > 0)
        .map(|(&a, &b)| (a as f64, b as f64))
        .collect();
    let (n1, n2) = classes.iter().fold((0.0, 0.0), |(n1, n2), (a, b)| (n1 + a, n2 + b));
    if classes.len() < 2 || n1 <= 0.0 || n2 <= 0.0 {
        return Test::undefined(METHOD, Reason::NothingToCompare);
    }
    let term = |observed: f64, expected: f64| (observed - expected).powi(2) / expected;
    let statistic = classes.iter().fold(0.0, |sum, &(a, b)| {
        let share = (a + b) / (n1 + n2);
        sum + term(a, n1 * share) + term(b, n2 * share)
    });
    let df = classes.len() as f64 - 1.0;
    Test::of_statistic(statistic, Some(df), chi_squared_sf(statistic, df), METHOD)
}
