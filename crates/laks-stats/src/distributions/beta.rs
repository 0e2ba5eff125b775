//! The beta distribution: both tails, and quantiles from either.

use super::gamma_function::ln_beta;
use super::incomplete_beta::{both_tails, lower_tail};
use super::normal::normal_quantile;

/// The probability that a beta variable with shapes `a` and `b` is at most `x`: I_x(a, b).
///
/// Accurate relative to itself in the lower tail, for positive shapes up to 10⁹ and beyond. NaN only
/// if an argument is NaN or a shape is not positive.
///
/// ```
/// use laks_stats::distributions::beta_cdf;
/// // Five of eight completed; under Jeffreys' prior a rate below one half has probability 0.24.
/// assert!((beta_cdf(0.5, 5.5, 3.5) - 0.241_3).abs() < 1e-4);
/// ```
pub fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    beta_tails(x, 1.0 - x, a, b).0
}

/// The probability that a beta variable with shapes `a` and `b` exceeds `x`.
///
/// ```
/// use laks_stats::distributions::{beta_cdf, beta_sf};
/// assert!((beta_sf(0.5, 24.5, 11.5) + beta_cdf(0.5, 24.5, 11.5) - 1.0).abs() < 1e-12);
/// ```
pub fn beta_sf(x: f64, a: f64, b: f64) -> f64 {
    beta_tails(x, 1.0 - x, a, b).1
}

/// Both tails at x, given x and y = 1 − x, each to its own relative accuracy.
pub(super) fn beta_tails(x: f64, y: f64, a: f64, b: f64) -> (f64, f64) {
    if x.is_nan() || !(a > 0.0 && b > 0.0) {
        (f64::NAN, f64::NAN)
    } else if x <= 0.0 {
        (0.0, 1.0)
    } else if y <= 0.0 {
        (1.0, 0.0)
    } else {
        both_tails(a, b, x, y)
    }
}

/// The point below which a beta variable with shapes `a` and `b` lies with probability `p`.
///
/// Solved on the scale of the log odds and of the logarithm of the tail, where Newton's iteration
/// cannot diverge: the tail is log-concave in the log odds.
///
/// ```
/// use laks_stats::distributions::beta_quantile;
/// // The upper 97.5 % Clopper–Pearson limit of 0 of 20: 1 − 0.025^(1/20).
/// let limit = beta_quantile(0.975, 1.0, 20.0);
/// assert!((limit - (1.0 - 0.025_f64.powf(0.05))).abs() < 1e-14);
/// ```
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    beta_split(p, 1.0 - p, a, b).0
}

/// The point above which a beta variable with shapes `a` and `b` lies with probability `p`.
///
/// ```
/// use laks_stats::distributions::{beta_sf, beta_upper_quantile};
/// let upper = beta_upper_quantile(0.025, 24.5, 11.5);
/// assert!((beta_sf(upper, 24.5, 11.5) - 0.025).abs() < 1e-9);
/// ```
pub fn beta_upper_quantile(p: f64, a: f64, b: f64) -> f64 {
    beta_split(1.0 - p, p, a, b).0
}

/// (x, 1 − x) such that the lower tail at x is `p` and the upper one `q` = 1 − p.
pub(super) fn beta_split(p: f64, q: f64, a: f64, b: f64) -> (f64, f64) {
    if p.is_nan() || !(a > 0.0 && b > 0.0) {
        return (f64::NAN, f64::NAN);
    }
    if p <= 0.0 {
        return (0.0, 1.0);
    }
    if q <= 0.0 {
        return (1.0, 0.0);
    }
    let n = a + b;
    if p <= lower_tail(a, b, a / n, b / n).ln.exp() {
        lower_split(p, a, b)
    } else {
        let (y, x) = lower_split(q, b, a);
        (x, y)
    }
}

/// As `beta_split`, for a `p` no larger than the lower tail at the mean.
fn lower_split(p: f64, a: f64, b: f64) -> (f64, f64) {
    let target = p.ln();
    let mean = (a / b).ln();
    // The tail lies below its power law x^a / (a B), so this start is on the safe side.
    let power_law = (target + a.ln() + ln_beta(a, b)) / a;
    if power_law < -650.0 {
        return (power_law.exp(), 1.0);
    }
    let mut u = power_law.max(normal_start(p, a, b)).min(mean);
    for _ in 0..100 {
        let (x, y) = from_log_odds(u);
        let tail = lower_tail(a, b, x, y);
        let step = (tail.ln - target) * tail.ratio;
        if !step.is_finite() {
            break;
        }
        u = (u - step).clamp(-700.0, mean);
        if step.abs() < 1e-11 {
            break;
        }
    }
    from_log_odds(u)
}

/// A first guess of the log odds of a quantile (Abramowitz & Stegun 26.5.22).
fn normal_start(p: f64, a: f64, b: f64) -> f64 {
    if a <= 0.6 || b <= 0.6 {
        return f64::NEG_INFINITY;
    }
    let z = -normal_quantile(p);
    let (ra, rb) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
    let h = 2.0 / (ra + rb);
    let lambda = (z * z - 3.0) / 6.0;
    if h + lambda <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let w = z * (h + lambda).sqrt() / h - (rb - ra) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
    (a / b).ln() - 2.0 * w
}

fn from_log_odds(u: f64) -> (f64, f64) {
    if u < 0.0 {
        let odds = u.exp();
        (odds / (1.0 + odds), 1.0 / (1.0 + odds))
    } else {
        let odds = (-u).exp();
        (1.0 / (1.0 + odds), odds / (1.0 + odds))
    }
}
