//! Charts: rules worked by hand, options, and edges.

use laks_stats::{
    ChartOptions, ChartRules, Improvement, PointMeaning, SpecialCause, c_chart, p_chart, run_chart,
    runs_test, u_chart, xmr_chart,
};

fn nhs() -> ChartOptions {
    ChartOptions { rules: ChartRules::Nhs, ..ChartOptions::default() }
}

#[test]
fn a_constant_series_is_on_its_centre_and_gives_no_signal() {
    for options in [ChartOptions::default(), nhs()] {
        let values = [0.1; 20];
        for chart in [run_chart(&values, &options), xmr_chart(&values, &options)] {
            let chart = chart.unwrap();
            assert_eq!(chart.phases[0].runs.useful, 0);
            assert_eq!(chart.phases[0].runs.longest_run_max, None);
            assert!(chart.points.iter().all(|p| p.special_cause == SpecialCause::Common));
        }
        let chart = p_chart(&[0; 15], &[7; 15], &options).unwrap();
        assert!(chart.outside().is_empty());
    }
}

#[test]
fn an_empty_series_has_a_chart_without_a_centre() {
    let options = ChartOptions::default();
    let charts = [
        run_chart(&[], &options),
        xmr_chart(&[], &options),
        p_chart(&[], &[], &options),
        u_chart(&[], &[], &options),
        c_chart(&[], &options),
    ];
    for chart in charts {
        let chart = chart.unwrap();
        assert!(chart.points.is_empty() && chart.phases[0].centre.is_none());
    }
    let single = xmr_chart(&[4.0], &options).unwrap();
    assert_eq!((single.points[0].centre, single.points[0].lower), (Some(4.0), None));
}

#[test]
fn points_without_a_denominator_have_no_value_and_no_limits() {
    let chart = p_chart(&[1, 0, 2], &[5, 0, 4], &ChartOptions::default()).unwrap();
    assert_eq!((chart.points[1].value, chart.points[1].upper), (None, None));
    assert_eq!(chart.phases[0].runs.useful, 2);
    let all_empty = p_chart(&[0, 0], &[0, 0], &ChartOptions::default()).unwrap();
    assert_eq!(all_empty.phases[0].centre, None);
    assert!(u_chart(&[1], &[0.0], &ChartOptions::default()).is_err());
}

#[test]
fn phases_have_their_own_centre_and_positions_count_from_one() {
    let values = [1.0, 2.0, 3.0, 11.0, 12.0, 13.0];
    let options = ChartOptions { phases: vec![3], ..ChartOptions::default() };
    let chart = run_chart(&values, &options).unwrap();
    let centres: Vec<_> = chart.phases.iter().map(|phase| phase.centre).collect();
    assert_eq!(centres, [Some(2.0), Some(12.0)]);
    assert_eq!((chart.phases[1].first, chart.phases[1].last), (4, 6));
    assert!(chart.phases[0].trial);
    let frozen = ChartOptions { freeze: Some(3), ..ChartOptions::default() };
    assert_eq!(run_chart(&values, &frozen).unwrap().phases[0].centre, Some(2.0));
    let excluded = ChartOptions { exclude: vec![1, 2, 3], ..ChartOptions::default() };
    let chart = run_chart(&values, &excluded).unwrap();
    assert_eq!((chart.phases[0].centre, chart.phases[0].runs.useful), (Some(12.0), 2));
    assert!(chart.points[0].excluded && !chart.points[3].excluded);
}

#[test]
fn options_outside_the_series_are_refused() {
    let refused = [
        ChartOptions { freeze: Some(0), ..ChartOptions::default() },
        ChartOptions { freeze: Some(4), ..ChartOptions::default() },
        ChartOptions { exclude: vec![4], ..ChartOptions::default() },
        ChartOptions { phases: vec![3], ..ChartOptions::default() },
        ChartOptions { phases: vec![2, 2], ..ChartOptions::default() },
        ChartOptions { phases: vec![1], freeze: Some(1), ..ChartOptions::default() },
    ];
    for options in refused {
        assert!(run_chart(&[1.0, 2.0, 3.0], &options).is_err(), "{options:?}");
    }
    assert!(xmr_chart(&[f64::NAN], &ChartOptions::default()).is_err());
    assert!(p_chart(&[3], &[2], &ChartOptions::default()).is_err());
    assert!(p_chart(&[1], &[2, 3], &ChartOptions::default()).is_err());
}

