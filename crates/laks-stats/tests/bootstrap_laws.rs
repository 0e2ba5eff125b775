//! Laws and edges of the bootstrap of a mean.

// A test stops where something cannot be had.
#![allow(clippy::unwrap_used)]

use laks_stats::{
    Bootstrap, BootstrapMethod, Histogram, Reason, bootstrap_from_replicates, bootstrap_mean,
};
use proptest::prelude::*;

fn exact(values: &Histogram, level: f64, method: BootstrapMethod) -> Bootstrap {
    bootstrap_mean(values, level, method, None, 0).unwrap()
}

fn ends(bootstrap: &Bootstrap) -> (f64, f64) {
    (bootstrap.estimate.lower.unwrap(), bootstrap.estimate.upper.unwrap())
}

/// A table of changes with two distinct ones at least.
fn table() -> impl Strategy<Value = Vec<(f64, u64)>> {
    prop::collection::btree_map(-25_i8..=25, 1_u64..30, 3..12).prop_map(|cells| {
        cells.into_iter().map(|(value, count)| (f64::from(value), count)).collect()
    })
}

fn methods() -> impl Strategy<Value = BootstrapMethod> {
    prop::sample::select(BootstrapMethod::ALL)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn turning_the_scale_turns_the_interval(table in table(), method in methods()) {
        let one = Histogram::from_counts(table.iter().copied()).unwrap();
        let turned = Histogram::from_counts(table.iter().map(|cell| (-cell.0, cell.1))).unwrap();
        let (lower, upper) = ends(&exact(&one, 0.93, method));
        let (l, u) = ends(&exact(&turned, 0.93, method));
        prop_assert!((lower + u).abs() < 1e-9 && (upper + l).abs() < 1e-9);
    }

    #[test]
    fn another_unit_and_origin_move_the_interval_along(table in table(), method in methods()) {
        let one = Histogram::from_counts(table.iter().copied()).unwrap();
        let percent =
            Histogram::from_counts(table.iter().map(|cell| (4.0 * cell.0 + 0.5, cell.1))).unwrap();
        let (lower, upper) = ends(&exact(&one, 0.95, method));
        let (l, u) = ends(&exact(&percent, 0.95, method));
        prop_assert!((4.0 * lower + 0.5 - l).abs() < 1e-9);
        prop_assert!((4.0 * upper + 0.5 - u).abs() < 1e-9);
    }

    #[test]
    fn intervals_nest_by_level_and_stay_in_the_range(table in table(), method in methods()) {
        let values = Histogram::from_counts(table.iter().copied()).unwrap();
        let narrow = ends(&exact(&values, 0.8, method));
        let wide = ends(&exact(&values, 0.99, method));
        prop_assert!(wide.0 <= narrow.0 && narrow.1 <= wide.1);
        prop_assert!(table[0].0 <= wide.0 && wide.1 <= table[table.len() - 1].0);
    }

    #[test]
    fn a_table_says_what_its_values_say(table in table(), method in methods()) {
        let values: Vec<f64> = table
            .iter()
            .flat_map(|&(value, count)| std::iter::repeat_n(value, count as usize))
            .rev()
            .collect();
        let counted = Histogram::from_counts(table).unwrap();
        let listed = Histogram::from_values(&values).unwrap();
        for resamples in [None, Some(200)] {
            let of = |values| bootstrap_mean(values, 0.95, method, resamples, 5).unwrap();
            prop_assert_eq!(of(&counted), of(&listed));
        }
    }

    #[test]
    fn values_off_any_lattice_come_within_a_thousandth_of_a_standard_error(
        table in table(), method in methods(),
    ) {
        // The same values, once moved off the lattice by less than matters.
        let whole = Histogram::from_counts(table.iter().copied()).unwrap();
        let off: Vec<(f64, u64)> = table
            .iter()
            .map(|&(value, count)| (value + (value * 1.7).sin() * 1e-6, count))
            .collect();
        let off = exact(&Histogram::from_counts(off).unwrap(), 0.95, method);
        prop_assert!(off.estimate.reason.is_some());
        let (lower, upper) = ends(&exact(&whole, 0.95, method));
        let (l, u) = ends(&off);
        // A sum that is just missed moves the end to the next one, at most one range away.
        let range = table[table.len() - 1].0 - table[0].0;
        let step = range / whole.n() as f64 + off.estimate.standard_error.unwrap() * 2e-3;
        prop_assert!((lower - l).abs() <= step && (upper - u).abs() <= step);
    }
}

/// Changes of 1 000 people whose distribution leans to the right.
fn skewed() -> Histogram {
    let waning = (0_u32..26).map(|d| (f64::from(d) - 3.0, u64::from(900 / (d + 3))));
    Histogram::from_counts(waning.chain([(0.0, 170)])).unwrap()
}

