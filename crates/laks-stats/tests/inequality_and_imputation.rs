//! Inequality along an order, and pooled imputations: laws and edges.

#![allow(clippy::unwrap_used)] // a refused call is a failed law

use laks_stats::{
    PoolMethod, SlopeMethod, attributable_share, concentration_index, gap, pool_imputations,
    slope_index,
};
use proptest::prelude::*;

fn groups() -> impl Strategy<Value = (Vec<f64>, Vec<u64>)> {
    prop::collection::vec((0.05..0.95, 1_u64..500), 3..8).prop_map(|all| all.into_iter().unzip())
}

fn reversed<T: Copy>(values: &[T]) -> Vec<T> {
    values.iter().rev().copied().collect()
}

proptest! {
    #[test]
    fn reversing_the_order_reverses_every_sign((value, people) in groups()) {
        let (back, people_back) = (reversed(&value), reversed(&people));
        for &method in SlopeMethod::ALL {
            let one = slope_index(&value, &people, None, method, true, 0.95).unwrap();
            let two = slope_index(&back, &people_back, None, method, true, 0.95).unwrap();
            if let (Some(one), Some(two)) = (one.slope.value, two.slope.value) {
                prop_assert!((one + two).abs() < 1e-8);
            }
            // The same reversal, told by the direction of the indicator.
            let three = slope_index(&value, &people, None, method, false, 0.95).unwrap();
            if let (Some(one), Some(three)) = (one.slope.value, three.slope.value) {
                prop_assert_eq!(one, -three);
            }
            if let (Some(one), Some(three)) = (one.ratio.value, three.ratio.value) {
                prop_assert!((one * three - 1.0).abs() < 1e-12);
            }
        }
        let one = concentration_index(&value, &people, true, 0.95).unwrap();
        let two = concentration_index(&back, &people_back, true, 0.95).unwrap();
        prop_assert!((one.absolute.value.unwrap() + two.absolute.value.unwrap()).abs() < 1e-12);
    }

    #[test]
    fn splitting_a_group_in_two_alike_leaves_the_line_where_it_was((value, people) in groups()) {
        let (mut parts, mut counts) = (Vec::new(), Vec::new());
        for (&value, &people) in value.iter().zip(&people) {
            parts.extend([value, value]);
            counts.extend([people, people]);
        }
        let doubled: Vec<u64> = people.iter().map(|people| 2 * people).collect();
        let whole = concentration_index(&value, &doubled, true, 0.95).unwrap();
        let split = concentration_index(&parts, &counts, true, 0.95).unwrap();
        let (whole, split) = (whole.relative.value.unwrap(), split.relative.value.unwrap());
        prop_assert!((whole - split).abs() < 1e-12);
    }

    #[test]
    fn a_logistic_curve_through_its_own_values_is_found_again(at in -2.0..2.0_f64, by in -3.0..3.0_f64, people in prop::collection::vec(1_u64..900, 3..9)) {
        let total: u64 = people.iter().sum();
        let mut before = 0;
        let mut value = Vec::new();
        for &count in &people {
            let rank = (before as f64 + count as f64 / 2.0) / total as f64;
            value.push(1.0 / (1.0 + (-(at + by * rank)).exp()));
            before += count;
        }
        let index = slope_index(&value, &people, None, SlopeMethod::Logistic, true, 0.95).unwrap();
        let ends = (1.0 / (1.0 + (-at).exp()), 1.0 / (1.0 + (-at - by).exp()));
        prop_assert!((index.bottom.unwrap() - ends.0).abs() < 1e-8);
        prop_assert!((index.top.unwrap() - ends.1).abs() < 1e-8);
        let interval = index.slope.interval().unwrap();
        prop_assert!(interval.lower <= ends.1 - ends.0 && ends.1 - ends.0 <= interval.upper);
    }

    #[test]
    fn pooling_does_not_depend_on_order_and_shifts_with_the_estimates(estimates in prop::collection::vec(-5.0..5.0_f64, 2..12), shift in -9.0..9.0_f64) {
        let variances = vec![0.3; estimates.len()];
        let pool = |estimates: &[f64]| {
            pool_imputations(estimates, &variances, Some(60), 1, PoolMethod::BarnardRubin, 0.95).unwrap()
        };
        let (one, two) = (pool(&estimates), pool(&reversed(&estimates)));
        prop_assert!((one.df.unwrap() - two.df.unwrap()).abs() < 1e-6 * one.df.unwrap());
        let shifted: Vec<f64> = estimates.iter().map(|e| e + shift).collect();
        let moved = pool(&shifted);
        prop_assert!((moved.lower.unwrap() - one.lower.unwrap() - shift).abs() < 1e-6);
        prop_assert!(one.df.unwrap() <= 59.0 && one.total_variance.unwrap() >= 0.3 - 1e-12);
    }
}

#[test]
fn the_gap_is_positive_where_the_disadvantaged_fare_worse() {
    let completion = gap(10, 40, 90, 120, true, 0.95).unwrap();
    assert!((completion.difference.value.unwrap() - 0.5).abs() < 1e-12);
    assert!((completion.ratio.value.unwrap() - 3.0).abs() < 1e-12);
    let dropout = gap(30, 40, 30, 120, false, 0.95).unwrap();
    assert!((dropout.difference.value.unwrap() - 0.5).abs() < 1e-12);
    assert!((dropout.ratio.value.unwrap() - 3.0).abs() < 1e-12);
    let nobody = gap(0, 0, 3, 5, true, 0.95).unwrap();
    assert!(nobody.difference.value.is_none() && nobody.difference.reason.is_some());
    assert!(gap(5, 4, 1, 2, true, 0.95).unwrap_err().to_string().contains("x_worst"));
}

