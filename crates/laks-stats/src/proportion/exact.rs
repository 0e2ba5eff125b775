//! Intervals of one proportion from binomial and beta tails.

use crate::distributions::{
    beta_quantile, beta_upper_quantile, binomial_cdf, binomial_pmf, binomial_sf,
};
use crate::root::falling_root;

/// Beta quantiles with shapes (x, n − x + 1) and (x + 1, n − x).
pub(crate) fn clopper_pearson(x: u64, n: u64, level: f64) -> (f64, f64) {
    let tail = 0.5 * (1.0 - level);
    let (successes, failures) = (x as f64, (n - x) as f64);
    let lower = if x == 0 { 0.0 } else { beta_quantile(tail, successes, failures + 1.0) };
    let upper = if x == n { 1.0 } else { beta_upper_quantile(tail, successes + 1.0, failures) };
    (lower, upper)
}

/// Beta quantiles with shapes (x + ½, n − x + ½).
pub(super) fn jeffreys(x: u64, n: u64, level: f64) -> (f64, f64) {
    let tail = 0.5 * (1.0 - level);
    let (a, b) = (x as f64 + 0.5, (n - x) as f64 + 0.5);
    let lower = if x == 0 { 0.0 } else { beta_quantile(tail, a, b) };
    let upper = if x == n { 1.0 } else { beta_upper_quantile(tail, a, b) };
    (lower, upper)
}

/// P(X < x) + ½ P(X = x).
pub(crate) fn mid_below(x: u64, n: u64, p: f64) -> f64 {
    let below = if x == 0 { 0.0 } else { binomial_cdf(x - 1, n, p) };
    below + 0.5 * binomial_pmf(x, n, p)
}

/// P(X > x) + ½ P(X = x).
pub(crate) fn mid_above(x: u64, n: u64, p: f64) -> f64 {
    binomial_sf(x, n, p) + 0.5 * binomial_pmf(x, n, p)
}

/// The p at which each mid-P tail is half of 1 − level; each lies inside Clopper–Pearson's limits.
pub(crate) fn mid_p(x: u64, n: u64, level: f64) -> (f64, f64) {
    let tail = 0.5 * (1.0 - level);
    let (outer_lower, outer_upper) = clopper_pearson(x, n, level);
    let lower =
        if x == 0 { 0.0 } else { falling_root(outer_lower, 1.0, |p| tail - mid_above(x, n, p)) };
    let upper =
        if x == n { 1.0 } else { falling_root(0.0, outer_upper, |p| mid_below(x, n, p) - tail) };
    (lower, upper)
}
