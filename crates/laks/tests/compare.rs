//! Before and after: Ballerup's referrals before and from March 2016, each followed for ninety days.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

#[path = "../examples/ballerup/records.rs"]
mod records;

use laks::{Comparison, DateField, Day, EntryPeriod, Error, Language, Present, Spec, Tally};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn halves(follow_up: Option<u32>) -> (Tally, Tally) {
    let split = records::cohort().unwrap().split_at(DateField::Referred, day("2016-03-01"));
    let count = |cohort: &laks::Cohort| {
        let spec = Spec::new(cohort.layout(), &[day("2016-10-31")], &[]).unwrap();
        let spec = match follow_up {
            Some(days) => spec.following(days).unwrap(),
            None => spec,
        };
        cohort.tally_with(&spec, 1).unwrap()
    };
    assert_eq!(split.undated, 0);
    (count(&split.before), count(&split.after))
}

fn comparison() -> Comparison {
    let (before, after) = halves(Some(90));
    before.compared_with(&after, None, None, 0.95).unwrap()
}

/// Counted from the CSV with plain Python: of 38 and 34 who could be followed for 90 days, 28 and 10
/// started, 2 and 5 completed and 2 and 2 dropped out within them.
#[test]
fn every_rate_has_both_values_and_their_counts() {
    let comparison = comparison();
    let counts = |measure: &str| {
        let line = comparison.line(measure).unwrap();
        let of = |e: &laks::Estimate| (e.numerator.unwrap(), e.denominator.unwrap());
        (of(&line.before), of(&line.after))
    };
    assert_eq!(counts("uptake"), ((28, 38), (10, 34)));
    assert_eq!(counts("completion"), ((2, 28), (5, 10)));
    assert_eq!(counts("attrition"), ((2, 28), (2, 10)));
    assert_eq!(counts("referred_per_30_days"), ((38, 267), (34, 154)));
}

/// The paired WHO-5 changes within ninety days are 5, 3 before and 2, −1, 2, 4, 2, 2 after.
#[test]
fn outcomes_are_compared_by_the_mean_gain_of_those_measured_twice() {
    let comparison = comparison();
    let line = comparison.line("mean_gain_who5").unwrap();
    assert_eq!((line.before.value, line.before.denominator), (Some(4.0), Some(2)));
    assert_eq!(line.after.denominator, Some(6));
    assert!((line.contrast.value.unwrap() - (11.0 / 6.0 - 4.0)).abs() < 1e-12);
    let improved = comparison.line("improved_who5").unwrap();
    assert_eq!((improved.before.numerator, improved.after.numerator), (Some(2), Some(1)));
}

#[test]
fn an_interval_leaves_out_no_difference_exactly_where_p_says_so() {
    for line in comparison().lines {
        let none = if line.contrast.unit == laks::Unit::Ratio { 1.0 } else { 0.0 };
        if let (Some(lower), Some(upper), Some(p)) =
            (line.contrast.lower, line.contrast.upper, line.p)
        {
            assert_eq!(lower > none || upper < none, p < 0.05, "{}", line.measure);
        }
    }
}

#[test]
fn swapping_before_and_after_turns_the_differences_round() {
    let (before, after) = halves(Some(90));
    let there = before.compared_with(&after, None, None, 0.95).unwrap();
    let back = after.compared_with(&before, None, None, 0.95).unwrap();
    let (there, back) = (there.line("uptake").unwrap(), back.line("uptake").unwrap());
    assert!((there.contrast.value.unwrap() + back.contrast.value.unwrap()).abs() < 1e-12);
    assert!((there.contrast.lower.unwrap() + back.contrast.upper.unwrap()).abs() < 1e-9);
    assert!((there.p.unwrap() - back.p.unwrap()).abs() < 1e-9);
}

#[test]
fn open_cases_without_equal_follow_up_are_refused() {
    let (before, after) = halves(None);
    let error = before.compared_with(&after, None, None, 0.95).unwrap_err();
    assert!(matches!(error, Error::UnequalFollowUp { .. }));
    assert!(error.to_string().contains("follow_up_days"), "{error}");
}

#[test]
fn another_follow_up_is_another_spec() {
    let ((before, _), (_, after)) = (halves(Some(90)), halves(Some(60)));
    let error = before.compared_with(&after, None, None, 0.95).unwrap_err().to_string();
    assert!(error.contains("followed for 90 days in one and for 60 days"), "{error}");
}

#[test]
fn declared_periods_replace_the_days_seen() {
    let (before, after) = halves(Some(90));
    let period = |from, to| Some(EntryPeriod { from: day(from), to: day(to) });
    let comparison = before
        .compared_with(
            &after,
            period("2015-06-01", "2016-02-29"),
            period("2016-03-01", "2016-08-02"),
            0.95,
        )
        .unwrap();
    let line = comparison.line("referred_per_30_days").unwrap();
    assert_eq!((line.before.denominator, line.after.denominator), (Some(274), Some(155)));
    assert_eq!(line.before.value, Some(38.0 / (274.0 / 30.0)));
    let backwards = period("2016-03-01", "2016-02-01");
    assert!(before.compared_with(&after, backwards, None, 0.95).is_err());
}

#[test]
fn a_comparison_reads_as_a_table_and_a_sentence() {
    let comparison = comparison();
    assert_eq!(comparison.table().rows(), comparison.lines.len());
    let danish = comparison.sentence(Language::Danish);
    assert!(
        danish.starts_with("Andelen, der startede, var 73,7 % før og 29,4 % efter"),
        "{danish}"
    );
}