#[test]
fn equal_values_show_no_inequality() {
    let (value, people) = ([0.4; 5], [10, 20, 30, 40, 50]);
    for &method in SlopeMethod::ALL {
        let index = slope_index(&value, &people, None, method, true, 0.95).unwrap();
        assert!(index.slope.value.unwrap().abs() < 1e-12, "{method}");
        assert!((index.ratio.value.unwrap() - 1.0).abs() < 1e-12, "{method}");
    }
    let index = concentration_index(&value, &people, true, 0.95).unwrap();
    assert!(index.relative.value.unwrap().abs() < 1e-15);
    let share = attributable_share(&value, &people, true, 0.95).unwrap();
    assert!(share.value.unwrap().abs() < 1e-15);
    assert!(share.lower.unwrap() < 0.0 && share.upper.unwrap() > 0.0);
}

#[test]
fn where_no_curve_fits_best_the_index_is_undefined_with_a_reason() {
    let logistic = |value: &[f64], people: &[u64]| {
        slope_index(value, people, None, SlopeMethod::Logistic, true, 0.95).unwrap()
    };
    for value in [[0.0; 4], [1.0; 4], [0.0, 0.0, 1.0, 1.0], [1.0, 0.3, 0.0, 0.0]] {
        let index = logistic(&value, &[10; 4]);
        assert!(index.slope.value.is_none() && index.slope.reason.is_some(), "{value:?}");
    }
    assert!(logistic(&[0.0, 0.0, 0.5, 0.5], &[10; 4]).slope.value.is_some());
    assert!(logistic(&[0.2, 0.4], &[0, 10]).slope.value.is_none());
    assert!(logistic(&[], &[]).ratio.value.is_none());
    let two = slope_index(&[0.2, 0.4], &[5, 5], None, SlopeMethod::Linear, true, 0.95).unwrap();
    assert!((two.slope.value.unwrap() - 0.4).abs() < 1e-12 && two.slope.lower.is_none());
    assert!(concentration_index(&[], &[], true, 0.95).unwrap().relative.value.is_none());
    let zero = concentration_index(&[0.0; 3], &[5; 3], true, 0.95).unwrap();
    assert_eq!((zero.absolute.value, zero.relative.value), (Some(0.0), None));
    assert!(attributable_share(&[0.0; 3], &[5; 3], true, 0.95).unwrap().value.is_none());
    let last = attributable_share(&[0.5, 0.2, 0.0], &[5; 3], false, 0.95).unwrap();
    assert_eq!((last.value, last.lower), (Some(1.0), None));
}

#[test]
fn values_outside_their_range_are_refused() {
    let of = |value: &[f64], error: Option<&[f64]>, method| {
        slope_index(value, &[5, 6], error, method, true, 0.95)
    };
    assert!(of(&[0.2, 1.2], None, SlopeMethod::Logistic).is_err());
    assert!(of(&[0.2, f64::NAN], None, SlopeMethod::Linear).is_err());
    assert!(of(&[0.2, 0.0], None, SlopeMethod::LogLinear).is_err());
    assert!(of(&[0.2, 1.0], None, SlopeMethod::LogitLinear).is_err());
    assert!(of(&[0.2], None, SlopeMethod::Linear).is_err());
    assert!(of(&[0.2, 0.3], Some(&[0.1]), SlopeMethod::Linear).is_err());
    assert!(of(&[0.2, 0.3], Some(&[0.1, -0.1]), SlopeMethod::Linear).is_err());
    assert!("quadratic".parse::<SlopeMethod>().is_err());
}

#[test]
fn pooling_at_its_edges() {
    let pool = |estimates: &[f64], variances: &[f64], method| {
        pool_imputations(estimates, variances, None, 1, method, 0.95).unwrap()
    };
    let none = pool(&[], &[], PoolMethod::BarnardRubin);
    assert!(none.value.is_none() && none.reason.is_some());
    let one = pool(&[2.0], &[1.0], PoolMethod::BarnardRubin);
    assert_eq!((one.value, one.lower), (Some(2.0), None));
    // Without limits on the degrees of freedom the interval is the normal one.
    let alike = pool(&[2.0, 2.0], &[1.0, 1.0], PoolMethod::BarnardRubin);
    assert_eq!((alike.df, alike.lambda), (Some(f64::INFINITY), Some(0.0)));
    assert!((alike.upper.unwrap() - 3.959_963_984_540_054).abs() < 1e-10);
    assert_eq!(pool(&[2.0, 2.0], &[1.0, 1.0], PoolMethod::Mice).df_rubin, Some(1e8));
    // Nothing but missing data: no degrees of freedom are left of the people.
    let all =
        pool_imputations(&[1.0, 3.0], &[0.0, 0.0], Some(9), 1, PoolMethod::BarnardRubin, 0.95);
    let all = all.unwrap();
    assert_eq!((all.lambda, all.lower, all.increase), (Some(1.0), None, None));
    let certain = pool(&[1.0, 1.0], &[0.0, 0.0], PoolMethod::Rubin);
    assert_eq!((certain.lower, certain.upper), (Some(1.0), Some(1.0)));
    assert!(pool_imputations(&[1.0], &[], None, 1, PoolMethod::Rubin, 0.95).is_err());
    assert!(pool_imputations(&[f64::NAN], &[1.0], None, 1, PoolMethod::Rubin, 0.95).is_err());
    assert!(pool_imputations(&[1.0], &[-1.0], None, 1, PoolMethod::Rubin, 0.95).is_err());
    assert!(pool_imputations(&[1.0], &[1.0], Some(1), 1, PoolMethod::Rubin, 0.95).is_err());
}
