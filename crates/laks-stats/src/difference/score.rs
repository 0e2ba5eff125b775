//! Score intervals of a difference: every δ that the score test does not reject.

use super::groups::Groups;
use super::restricted::restricted;
use crate::proportion::critical;
use crate::root::falling_root;

/// The variance of p̂₁ − p̂₂ under p₁ − p₂ = δ, with Miettinen and Nurminen's factor or without.
pub(super) fn variance(groups: Groups, delta: f64, corrected: bool) -> f64 {
    let s = restricted(groups, delta);
    let variance = s.p1 * s.q1 / groups.n1 as f64 + s.p2 * s.q2 / groups.n2 as f64;
    let total = groups.total();
    if corrected { variance * (total / (total - 1.0)) } else { variance }
}

/// Both limits; the upper one is minus the lower one of the swapped groups.
pub(super) fn limits(groups: Groups, level: f64, corrected: bool) -> (f64, f64) {
    let z = critical(level);
    (lower(groups, z, corrected), -lower(groups.swapped(), z, corrected))
}

/// The δ below the estimate at which (d − δ) = z √V(δ).
fn lower(groups: Groups, z: f64, corrected: bool) -> f64 {
    let d = groups.difference();
    if d <= -1.0 {
        return -1.0;
    }
    falling_root(-1.0, d, |delta| (d - delta) - z * variance(groups, delta, corrected).sqrt())
}
