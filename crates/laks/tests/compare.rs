//! Before and after: Ballerup's referrals and starts before and from March 2016.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

#[path = "../examples/ballerup/records.rs"]
mod records;

use laks::results::{EntryPeriod, Figures};
use laks::words::{ComparisonNote, DateField, When};
use laks::{
    Compare, Comparison, Day, Error, Figure, Language, Present, Reason, Spec, Split, Tally,
};

fn figure(name: &str) -> Figure {
    Figure::from_name(name).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn split() -> Split {
    records::cohort().unwrap().split_at(DateField::Referred, "2016-03-01").unwrap()
}

fn halves(follow_up: Option<u32>) -> (Tally, Tally) {
    let split = split();
    let count = |cohort: &laks::Cohort| {
        let spec = Spec::new(cohort.layout(), [day("2016-10-31")], &[]).unwrap();
        let spec = match follow_up {
            Some(days) => spec.following(days).unwrap(),
            None => spec,
        };
        cohort.tally_with(&spec, 1).unwrap()
    };
    assert_eq!(split.undated, 0);
    (count(&split.before), count(&split.after))
}

fn compared(follow_up: u32, asked: &Compare) -> Comparison {
    let (before, after) = halves(Some(follow_up));
    before.compared_with(&after, asked).unwrap()
}

fn counts(comparison: &Comparison, measure: &str) -> ((u64, u64), (u64, u64)) {
    let line = comparison.line(&figure(measure)).unwrap();
    let of = |e: &laks::Estimate| (e.numerator.unwrap(), e.denominator.unwrap());
    (of(&line.before), of(&line.after))
}

fn before_declared() -> Compare {
    let period = EntryPeriod { from: day("2015-06-01"), to: day("2016-02-29") };
    Compare { before_period: Some(period), ..Compare::default() }
}

/// Completion ran from referral: waits moved it, and by date of referral the recent side kept only those
/// who start fast. Counted from the CSV with plain Python, each rate on its own clock.
#[test]
fn every_rate_runs_on_its_own_clock() {
    let comparison = compared(180, &Compare::default());
    assert_eq!(counts(&comparison, "uptake"), ((28, 38), (12, 18)));
    assert_eq!(counts(&comparison, "completion"), ((15, 24), (8, 12)));
    assert_eq!(counts(&comparison, "attrition"), ((7, 24), (3, 12)));
    assert_eq!(counts(&comparison, "completion_of_exited"), ((15, 24), (8, 12)));
    assert_eq!(counts(&comparison, "completion_of_referred"), ((12, 38), (5, 18)));
    let short = compared(90, &Compare::default());
    assert_eq!(counts(&short, "uptake"), ((28, 38), (10, 34)));
    assert_eq!(counts(&short, "completion"), ((0, 24), (8, 12)));
}

/// Ballerup's 45 referrals in 245 days came out as 18 with a follow-up of 180 days.
#[test]
fn counts_per_time_are_events_by_their_own_dates_and_not_tied_to_follow_up() {
    for follow_up in [90, 180] {
        let comparison = compared(follow_up, &before_declared());
        assert_eq!(counts(&comparison, "referred_per_30_days"), ((38, 274), (45, 245)));
        assert_eq!(counts(&comparison, "started_per_30_days"), ((24, 274), (27, 245)));
        assert_eq!(counts(&comparison, "completed_per_30_days"), ((5, 274), (18, 245)));
    }
}

/// Without a declared beginning, the days from the first to the last referral were divided by.
#[test]
fn without_a_declared_end_there_is_no_count_per_time_and_the_argument_is_named() {
    let comparison = compared(180, &Compare::default());
    assert!(comparison.line(&figure("referred_per_30_days")).is_none());
    let argument = "before_period".to_owned();
    assert!(comparison.notes.contains(&ComparisonNote::NoPeriod { when: When::Before, argument }));
    assert_eq!(comparison.before_period, None);
    let natural = EntryPeriod { from: day("2016-03-01"), to: day("2016-10-31") };
    assert_eq!(comparison.after_period, Some(natural));
}

#[test]
fn a_period_beyond_the_count_or_its_side_is_refused() {
    let (before, after) = halves(Some(180));
    for (from, to) in [("2016-03-01", "2016-11-01"), ("2016-02-01", "2016-06-01")] {
        let after_period = Some(EntryPeriod { from: day(from), to: day(to) });
        let asked = Compare { after_period, ..Compare::default() };
        let error = before.compared_with(&after, &asked).unwrap_err();
        assert!(matches!(error, Error::Argument { argument: "after_period", .. }), "{error}");
    }
    let backwards = EntryPeriod { from: day("2016-05-01"), to: day("2016-04-01") };
    let asked = Compare { after_period: Some(backwards), ..Compare::default() };
    assert!(before.compared_with(&after, &asked).is_err());
}

/// A declared period changed only what was divided by: 72 referrals in a January of 5.
#[test]
fn a_period_selects_the_rows_it_says() {
    let after_period = Some(EntryPeriod { from: day("2016-03-01"), to: day("2016-03-31") });
    let comparison = compared(90, &Compare { after_period, ..before_declared() });
    let ((_, _), (referred, days)) = counts(&comparison, "referred_per_30_days");
    let csv = include_str!("../../../notebooks/data/ballerup/referrals.csv");
    let in_march = csv.lines().filter(|line| {
        line.contains(",2016-03-") && {
            line.split(',').nth(6).is_some_and(|referred| referred.starts_with("2016-03-"))
        }
    });
    assert_eq!((referred, days), (in_march.count() as u64, 31));
    let ((_, _), (_, entered)) = counts(&comparison, "uptake");
    assert_eq!(entered, referred);
    // Who started is counted by day, and all twelve of the fourth course started in March.
    assert_eq!(counts(&comparison, "completion").1, (8, 12));
    let gain = comparison.line(&figure("mean_gain_who5")).unwrap();
    assert_eq!(gain.contrast.reason, Some(Reason::NotByDay));
}

/// The paired WHO-5 changes within 180 days of start, from the CSV.
#[test]
fn outcomes_are_compared_by_the_mean_gain_of_those_measured_twice() {
    let comparison = compared(180, &Compare::default());
    let line = comparison.line(&figure("mean_gain_who5")).unwrap();
    assert_eq!((line.before.denominator, line.after.denominator), (Some(14), Some(9)));
    let (before, after) = (31.0 / 14.0, 25.0 / 9.0);
    assert!((line.before.value.unwrap() - before).abs() < 1e-12);
    assert!((line.contrast.value.unwrap() - (after - before)).abs() < 1e-12);
    assert_eq!(counts(&comparison, "improved_who5"), ((8, 14), (4, 9)));
    assert_eq!(counts(&comparison, "paired_completeness_who5"), ((14, 24), (9, 12)));
}

#[test]
fn a_horizon_shorter_than_the_courses_is_said_first() {
    let short = compared(90, &Compare::default());
    let Some(ComparisonNote::HorizonTooShort { days: 90, longer, would_do, .. }) =
        short.notes.first()
    else {
        panic!("{:?}", short.notes)
    };
    assert!(*longer > 0.5 && (110..=140).contains(would_do), "{longer} {would_do}");
    assert!(short.sentence(Language::English).contains("took longer than 90 days"));
    let long = compared(180, &Compare::default());
    assert!(!matches!(long.notes.first(), Some(ComparisonNote::HorizonTooShort { .. })));
}

#[test]
fn courses_come_first_and_the_plain_contrast_second() {
    let comparison = compared(180, &Compare::default());
    let completion = comparison.line(&Figure::Completion).unwrap();
    assert_eq!(completion.courses, Some([3, 1]));
    // One course after the split is measured by how much the three before it differ.
    assert_eq!(completion.test.name(), "course_totals");
    let plain = completion.plain.as_ref().unwrap();
    assert_eq!(plain.test.name(), "miettinen_nurminen");
    assert!(plain.p.is_some() && completion.p.is_some());
    assert!(comparison.line(&Figure::Uptake).unwrap().plain.is_none());
}

#[test]
fn only_the_declared_family_carries_p_with_holms_beside() {
    let comparison = compared(180, &before_declared());
    let tested: Vec<String> =
        comparison.lines.iter().filter(|l| l.p.is_some()).map(|l| l.measure.to_string()).collect();
    let usual = ["uptake", "completion", "improved_self_rated_health", "improved_who5"];
    assert_eq!(tested, usual);
    for line in comparison.lines.iter().filter(|line| line.p.is_some()) {
        assert!(line.p_holm >= line.p, "{}", line.measure);
    }
    let family = Some(vec![figure("referred_per_30_days")]);
    let named = compared(180, &Compare { family, ..before_declared() });
    let line = named.line(&figure("referred_per_30_days")).unwrap();
    assert_eq!(line.p, line.p_holm);
    assert_eq!(named.line(&Figure::Uptake).unwrap().p, None);
    let family = Some(vec![Figure::MeanChange]);
    let (before, after) = halves(Some(180));
    let error = before.compared_with(&after, &Compare { family, ..Compare::default() });
    assert!(
        error.unwrap_err().to_string().starts_with("line of the family \"mean_change\" is not")
    );
}

#[test]
fn an_interval_leaves_out_no_difference_exactly_where_p_says_so() {
    for line in compared(180, &before_declared()).lines {
        let none = if line.contrast.unit == laks::words::Unit::Ratio { 1.0 } else { 0.0 };
        if let (Some(lower), Some(upper), Some(p)) =
            (line.contrast.lower, line.contrast.upper, line.p)
        {
            assert_eq!(lower > none || upper < none, p < 0.05, "{}", line.measure);
        }
    }
}

#[test]
fn swapping_before_and_after_turns_the_differences_round() {
    let (before, after) = halves(Some(180));
    let there = before.compared_with(&after, &Compare::default()).unwrap();
    let back = after.compared_with(&before, &Compare::default()).unwrap();
    for measure in ["uptake", "completion", "improved_who5"] {
        let (there, back) =
            (there.line(&figure(measure)).unwrap(), back.line(&figure(measure)).unwrap());
        assert!((there.contrast.value.unwrap() + back.contrast.value.unwrap()).abs() < 1e-12);
        assert!((there.contrast.lower.unwrap() + back.contrast.upper.unwrap()).abs() < 1e-9);
        assert!((there.p.unwrap() - back.p.unwrap()).abs() < 1e-9);
    }
}

#[test]
fn open_cases_without_equal_follow_up_are_refused() {
    let (before, after) = halves(None);
    let error = before.compared_with(&after, &Compare::default()).unwrap_err();
    assert!(matches!(error, Error::UnequalFollowUp { .. }));
    assert!(error.to_string().contains("follow_up_days"), "{error}");
}

#[test]
fn another_follow_up_is_another_spec() {
    let ((before, _), (_, after)) = (halves(Some(90)), halves(Some(60)));
    let error = before.compared_with(&after, &Compare::default()).unwrap_err().to_string();
    assert!(error.contains("followed for 90 days in one and for 60 days"), "{error}");
}

/// The same extract a month later was compared with itself, everybody on both sides.
#[test]
fn the_same_people_on_both_sides_are_refused() {
    let cohort = records::cohort().unwrap();
    let at = |date: &str| {
        let spec = Spec::new(cohort.layout(), [day(date)], &[]).unwrap();
        cohort.tally_with(&spec.following(30).unwrap(), 1).unwrap()
    };
    let error = at("2016-06-01").compared_with(&at("2016-10-31"), &Compare::default());
    assert!(matches!(error, Err(Error::SamePeople)));
    // An extract made again with a month more has the same days as far as it goes.
    let schema = std::fs::read_to_string(records::folder().join("schema.toml")).unwrap();
    let schema = laks::Schema::from_toml(&schema).unwrap();
    let all = records::records(&records::folder().join("referrals.csv")).unwrap();
    let until = |last: &str| {
        let rows: Vec<_> =
            all.iter().filter(|r| r.referred_on <= Some(day(last))).cloned().collect();
        let cohort = laks::Cohort::from_records(&rows, &schema).unwrap();
        let spec = Spec::new(cohort.layout(), [day("2016-10-31")], &[]).unwrap();
        cohort.tally_with(&spec.following(30).unwrap(), 1).unwrap()
    };
    let error = until("2016-05-31").compared_with(&until("2016-06-30"), &Compare::default());
    assert!(matches!(error, Err(Error::SamePeople)));
}

/// Rates were paired by position: with offers on one side only, uptake after was given as 70 %.
#[test]
fn lines_are_paired_by_name() {
    let shared = [
        ("waiting", 0),
        ("never_started", 20),
        ("ongoing", 0),
        ("ended_other", 0),
        ("ended_unknown", 0),
    ];
    let tally = |figures: &[(&'static str, u64)]| {
        let all = figures.iter().chain(&shared).copied();
        Tally::from_counts(Figures::new(all).unwrap(), None).unwrap()
    };
    let before = tally(&[
        ("referred", 50),
        ("offered", 45),
        ("started", 30),
        ("completed", 20),
        ("dropped_out", 10),
    ]);
    let after = tally(&[("referred", 60), ("started", 40), ("completed", 28), ("dropped_out", 12)]);
    let comparison = before.compared_with(&after, &Compare::default()).unwrap();
    assert_eq!(counts(&comparison, "uptake"), ((30, 50), (40, 60)));
    assert_eq!(counts(&comparison, "completion"), ((20, 30), (28, 40)));
    let offer = comparison.line(&Figure::Offer).unwrap();
    assert_eq!((offer.after.value, offer.contrast.value), (None, None));
}

#[test]
fn open_cases_of_published_figures_are_refused() {
    let tally = |ongoing| {
        let figures = [("referred", 30), ("started", 20), ("ongoing", ongoing)];
        Tally::from_counts(Figures::new(figures).unwrap(), None).unwrap()
    };
    let error = tally(0).compared_with(&tally(4), &Compare::default()).unwrap_err();
    assert!(matches!(error, Error::UnequalFollowUp { before: 0, after: 4, .. }));
}

#[test]
fn a_comparison_reads_as_a_table_and_a_sentence() {
    let comparison = compared(180, &Compare::default());
    assert_eq!(comparison.table().rows(), comparison.lines.len());
    let danish = comparison.sentence(Language::Danish);
    assert!(
        danish.starts_with("Andelen, der startede, var 73,7\u{a0}% før og 66,7\u{a0}% efter"),
        "{danish}"
    );
}
