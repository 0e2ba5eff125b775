//! Edges of curves and tests of times: nobody, one person, no event, everybody at once, bad input.

use laks_stats::{
    LogrankWeights, RiskTable, Survival, SurvivalInterval, cumulative_incidence, gray_test,
    logrank, survival,
};

const LOG_LOG: SurvivalInterval = SurvivalInterval::LogLog;
const LOGRANK: LogrankWeights = LogrankWeights::Logrank;

#[test]
fn of_nobody_nothing_is_known() {
    let curve = survival(&[], &[], None, LOG_LOG, 0.95).unwrap();
    for estimate in [
        curve.at(&[0.0]).unwrap().remove(0),
        curve.quantile(0.5).unwrap(),
        curve.restricted_mean(10.0).unwrap(),
    ] {
        assert_eq!((estimate.value, estimate.lower, estimate.upper), (None, None, None));
        assert!(estimate.reason.is_some());
    }
    assert_eq!(curve.at_risk(&[0.0]), [0]);
    let cause = cumulative_incidence(&[], &[], 0.95).unwrap().cause(1).unwrap();
    assert_eq!(cause.at(&[3.0]).unwrap()[0].value, None);
    assert_eq!(cause.quantile(0.5).unwrap().value, None);
    assert_eq!(cause.restricted_time_lost(3.0).unwrap().value, None);
    assert_eq!(logrank(&[], &[], &[], None, LOGRANK).unwrap().test.p, None);
    assert_eq!(gray_test(&[], &[], &[], 1, None).unwrap().p, None);
}

#[test]
fn if_all_are_censored_the_curve_is_one_as_long_as_anybody_is_seen() {
    for &interval in SurvivalInterval::ALL {
        let curve = survival(&[3.0, 5.0, 5.0], &[0, 0, 0], None, interval, 0.95).unwrap();
        let at = curve.at(&[0.0, 5.0, 6.0]).unwrap();
        assert_eq!((at[0].value, at[1].value, at[2].value), (Some(1.0), Some(1.0), None));
        assert_eq!(at[1].standard_error, Some(0.0));
        assert!(at.iter().all(|estimate| estimate.reason.is_some()));
        assert_eq!(curve.quantile(0.5).unwrap().value, None);
        assert_eq!(curve.restricted_mean(5.0).unwrap().value, Some(5.0));
        assert_eq!(curve.restricted_mean(6.0).unwrap().value, None);
    }
}

#[test]
fn if_all_leave_on_one_day_the_curve_falls_to_zero_there_and_stays() {
    let curve = survival(&[7.0; 9], &[1; 9], None, LOG_LOG, 0.95).unwrap();
    let at = curve.at(&[6.9, 7.0, 1000.0]).unwrap();
    assert_eq!((at[0].value, at[1].value, at[2].value), (Some(1.0), Some(0.0), Some(0.0)));
    assert_eq!((at[1].lower, at[1].standard_error), (None, None));
    assert_eq!(curve.quantile(0.9).unwrap().value, Some(7.0));
    let mean = curve.restricted_mean(1000.0).unwrap();
    assert_eq!((mean.value, mean.standard_error), (Some(7.0), Some(0.0)));
    let cause = cumulative_incidence(&[7.0; 9], &[2; 9], 0.95).unwrap();
    assert_eq!(cause.cause(2).unwrap().at(&[7.0]).unwrap()[0].value, Some(1.0));
    assert_eq!(cause.cause(1).unwrap().at(&[1000.0]).unwrap()[0].value, Some(0.0));
    assert_eq!(cause.cause(2).unwrap().quantile(0.5).unwrap().value, Some(7.0));
}

#[test]
fn an_event_on_day_zero_counts() {
    let curve = survival(&[0.0, 0.0, 4.0, 4.0], &[1, 0, 1, 0], None, LOG_LOG, 0.95).unwrap();
    assert_eq!(curve.at(&[0.0]).unwrap()[0].value, Some(0.75));
    assert_eq!(curve.at(&[4.0]).unwrap()[0].value, Some(0.375));
}

#[test]
fn a_flat_stretch_at_exactly_one_half_gives_its_first_day() {
    let curve = survival(&[1.0, 2.0, 3.0, 4.0], &[1; 4], None, LOG_LOG, 0.95).unwrap();
    assert_eq!(curve.quantile(0.5).unwrap().value, Some(2.0));
    let tenths: Vec<f64> = (1..=10).map(f64::from).collect();
    let curve = survival(&tenths, &[1; 10], None, LOG_LOG, 0.95).unwrap();
    for k in 1..10 {
        assert_eq!(curve.quantile(f64::from(k) / 10.0).unwrap().value, Some(f64::from(k)));
    }
}

