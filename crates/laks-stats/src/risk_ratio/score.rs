//! Score intervals of a ratio: every φ that the score test does not reject.

use crate::difference::Groups;
use crate::proportion::critical;
use crate::root::falling_root;

/// The logarithm of the largest ratio that is searched; counts below 2⁶⁴ stay far inside.
const FAR: f64 = 200.0;

/// Both limits; the upper one is one over the lower one of the swapped groups.
pub(super) fn limits(groups: Groups, level: f64, corrected: bool) -> (f64, f64) {
    let z = critical(level);
    (lower(groups, z, corrected), 1.0 / lower(groups.swapped(), z, corrected))
}

/// The φ below the estimate at which p̂₁ − φ p̂₂ = z √V(φ), searched in ln φ.
fn lower(groups: Groups, z: f64, corrected: bool) -> f64 {
    if groups.x1 == 0 {
        return 0.0;
    }
    let p1 = groups.x1 as f64 / groups.n1 as f64;
    let p2 = groups.x2 as f64 / groups.n2 as f64;
    let to = if groups.x2 == 0 { FAR } else { (p1 / p2).ln() };
    let excess = |ln_ratio: f64| {
        let ratio = ln_ratio.exp();
        (p1 - ratio * p2) - z * variance(groups, ratio, corrected).sqrt()
    };
    falling_root(-FAR, to, excess).exp()
}

/// The variance of p̂₁ − φ p̂₂ at the most likely p₁ = φ p₂.
fn variance(groups: Groups, ratio: f64, corrected: bool) -> f64 {
    let (x1, n1) = (groups.x1 as f64, groups.n1 as f64);
    let (x2, n2) = (groups.x2 as f64, groups.n2 as f64);
    // The smaller root of N φ p₂² − (n₁ φ + x₁ + n₂ + x₂ φ) p₂ + (x₁ + x₂) = 0.
    let total = n1 + n2;
    let half = 0.5 * (n1 * ratio + x1 + n2 + x2 * ratio);
    let product = total * ratio * (x1 + x2);
    let root = (half * half - product).max(0.0).sqrt();
    let p2 = ((x1 + x2) / (half + root)).min(1.0);
    let p1 = (ratio * p2).min(1.0);
    let variance = p1 * (1.0 - p1) / n1 + ratio * ratio * p2 * (1.0 - p2) / n2;
    if corrected { variance * (total / (total - 1.0)) } else { variance }
}
