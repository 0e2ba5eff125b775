//! Densities without cancellation: deviances beside Stirling's errors.
//!
//! A density such as xᵃ(1 − x)ᵇ / B(a, b) is a product of huge and tiny factors. Loader (2000, Fast
//! and accurate computation of binomial probabilities) writes it as exp(−deviance) times a slowly
//! varying factor: every term then has one sign, and its error is that of the exponent.

use super::gamma_function::{LN_SQRT_TAU, stirling_error};

/// ln(1 + v) − v without cancellation.
pub(super) fn ln_1p_minus(v: f64) -> f64 {
    if v.abs() > 0.5 {
        return v.ln_1p() - v;
    }
    // ln(1 + v) = 2 artanh(r) with r = v / (2 + v), and 2r − v = −rv.
    let r = v / (2.0 + v);
    let square = r * r;
    let mut sum = 0.0;
    let mut power = 1.0;
    let mut odd = 3.0;
    while power > 1e-18 {
        sum += power / odd;
        power *= square;
        odd += 2.0;
    }
    r * (2.0 * square * sum - v)
}

/// x ln(x / m) + m − x, given the difference d = x − m: never negative, 0 at x = m.
pub(super) fn deviance(x: f64, m: f64, d: f64) -> f64 {
    if x == 0.0 {
        m
    } else if d.abs() <= 0.5 * x {
        -x * ln_1p_minus(-d / x)
    } else {
        x * (x / m).ln() - d
    }
}

/// a − (a + b) x, with x + y = 1, from the smaller of x and y so that no digit is lost.
pub(super) fn shortfall(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    if x <= y {
        let product = n * x;
        (a - product) - n.mul_add(x, -product)
    } else {
        let product = n * y;
        (product - b) + n.mul_add(y, -product)
    }
}

/// ln[xᵃ yᵇ / B(a, b)] with x + y = 1.
pub(super) fn ln_beta_power(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let d = shortfall(a, b, x, y);
    let scale = if a < b { 0.5 * (a * (b / n)).ln() } else { 0.5 * (b * (a / n)).ln() };
    scale - LN_SQRT_TAU + stirling_error(n)
        - stirling_error(a)
        - stirling_error(b)
        - deviance(a, n * x, d)
        - deviance(b, n * y, -d)
}

/// ln[Γ(n + 1) / (Γ(a + 1) Γ(b + 1)) pᵃ qᵇ] with n = a + b and p + q = 1.
pub(super) fn ln_binomial_term(a: f64, b: f64, p: f64, q: f64) -> f64 {
    if a == 0.0 {
        return if q > p { b * (-p).ln_1p() } else { b * q.ln() };
    }
    if b == 0.0 {
        return if p > q { a * (-q).ln_1p() } else { a * p.ln() };
    }
    let n = a + b;
    let shape = if a < b { a * (b / n) } else { b * (a / n) };
    ln_beta_power(a, b, p, q) - shape.ln()
}

/// ln[xᵃ e⁻ˣ / Γ(a)].
pub(super) fn ln_gamma_power(a: f64, x: f64) -> f64 {
    0.5 * a.ln() - LN_SQRT_TAU - stirling_error(a) - deviance(a, x, a - x)
}
