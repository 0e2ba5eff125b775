//! Laws of curves and tests of times, for random whole-number data.

#![allow(clippy::unwrap_used)] // a refused call is a failed law

use laks_stats::{
    CumulativeIncidence, LogrankWeights, RiskTable, Survival, SurvivalInterval,
    cumulative_incidence, gray_test, logrank, logrank_of_tables, survival,
};
use proptest::prelude::*;

const LEVEL: f64 = 0.95;

/// Times in whole days, how each ended (0 censored, 1 to 3), a group and a stratum.
fn people() -> impl Strategy<Value = Vec<(f64, u32, u32, u32)>> {
    let person = (0_u32..25, 0_u32..4, 1_u32..4, 1_u32..3);
    prop::collection::vec(person, 1..60)
        .prop_map(|all| all.into_iter().map(|(t, e, g, s)| (f64::from(t), e, g, s)).collect())
}

fn columns(people: &[(f64, u32, u32, u32)]) -> (Vec<f64>, Vec<u32>, Vec<u32>, Vec<u32>) {
    let mut columns = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for &(time, event, group, stratum) in people {
        columns.0.push(time);
        columns.1.push(event);
        columns.2.push(group);
        columns.3.push(stratum);
    }
    columns
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * (1.0 + a.abs().max(b.abs()))
}

/// The table of the same people, counted by day.
fn counted(time: &[f64], event: &[u32]) -> RiskTable {
    let days: Vec<f64> = (0..25).map(f64::from).collect();
    let count = |day: f64, code: u32| {
        time.iter().zip(event).filter(|(t, e)| **t == day && **e == code).count() as u64
    };
    let by = |code: u32| -> Vec<u64> { days.iter().map(|&day| count(day, code)).collect() };
    let (censored, first, second, third) = (by(0), by(1), by(2), by(3));
    let events = [first.as_slice(), &second, &third];
    RiskTable::from_counts(time.len() as u64, &days, None, &events, &censored).unwrap()
}

