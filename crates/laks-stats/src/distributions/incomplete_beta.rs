//! The regularised incomplete beta function, as a power times a well-conditioned ratio.
//!
//! I_x(a, b) = [xᵃ yᵇ / B(a, b)] · r. The power is computed in logarithms; the ratio r by one of
//! three expansions whose terms all have one sign: a series (Abramowitz & Stegun 26.5.9 rewritten),
//! Didonato & Morris' continued fraction (1992, Algorithm 708, eq. 9), or, with both shapes large,
//! quadrature of the density against its value at x. Neither tail is one minus the other unless it
//! is the larger of the two.

use super::quadrature::normal_like_tail;
use super::saddle_point::{ln_1p_minus, ln_beta_power, shortfall};

/// The logarithm of a tail, and the tail divided by xᵃ yᵇ / B(a, b).
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    pub(super) ln: f64,
    pub(super) ratio: f64,
}

/// Where quadrature takes over.
const LARGE_SHAPE: f64 = 400.0;
/// Where a series or a fraction has converged.
const EPSILON: f64 = 5e-16;

/// I_x(a, b) with y = 1 − x, to be used where x is at most about the mean a / (a + b).
pub(super) fn lower_tail(a: f64, b: f64, x: f64, y: f64) -> Tail {
    let ratio = lower_ratio(a, b, x, y);
    Tail { ln: ln_beta_power(a, b, x, y) + ratio.ln(), ratio }
}

/// Both tails (I_x(a, b), I_y(b, a)) with y = 1 − x, each accurate relative to itself.
pub(super) fn both_tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    let n = a + b;
    let below = if x <= 0.5 && near_the_end(a, n * x) {
        true
    } else if y < 0.5 && near_the_end(b, n * y) {
        false
    } else {
        shortfall(a, b, x, y) >= 0.0
    };
    if below {
        let lower = lower_tail(a, b, x, y).ln.exp().min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = lower_tail(b, a, y, x).ln.exp().min(1.0);
        (1.0 - upper, upper)
    }
}

/// Whether a shape below 1 and a point so close to its end make the series short and the fraction
/// long, while the other tail is still large enough to be the complement.
fn near_the_end(shape: f64, events: f64) -> bool {
    (1e-3..1.0).contains(&shape) && events < 0.3
}

fn lower_ratio(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if (a + b) * x <= 0.5 * (a + 1.0) && x <= 0.7 {
        return series(a, b, x);
    }
    let far = shortfall(a, b, x, y) > 0.2 * a.min(b);
    if a.min(b) > LARGE_SHAPE && !far { quadrature(a, b, x, y) } else { fraction(a, b, x, y) }
}

/// Σ (a + b)ₖ / (a)ₖ₊₁ xᵏ.
fn series(a: f64, b: f64, x: f64) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    let mut k = 0.0;
    while term > EPSILON * sum && k < 10_000.0 {
        term *= (a + b + k) / (a + 1.0 + k) * x;
        sum += term;
        k += 1.0;
    }
    sum / a
}

/// Didonato & Morris' continued fraction, by the forward recurrence with rescaling.
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let lambda = shortfall(a, b, x, y).max(0.0);
    let c = 1.0 + lambda;
    let c0 = b / a;
    let c1 = 1.0 + 1.0 / a;
    let (mut an, mut bn) = (0.0, 1.0);
    let (mut an1, mut bn1) = (1.0, c / c1);
    let mut result = c1 / c;
    let (mut p, mut s, mut n) = (1.0, a + 1.0, 0.0);
    while n < 1e6 {
        n += 1.0;
        let t = n / a;
        let w = n * (b - n) * x;
        let e = a / s;
        let alpha = (p * (p + c0) * e * e) * (w * x);
        let e = (t + 1.0) / (c1 + t + t);
        let beta = n + w / s + e * (c + n * (1.0 + y));
        p = 1.0 + t;
        s += 2.0;
        let next = alpha * an + beta * an1;
        an = an1;
        an1 = next;
        let next = alpha * bn + beta * bn1;
        bn = bn1;
        bn1 = next;
        let previous = result;
        result = an1 / bn1;
        if (result - previous).abs() <= EPSILON * result {
            break;
        }
        an /= bn1;
        bn /= bn1;
        an1 = result;
        bn1 = 1.0;
    }
    result
}

/// The density integrated from x down, in units of its standard deviation and of its value at x.
fn quadrature(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let sd = (a / n * (b / n) / n).sqrt();
    // The slope of the log density at x: ((a − 1) y − (b − 1) x) / (x y).
    let slope = shortfall(a - 1.0, b - 1.0, x, y) / (x * y);
    let exponent = |w: f64| {
        let s = sd * w;
        (a - 1.0) * ln_1p_minus(-s / x) + (b - 1.0) * ln_1p_minus(s / y) - s * slope
    };
    sd / (x * y) * normal_like_tail(slope * sd, x / sd, exponent)
}
