//! Laws of one and two proportions: mirrors, order, nesting, agreement of p and interval.
#![allow(clippy::unwrap_used)]

use laks_stats::*;
use proptest::prelude::*;

fn ends(estimate: &Estimate) -> (f64, f64) {
    (estimate.lower.unwrap(), estimate.upper.unwrap())
}

fn near(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()).min(1e300))
}

/// A numerator and its denominator, small ones as often as large ones.
fn part() -> impl Strategy<Value = (u64, u64)> {
    prop_oneof![1_u64..12, 1_u64..200, 1_u64..2_000_000_000]
        .prop_flat_map(|n| (prop_oneof![Just(0), Just(n), 0..=n], Just(n)))
}

fn small_part() -> impl Strategy<Value = (u64, u64)> {
    (1_u64..40).prop_flat_map(|n| (0..=n, Just(n)))
}

fn level() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.95), 0.5..0.999]
}

const TWO_SIDED: Alternative = Alternative::TwoSided;

proptest! {
    #[test]
    fn a_share_mirrors_contains_its_value_and_nests((x, n) in part(), level in level()) {
        for &method in ProportionMethod::ALL {
            let (lower, upper) = ends(&proportion(x, n, method, level).unwrap());
            let (low, high) = ends(&proportion(n - x, n, method, level).unwrap());
            prop_assert!(near(lower, 1.0 - high) && near(upper, 1.0 - low), "{method} mirrors");
            let value = x as f64 / n as f64;
            prop_assert!(lower <= value && value <= upper, "{method} contains {value}");
            // Agresti and Coull's upper end was 1.039, which no share is.
            prop_assert!(0.0 <= lower && upper <= 1.0, "{method} stays a share");
            if method == ProportionMethod::AgrestiCoull {
                continue; // Its centre moves with the level: at 0 of 1 it does not nest.
            }
            let (wide_lower, wide_upper) =
                ends(&proportion(x, n, method, 1.0 - 0.9 * (1.0 - level)).unwrap());
            prop_assert!(wide_lower <= lower + 1e-12 && wide_upper >= upper - 1e-12, "{method} nests");
        }
    }

    #[test]
    fn a_share_rises_with_its_numerator((x, n) in part(), level in level()) {
        for &method in ProportionMethod::ALL {
            let (lower, upper) = ends(&proportion(x, n, method, level).unwrap());
            let (next_lower, next_upper) = ends(&proportion(n.min(x + 1), n, method, level).unwrap());
            prop_assert!(next_lower >= lower - 1e-15 && next_upper >= upper - 1e-15, "{method}");
        }
    }

    #[test]
    fn the_test_of_a_share_agrees_with_its_interval((x, n) in part(), p0 in 0.001..0.999_f64) {
        let pairs = [
            (ProportionTestMethod::MidP, ProportionMethod::MidP),
            (ProportionTestMethod::Score, ProportionMethod::Wilson),
        ];
        for (test, interval) in pairs {
            let p = proportion_test(x, n, p0, TWO_SIDED, test).unwrap().p.unwrap();
            let (lower, upper) = ends(&proportion(x, n, interval, 0.95).unwrap());
            let inside = lower < p0 && p0 < upper;
            let close = near(lower, p0) || near(upper, p0);
            prop_assert!(close || inside == (p > 0.05), "{test}: p = {p}, {lower} to {upper}");
        }
    }

    #[test]
    fn a_difference_mirrors_contains_its_value_and_nests(
        (x1, n1) in part(), (x2, n2) in part(), level in level(),
    ) {
        for &method in DifferenceMethod::ALL {
            let of = |x1, n1, x2, n2, level| difference(x1, n1, x2, n2, method, level).unwrap();
            let estimate = of(x1, n1, x2, n2, level);
            let (lower, upper) = ends(&estimate);
            let (low, high) = ends(&of(x2, n2, x1, n1, level));
            prop_assert!(-1.0 <= lower && upper <= 1.0, "{method} stays a difference of shares");
            prop_assert!(near(lower, -high) && near(upper, -low), "{method} mirrors groups");
            let (low, high) = ends(&of(n1 - x1, n1, n2 - x2, n2, level));
            prop_assert!(near(lower, -high) && near(upper, -low), "{method} mirrors outcomes");
            let (wide_lower, wide_upper) = ends(&of(x1, n1, x2, n2, 1.0 - 0.9 * (1.0 - level)));
            prop_assert!(wide_lower <= lower + 1e-12 && wide_upper >= upper - 1e-12, "{method} nests");
            if method != DifferenceMethod::AgrestiCaffo {
                let value = estimate.value.unwrap();
                prop_assert!(-1.0 <= lower && lower <= value && value <= upper && upper <= 1.0);
            }
        }
    }

    #[test]
    fn the_tests_of_a_difference_agree_with_every_interval_of_their_name(
        (x1, n1) in part(), (x2, n2) in part(),
    ) {
        for &method in DifferenceTestMethod::ALL {
            let p = difference_test(x1, n1, x2, n2, TWO_SIDED, method).unwrap().p.unwrap();
            let corrected = method == DifferenceTestMethod::MiettinenNurminen;
            let (gap, ratio) = if corrected {
                (DifferenceMethod::MiettinenNurminen, RiskRatioMethod::MiettinenNurminen)
            } else {
                (DifferenceMethod::Mee, RiskRatioMethod::Koopman)
            };
            let (lower, upper) = ends(&difference(x1, n1, x2, n2, gap, 0.95).unwrap());
            prop_assert!((p - 0.05).abs() < 1e-9 || (lower < 0.0 && 0.0 < upper) == (p > 0.05));
            let (lower, upper) = ends(&risk_ratio(x1, n1, x2, n2, ratio, 0.95).unwrap());
            prop_assert!((p - 0.05).abs() < 1e-9 || (lower < 1.0 && 1.0 < upper) == (p > 0.05));
        }
    }

    #[test]
    fn a_risk_ratio_inverts_with_its_groups_and_contains_its_value(
        (x1, n1) in part(), (x2, n2) in part(), level in level(),
    ) {
        for &method in RiskRatioMethod::ALL {
            let estimate = risk_ratio(x1, n1, x2, n2, method, level).unwrap();
            let swapped = risk_ratio(x2, n2, x1, n1, method, level).unwrap();
            let degenerate = x1 == 0 || x2 == 0 || (x1 == n1 && x2 == n2);
            prop_assert_eq!(
                estimate.lower.is_none(),
                method == RiskRatioMethod::Katz && degenerate
            );
            if estimate.lower.is_none() {
                continue;
            }
            let ((lower, upper), (low, high)) = (ends(&estimate), ends(&swapped));
            prop_assert!(near(lower * high, 1.0) || lower == 0.0, "{method}: {lower} × {high}");
            prop_assert!(near(upper * low, 1.0) || low == 0.0, "{method}: {upper} × {low}");
            if let Some(value) = estimate.value {
                prop_assert!(lower <= value * (1.0 + 1e-12) && value <= upper * (1.0 + 1e-12));
            }
        }
    }

    #[test]
    fn an_odds_ratio_inverts_with_groups_and_outcomes_and_agrees_with_fisher(
        (x1, n1) in small_part(), (x2, n2) in small_part(), level in level(),
    ) {
        for &method in OddsRatioMethod::ALL {
            let of = |x1, n1, x2, n2| odds_ratio(x1, n1, x2, n2, method, level).unwrap();
            let (lower, upper) = ends(&of(x1, n1, x2, n2));
            for other in [of(x2, n2, x1, n1), of(n1 - x1, n1, n2 - x2, n2)] {
                let (low, high) = ends(&other);
                prop_assert!(near(lower * high, 1.0) || lower == 0.0);
                prop_assert!(near(upper * low, 1.0) || low == 0.0);
            }
            let test = if method == OddsRatioMethod::Exact {
                TwoByTwoMethod::Fisher
            } else {
                TwoByTwoMethod::FisherMidP
            };
            if (1..n1 + n2).contains(&(x1 + x2)) {
                let p = two_by_two_test(x1, n1, x2, n2, Alternative::Greater, test).unwrap().p.unwrap();
                let tail = 0.5 * (1.0 - level);
                prop_assert!((p - tail).abs() < 1e-9 || (lower > 1.0) == (p < tail));
            }
        }
    }

    #[test]
    fn tests_of_a_table_do_not_depend_on_labels((x1, n1) in small_part(), (x2, n2) in small_part()) {
        for &method in TwoByTwoMethod::ALL {
            let p = |x1, n1, x2, n2, side| {
                two_by_two_test(x1, n1, x2, n2, side, method).unwrap().p.unwrap()
            };
            let (less, greater) = (Alternative::Less, Alternative::Greater);
            let both = p(x1, n1, x2, n2, TWO_SIDED);
            prop_assert!(near(both, p(x2, n2, x1, n1, TWO_SIDED)), "{method} groups");
            prop_assert!(near(both, p(n1 - x1, n1, n2 - x2, n2, TWO_SIDED)), "{method} outcomes");
            prop_assert!(near(p(x1, n1, x2, n2, less), p(x2, n2, x1, n1, greater)), "{method} sides");
            prop_assert!((0.0..=1.0).contains(&both));
        }
    }

    #[test]
    fn boschloo_is_never_larger_than_fisher((x1, n1) in small_part(), (x2, n2) in small_part()) {
        for side in [Alternative::Less, Alternative::Greater] {
            let p = |method| two_by_two_test(x1, n1, x2, n2, side, method).unwrap().p.unwrap();
            prop_assert!(p(TwoByTwoMethod::Boschloo) <= p(TwoByTwoMethod::Fisher) + 1e-9);
        }
    }
}