#[test]
fn seven_rising_points_are_a_trend_and_six_are_not() {
    let rising: Vec<f64> = [5.0, 4.0].into_iter().chain((4..=10).map(f64::from)).collect();
    let chart = run_chart(&rising, &nhs()).unwrap();
    let causes: Vec<_> = chart.points.iter().map(|p| p.special_cause).collect();
    // The two equal fours break the trend: it starts at the second.
    assert_eq!(causes[1], SpecialCause::Common);
    assert!(causes[2..].iter().all(|&cause| cause == SpecialCause::TrendUp));
    let chart = run_chart(&rising[..8], &nhs()).unwrap();
    assert!(chart.points.iter().all(|p| p.special_cause == SpecialCause::Common));
}

#[test]
fn the_direction_of_improvement_names_the_same_points_differently() {
    let mut values = vec![5.0, 6.0, 5.0, 7.0, 6.0, 5.0, 6.0, 5.0, 6.0, 7.0, 5.0, 6.0];
    values.push(20.0);
    let meanings = |improvement| {
        let options = ChartOptions { improvement, ..nhs() };
        xmr_chart(&values, &options).unwrap().points[12].meaning
    };
    assert_eq!(meanings(Improvement::Higher), PointMeaning::Improvement);
    assert_eq!(meanings(Improvement::Lower), PointMeaning::Concern);
    assert_eq!(meanings(Improvement::Neutral), PointMeaning::High);
}

#[test]
fn the_fewest_crossings_follow_the_binomial() {
    let alternating: Vec<f64> = (0..40).map(|i| f64::from(i % 2)).collect();
    let runs = runs_test(&alternating, 0.5);
    assert_eq!((runs.useful, runs.longest_run, runs.crossings), (40, 1, 39));
    assert_eq!((runs.longest_run_max, runs.crossings_min), (Some(8), Some(14)));
    assert!(!runs.signal);
    let one = runs_test(&[1.0], 0.0);
    assert_eq!((one.longest_run_max, one.crossings_min, one.signal), (Some(3), Some(0), false));
}

#[test]
fn primed_limits_follow_the_variation_between_points() {
    let (x, n) = ([500, 540, 460, 530, 470, 520, 480], [1000; 7]);
    let primed = ChartOptions { primed: true, ..ChartOptions::default() };
    let plain = p_chart(&x, &n, &ChartOptions::default()).unwrap();
    let wide = p_chart(&x, &n, &primed).unwrap();
    assert_eq!((plain.kind, wide.kind), ("p", "p_primed"));
    assert!(wide.points[0].upper.unwrap() > plain.points[0].upper.unwrap());
    // A share that is 0 or 1 throughout has no variation to widen by.
    let flat = p_chart(&[0; 7], &n, &primed).unwrap();
    assert_eq!((flat.points[0].lower, flat.points[0].upper), (Some(0.0), Some(0.0)));
}

#[test]
fn a_limit_cut_off_at_zero_does_not_bring_its_warning_zone_nearer() {
    // Of twenty: limits 0 to 0.276 about 0.09. Two thirds of the way down lies below 0.
    let x = [2, 1, 3, 2, 0, 0, 2, 3, 2, 3, 1, 2, 3, 2, 1];
    let chart = p_chart(&x, &[20; 15], &nhs()).unwrap();
    assert_eq!(chart.points[4].lower, Some(0.0));
    assert!(chart.points.iter().all(|point| point.special_cause == SpecialCause::Common));
    let high = [2, 1, 3, 2, 0, 0, 2, 5, 5, 3, 1, 2, 1, 2, 1];
    let chart = p_chart(&high, &[20; 15], &nhs()).unwrap();
    assert_eq!(chart.points[7].special_cause, SpecialCause::TwoInThreeAbove);
    assert_eq!(chart.points[9].special_cause, SpecialCause::Common);
}
