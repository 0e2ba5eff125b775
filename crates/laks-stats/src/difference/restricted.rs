//! The most likely p₂ when p₁ = p₂ + δ.

use super::groups::Groups;
use crate::root::falling_root;

/// p₁ and p₂, each with its complement, at the maximum of the likelihood under p₁ − p₂ = δ.
#[derive(Debug, Clone, Copy)]
pub(super) struct Restricted {
    pub(super) p1: f64,
    pub(super) q1: f64,
    pub(super) p2: f64,
    pub(super) q2: f64,
}

/// The maximum, by the sign of the derivative of the log likelihood: it falls, so there is one.
///
/// The derivative is x₁/p₁ − (n₁ − x₁)/q₁ + x₂/p₂ − (n₂ − x₂)/q₂; a term without people is absent.
pub(super) fn restricted(groups: Groups, delta: f64) -> Restricted {
    let (x1, y1) = (groups.x1 as f64, (groups.n1 - groups.x1) as f64);
    let (x2, y2) = (groups.x2 as f64, (groups.n2 - groups.x2) as f64);
    if delta == 0.0 {
        let (p, q) = ((x1 + x2) / groups.total(), (y1 + y2) / groups.total());
        return Restricted { p1: p, q1: q, p2: p, q2: q };
    }
    // With δ > 0, p₂ runs from 0 to 1 − δ; with δ < 0 it is p₁ that runs from 0 to 1 + δ.
    let room = 1.0 - delta.abs();
    let shares = |low: f64| {
        let high = low + delta.abs();
        let (low_rest, high_rest) = (1.0 - low, (room - low).max(0.0));
        if delta > 0.0 {
            Restricted { p1: high, q1: high_rest, p2: low, q2: low_rest }
        } else {
            Restricted { p1: low, q1: low_rest, p2: high, q2: high_rest }
        }
    };
    let term = |count: f64, share: f64| if count == 0.0 { 0.0 } else { count / share };
    let slope = |low: f64| {
        let s = shares(low);
        (term(x1, s.p1) + term(x2, s.p2)) - (term(y1, s.q1) + term(y2, s.q2))
    };
    if room <= 0.0 || slope(0.0) <= 0.0 {
        return shares(0.0);
    }
    if slope(room) >= 0.0 {
        return shares(room);
    }
    shares(falling_root(0.0, room, slope))
}
