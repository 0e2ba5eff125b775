//! The gamma distribution with rate 1: both tails, and quantiles from either.

use super::gamma_function::ln_gamma;
use super::incomplete_gamma::{Tail, both_tails, lower_tail, upper_tail};
use super::normal::normal_quantile;

/// The probability that a gamma variable with this `shape` and rate 1 is at most `x`: P(shape, x).
///
/// Accurate relative to itself in the lower tail. NaN only if an argument is NaN or the shape is not
/// positive.
///
/// ```
/// use laks_stats::distributions::gamma_cdf;
/// assert!((gamma_cdf(2.0, 1.0) - (1.0 - (-2.0_f64).exp())).abs() < 1e-15);
/// ```
pub fn gamma_cdf(x: f64, shape: f64) -> f64 {
    gamma_tails(x, shape).0
}

/// The probability that a gamma variable with this `shape` and rate 1 exceeds `x`.
///
/// ```
/// use laks_stats::distributions::gamma_sf;
/// assert!((gamma_sf(2.0, 1.0) - (-2.0_f64).exp()).abs() < 1e-12); // the exponential
/// ```
pub fn gamma_sf(x: f64, shape: f64) -> f64 {
    gamma_tails(x, shape).1
}

fn gamma_tails(x: f64, shape: f64) -> (f64, f64) {
    if x.is_nan() || shape.is_nan() || shape <= 0.0 {
        (f64::NAN, f64::NAN)
    } else if x <= 0.0 || shape == f64::INFINITY {
        (0.0, 1.0)
    } else if x == f64::INFINITY {
        (1.0, 0.0)
    } else {
        both_tails(shape, x)
    }
}

/// The point below which a gamma variable with this `shape` and rate 1 lies with probability `p`.
///
/// ```
/// use laks_stats::distributions::gamma_quantile;
/// // The upper 97.5 % Garwood limit of no event: −ln 0.025.
/// assert!((gamma_quantile(0.975, 1.0) - 40.0_f64.ln()).abs() < 1e-14);
/// ```
pub fn gamma_quantile(p: f64, shape: f64) -> f64 {
    split(p, 1.0 - p, shape)
}

/// The point above which a gamma variable with this `shape` and rate 1 lies with probability `p`.
///
/// ```
/// use laks_stats::distributions::gamma_upper_quantile;
/// assert!((gamma_upper_quantile(0.05, 1.0) + 0.05_f64.ln()).abs() < 1e-9);
/// ```
pub fn gamma_upper_quantile(p: f64, shape: f64) -> f64 {
    split(1.0 - p, p, shape)
}

fn split(p: f64, q: f64, a: f64) -> f64 {
    if p.is_nan() || a.is_nan() || a <= 0.0 {
        f64::NAN
    } else if p <= 0.0 {
        0.0
    } else if q <= 0.0 {
        f64::INFINITY
    } else if p <= both_tails(a, a).0 {
        lower_quantile(p, a)
    } else {
        upper_quantile(q, a)
    }
}

fn lower_quantile(p: f64, a: f64) -> f64 {
    let target = p.ln();
    // The tail lies below its power law x^a / Γ(a + 1), so this start is on the safe side.
    let power_law = (target + ln_gamma(a + 1.0)) / a;
    if power_law < -650.0 {
        return power_law.exp();
    }
    let start = power_law.max(wilson_hilferty(normal_quantile(p), a)).min(a.ln());
    newton([start, f64::INFINITY], target, -1.0, |x| lower_tail(a, x))
}

fn upper_quantile(q: f64, a: f64) -> f64 {
    let start = wilson_hilferty(-normal_quantile(q), a);
    let start = if start.is_finite() { start.max(a.ln()) } else { a.ln() };
    // Chernoff: the tail beyond a + √(2aL) + L is at most e^−L. A small shape's first step goes far beyond.
    let log = -q.ln();
    let most = (a + (2.0 * a * log).sqrt() + log).ln();
    newton([start, most], q.ln(), 1.0, |x| upper_tail(a, x))
}

/// Newton's iteration on ln x and the logarithm of the tail, which is concave there, up to a most.
fn newton([start, most]: [f64; 2], target: f64, direction: f64, tail: impl Fn(f64) -> Tail) -> f64 {
    let mut u = start;
    for _ in 0..200 {
        let tail = tail(u.exp());
        let step = (tail.ln - target) * tail.ratio;
        if !step.is_finite() {
            break;
        }
        u = (u + direction * step).min(most);
        if step.abs() < 1e-11 {
            break;
        }
    }
    u.exp()
}

/// ln of the Wilson–Hilferty (1931) approximation to a gamma quantile; −∞ where it is negative.
fn wilson_hilferty(z: f64, a: f64) -> f64 {
    let root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * a.sqrt());
    if root > 0.0 { a.ln() + 3.0 * root.ln() } else { f64::NEG_INFINITY }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first step from a small shape went to e^233, and two hundred more did not come back.
    #[test]
    fn a_small_upper_tail_of_a_small_shape_is_found() {
        let (shape, tail) = (0.001_232_908_004_500_415_9, 1.977_338_515_450_846_5e-19);
        let found = gamma_upper_quantile(tail, shape);
        assert!((gamma_sf(found, shape) / tail - 1.0).abs() < 1e-9, "{found}");
    }
}
