//! Whatever goes in, what comes out is a finite number, `None` with a reason, or an error.

#![allow(clippy::unwrap_used)] // only results that must be there are unwrapped

use laks_stats::{
    ChartOptions, ChartRules, ControlChart, Estimate, LogrankWeights, RiskTable, SlopeMethod,
    Survival, SurvivalInterval, at_least_more, attributable_share, c_chart, concentration_index,
    cumulative_incidence, events_more, funnel_flag, funnel_limits, gray_test, logrank,
    overdispersion, p_chart, partial_pooling, slope_index, success_probability, u_chart,
};
use proptest::prelude::*;

/// Small counts, large ones, and the very largest.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![0_u64..12, 0_u64..2_000, 0_u64..4_000_000_000, any::<u64>(), Just(u64::MAX)]
}

fn real() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..30.0_f64, 0.0..1e9_f64, any::<f64>(), Just(0.0), Just(f64::NAN)]
}

fn part() -> impl Strategy<Value = (u64, u64)> {
    (count(), count()).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn sound(estimate: &Estimate) -> bool {
    let fields = [estimate.value, estimate.lower, estimate.upper, estimate.standard_error];
    let finite = fields.into_iter().flatten().all(f64::is_finite);
    finite && (estimate.value.is_some() || estimate.reason.is_some())
}

fn chart_is_sound(chart: &ControlChart) -> bool {
    let lines = chart.points.iter().flat_map(|p| [p.value, p.centre, p.lower, p.upper]);
    lines.flatten().all(f64::is_finite)
}

proptest! {
    #[test]
    fn predictions((x, n) in part(), m in 0_u64..3_000, need in count(), t in real(), left in real(), a in real(), b in real()) {
        if let Ok(found) = at_least_more(x, n, m, need, (a, b), 0.95) {
            let fine = found.probability.is_none_or(|p| (0.0..=1.0).contains(&p));
            prop_assert!(fine && (found.probability.is_some() || found.reason.is_some()));
            prop_assert!(found.expected.is_none_or(f64::is_finite));
            prop_assert!(found.upper.is_none_or(|upper| upper <= m));
        }
        if let Ok(found) = events_more(x, t, left, need, (a, b), 0.95) {
            let fine = found.probability.is_none_or(|p| (-1e-12..=1.0 + 1e-12).contains(&p));
            prop_assert!(fine && (found.probability.is_some() || found.reason.is_some()));
            prop_assert!(found.expected.is_none_or(f64::is_finite));
        }
        if let Ok(found) = success_probability(x, n, n.saturating_add(m), 0.3, (a, b), 0.9) {
            prop_assert!(found.value.is_none_or(|p| (0.0..=1.0 + 1e-12).contains(&p)));
        }
    }

    #[test]
    fn units(pairs in prop::collection::vec(part(), 0..9), target in real(), level in 0.01..0.9999) {
        let (x, n): (Vec<u64>, Vec<u64>) = pairs.iter().copied().unzip();
        for &(x, n) in &pairs {
            if let Ok(found) = funnel_flag(x, n, target) {
                prop_assert!(found.position.is_some() != found.reason.is_some());
            }
            if let Ok(found) = funnel_limits(n, target, &[level]) {
                prop_assert!(0.0 <= found[0].lower && found[0].lower <= found[0].upper);
                prop_assert!(found[0].upper <= 1.0);
            }
        }
        if let Ok(found) = overdispersion(&x, &n) {
            prop_assert!(found.phi.is_none_or(f64::is_finite));
            prop_assert!(found.tau_squared.is_none_or(|t| t.is_finite() && t >= 0.0));
        }
        if let Ok(found) = partial_pooling(&x, &n, level) {
            prop_assert!(found.units.iter().all(sound));
        }
    }

    #[test]
    fn charts(pairs in prop::collection::vec((part(), real()), 0..30), primed in any::<bool>(), freeze in 0_usize..40) {
        let (x, n): (Vec<u64>, Vec<u64>) = pairs.iter().map(|pair| pair.0).unzip();
        let exposure: Vec<f64> = pairs.iter().map(|pair| pair.1).collect();
        for &rules in ChartRules::ALL {
            let freeze = (freeze > 0).then_some(freeze);
            let options = ChartOptions { rules, primed, freeze, ..ChartOptions::default() };
            let charts = [
                p_chart(&x, &n, &options),
                c_chart(&x, &options),
                u_chart(&x, &exposure, &options),
            ];
            for chart in charts.into_iter().flatten() {
                prop_assert!(chart_is_sound(&chart), "{chart:?}");
            }
        }
    }

    #[test]
    fn inequality(groups in prop::collection::vec((real(), count(), real()), 0..9), higher in any::<bool>()) {
        let value: Vec<f64> = groups.iter().map(|group| group.0).collect();
        let people: Vec<u64> = groups.iter().map(|group| group.1).collect();
        let errors: Vec<f64> = groups.iter().map(|group| group.2).collect();
        let shares: Vec<f64> = value.iter().map(|v| if v.is_nan() { 1.0 } else { v.abs().min(1.0) }).collect();
        for value in [&value, &shares] {
            for &method in SlopeMethod::ALL {
                for errors in [None, Some(errors.as_slice())] {
                    if let Ok(found) = slope_index(value, &people, errors, method, higher, 0.95) {
                        prop_assert!(sound(&found.slope), "{found:?}");
                        prop_assert!(sound(&found.ratio), "{found:?}");
                    }
                }
            }
            if let Ok(found) = concentration_index(value, &people, higher, 0.95) {
                prop_assert!(sound(&found.absolute) && sound(&found.relative), "{found:?}");
            }
            if let Ok(found) = attributable_share(value, &people, higher, 0.95) {
                prop_assert!(sound(&found), "{found:?}");
            }
        }
    }

    #[test]
    fn times(people in prop::collection::vec((real(), 0_u32..5, 0_u32..3, real()), 0..20), at in real(), q in real()) {
        let time: Vec<f64> = people.iter().map(|p| p.0.abs()).collect();
        let event: Vec<u32> = people.iter().map(|p| p.1).collect();
        let any: Vec<u32> = event.iter().map(|&e| e.min(1)).collect();
        let group: Vec<u32> = people.iter().map(|p| p.2).collect();
        let entry: Vec<f64> = people.iter().zip(&time).map(|(p, t)| p.3.abs().min(t / 2.0)).collect();
        for entry in [None, Some(entry.as_slice())] {
            let Ok(table) = RiskTable::from_observations(&time, &any, entry) else { continue };
            for &interval in SurvivalInterval::ALL {
                let curve = Survival::from_table(&table, interval, 0.95).unwrap();
                let found = [curve.at(&[at]).map(|mut e| e.remove(0)), curve.quantile(q), curve.restricted_mean(at)];
                prop_assert!(found.iter().flatten().all(sound), "{found:?}");
            }
        }
        if let Ok(curves) = cumulative_incidence(&time, &event, 0.95) {
            let curve = curves.cause(2).unwrap();
            let found = [curve.at(&[at]).map(|mut e| e.remove(0)), curve.quantile(q), curve.restricted_time_lost(at)];
            prop_assert!(found.iter().flatten().all(sound), "{found:?}");
        }
        for &weights in LogrankWeights::ALL {
            if let Ok(found) = logrank(&time, &any, &group, None, weights) {
                prop_assert!(found.test.statistic.is_none_or(f64::is_finite));
            }
        }
        if let Ok(found) = gray_test(&time, &event, &group, 1, None) {
            prop_assert!(found.statistic.is_none_or(f64::is_finite));
            prop_assert!(found.p.is_none_or(|p| (0.0..=1.0).contains(&p)));
        }
    }

    #[test]
    fn tables_of_counts(start in count(), rows in prop::collection::vec((count(), count(), count(), count()), 0..9)) {
        let times: Vec<f64> = (0..rows.len()).map(|i| i as f64).collect();
        let column = |of: fn(&(u64, u64, u64, u64)) -> u64| -> Vec<u64> { rows.iter().map(of).collect() };
        let (first, second) = (column(|r| r.0), column(|r| r.1));
        let (censored, entered) = (column(|r| r.2), column(|r| r.3));
        let events = [first.as_slice(), second.as_slice()];
        if let Ok(table) = RiskTable::from_counts(start, &times, Some(&entered), &events, &censored) {
            let curve = Survival::from_table(&table, SurvivalInterval::LogLog, 0.95).unwrap();
            prop_assert!(curve.at(&times).unwrap().iter().all(sound));
            prop_assert!(table.observed() >= table.at_risk(0.0));
        }
    }
}

#[test]
fn too_many_groups_are_refused() {
    let group: Vec<u32> = (0..200).collect();
    let (time, event) = (vec![1.0; 200], vec![1; 200]);
    let error = logrank(&time, &event, &group, None, LogrankWeights::Logrank).unwrap_err();
    assert!(error.to_string().contains("at most 128 groups"), "{error}");
    assert!(gray_test(&time, &event, &group, 1, None).is_err());
}
