//! Intervals of one proportion that stand on the normal approximation.

use crate::distributions::normal_quantile;

/// The two-sided standard normal quantile of a level.
pub(crate) fn critical(level: f64) -> f64 {
    -normal_quantile(0.5 * (1.0 - level))
}

/// Wilson's limits, each in the form that loses no digit near 0 and 1.
pub(crate) fn wilson_limits(x: u64, n: u64, level: f64) -> (f64, f64) {
    let (successes, failures, n) = (x as f64, (n - x) as f64, n as f64);
    let z = critical(level);
    let square = z * z;
    let root = z * (0.25 * square + successes * (failures / n)).sqrt();
    // The upper limit of the successes; the lower one is one minus that of the failures.
    let above = |x: f64| (x + 0.5 * square + root) / (n + square);
    // lower · upper = x² / (n (n + z²)), by Vieta.
    let lower = successes / n * (successes / (n + square)) / above(successes);
    let upper = if failures == 0.0 {
        1.0
    } else {
        1.0 - failures / n * (failures / (n + square)) / above(failures)
    };
    (lower, upper.min(1.0))
}

/// Newcombe's (1998a) method 4.
pub(super) fn wilson_cc(x: u64, n: u64, level: f64) -> (f64, f64) {
    let z = critical(level);
    let upper = 1.0 - corrected_lower(n - x, n, z);
    (corrected_lower(x, n, z), upper)
}

/// The root of x − ½ − np = z √(n p q) below, in Vieta's form: (x − ½)² over n (n + z²) and the
/// larger root.
fn corrected_lower(x: u64, n: u64, z: f64) -> f64 {
    if x == 0 {
        return 0.0;
    }
    let (x, n, square) = (x as f64 - 0.5, n as f64, z * z);
    let root = z * (0.25 * square + x * ((n - x) / n)).sqrt();
    let larger = (x + 0.5 * square + root) / (n + square);
    x / n * (x / (n + square)) / larger
}

/// Wald's interval around (x + z²/2) / (n + z²).
pub(super) fn agresti_coull(x: u64, n: u64, level: f64) -> (f64, f64) {
    let z = critical(level);
    let total = n as f64 + z * z;
    let centre = (x as f64 + 0.5 * z * z) / total;
    let half = z * (centre * (((n - x) as f64 + 0.5 * z * z) / total) / total).sqrt();
    (centre - half, centre + half)
}
