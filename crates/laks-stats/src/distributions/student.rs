//! Student's t distribution, from the incomplete beta function.

use super::beta::{beta_split, beta_tails};
use super::gamma_function::ln_beta;
use super::normal::{normal_quantile, normal_sf};
use std::cell::Cell;

/// Above this many degrees of freedom the difference from the normal is below rounding.
const NORMAL_DF: f64 = 1e17;

/// The probability that a t variable with `df` degrees of freedom is at most `t`.
///
/// ```
/// use laks_stats::distributions::student_cdf;
/// assert!((student_cdf(1.0, 1.0) - 0.75).abs() < 1e-12); // Cauchy's distribution
/// ```
pub fn student_cdf(t: f64, df: f64) -> f64 {
    student_sf(-t, df)
}

/// The probability that a t variable with `df` degrees of freedom exceeds `t`.
///
/// ```
/// use laks_stats::distributions::student_sf;
/// // One degree of freedom is Cauchy: P(T > 1) = 1/4.
/// assert!((student_sf(1.0, 1.0) - 0.25).abs() < 1e-15);
/// ```
pub fn student_sf(t: f64, df: f64) -> f64 {
    if t.is_nan() || df.is_nan() || df <= 0.0 {
        return f64::NAN;
    }
    if df > NORMAL_DF {
        return normal_sf(t);
    }
    let beyond = half_tail(t.abs(), df);
    if t >= 0.0 { beyond } else { 1.0 - beyond }
}

/// P(T > t) for t ≥ 0: ½ I_x(df/2, ½) with x = df / (df + t²).
fn half_tail(t: f64, df: f64) -> f64 {
    let ratio = t / df.sqrt();
    if ratio > 1e100 {
        // The power law x^a / (a B), with x itself out of range.
        let a = 0.5 * df;
        return 0.5 * (-2.0 * a * ratio.ln() - a.ln() - ln_beta(a, 0.5)).exp();
    }
    let square = t / df * t;
    let (x, y) = (1.0 / (1.0 + square), square / (1.0 + square));
    0.5 * beta_tails(x, y, 0.5 * df, 0.5).0
}

/// The point below which a t variable with `df` degrees of freedom lies with probability `p`.
///
/// ```
/// use laks_stats::distributions::student_quantile;
/// assert!((student_quantile(0.975, 34.0) - 2.032_244_509).abs() < 1e-8); // of 35 people
/// ```
pub fn student_quantile(p: f64, df: f64) -> f64 {
    if p.is_nan() || df.is_nan() || df <= 0.0 {
        f64::NAN
    } else if df > NORMAL_DF {
        normal_quantile(p)
    } else if p <= 0.5 {
        -known_or(p, df)
    } else {
        known_or(1.0 - p, df)
    }
}

/// How many of the points found last are kept.
const KEPT: usize = 256;

thread_local! {
    /// Points found before, with their `p` and `df`: the rows of a table ask for the same ones again and again.
    static FOUND: [Cell<(f64, f64, f64)>; KEPT] =
        const { [const { Cell::new((f64::NAN, 0.0, 0.0)) }; KEPT] };
}

/// [`beyond`], or what it was when it was asked before.
fn known_or(p: f64, df: f64) -> f64 {
    let bits = (df.to_bits() ^ p.to_bits().rotate_left(7)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let place = (bits >> 56) as usize % KEPT;
    FOUND.with(|found| {
        let (of, on, point) = found[place].get();
        if (of, on) == (p, df) {
            return point;
        }
        let point = beyond(p, df);
        found[place].set((p, df, point));
        point
    })
}

/// The t ≥ 0 that is exceeded with probability `p` ≤ ½.
fn beyond(p: f64, df: f64) -> f64 {
    if p <= 0.0 {
        return f64::INFINITY;
    }
    let a = 0.5 * df;
    let power_law = ((2.0 * p).ln() + a.ln() + ln_beta(a, 0.5)) / a;
    if power_law < -600.0 {
        return df.sqrt() * (-0.5 * power_law).exp();
    }
    let (x, y) = beta_split(2.0 * p, 1.0 - 2.0 * p, a, 0.5);
    (df * (y / x)).sqrt()
}
