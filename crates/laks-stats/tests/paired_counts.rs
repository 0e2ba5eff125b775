//! Whatever counts come in, what comes out is a number, a reason or an error.

// A test stops where something cannot be had.
#![allow(clippy::unwrap_used)]

use laks_stats::{
    Estimate, PairedDifferenceMethod, PairedOddsRatioMethod, PairedRatioMethod, PairedTestMethod,
    SymmetryMethod, Test, paired_difference, paired_odds_ratio, paired_ratio, paired_test,
    sign_test, symmetry_test,
};
use proptest::prelude::*;

/// Counts of every size, the impossible ones included.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![
        Just(0_u64),
        Just(1_u64),
        2_u64..60,
        0_u64..1_000_000_000,
        0_u64..400_000_000_000_000,
        any::<u64>(),
    ]
}

fn level() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.95), Just(0.5), Just(0.001), Just(0.999_999)]
}

fn sound(test: &Test) -> Result<(), TestCaseError> {
    if let Some(p) = test.p {
        prop_assert!((0.0..=1.0).contains(&p), "{test:?}");
    } else {
        prop_assert!(test.reason.is_some(), "{test:?}");
    }
    prop_assert!(test.statistic.is_none_or(f64::is_finite), "{test:?}");
    Ok(())
}

fn ordered(estimate: &Estimate) -> Result<(), TestCaseError> {
    if let Some(ends) = estimate.interval() {
        prop_assert!(ends.lower.is_finite() && ends.lower <= ends.upper, "{estimate:?}");
    } else {
        prop_assert!(estimate.reason.is_some(), "{estimate:?}");
    }
    prop_assert!(estimate.value.is_none_or(f64::is_finite), "{estimate:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn tests_of_pairs_are_sound(
        cells in [count(), count(), count(), count()],
        method in prop::sample::select(vec![
            PairedTestMethod::McnemarMidP,
            PairedTestMethod::McnemarExact,
            PairedTestMethod::Mcnemar,
            PairedTestMethod::McnemarCorrected,
        ]),
    ) {
        let [a, b, c, d] = cells;
        if let Ok(test) = paired_test(a, b, c, d, method) {
            sound(&test)?;
        }
        if let Ok(test) = sign_test(b, c) {
            sound(&test)?;
        }
    }

    #[test]
    fn differences_and_ratios_of_pairs_are_ordered(
        cells in [count(), count(), count(), count()],
        level in level(),
        difference in prop::sample::select(PairedDifferenceMethod::ALL),
        ratio in prop::sample::select(PairedRatioMethod::ALL),
        odds in prop::sample::select(PairedOddsRatioMethod::ALL),
    ) {
        let [a, b, c, d] = cells;
        if let Ok(estimate) = paired_difference(a, b, c, d, level, difference) {
            ordered(&estimate)?;
            prop_assert!(estimate.lower.is_none_or(|lower| lower >= -1.0));
            prop_assert!(estimate.upper.is_none_or(|upper| upper <= 1.0));
        }
        if let Ok(estimate) = paired_ratio(a, b, c, d, level, ratio) {
            ordered(&estimate)?;
        }
        if let Ok(estimate) = paired_odds_ratio(b, c, level, odds) {
            ordered(&estimate)?;
        }
    }

    #[test]
    fn tests_of_square_tables_are_sound(
        cells in prop::collection::vec(count(), 9),
        method in prop::sample::select(SymmetryMethod::ALL),
    ) {
        let table: Vec<Vec<u64>> = cells.chunks(3).map(<[u64]>::to_vec).collect();
        if let Ok(test) = symmetry_test(&table, method) {
            sound(&test)?;
        }
    }
}

/// The coverage of an interval for p12 − p21, over all tables of n pairs.
fn coverage(method: PairedDifferenceMethod, n: u64, p12: f64, p21: f64) -> f64 {
    let factorial: Vec<f64> = (0..=n)
        .scan(1.0, |f, k| {
            if k > 0 {
                *f *= k as f64;
            }
            Some(*f)
        })
        .collect();
    let truth = p12 - p21;
    let mut covered = 0.0;
    for b in 0..=n {
        for c in 0..=n - b {
            let rest = n - b - c;
            let interval = paired_difference(rest, b, c, 0, 0.95, method).unwrap();
            let (lower, upper) = (interval.lower.unwrap(), interval.upper.unwrap());
            if lower - 1e-12 <= truth && truth <= upper + 1e-12 {
                covered += factorial[n as usize]
                    / (factorial[b as usize] * factorial[c as usize] * factorial[rest as usize])
                    * p12.powi(b as i32)
                    * p21.powi(c as i32)
                    * (1.0 - p12 - p21).powi(rest as i32);
            }
        }
    }
    covered
}

#[test]
fn the_score_and_bonett_price_intervals_cover_as_they_say_at_twenty_pairs() {
    for method in [PairedDifferenceMethod::Tango, PairedDifferenceMethod::BonettPrice] {
        let (mut least, mut sum, mut number) = (1.0_f64, 0.0, 0.0);
        for i in 1..20 {
            for j in 1..20 - i {
                let found = coverage(method, 20, f64::from(i) / 20.0, f64::from(j) / 20.0);
                least = least.min(found);
                sum += found;
                number += 1.0;
            }
        }
        let mean = sum / number;
        assert!((0.94..0.975).contains(&mean), "{method}: mean coverage {mean}");
        assert!(least > 0.90, "{method}: least coverage {least}");
    }
}
