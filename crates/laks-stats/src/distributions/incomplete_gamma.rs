//! The regularised incomplete gamma functions, as a power times a well-conditioned ratio.
//!
//! P(a, x) = [xᵃ e⁻ˣ / Γ(a)] · r, and Q(a, x) likewise. The ratio comes from the series
//! (Abramowitz & Stegun 6.5.29), Legendre's continued fraction (6.5.31), or, for a large shape near
//! its centre, quadrature of the density against its value at x.

pub(super) use super::incomplete_beta::Tail;
use super::quadrature::normal_like_tail;
use super::saddle_point::{ln_1p_minus, ln_gamma_power};

/// Where quadrature takes over.
const LARGE_SHAPE: f64 = 400.0;
/// Where a series or a fraction has converged.
const EPSILON: f64 = 5e-16;

/// P(a, x), to be used where x is at most about a.
pub(super) fn lower_tail(a: f64, x: f64) -> Tail {
    let ratio = if a > LARGE_SHAPE && (x - a).abs() < 0.2 * a { below(a, x) } else { series(a, x) };
    Tail { ln: ln_gamma_power(a, x) + ratio.ln(), ratio }
}

/// Q(a, x), to be used where x is at least about a.
pub(super) fn upper_tail(a: f64, x: f64) -> Tail {
    let ratio =
        if a > LARGE_SHAPE && (x - a).abs() < 0.2 * a { above(a, x) } else { fraction(a, x) };
    Tail { ln: ln_gamma_power(a, x) + ratio.ln(), ratio }
}

/// Both tails (P(a, x), Q(a, x)), each accurate relative to itself.
pub(super) fn both_tails(a: f64, x: f64) -> (f64, f64) {
    if x <= a || (a < 1.0 && x < 0.3) {
        let lower = lower_tail(a, x).ln.exp().min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = upper_tail(a, x).ln.exp().min(1.0);
        (1.0 - upper, upper)
    }
}

/// Σ xᵏ / (a)ₖ₊₁.
fn series(a: f64, x: f64) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    let mut k = a;
    while term > EPSILON * sum && k < a + 10_000.0 {
        k += 1.0;
        term *= x / k;
        sum += term;
    }
    sum / a
}

/// 1 / (x + 1 − a − 1(1 − a) / (x + 3 − a − …)), by the modified Lentz algorithm.
fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    if b.abs() < TINY {
        b = TINY;
    }
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut result = d;
    let mut k = 0.0;
    while k < 100_000.0 {
        k += 1.0;
        let numerator = -k * (k - a);
        b += 2.0;
        d = numerator * d + b;
        if d.abs() < TINY {
            d = TINY;
        }
        c = b + numerator / c;
        if c.abs() < TINY {
            c = TINY;
        }
        d = 1.0 / d;
        let step = d * c;
        result *= step;
        if (step - 1.0).abs() <= EPSILON {
            break;
        }
    }
    result
}

/// The density integrated from x down.
fn below(a: f64, x: f64) -> f64 {
    let sd = a.sqrt();
    let slope = ((a - 1.0) - x) / x;
    let exponent = |w: f64| (a - 1.0) * ln_1p_minus(-sd * w / x) - sd * w * slope;
    sd / x * normal_like_tail(slope * sd, x / sd, exponent)
}

/// The density integrated from x up.
fn above(a: f64, x: f64) -> f64 {
    let sd = a.sqrt();
    let slope = (x - (a - 1.0)) / x;
    let exponent = |w: f64| (a - 1.0) * ln_1p_minus(sd * w / x) - sd * w * slope;
    sd / x * normal_like_tail(slope * sd, f64::INFINITY, exponent)
}
