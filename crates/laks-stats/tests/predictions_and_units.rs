//! Predictions and units: laws, full enumerations, and the edges of every function.

#![allow(clippy::unwrap_used)] // a refused call is a failed law

use laks_stats::distributions::{binomial_cdf, binomial_sf, poisson_pmf};
use laks_stats::{
    FunnelPosition, at_least_more, events_more, funnel_flag, funnel_limits, overdispersion,
    partial_pooling, success_probability,
};
use proptest::prelude::*;

const JEFFREYS: (f64, f64) = (0.5, 0.5);

/// `P(K = k)` as a product of ratios, without gamma functions.
fn beta_binomial(k: u64, m: u64, a: f64, b: f64) -> f64 {
    let mut probability = 1.0;
    for i in 0..k {
        probability *= (m - i) as f64 / (i + 1) as f64 * (a + i as f64) / (a + b + i as f64);
    }
    for i in 0..m - k {
        probability *= (b + i as f64) / (a + b + (k + i) as f64);
    }
    probability
}

proptest! {
    #[test]
    fn at_least_more_is_the_sum_of_its_terms(x in 0_u64..30, rest in 0_u64..30, m in 0_u64..40, need in 0_u64..45) {
        let n = x + rest;
        let found = at_least_more(x, n, m, need, JEFFREYS, 0.9).unwrap();
        let term = |k| beta_binomial(k, m, 0.5 + x as f64, 0.5 + rest as f64);
        let sum: f64 = (need..=m).map(term).sum();
        prop_assert!((found.probability.unwrap() - sum).abs() <= 1e-12 * sum + 1e-300);
        let (lower, upper) = (found.lower.unwrap(), found.upper.unwrap());
        let inside: f64 = (lower..=upper).map(term).sum();
        prop_assert!(lower <= upper && upper <= m && inside >= 0.9 - 1e-12);
        let mean: f64 = (0..=m).map(|k| k as f64 * term(k)).sum();
        prop_assert!((found.expected.unwrap() - mean).abs() < 1e-10 * (1.0 + mean));
    }

    #[test]
    fn swapping_success_and_failure_mirrors_the_prediction(x in 0_u64..30, rest in 0_u64..30, m in 1_u64..40, need in 1_u64..40) {
        prop_assume!(need <= m);
        let n = x + rest;
        let success = at_least_more(x, n, m, need, (0.3, 0.7), 0.95).unwrap();
        let failure = at_least_more(rest, n, m, m - need + 1, (0.7, 0.3), 0.95).unwrap();
        let sum = success.probability.unwrap() + failure.probability.unwrap();
        prop_assert!((sum - 1.0).abs() < 1e-12);
    }

    #[test]
    fn final_success_is_the_sum_over_every_final_count(x in 0_u64..20, rest in 0_u64..20, open in 0_u64..25, p0 in 0.1..0.9) {
        let n = x + rest;
        let found = success_probability(x, n, n + open, p0, JEFFREYS, 0.9).unwrap();
        let mut sum = 0.0;
        for y in 0..=open {
            let posterior = success_probability(x + y, n + open, n + open, p0, JEFFREYS, 0.9);
            let posterior = posterior.unwrap();
            if posterior.posterior.unwrap() > 0.9 {
                prop_assert_eq!(posterior.value, Some(1.0));
                prop_assert!(found.needed.unwrap() <= x + y);
                sum += beta_binomial(y, open, 0.5 + x as f64, 0.5 + rest as f64);
            }
        }
        prop_assert!((found.value.unwrap() - sum).abs() < 1e-12);
    }

    #[test]
    fn more_needed_is_less_likely(events in 0_u64..60, elapsed in 0.5..20.0, left in 0.0..20.0, need in 0_u64..80) {
        let chance = |need| events_more(events, elapsed, left, need, (0.5, 0.0), 0.95).unwrap();
        let (less, more) = (chance(need), chance(need + 1));
        prop_assert!(less.probability.unwrap() >= more.probability.unwrap());
        let (lower, upper) = (less.lower.unwrap(), less.upper.unwrap());
        let inside = chance(lower).probability.unwrap() - chance(upper + 1).probability.unwrap();
        prop_assert!(inside >= 0.95 - 1e-10);
        prop_assert!(lower as f64 <= less.expected.unwrap() + 1.0);
        prop_assert!(upper as f64 >= less.expected.unwrap() - 1.0);
    }

    #[test]
    fn limits_hold_the_target_and_are_nested(n in 1_u64..3000, target in 0.01..0.99) {
        let limits = funnel_limits(n, target, &[0.95, 0.998]).unwrap();
        prop_assert!(limits[1].lower <= limits[0].lower && limits[0].upper <= limits[1].upper);
        prop_assert!(0.0 <= limits[1].lower && limits[1].upper <= 1.0);
        prop_assert!(limits[0].lower <= target && target <= limits[0].upper);
        // The count just outside a limit is in the tail, the one inside by more than one is not.
        let low = (limits[0].lower * n as f64).floor() as u64;
        if low > 0 {
            prop_assert!(binomial_cdf(low - 1, n, target) <= 0.025 + 1e-12);
        }
        prop_assert!(binomial_cdf(low + 1, n, target) >= 0.025 - 1e-12);
    }

    #[test]
    fn flags_mirror_when_outcomes_are_swapped(x in 0_u64..200, rest in 0_u64..200, target in 0.05..0.95) {
        let (one, two) = (funnel_flag(x, x + rest, target).unwrap(), funnel_flag(rest, x + rest, 1.0 - target).unwrap());
        let mirrored = match one.position {
            Some(FunnelPosition::Low95) => Some(FunnelPosition::High95),
            Some(FunnelPosition::Low998) => Some(FunnelPosition::High998),
            Some(FunnelPosition::High95) => Some(FunnelPosition::Low95),
            Some(FunnelPosition::High998) => Some(FunnelPosition::Low998),
            other => other,
        };
        prop_assert_eq!(mirrored, two.position);
    }

    #[test]
    fn pooled_shares_lie_between_their_own_and_the_common_mean(units in prop::collection::vec((0_u64..40, 0_u64..40), 2..12)) {
        let x: Vec<u64> = units.iter().map(|u| u.0).collect();
        let n: Vec<u64> = units.iter().map(|u| u.0 + u.1).collect();
        let pooled = partial_pooling(&x, &n, 0.95).unwrap();
        prop_assert_eq!(pooled.units.len(), x.len());
        let Some(mean) = pooled.mean else { return Ok(()) };
        for (i, unit) in pooled.units.iter().enumerate() {
            let (value, interval) = (unit.value.unwrap(), unit.interval().unwrap());
            prop_assert!(interval.lower <= value && value <= interval.upper);
            if n[i] > 0 {
                let own = x[i] as f64 / n[i] as f64;
                prop_assert!(own.min(mean) - 1e-9 <= value && value <= own.max(mean) + 1e-9);
            }
        }
    }
}

