//! Blaker's (2000) interval, exactly: no grid, no step size.
//!
//! The acceptability of p below x / n is P(X ≥ x) + P(X ≤ k), where k is the largest count whose
//! lower tail does not exceed P(X ≥ x). The limit is the smallest p whose acceptability reaches
//! 1 − level. At Clopper–Pearson's limit P(X ≥ x) is (1 − level) / 2; wherever k steps up later, the
//! acceptability is twice P(X ≥ x) and has arrived. So the limit is a root before the next step of
//! k, or that step itself.

use super::exact::clopper_pearson;
use crate::distributions::{binomial_cdf, binomial_sf};
use crate::root::falling_root;

pub(super) fn limits(x: u64, n: u64, level: f64) -> (f64, f64) {
    (lower(x, n, level), 1.0 - lower(n - x, n, level))
}

fn lower(x: u64, n: u64, level: f64) -> f64 {
    if x == 0 {
        return 0.0;
    }
    let above = |p: f64| binomial_sf(x - 1, n, p);
    let (start, _) = clopper_pearson(x, n, level);
    let next = counts_within(x, n, start, above(start));
    if next >= x {
        return start;
    }
    // P(X ≤ next) falls and P(X ≥ x) rises in p: where they meet, `next` joins the tail.
    let step = falling_root(start, 1.0, |p| binomial_cdf(next, n, p) - above(p));
    let acceptability =
        |p: f64| above(p) + if next == 0 { 0.0 } else { binomial_cdf(next - 1, n, p) };
    let needed = 1.0 - level;
    if acceptability(step) < needed {
        return step;
    }
    falling_root(start, step, |p| needed - acceptability(p))
}

/// How many counts 0, 1, … have a lower tail that does not exceed `tail`: the first that does.
fn counts_within(x: u64, n: u64, p: f64, tail: f64) -> u64 {
    let (mut from, mut to) = (0, x);
    while from < to {
        let middle = from + (to - from) / 2;
        if binomial_cdf(middle, n, p) <= tail * (1.0 + 1e-12) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    from
}
