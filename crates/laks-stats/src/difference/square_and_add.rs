//! Intervals of a difference from the two groups' own intervals or variances.

use super::groups::Groups;
use crate::proportion::{critical, wilson_limits};

/// Newcombe's (1998b) method 10.
pub(super) fn newcombe(groups: Groups, level: f64) -> (f64, f64) {
    let (p1, p2) = (groups.x1 as f64 / groups.n1 as f64, groups.x2 as f64 / groups.n2 as f64);
    let (l1, u1) = wilson_limits(groups.x1, groups.n1, level);
    let (l2, u2) = wilson_limits(groups.x2, groups.n2, level);
    let d = groups.difference();
    ((d - (p1 - l1).hypot(u2 - p2)).max(-1.0), (d + (u1 - p1).hypot(p2 - l2)).min(1.0))
}

/// Wald's interval with one success and one failure added to each group.
pub(super) fn agresti_caffo(groups: Groups, level: f64) -> (f64, f64) {
    let share = |x: u64, n: u64| ((x as f64 + 1.0) / (n as f64 + 2.0), n as f64 + 2.0);
    let (p1, n1) = share(groups.x1, groups.n1);
    let (p2, n2) = share(groups.x2, groups.n2);
    let half = critical(level) * (p1 * (1.0 - p1) / n1 + p2 * (1.0 - p2) / n2).sqrt();
    (p1 - p2 - half, p1 - p2 + half)
}