proptest! {
    #[test]
    fn counts_by_day_give_the_same_curves_as_persons(people in people()) {
        let (time, event, ..) = columns(&people);
        let table = counted(&time, &event);
        let last = time.iter().copied().fold(0.0, f64::max);
        let times: Vec<f64> = (0..=last as u32).map(f64::from).collect();
        for cause in 1..=3 {
            let persons = cumulative_incidence(&time, &event, LEVEL).unwrap().cause(cause).unwrap();
            let counts = CumulativeIncidence::from_table(&table, LEVEL).unwrap();
            let counts = counts.cause(cause).unwrap();
            prop_assert_eq!(persons.at(&times).unwrap(), counts.at(&times).unwrap());
            prop_assert_eq!(persons.quantile(0.3).unwrap(), counts.quantile(0.3).unwrap());
        }
        let any: Vec<u32> = event.iter().map(|&e| e.min(1)).collect();
        let persons = survival(&time, &any, None, SurvivalInterval::Logit, LEVEL).unwrap();
        let counts = Survival::from_table(&table, SurvivalInterval::Logit, LEVEL).unwrap();
        prop_assert_eq!(persons.at(&times).unwrap(), counts.at(&times).unwrap());
    }

    #[test]
    fn incidences_and_the_share_without_event_add_up_to_one(people in people()) {
        let (time, event, ..) = columns(&people);
        let curves = cumulative_incidence(&time, &event, LEVEL).unwrap();
        let last = time.iter().copied().fold(0.0, f64::max);
        let times = [0.0, last / 3.0, last / 2.0, last];
        let free = curves.event_free(&times).unwrap();
        for (i, free) in free.iter().enumerate() {
            let left: f64 = (1..=3)
                .map(|cause| curves.cause(cause).unwrap().at(&times).unwrap()[i].value.unwrap())
                .sum();
            prop_assert!(close(left + free.value.unwrap(), 1.0));
        }
    }

    #[test]
    fn time_without_event_and_time_lost_add_up_to_the_time(people in people(), part in 0.1..1.0) {
        let (time, event, ..) = columns(&people);
        let t = part * time.iter().copied().fold(0.0, f64::max);
        let curves = cumulative_incidence(&time, &event, LEVEL).unwrap();
        let lost: f64 = (1..=3)
            .map(|k| curves.cause(k).unwrap().restricted_time_lost(t).unwrap().value.unwrap())
            .sum();
        let any: Vec<u32> = event.iter().map(|&e| e.min(1)).collect();
        let curve = survival(&time, &any, None, SurvivalInterval::LogLog, LEVEL).unwrap();
        prop_assert!(close(lost + curve.restricted_mean(t).unwrap().value.unwrap(), t));
    }

    #[test]
    fn with_one_cause_incidence_and_survival_are_two_sides_of_one_curve(people in people()) {
        let (time, event, ..) = columns(&people);
        let any: Vec<u32> = event.iter().map(|&e| e.min(1)).collect();
        let last = time.iter().copied().fold(0.0, f64::max);
        let times = [last / 4.0, last / 2.0, last];
        let incidence = cumulative_incidence(&time, &any, LEVEL).unwrap().cause(1).unwrap();
        let curve = survival(&time, &any, None, SurvivalInterval::Plain, LEVEL).unwrap();
        let pairs = incidence.at(&times).unwrap().into_iter().zip(curve.at(&times).unwrap());
        for (left, stayed) in pairs {
            prop_assert!(close(left.value.unwrap(), 1.0 - stayed.value.unwrap()));
            if let Some(error) = stayed.standard_error {
                // Roots of sums that cancel near 0 are compared as variances.
                prop_assert!((left.standard_error.unwrap().powi(2) - error.powi(2)).abs() < 1e-12);
            }
        }
        let lost = incidence.restricted_time_lost(last).unwrap();
        let mean = curve.restricted_mean(last).unwrap();
        let variances = (lost.standard_error.unwrap().powi(2), mean.standard_error.unwrap().powi(2));
        prop_assert!((variances.0 - variances.1).abs() < 1e-9 * (1.0 + variances.1));
    }

    #[test]
    fn without_censoring_the_curves_are_plain_shares(people in people()) {
        let (time, event, ..) = columns(&people);
        let event: Vec<u32> = event.iter().map(|&e| e.max(1)).collect();
        let n = time.len() as f64;
        let curve = cumulative_incidence(&time, &event, LEVEL).unwrap().cause(1).unwrap();
        for t in [2.0, 7.0, 15.0, 30.0] {
            let gone = time.iter().zip(&event).filter(|(u, e)| **u <= t && **e == 1).count() as f64;
            let found = &curve.at(&[t]).unwrap()[0];
            prop_assert!(close(found.value.unwrap(), gone / n));
            let variance = gone / n * (1.0 - gone / n) / n;
            prop_assert!((found.standard_error.unwrap().powi(2) - variance).abs() < 1e-13);
        }
    }

    #[test]
    fn intervals_hold_the_value_and_are_nested_in_level(people in people(), t in 0_u32..25) {
        let (time, event, ..) = columns(&people);
        let any: Vec<u32> = event.iter().map(|&e| e.min(1)).collect();
        for &interval in SurvivalInterval::ALL {
            let at = |level| {
                let curve = survival(&time, &any, None, interval, level).unwrap();
                curve.at(&[f64::from(t)]).unwrap().remove(0)
            };
            let (narrow, wide) = (at(0.8), at(0.99));
            if let (Some(inner), Some(outer)) = (narrow.interval(), wide.interval()) {
                let value = narrow.value.unwrap();
                prop_assert!(inner.lower <= value + 1e-15 && value <= inner.upper + 1e-15);
                prop_assert!(outer.lower <= inner.lower + 1e-15);
                prop_assert!(inner.upper <= outer.upper + 1e-15);
                prop_assert!(0.0 <= outer.lower && outer.upper <= 1.0);
            }
        }
    }

    #[test]
    fn a_quantile_is_where_the_curve_first_reaches_its_share(people in people(), q in 0.05..0.95) {
        let (time, event, ..) = columns(&people);
        let curve = cumulative_incidence(&time, &event, LEVEL).unwrap().cause(1).unwrap();
        let found = curve.quantile(q).unwrap();
        if let Some(t) = found.value {
            prop_assert!(curve.at(&[t]).unwrap()[0].value.unwrap() >= q - 1e-11);
            let before = curve.steps().iter().take_while(|step| step.time < t).last();
            prop_assert!(before.is_none_or(|step| step.incidence < q));
            prop_assert!(found.lower.is_none_or(|lower| lower <= t));
            prop_assert!(found.upper.is_none_or(|upper| upper >= t));
        } else {
            prop_assert!(curve.steps().last().is_none_or(|step| step.incidence < q));
            prop_assert!(found.reason.is_some());
        }
    }

    #[test]
    fn late_entry_leaves_exactly_those_at_risk(people in people(), entry in prop::collection::vec(0_u32..20, 60)) {
        let time: Vec<f64> = people.iter().map(|p| p.0 + 20.0).collect();
        let event: Vec<u32> = people.iter().map(|p| p.1.min(1)).collect();
        let entry: Vec<f64> = entry[..time.len()].iter().map(|&e| f64::from(e)).collect();
        let curve = survival(&time, &event, Some(&entry), SurvivalInterval::Log, LEVEL).unwrap();
        let (mut value, mut variance) = (1.0, 0.0);
        for t in (0..46).map(f64::from) {
            let risk = (0..time.len()).filter(|&i| entry[i] < t && t <= time[i]).count() as u64;
            let died = (0..time.len()).filter(|&i| time[i] == t && event[i] == 1).count() as u64;
            prop_assert_eq!(curve.at_risk(&[t]), [risk]);
            if died > 0 {
                let (d, r) = (died as f64, risk as f64);
                value *= 1.0 - d / r;
                variance += d / (r * (r - d));
            }
            let found = &curve.at(&[t]).unwrap()[0];
            if let (Some(found), Some(error)) = (found.value, found.standard_error) {
                prop_assert!(close(found, value));
                prop_assert!(close(error, value * variance.sqrt()));
            }
        }
    }

    #[test]
    fn group_tests_do_not_depend_on_labels_or_order(people in people()) {
        let (time, event, group, stratum) = columns(&people);
        let any: Vec<u32> = event.iter().map(|&e| e.min(1)).collect();
        let renamed: Vec<u32> = group.iter().map(|&g| 10 - g).collect();
        let restratified: Vec<u32> = stratum.iter().map(|&s| 7 - s).collect();
        for &weights in LogrankWeights::ALL {
            let one = logrank(&time, &any, &group, Some(&stratum), weights).unwrap();
            let two = logrank(&time, &any, &renamed, Some(&restratified), weights).unwrap();
            prop_assert_eq!(one.test.df, two.test.df);
            if let (Some(a), Some(b)) = (one.test.statistic, two.test.statistic) {
                prop_assert!((a - b).abs() < 1e-8 * (1.0 + a.abs()));
            }
            let total: f64 = one.observed.iter().sum();
            prop_assert!(close(total, one.expected.iter().sum()));
        }
        let one = gray_test(&time, &event, &group, 1, None).unwrap();
        let two = gray_test(&time, &event, &renamed, 1, None).unwrap();
        if let (Some(a), Some(b)) = (one.statistic, two.statistic) {
            prop_assert!(a.is_finite() && (a - b).abs() < 1e-6 * (1.0 + a.abs()));
        }
    }

    #[test]
    fn tables_of_counts_give_the_same_test_as_persons(people in people()) {
        let (time, event, group, _) = columns(&people);
        let any: Vec<u32> = event.iter().map(|&e| e.min(1)).collect();
        let mut codes = group.clone();
        codes.sort_unstable();
        codes.dedup();
        let of = |code: u32| {
            let kept = |i: &usize| group[*i] == code;
            let t: Vec<f64> = (0..time.len()).filter(kept).map(|i| time[i]).collect();
            let e: Vec<u32> = (0..time.len()).filter(kept).map(|i| any[i]).collect();
            counted(&t, &e)
        };
        let tables = vec![codes.into_iter().map(of).collect::<Vec<RiskTable>>()];
        let weights = LogrankWeights::Logrank;
        let persons = logrank(&time, &any, &group, None, weights).unwrap();
        prop_assert_eq!(persons, logrank_of_tables(&tables, weights).unwrap());
    }
}
