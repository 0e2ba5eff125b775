//! Laws of rates, their ratios and adjusted p-values; and any integer at all as input.
#![allow(clippy::unwrap_used)]

use laks_stats::*;
use proptest::prelude::*;

fn ends(estimate: &Estimate) -> (f64, f64) {
    (estimate.lower.unwrap(), estimate.upper.unwrap())
}

fn near(a: f64, b: f64) -> bool {
    a == b || (a / b - 1.0).abs() <= 1e-9
}

fn count() -> impl Strategy<Value = u64> {
    prop_oneof![0_u64..12, 0_u64..300, 0_u64..2_000_000_000]
}

/// No NaN, no infinity but in an upper limit, ends in order, and a reason for whatever is absent.
fn sound(estimate: &Estimate) -> bool {
    let finite = |v: Option<f64>| v.is_none_or(f64::is_finite);
    let ordered = match (estimate.lower, estimate.upper) {
        (Some(lower), Some(upper)) => lower <= upper,
        (None, None) => true,
        _ => false,
    };
    let explained =
        estimate.value.is_some() && estimate.lower.is_some() || estimate.reason.is_some();
    finite(estimate.value)
        && finite(estimate.lower)
        && estimate.upper.is_none_or(|u| !u.is_nan())
        && ordered
        && explained
}

fn sound_test(test: &Test) -> bool {
    let p = test.p.map_or(test.reason.is_some(), |p| (0.0..=1.0).contains(&p));
    p && test.statistic.is_none_or(f64::is_finite)
}

proptest! {
    #[test]
    fn a_rate_scales_contains_its_value_rises_and_nests(
        events in count(), exposure in 1e-3..1e6_f64, level in 0.5..0.999_f64,
    ) {
        for &method in RateMethod::ALL {
            let (lower, upper) = ends(&rate(events, exposure, method, level).unwrap());
            let (half_lower, half_upper) = ends(&rate(events, 2.0 * exposure, method, level).unwrap());
            prop_assert!(near(lower, 2.0 * half_lower) && near(upper, 2.0 * half_upper));
            let value = events as f64 / exposure;
            prop_assert!(lower <= value && value <= upper, "{method}: {lower} {value} {upper}");
            let (next_lower, next_upper) = ends(&rate(events + 1, exposure, method, level).unwrap());
            prop_assert!(next_lower >= lower && next_upper >= upper, "{method} rises");
            let (wide_lower, wide_upper) =
                ends(&rate(events, exposure, method, 1.0 - 0.9 * (1.0 - level)).unwrap());
            prop_assert!(
                wide_lower <= lower * (1.0 + 1e-12) && wide_upper >= upper * (1.0 - 1e-12),
                "{method} nests"
            );
        }
    }

    #[test]
    fn a_rate_ratio_inverts_with_its_groups_and_agrees_with_its_test(
        x1 in count(), t1 in 1.0..1e4_f64, x2 in count(), t2 in 1.0..1e4_f64,
    ) {
        let pairs = [
            (RateRatioMethod::Exact, RateRatioTestMethod::Exact),
            (RateRatioMethod::MidP, RateRatioTestMethod::MidP),
            (RateRatioMethod::Score, RateRatioTestMethod::Score),
        ];
        for (method, test) in pairs {
            let (lower, upper) = ends(&rate_ratio(x1, t1, x2, t2, method, 0.95).unwrap());
            let (low, high) = ends(&rate_ratio(x2, t2, x1, t1, method, 0.95).unwrap());
            prop_assert!(lower == 0.0 || near(lower * high, 1.0), "{method}");
            prop_assert!(low == 0.0 || near(upper * low, 1.0), "{method}");
            let p = rate_ratio_test(x1, t1, x2, t2, Alternative::TwoSided, test).unwrap().p.unwrap();
            let inside = lower < 1.0 && 1.0 < upper;
            prop_assert!((p - 0.05).abs() < 1e-9 || inside == (p > 0.05), "{method}: {p}");
        }
    }

    #[test]
    fn adjusted_p_values_keep_their_order(p in prop::collection::vec(0.0..=1.0_f64, 0..20)) {
        let (strict, lenient) = (holm(&p).unwrap(), benjamini_hochberg(&p).unwrap());
        for i in 0..p.len() {
            prop_assert!(p[i] <= lenient[i] + 1e-15 && lenient[i] <= strict[i] + 1e-15);
            for j in 0..p.len() {
                prop_assert!(p[i] > p[j] || strict[i] <= strict[j] && lenient[i] <= lenient[j]);
            }
        }
    }

    #[test]
    fn any_integer_gives_a_sound_result_or_an_error(
        x1 in any::<u64>(), n1 in any::<u64>(), x2 in any::<u64>(), n2 in any::<u64>(),
        shift in 0_u32..64, level in 1e-6..0.999_999_9_f64, p0 in 0.0..=1.0_f64,
    ) {
        let [x1, n1, x2, n2] = [x1, n1, x2, n2].map(|v| v >> shift);
        for &method in ProportionMethod::ALL {
            prop_assert!(proportion(x1, n1, method, level).is_ok_and(|e| sound(&e)) == (x1 <= n1), "{method}");
        }
        for &method in DifferenceMethod::ALL {
            let made = difference(x1, n1, x2, n2, method, level);
            prop_assert!(made.is_ok_and(|e| sound(&e)) == (x1 <= n1 && x2 <= n2), "{method}");
        }
        for &method in RiskRatioMethod::ALL {
            let made = risk_ratio(x1, n1, x2, n2, method, level);
            prop_assert!(made.is_ok_and(|e| sound(&e)) == (x1 <= n1 && x2 <= n2), "{method}");
        }
        for &method in RateMethod::ALL {
            prop_assert!(rate(x1, n1 as f64, method, level).is_ok_and(|e| sound(&e)), "{method}");
        }
        for &method in ProportionTestMethod::ALL {
            let made = proportion_test(x1, n1, p0, Alternative::TwoSided, method);
            prop_assert!(made.is_ok_and(|t| sound_test(&t)) == (x1 <= n1), "{method}");
        }
        for &method in TwoByTwoMethod::ALL {
            let made = two_by_two_test(x1, n1, x2, n2, Alternative::TwoSided, method);
            prop_assert!(made.is_err() || made.is_ok_and(|t| sound_test(&t)), "{method}");
        }
        for &method in OddsRatioMethod::ALL {
            let made = odds_ratio(x1, n1, x2, n2, method, level);
            prop_assert!(made.is_err() || made.is_ok_and(|e| sound(&e)), "{method}");
        }
        for &method in RateRatioMethod::ALL {
            let made = rate_ratio(x1, n1 as f64, x2, n2 as f64, method, level);
            prop_assert!(made.is_err() || made.is_ok_and(|e| sound(&e)), "{method}");
        }
    }
}