#[test]
fn an_interval_holds_its_share_where_the_mean_of_the_posterior_lies_in_its_tail() {
    let pooled = partial_pooling(&[0, 2], &[1, 2], 0.95).unwrap();
    assert!(pooled.concentration.unwrap() < 0.01);
    for unit in pooled.units {
        let (value, interval) = (unit.value.unwrap(), unit.interval().unwrap());
        assert!(interval.lower <= value && value <= interval.upper);
    }
}

#[test]
fn a_far_poisson_limit_is_the_gamma_poisson_with_a_certain_rate() {
    // A billion events in a billion days: the rate is one, up to its own thirty thousandth.
    let chance = events_more(1_000_000_000, 1e9, 10.0, 15, (0.5, 0.0), 0.95).unwrap();
    let poisson: f64 = (15..80).map(|k| poisson_pmf(k, 10.0)).sum();
    assert!((chance.probability.unwrap() / poisson - 1.0).abs() < 1e-6);
}

#[test]
fn predictions_at_their_edges() {
    let chance = |m, need| at_least_more(3, 5, m, need, JEFFREYS, 0.95).unwrap();
    assert_eq!(chance(0, 0).probability, Some(1.0));
    assert_eq!((chance(0, 1).probability, chance(0, 1).upper), (Some(0.0), Some(0)));
    assert_eq!((chance(4, 0).probability, chance(4, 5).probability), (Some(1.0), Some(0.0)));
    let nothing = at_least_more(0, 0, 4, 1, (0.0, 0.0), 0.95).unwrap();
    assert!(nothing.probability.is_none() && nothing.reason.is_some());
    assert!(at_least_more(6, 5, 4, 1, JEFFREYS, 0.95).is_err());
    assert!(at_least_more(1, 5, 4, 1, (-0.5, 0.5), 0.95).is_err());
    assert!(at_least_more(1, 5, 4, 1, (f64::NAN, 0.5), 0.95).is_err());
    let error = at_least_more(1, 5, 5_000_001, 1, JEFFREYS, 0.95).unwrap_err().to_string();
    assert!(error.contains("at most 5000000 trials"), "{error}");

    assert_eq!(events_more(0, 0.0, 3.0, 1, JEFFREYS, 0.95).unwrap().expected, Some(3.0));
    assert_eq!(events_more(0, 0.0, 3.0, 1, (0.5, 0.0), 0.95).unwrap().probability, None);
    assert_eq!(events_more(0, 2.0, 3.0, 1, (0.0, 0.0), 0.95).unwrap().probability, None);
    let none_left = events_more(4, 2.0, 0.0, 1, JEFFREYS, 0.95).unwrap();
    assert_eq!((none_left.probability, none_left.upper), (Some(0.0), Some(0)));
    assert!(events_more(4, -2.0, 1.0, 1, JEFFREYS, 0.95).is_err());
    let endless = events_more(4, 1e-99, 1e99, 1, (0.5, 0.0), 0.95).unwrap();
    assert!(endless.upper.is_none() && endless.reason.is_some());

    let hopeless = success_probability(0, 39, 40, 0.9, JEFFREYS, 0.95).unwrap();
    assert_eq!((hopeless.value, hopeless.needed), (Some(0.0), None));
    assert!(success_probability(1, 9, 8, 0.5, JEFFREYS, 0.9).is_err());
    assert!(success_probability(1, 9, 10, 1.0, JEFFREYS, 0.9).is_err());
}

