//! A question takes a day, a civil date of jiff or a text, and refuses a date that laks does not know.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

use jiff::civil::{Date, date};
use laks::results::EntryPeriod;
use laks::words::DateField;
use laks::{Cohort, Day, Error, Exit, Plan, Record, Schema, Spec, Tally};

const FAR: Date = date(2300, 1, 1);

fn cohort() -> Cohort {
    let referral = |month| Record {
        referred_on: Some(Day::new(2016, month, 4).unwrap()),
        exit: Exit::Open,
        ..Record::default()
    };
    Cohort::from_records(&[referral(2), referral(3), referral(4)], &Schema::default()).unwrap()
}

fn tally() -> Tally {
    let cohort = cohort();
    cohort.tally(&Spec::new(cohort.layout(), [date(2016, 6, 30)], &[]).unwrap()).unwrap()
}

fn is_no_day<T: std::fmt::Debug>(answer: Result<T, Error>) {
    let error = answer.unwrap_err();
    assert!(matches!(error, Error::Date(_)), "{error}");
    assert_eq!(
        error.to_string(),
        "a date must be written YYYY-MM-DD and lie between 1800-01-01 and 2199-12-31, but is \
         \"2300-01-01\""
    );
}

#[test]
fn a_day_a_civil_date_and_a_text_ask_the_same() {
    let (day, civil, text) = (Day::new(2016, 3, 1).unwrap(), date(2016, 3, 1), "2016-03-01");
    let tally = tally();
    let march = tally.period(day, "2016-03-31").unwrap();
    assert_eq!(tally.period(civil, date(2016, 3, 31)).unwrap(), march);
    assert_eq!(tally.period(&day, "2016-03-31").unwrap(), march);
    let cohort = cohort();
    let sizes = [
        cohort.split_at(DateField::Referred, day).unwrap(),
        cohort.split_at(DateField::Referred, civil).unwrap(),
        cohort.split_at(DateField::Referred, text).unwrap(),
    ]
    .map(|split| (split.before.len(), split.after.len()));
    assert_eq!(sizes, [(1, 2); 3]);
    let period = EntryPeriod::new(day, civil).unwrap();
    assert_eq!((period.from, period.to, period.days().unwrap()), (day, day, 1));
}

#[test]
fn a_date_that_laks_does_not_know_is_refused() {
    let (cohort, tally) = (cohort(), tally());
    is_no_day(Spec::new(cohort.layout(), [FAR], &[]));
    is_no_day(cohort.split_at(DateField::Started, FAR));
    is_no_day(tally.period("2016-03-01", FAR));
    is_no_day(tally.period(FAR, "2016-03-01"));
    is_no_day(EntryPeriod::new("2016-03-01", FAR));
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let error = EntryPeriod::new("2016-03-01", date(2016, 2, 29)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "period must be a period that ends on or after its first day 2016-03-01, but is 2016-02-29"
    );
}

#[test]
fn no_checkpoint_stands_at_a_date_that_is_none() {
    let plan = Plan::from_toml(
        "checkpoints = { half_way = 2016-05-15 }\ntargets = []\n[plan]\nid = \"a\"\ntitle = \"A\"\n\
         version = 1\nstarts_on = 2016-03-01\n",
    )
    .unwrap();
    assert_eq!(plan.checkpoint_at(date(2016, 5, 15)), Some("half_way"));
    assert_eq!(plan.checkpoint_at("2016-05-15"), Some("half_way"));
    assert_eq!(plan.checkpoint_at(FAR), None);
}