#[test]
fn once_early_entrants_are_gone_the_curve_stays_at_zero() {
    let (time, entry) = ([3.0, 9.0, 10.0, 12.0], [0.0, 5.0, 5.0, 5.0]);
    let curve = survival(&time, &[1, 1, 0, 1], Some(&entry), LOG_LOG, 0.95).unwrap();
    assert_eq!(curve.at_risk(&[3.0, 4.0, 9.0]), [1, 0, 3]);
    assert!(curve.at(&[3.0, 9.0, 12.0]).unwrap().iter().all(|e| e.value == Some(0.0)));
}

#[test]
fn one_group_or_no_event_gives_no_test() {
    let days = [1.0, 2.0, 3.0, 4.0];
    for (event, group) in [([1, 1, 0, 1], [5, 5, 5, 5]), ([0, 0, 0, 0], [1, 2, 1, 2])] {
        let test = logrank(&days, &event, &group, None, LOGRANK).unwrap().test;
        assert_eq!((test.statistic, test.df, test.p), (None, None, None));
        assert!(test.reason.is_some());
        assert!(gray_test(&days, &event, &group, 1, None).unwrap().reason.is_some());
    }
    // Groups that were never at risk together cannot be compared by the log-rank test.
    let test = logrank(&days, &[1, 0, 0, 0], &[1, 2, 2, 2], Some(&[1, 2, 2, 2]), LOGRANK).unwrap();
    assert_eq!(test.test.p, None);
}

#[test]
fn identical_groups_do_not_differ() {
    let (days, left) = ([2.0, 5.0, 5.0, 2.0, 5.0, 5.0], [1, 2, 0, 1, 2, 0]);
    let group = [1, 1, 1, 2, 2, 2];
    let gray = gray_test(&days, &left, &group, 1, None).unwrap();
    assert!(gray.statistic.unwrap() < 1e-20 && gray.p.unwrap() > 0.999_999);
    let left: Vec<u32> = left.iter().map(|&e| e.min(1)).collect();
    let test = logrank(&days, &left, &group, None, LOGRANK).unwrap().test;
    assert!(test.statistic.unwrap() < 1e-20 && test.p.unwrap() > 0.999_999);
}

#[test]
fn what_no_curve_accepts_is_refused_with_what_was_found() {
    let message = |result: Result<Survival, laks_stats::Error>| result.unwrap_err().to_string();
    let of = |time: &[f64], event: &[u32], entry: Option<&[f64]>| {
        message(survival(time, event, entry, LOG_LOG, 0.95))
    };
    assert_eq!(
        of(&[f64::NAN], &[1], None),
        "time must be 0 or a number from 1e-100 to 1e100, but is NaN"
    );
    assert!(of(&[-1.0], &[1], None).contains("-1"));
    assert!(of(&[1.0, 2.0], &[1], None).contains("1 long, not 2"));
    assert!(of(&[1.0], &[2], None).contains("use cumulative_incidence"));
    assert!(of(&[3.0], &[1], Some(&[3.0])).contains("before the time of leaving"));
    assert!(survival(&[1.0], &[1], None, LOG_LOG, 1.0).is_err());
    assert!(cumulative_incidence(&[1.0], &[65], 0.95).is_err());
    let curves = cumulative_incidence(&[1.0], &[1], 0.95).unwrap();
    assert!(curves.cause(0).is_err() && curves.cause(65).is_err());
    let cause = curves.cause(1).unwrap();
    assert!(cause.at(&[f64::INFINITY]).is_err() && cause.quantile(0.0).is_err());
    assert!(cause.quantile(f64::NAN).is_err() && cause.restricted_time_lost(-1.0).is_err());
    assert!(gray_test(&[1.0], &[1], &[1], 0, None).is_err());
    assert!(logrank(&[1.0], &[1], &[1, 2], None, LOGRANK).is_err());
}

#[test]
fn a_table_in_which_more_leave_than_are_there_is_refused() {
    let counts = |start, times: &[f64], events: &[u64]| {
        RiskTable::from_counts(start, times, None, &[events], &vec![0; times.len()])
    };
    assert!(counts(3, &[1.0, 2.0], &[2, 1]).is_ok());
    let error = counts(3, &[1.0, 2.0], &[2, 2]).unwrap_err().to_string();
    assert!(error.contains("2 of 1 at time 2"), "{error}");
    assert!(counts(3, &[2.0, 1.0], &[1, 1]).is_err());
    assert!(counts(u64::MAX, &[1.0], &[1]).is_err());
    assert!(RiskTable::from_counts(3, &[1.0], None, &[], &[0]).is_err());
    assert!(RiskTable::from_counts(3, &[1.0], Some(&[1, 2]), &[&[1]], &[0]).is_err());
    let huge = counts(1 << 53, &[1.0], &[1 << 52]).unwrap();
    let curve = Survival::from_table(&huge, LOG_LOG, 0.95).unwrap();
    let at = curve.at(&[1.0]).unwrap().remove(0);
    assert_eq!(at.value, Some(0.5));
    assert!(at.lower.unwrap() < 0.5 && at.upper.unwrap() > 0.5 && at.lower.unwrap() > 0.499_999);
}