#[test]
fn large_predictions_keep_ten_digits() {
    // A uniform prior after no data: every count from 0 to m is equally likely.
    let chance = at_least_more(0, 0, 5_000_000, 1_234_567, (1.0, 1.0), 0.95).unwrap();
    let exact = (5_000_000.0 - 1_234_567.0 + 1.0) / 5_000_001.0;
    assert!((chance.probability.unwrap() / exact - 1.0).abs() < 1e-10);
}

#[test]
fn units_at_their_edges() {
    assert_eq!(funnel_flag(0, 0, 0.5).unwrap().position, None);
    assert_eq!(funnel_flag(0, 5, 0.0).unwrap().position, Some(FunnelPosition::Inside));
    assert_eq!(funnel_flag(1, 5, 0.0).unwrap().position, Some(FunnelPosition::High998));
    assert_eq!(funnel_flag(8, 8, 0.7).unwrap().upper_tail, Some(binomial_sf(7, 8, 0.7)));
    assert!(funnel_flag(6, 5, 0.5).is_err() && funnel_flag(1, 5, f64::NAN).is_err());
    assert!(funnel_limits(0, 0.5, &[0.95]).is_err() && funnel_limits(9, 1.1, &[0.95]).is_err());
    assert!(funnel_limits(9, 0.5, &[0.95, 1.0]).is_err());
    let certain = funnel_limits(9, 1.0, &[0.95]).unwrap();
    assert_eq!((certain[0].lower, certain[0].upper), (1.0, 1.0));
    let huge = funnel_limits(1_000_000_000, 0.36, &[0.95]).unwrap();
    let half = 1.959_963_984_540_054 * (0.36_f64 * 0.64 / 1e9).sqrt();
    assert!((huge[0].lower - (0.36 - half)).abs() < 1e-9);
    assert!((huge[0].upper - (0.36 + half)).abs() < 1e-9);

    let none = overdispersion(&[0, 0], &[0, 0]).unwrap();
    assert!(none.phi.is_none() && none.reason.is_some());
    let same = overdispersion(&[0, 0, 0], &[5, 6, 7]).unwrap();
    assert_eq!((same.phi, same.tau_squared, same.factor), (Some(0.0), Some(0.0), Some(1.0)));
    assert_eq!(overdispersion(&[1, 0, 2], &[5, 0, 7]).unwrap().units, 2);
    assert!(overdispersion(&[1], &[5, 6]).is_err() && overdispersion(&[6], &[5]).is_err());
}

#[test]
fn pooling_at_its_edges() {
    let nobody = partial_pooling(&[0, 0], &[0, 0], 0.95).unwrap();
    assert!(nobody.mean.is_none() && nobody.units.iter().all(|unit| unit.value.is_none()));
    assert!(partial_pooling(&[], &[], 0.95).unwrap().units.is_empty());
    for (x, share) in [([0, 0], 0.0), ([5, 9], 1.0)] {
        let same = partial_pooling(&x, &[5, 9], 0.95).unwrap();
        assert_eq!((same.mean, same.concentration), (Some(share), None));
        let ends = same.units[0].interval().unwrap();
        assert!(ends.lower <= share && share <= ends.upper && ends.upper > ends.lower);
    }
    // All or nothing: the units share almost nothing, and keep almost their own shares.
    let split = partial_pooling(&[40, 0, 40, 0], &[40; 4], 0.95).unwrap();
    assert!(split.units[0].value.unwrap() > 0.99 && split.units[1].value.unwrap() < 0.01);
    let huge =
        partial_pooling(&[500_000_000, 400_000_000, 5], &[1_000_000_000, 1_000_000_000, 9], 0.95);
    let huge = huge.unwrap();
    assert!((huge.units[1].value.unwrap() - 0.4).abs() < 1e-6);
}

#[test]
fn the_fitted_distribution_of_units_maximises_its_likelihood() {
    let (x, n) = ([8_u64, 30, 5, 60, 12, 3], [8_u64, 60, 20, 80, 40, 12]);
    let pooled = partial_pooling(&x, &n, 0.95).unwrap();
    let (mean, concentration) = (pooled.mean.unwrap(), pooled.concentration.unwrap());
    let likelihood = |mean: f64, m: f64| -> f64 {
        x.iter().zip(&n).map(|(&x, &n)| beta_binomial(x, n, mean * m, (1.0 - mean) * m).ln()).sum()
    };
    let best = likelihood(mean, concentration);
    for (by_mean, factor) in [(1e-3, 1.0), (-1e-3, 1.0), (0.0, 1.01), (0.0, 0.99)] {
        assert!(likelihood(mean + by_mean, concentration * factor) < best);
    }
}

#[test]
fn forty_referrals_give_twenty_eight_starts_about_every_second_time() {
    // At the uptake of 24 of 35, of whom the 11 others may still start.
    let chance = at_least_more(24, 35, 40, 28, JEFFREYS, 0.95).unwrap().probability.unwrap();
    assert!((0.45..0.55).contains(&chance), "{chance}");
}
