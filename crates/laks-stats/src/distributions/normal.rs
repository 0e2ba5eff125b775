//! The standard normal distribution.

use super::incomplete_gamma::upper_tail;
use statrs::function::erf::{erfc, erfc_inv};
use std::f64::consts::{SQRT_2, TAU};

/// Beyond this many standard deviations the tail comes from its continued fraction.
const FAR: f64 = 4.0;

/// The probability that a standard normal is at most `z`.
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
    if z == f64::INFINITY {
        0.0
    } else if z > FAR {
        0.5 * upper_tail(0.5, 0.5 * z * z).ln.exp()
    } else {
        0.5 * erfc(z / SQRT_2)
    }
}

/// The point below which a standard normal lies with probability `p`, for `0 < p < 1`.
///
/// Infinite at 0 and 1.
pub fn normal_quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    let start = -SQRT_2 * erfc_inv(2.0 * p);
    if !(start.is_finite() && p > f64::MIN_POSITIVE) {
        return start;
    }
    // One Newton step on the logarithm of the tail.
    let tail = normal_cdf(start);
    let density = (-0.5 * start * start).exp() / TAU.sqrt();
    start - (tail / p).ln() * (tail / density)
}
