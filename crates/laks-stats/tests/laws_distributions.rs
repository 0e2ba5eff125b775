//! Laws of the distributions at any argument: no NaN, tails that add up, quantiles that invert.

use laks_stats::distributions::*;
use proptest::prelude::*;

/// From 10⁻³ to 10¹², evenly in the logarithm.
fn shape() -> impl Strategy<Value = f64> {
    (-3.0..12.0_f64).prop_map(|exponent| 10.0_f64.powf(exponent))
}

/// Tails from 10⁻³⁰⁰ to one half.
fn tail() -> impl Strategy<Value = f64> {
    prop_oneof![(-300.0..-1.0_f64).prop_map(|exponent| 10.0_f64.powf(exponent)), 0.001..0.5_f64]
}

fn share(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

/// Whether a tail at a quantile is the probability asked for, as closely as the quantile's own
/// rounding lets it be: `spread` is how fast the tail's logarithm moves with the quantile's.
fn returns(found: f64, asked: f64, spread: f64) -> bool {
    (found / asked - 1.0).abs() <= 1e-9 + 1e-14 * spread
}

proptest! {
    #[test]
    fn beta_tails_add_up_and_quantiles_invert(a in shape(), b in shape(), p in tail()) {
        let x = beta_quantile(p, a, b);
        prop_assert!(share(x), "{x}");
        let lower = beta_cdf(x, a, b);
        prop_assert!((lower + beta_sf(x, a, b) - 1.0).abs() < 1e-12);
        // Where x rounds to 0 or 1 no double has this tail.
        if x > 1e-290 && x < 0.999_999 {
            prop_assert!(returns(lower, p, (a + b) / (1.0 - x) * 1e-1), "{p:e} becomes {lower:e} at {x}");
        }
        let mirrored = beta_upper_quantile(p, b, a);
        prop_assert!((mirrored - (1.0 - x)).abs() < 1e-12);
    }

    #[test]
    fn gamma_tails_add_up_and_quantiles_invert(shape in shape(), p in tail()) {
        let (low, high) = (gamma_quantile(p, shape), gamma_upper_quantile(p, shape));
        prop_assert!(low >= 0.0 && high >= low && high.is_finite(), "{low} {high}");
        if low > 1e-290 {
            prop_assert!(returns(gamma_cdf(low, shape), p, shape), "{p:e} at {low}");
        }
        if high > 1e-290 {
            prop_assert!(returns(gamma_sf(high, shape), p, shape + high), "{p:e} at {high}");
        }
        prop_assert!((gamma_cdf(high, shape) + gamma_sf(high, shape) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn student_and_normal_quantiles_invert(df in 0.01..1e12_f64, p in tail()) {
        let t = student_quantile(p, df);
        prop_assert!(t <= 0.0 && !t.is_nan());
        if t.is_finite() && t < -1e-6 {
            prop_assert!(returns(student_cdf(t, df), p, t.abs().min(1e3).powi(2)), "{p:e} at {t}");
        }
        let z = normal_quantile(p);
        prop_assert!(returns(normal_cdf(z), p, z * z), "{p:e} at {z}");
    }

    #[test]
    fn any_numbers_in_range_give_probabilities(
        x in prop::num::f64::NORMAL, a in prop::num::f64::NORMAL, b in prop::num::f64::NORMAL,
        p in 0.0..=1.0_f64, k in any::<u64>(), n in any::<u64>(),
    ) {
        let (a, b) = (a.abs(), b.abs());
        let probabilities = [
            beta_cdf(x, a, b), beta_sf(p, a, b), beta_quantile(p, a, b), gamma_cdf(x, a),
            gamma_sf(x, a), student_cdf(x, a), student_sf(x, a), f_cdf(x, a, b), f_sf(x, a, b),
            normal_cdf(x), normal_sf(x), chi_squared_cdf(x, a), chi_squared_sf(x, a),
            binomial_pmf(k, n, p), binomial_cdf(k, n, p), binomial_sf(k, n, p),
            poisson_pmf(k, a), poisson_cdf(k, a), poisson_sf(k, a),
        ];
        for (index, probability) in probabilities.into_iter().enumerate() {
            prop_assert!(share(probability), "number {index}: {probability}");
        }
        for quantile in [gamma_quantile(p, a), gamma_upper_quantile(p, a), chi_squared_quantile(p, a)] {
            prop_assert!(quantile >= 0.0, "{quantile}");
        }
        prop_assert!(!student_quantile(p, a).is_nan() && !ln_gamma(a).is_nan());
        prop_assert!(!ln_choose(n, k).is_nan() && !ln_beta(a, b).is_nan());
    }

    #[test]
    fn hypergeometric_tails_are_sums_of_their_terms(
        successes in 0_u64..60, failures in 0_u64..60, share in 0.0..=1.0_f64, x in 0_u64..60,
    ) {
        let draws = (share * (successes + failures) as f64) as u64;
        let pmf = |k| hypergeometric_pmf(k, successes, failures, draws);
        let (lower, upper): (f64, f64) = ((0..=x).map(pmf).sum(), (x + 1..=60).map(pmf).sum());
        prop_assert!((hypergeometric_cdf(x, successes, failures, draws) - lower).abs() < 1e-12);
        prop_assert!((hypergeometric_sf(x, successes, failures, draws) - upper).abs() < 1e-12);
    }
}
