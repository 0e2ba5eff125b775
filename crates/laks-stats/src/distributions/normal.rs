//! The standard normal distribution.

use super::incomplete_gamma::upper_tail;
use statrs::function::erf::erfc_inv;
use std::f64::consts::{SQRT_2, TAU};

/// Beyond this many standard deviations the tail comes from its continued fraction.
const FAR: f64 = 2.5;

/// The probability that a standard normal is at most `z`.
///
/// ```
/// use laks_stats::distributions::normal_cdf;
/// assert!((normal_cdf(1.959_963_984_540_054) - 0.975).abs() < 1e-12);
/// ```
pub fn normal_cdf(z: f64) -> f64 {
    normal_sf(-z)
}

/// The probability that a standard normal exceeds `z`.
///
/// ```
/// use laks_stats::distributions::normal_sf;
/// assert!((normal_sf(10.0) / 7.619_853_024_160_527e-24 - 1.0).abs() < 1e-13);
/// ```
pub fn normal_sf(z: f64) -> f64 {
    if z.is_nan() {
        f64::NAN
    } else if z > FAR {
        far_tail(z)
    } else if z < -FAR {
        1.0 - far_tail(-z)
    } else {
        0.5 - centre(z)
    }
}

/// Q(½, z²/2) / 2.
fn far_tail(z: f64) -> f64 {
    if z > 40.0 { 0.0 } else { 0.5 * upper_tail(0.5, 0.5 * z * z).ln.exp() }
}

/// The probability between 0 and z, negative below: φ(z) Σ z²ᵏ⁺¹ / (1 · 3 · … · (2k + 1)).
fn centre(z: f64) -> f64 {
    let square = z * z;
    let (mut term, mut sum, mut odd) = (z, z, 1.0);
    while term.abs() > 1e-17 * sum.abs() {
        odd += 2.0;
        term *= square / odd;
        sum += term;
    }
    density(z) * sum
}

fn density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / TAU.sqrt()
}

/// The point below which a standard normal lies with probability `p`, for `0 < p < 1`.
///
/// Infinite at 0 and 1.
///
/// ```
/// use laks_stats::distributions::normal_quantile;
/// assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-12);
/// ```
pub fn normal_quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    if p == 0.5 {
        return 0.0;
    }
    let start = -SQRT_2 * erfc_inv(2.0 * p);
    if !(start.is_finite() && p > f64::MIN_POSITIVE) {
        return start;
    }
    // One Newton step on the logarithm of the tail.
    let tail = normal_cdf(start);
    start - (tail / p).ln() * (tail / density(start))
}