#[test]
fn drawn_resamples_come_close_to_all_of_them() {
    let values = skewed();
    for &method in BootstrapMethod::ALL {
        let all = exact(&values, 0.95, method);
        let drawn = bootstrap_mean(&values, 0.95, method, Some(60_000), 3).unwrap();
        // A drawn 2.5 % quantile varies by √(.025 × .975 / B) / density = 2.7 / √B standard
        // errors, and the bias correction as much again.
        let allowed = 4.0 * 4.0 / 60_000_f64.sqrt() * all.estimate.standard_error.unwrap();
        let ((a, b), (c, d)) = (ends(&all), ends(&drawn));
        assert!((a - c).abs() < allowed && (b - d).abs() < allowed, "{a} {c} {b} {d} {allowed}");
    }
}

#[test]
fn many_different_values_have_the_spread_they_have() {
    // A coarse lattice once widened the interval of 10^5 real values by its own rounding.
    let values: Vec<f64> =
        (0..100_000).map(|i| f64::from(i * 7_919 % 100_003) * std::f64::consts::PI).collect();
    let found = exact(&Histogram::from_values(&values).unwrap(), 0.95, BootstrapMethod::Bca);
    let (lower, upper) = ends(&found);
    let error = found.estimate.standard_error.unwrap();
    assert!(((upper - lower) / error - 2.0 * 1.959_963_984_540_054).abs() < 2e-3);
}

#[test]
fn resamples_depend_on_the_seed_and_on_nothing_else() {
    let of = |seed| bootstrap_mean(&skewed(), 0.95, BootstrapMethod::Bca, Some(500), seed).unwrap();
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn a_hundred_million_people_narrow_the_interval_as_they_should() {
    let few = skewed();
    let times = 100_000;
    let many =
        Histogram::from_counts(few.cells().iter().map(|cell| (cell.0, cell.1 * times))).unwrap();
    let (lower, upper) = ends(&exact(&many, 0.95, BootstrapMethod::Bca));
    let reach = 1.959_963_984_540_054
        * exact(&many, 0.95, BootstrapMethod::Bca).estimate.standard_error.unwrap();
    assert!(((upper - lower) / (2.0 * reach) - 1.0).abs() < 1e-3);
}

#[test]
fn too_little_to_resample_is_said() {
    let reason = |values: &[f64]| {
        let found = exact(&Histogram::from_values(values).unwrap(), 0.95, BootstrapMethod::Bca);
        assert_eq!(found.estimate.interval(), None);
        (found.estimate.value, found.estimate.reason.unwrap())
    };
    assert_eq!(reason(&[]), (None, Reason::NoValues));
    assert_eq!(reason(&[2.0]), (Some(2.0), Reason::OneValue));
    assert_eq!(reason(&[2.0, 2.0, 2.0]), (Some(2.0), Reason::SameValues));
}

#[test]
fn two_values_have_the_quantiles_of_a_coin() {
    // Means 0, ½ and 1 with probabilities ¼, ½ and ¼.
    let coin = Histogram::from_values(&[0.0, 1.0]).unwrap();
    assert_eq!(ends(&exact(&coin, 0.6, BootstrapMethod::Percentile)), (0.0, 1.0));
    assert_eq!(ends(&exact(&coin, 0.4, BootstrapMethod::Percentile)), (0.5, 0.5));
    let bca = exact(&coin, 0.4, BootstrapMethod::Bca);
    assert!(bca.bias_correction.unwrap().abs() < 1e-12 && bca.acceleration == Some(0.0));
}

#[test]
fn values_that_differ_in_the_last_digit_only_are_no_trouble() {
    let dust = Histogram::from_values(&[1.0, 1.0 + 4e-16, 1.0, 1.0 + 8e-16]).unwrap();
    let found = exact(&dust, 0.95, BootstrapMethod::Bca);
    assert!(found.estimate.value.unwrap() >= 1.0 && !found.acceleration.unwrap().is_nan());
}

#[test]
fn impossible_requests_are_refused() {
    let values = Histogram::from_values(&[1.0, 2.0]).unwrap();
    let method = BootstrapMethod::Bca;
    assert!(bootstrap_mean(&values, 0.95, method, Some(0), 0).is_err());
    assert!(bootstrap_mean(&values, 1.5, method, None, 0).is_err());
    assert!(bootstrap_from_replicates(&values, &[], 0.95, method).is_err());
    assert!(bootstrap_from_replicates(&values, &[f64::NAN], 0.95, method).is_err());
}

#[test]
fn one_resample_leaves_bca_without_an_interval() {
    let values = Histogram::from_values(&[1.0, 2.0, 9.0]).unwrap();
    let found = bootstrap_mean(&values, 0.95, BootstrapMethod::Bca, Some(1), 1).unwrap();
    assert_eq!(found.estimate.interval(), None);
    assert_eq!(found.estimate.reason, Some(Reason::CorrectionLeavesDistribution));
}
