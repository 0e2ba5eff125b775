//! Tango's score interval: the differences that a score test does not reject.

use crate::root::falling_root;

/// The ends of Tango's interval for p12 − p21, from `b` = n12 and `c` = n21 of `n` pairs.
///
/// They solve (b − c − nΔ)² = z² n (2 q + Δ(1 − Δ)), where q is the maximum-likelihood estimate of
/// p21 given Δ. Where all discordance is on one side, or there is none, the solution is closed.
pub(super) fn limits(b: f64, c: f64, n: f64, z: f64) -> (f64, f64) {
    let z2 = z * z;
    if b == 0.0 && c == 0.0 {
        let end = z2 / (n + z2);
        return (-end, end);
    }
    let estimate = (b - c) / n;
    let far = (n - z2) / (n + z2);
    let lower = if c == n {
        -1.0
    } else if b == n {
        far
    } else {
        falling_root(-1.0, estimate, |d| distance(b, c, n, d) - z * spread(b, c, n, d))
    };
    let upper = if b == n {
        1.0
    } else if c == n {
        -far
    } else {
        falling_root(estimate, 1.0, |d| distance(b, c, n, d) + z * spread(b, c, n, d))
    };
    (lower, upper)
}

fn distance(b: f64, c: f64, n: f64, delta: f64) -> f64 {
    b - c - n * delta
}

/// The standard deviation of the distance when the true difference is `delta`.
///
/// A negative difference is a positive one of the mirrored table; so written nothing cancels.
fn spread(b: f64, c: f64, n: f64, delta: f64) -> f64 {
    if delta < 0.0 {
        return spread(c, b, n, -delta);
    }
    (n * (2.0 * constrained(b, c, n, delta) + delta * (1.0 - delta))).max(0.0).sqrt()
}

/// The maximum-likelihood estimate of p21 given p12 − p21 = `delta` ≥ 0.
fn constrained(b: f64, c: f64, n: f64, delta: f64) -> f64 {
    let linear = (2.0 * n - b + c) * delta - b - c;
    let constant = -c * delta * (1.0 - delta);
    let root = (linear * linear - 8.0 * n * constant).max(0.0).sqrt();
    // The larger root, written so that nothing cancels.
    if linear <= 0.0 {
        (root - linear) / (4.0 * n)
    } else if root + linear > 0.0 {
        -2.0 * constant / (root + linear)
    } else {
        0.0
    }
}
