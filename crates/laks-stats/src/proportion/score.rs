//! Intervals of one proportion that stand on the normal approximation.

use crate::distributions::normal_quantile;

/// The two-sided standard normal quantile of a level.
pub(crate) fn critical(level: f64) -> f64 {
    -normal_quantile(0.5 * (1.0 - level))
}

/// Wilson's limits: the larger root directly, the smaller one by Vieta, so no digit is lost.
pub(crate) fn wilson_limits(x: u64, n: u64, level: f64) -> (f64, f64) {
    let z = critical(level);
    let (lower, upper) = roots(x as f64, n as f64, z);
    // At a level near 0 both are the share itself, but for the last digit.
    let share = x as f64 / n as f64;
    (lower.min(share), if x == n { 1.0 } else { upper.max(share) })
}

/// Newcombe's (1998a) method 4: x − ½ below, x + ½ above.
pub(super) fn wilson_cc(x: u64, n: u64, level: f64) -> (f64, f64) {
    let z = critical(level);
    let lower = if x == 0 { 0.0 } else { roots(x as f64 - 0.5, n as f64, z).0 };
    let upper = if x == n { 1.0 } else { roots(x as f64 + 0.5, n as f64, z).1 };
    (lower, upper)
}

/// Both roots p of (x − n p)² = z² n p (1 − p).
pub(super) fn roots(x: f64, n: f64, z: f64) -> (f64, f64) {
    let total = n + z * z;
    let spread = z * (0.25 * z * z + x * ((n - x) / n)).sqrt();
    let larger = (x + 0.5 * z * z + spread) / total;
    // Their product is x² / (n (n + z²)).
    (x / n * (x / total) / larger, larger.min(1.0))
}

/// Wald's interval around (x + z²/2) / (n + z²).
pub(super) fn agresti_coull(x: u64, n: u64, level: f64) -> (f64, f64) {
    let z = critical(level);
    let total = n as f64 + z * z;
    let centre = (x as f64 + 0.5 * z * z) / total;
    let half = z * (centre * (((n - x) as f64 + 0.5 * z * z) / total) / total).sqrt();
    (centre - half, centre + half)
}
