//! Student's t distribution about a mean that is not 0, and the means that fit a given t.

use crate::distributions::{chi_squared_sf, normal_cdf, normal_quantile, normal_sf};
use crate::root::falling_root;

/// Weights smaller than e to minus this do not matter.
const NEGLIGIBLE: f64 = 45.0;
/// The most points at which an integrand is taken.
const MOST_POINTS: f64 = 400_000.0;

/// Which tail of the distribution is meant.
#[derive(Clone, Copy)]
enum Tail {
    Lower,
    Upper,
}

/// The noncentralities for which `t` is not in either tail of (1 − `level`) / 2.
pub(super) fn noncentrality_limits(t: f64, df: f64, level: f64) -> (f64, f64) {
    if t < 0.0 {
        let (lower, upper) = noncentrality_limits(-t, df, level);
        return (-upper, -lower);
    }
    let tail = (1.0 - level) / 2.0;
    let step = (normal_quantile(1.0 - tail).max(0.1)) * (1.0 + t / df.sqrt());
    let lower = solve(t, df, tail, Tail::Upper, -step);
    let upper = solve(t, df, tail, Tail::Lower, step);
    (lower, upper)
}

/// The noncentrality at which the tail beyond `t` is `tail`, looked for from `t` in steps.
fn solve(t: f64, df: f64, tail: f64, side: Tail, step: f64) -> f64 {
    let excess = |delta: f64| probability(t, df, delta, side) - tail;
    let (mut near, mut far) = (t, t + step);
    let mut reach = step;
    for _ in 0..60 {
        if excess(near) <= 0.0 {
            near -= reach;
        } else if excess(far) > 0.0 {
            (near, far) = (far, far + reach);
        } else {
            return falling_root(near, far, excess);
        }
        reach *= 2.0;
    }
    far
}

/// P(T ≤ t) or P(T > t), for T = (Z + δ) / S with S = √(χ² / df), t ≥ 0.
///
/// The integral over S of Φ(t s − δ), by the trapezoidal rule in ln s, whose error falls
/// exponentially for such integrands. Where t is large against the spread of S, the integral over
/// Z of P(S ≥ (z + δ) / t) instead. No series, so no trouble at large df or δ.
fn probability(t: f64, df: f64, delta: f64, side: Tail) -> f64 {
    if delta > 40.0 && t > 20.0 * (2.0 * df).sqrt() {
        return over_z(t, df, delta, side);
    }
    let log_weight = |u: f64| df * (u - 0.5 * (2.0 * u).exp_m1());
    let weighty = |u: f64| log_weight(u) + NEGLIGIBLE;
    let low = falling_root(0.0, -NEGLIGIBLE / df - 2.0, weighty);
    let high = falling_root(0.0, 4.0 + NEGLIGIBLE.ln(), weighty);
    let finest = 0.4 * (0.5 / df).sqrt().min(1.0 / t.max(1e-9)).min(0.25);
    let points = ((high - low) / finest).ceil().min(MOST_POINTS);
    let step = (high - low) / points;
    let (mut sum, mut weights) = (0.0, 0.0);
    for i in 0..=points as u64 {
        let u = low + step * i as f64;
        let weight = log_weight(u).exp();
        let z = t * u.exp() - delta;
        weights += weight;
        sum += weight
            * match side {
                Tail::Lower => normal_cdf(z),
                Tail::Upper => normal_sf(z),
            };
    }
    sum / weights
}

fn over_z(t: f64, df: f64, delta: f64, side: Tail) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for i in -48..=48 {
        let z = f64::from(i) * 0.2;
        let weight = (-0.5 * z * z).exp();
        let s = (z + delta) / t;
        weights += weight;
        // T ≤ t is S ≥ s.
        let lower = chi_squared_sf(df * s * s, df);
        sum += weight
            * match side {
                Tail::Lower => lower,
                Tail::Upper => 1.0 - lower,
            };
    }
    sum / weights
}

/// J = Γ(m / 2) / (√(m / 2) Γ((m − 1) / 2)): what makes a standardised mean unbiased.
///
/// Hedges (1981), <https://doi.org/10.3102/10769986006002107>. Relative error below 1e-14 at any
/// size: the ratio is moved up by its recurrence and then expanded, never a difference of logarithms.
pub(super) fn hedges_factor(m: f64) -> f64 {
    let mut x = 0.5 * (m - 1.0);
    let mut factor = 1.0;
    while x < 40.0 {
        factor *= x / (x + 0.5);
        x += 1.0;
    }
    let r = 1.0 / x;
    let series = 1.0
        + r * (-1.0 / 8.0
            + r * (1.0 / 128.0
                + r * (5.0 / 1024.0
                    + r * (-21.0 / 32768.0
                        + r * (-399.0 / 262_144.0 + r * (869.0 / 4_194_304.0))))));
    factor * x.sqrt() * series / (0.5 * m).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::student_cdf;

    #[test]
    fn without_a_shift_it_is_students_distribution() {
        for df in [1.0, 2.0, 7.0, 40.0, 1e3, 1e6] {
            for t in [0.0, 0.3, 1.0, 2.5, 6.0] {
                let found = probability(t, df, 0.0, Tail::Lower);
                assert!((found - student_cdf(t, df)).abs() < 1e-13, "{t} {df} {found}");
            }
        }
    }

    #[test]
    fn one_degree_of_freedom_has_the_density_of_a_ratio_of_normals() {
        // P(Z + δ ≤ t |Y|) by a fine midpoint rule over y.
        let (t, delta) = (1.5, 0.7);
        let (mut sum, h) = (0.0, 1e-4);
        for i in 0..100_000 {
            let y = (f64::from(i) + 0.5) * h;
            sum += h * 2.0 * (-0.5 * y * y).exp() / (2.0 * std::f64::consts::PI).sqrt()
                * normal_cdf(t * y - delta);
        }
        assert!((probability(t, 1.0, delta, Tail::Lower) - sum).abs() < 1e-9);
    }

    #[test]
    fn both_integrals_agree_where_either_would_do() {
        for (t, df, delta) in [(700.0, 100.0, 690.0), (150.0, 5.0, 120.0), (60.0, 1.0, 45.0)] {
            let z = over_z(t, df, delta, Tail::Lower);
            let log_weight = |u: f64| df * (u - 0.5 * (2.0 * u).exp_m1());
            let (mut sum, mut weights) = (0.0, 0.0);
            for i in 0..400_000 {
                let u = -20.0 + 23.0 * f64::from(i) / 400_000.0;
                let weight = log_weight(u).exp();
                weights += weight;
                sum += weight * normal_cdf(t * u.exp() - delta);
            }
            assert!((z - sum / weights).abs() < 1e-8, "{z} {}", sum / weights);
        }
    }

    #[test]
    fn the_correction_factor_is_known_in_closed_form() {
        use std::f64::consts::PI;
        assert!((hedges_factor(2.0) * PI.sqrt() - 1.0).abs() < 1e-14);
        assert!((hedges_factor(3.0) / (PI / 6.0).sqrt() - 1.0).abs() < 1e-14);
        assert!((hedges_factor(1e9) - (1.0 - 0.75e-9)).abs() < 1e-15);
    }
}
