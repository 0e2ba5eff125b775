//! Stored tallies of the first format are still read, for what they counted as today.
//!
//! `tests/reference/tally` has the table, its tallies in the first format, and what made them.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

use laks::{Among, Cohort, Error, Exit, GoalMark, Record, Schema, Scores, Spec, Tally};
use std::collections::BTreeMap;

const SCHEMA: &str = r#"
[table]
extracted_on = "2016-06-30"
[[goals]]
id = "wellbeing"
outcome = "who5"
[[goals]]
id = "courage"
column = "courage"
"#;

fn folder() -> String {
    format!("{}/../../tests/reference/tally", env!("CARGO_MANIFEST_DIR"))
}

fn stored(name: &str) -> Tally {
    let text = std::fs::read_to_string(format!("{}/{name}.json", folder())).unwrap();
    assert!(text.starts_with("{\"laks_tally\":1,"));
    Tally::from_json(&text).unwrap()
}

fn record(row: &BTreeMap<String, String>) -> Record {
    let text = |column: &str| row.get(column).map(String::as_str).filter(|text| !text.is_empty());
    let day = |column: &str| text(column).map(|day| day.parse().unwrap());
    let number = |column: &str| text(column).and_then(|number| number.parse::<i32>().ok());
    let sessions = |column: &str| text(column).map(|number| number.parse::<u32>().unwrap());
    let scores = Scores { baseline: number("who5_baseline"), follow_up: number("who5_follow_up") };
    let strata = ["unit", "course"].into_iter();
    Record {
        referral_id: text("referral_id").map(str::to_owned),
        referred_on: day("referred_on"),
        offered_on: day("offered_on"),
        started_on: day("started_on"),
        ended_on: day("ended_on"),
        exit: text("exit").map_or(Exit::Open, |word| Exit::from_name(word).unwrap()),
        sessions_attended: sessions("sessions_attended"),
        sessions_planned: sessions("sessions_planned"),
        scores: [("who5".to_owned(), scores)].into(),
        goals: vec![match text("courage") {
            Some("yes") => GoalMark::Reached,
            Some(_) => GoalMark::NotReached,
            None => GoalMark::Unrated,
        }],
        strata: strata
            .filter_map(|column| Some((column.to_owned(), text(column)?.to_owned())))
            .collect(),
        ..Record::default()
    }
}

/// The table that the stored tallies are of.
fn cohort() -> Cohort {
    let mut reader = csv::Reader::from_path(format!("{}/referrals.csv", folder())).unwrap();
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    let records: Vec<Record> = rows.map(|row| record(&row.unwrap())).collect();
    assert_eq!(records.len(), 11);
    Cohort::from_records(&records, &Schema::from_toml(SCHEMA).unwrap()).unwrap()
}

fn counted(as_of: &[&str]) -> Tally {
    let (cohort, by) = (cohort(), ["unit".to_owned()]);
    let spec =
        Spec::new(cohort.layout(), as_of.iter().copied(), &by).unwrap().within(&[30, 60]).unwrap();
    cohort.tally_with(&spec, 1).unwrap()
}

fn both_dates() -> Tally {
    counted(&["2016-03-31", "2016-06-30"])
}

#[test]
fn a_tally_of_the_first_format_answers_what_a_fresh_count_answers() {
    let (before, now) = (stored("plain"), both_dates());
    assert_eq!(before.spec(), now.spec());
    for date in 0..2 {
        assert_eq!(before.funnel_at(date, 0.95).unwrap(), now.funnel_at(date, 0.95).unwrap());
    }
    assert_eq!(before.waiting(0.95).unwrap(), now.waiting(0.95).unwrap());
    assert_eq!(before.flow().unwrap(), now.flow().unwrap());
    // The first format did not count ratings among the facts without a date, nor those left out.
    let change = |tally: &Tally| tally.outcome("who5").unwrap().change(0.95).unwrap();
    let (old, new) = (change(&before), change(&now));
    assert_eq!((old.total, old.strata), (new.total, new.strata));
    let goals = |tally: &Tally| tally.goals(1, Some(2), Among::Started, 0.95).unwrap();
    let (old, new) = (goals(&before), goals(&now));
    assert_eq!((old.total, old.strata), (new.total, new.strata));
    // By hand: of the eight who started, a1, a2, a5, b1 and b2 have a score after; b2 has none before.
    let change = before.outcome("who5").unwrap().change(0.95).unwrap().total;
    assert_eq!([change.people, change.paired], [8, 5].map(Some));
    let completed = before.funnel(0.95).unwrap().total.counts.known("completed");
    assert_eq!(completed, Some(3));
}

#[test]
fn a_tally_of_the_first_format_adds_up_with_one_of_this() {
    let both = stored("plain").merged(&both_dates()).unwrap();
    let twice = both_dates().merged(&both_dates()).unwrap();
    assert_eq!(both.funnel(0.95).unwrap(), twice.funnel(0.95).unwrap());
    assert_eq!(Tally::from_json(&both.to_json().unwrap()).unwrap(), both);
}

/// The first format followed everybody from referral, which is neither clock of today's figures.
#[test]
fn what_the_first_format_counted_on_another_clock_is_refused_by_name() {
    let before = stored("followed");
    assert_eq!(before.spec().follow_up_days, Some(60));
    let refused = [
        before.funnel(0.95).unwrap_err(),
        before.waiting(0.95).unwrap_err(),
        before.outcomes(0.95).unwrap_err(),
        before.goals(1, None, Among::Started, 0.95).unwrap_err(),
    ];
    for error in refused {
        assert!(matches!(error, Error::NotCounted { .. }), "{error}");
    }
    let flow = before.flow().unwrap();
    let referred: u64 =
        flow.months.iter().filter_map(|month| month.events.get(&laks::Stage::Referred)).sum();
    assert_eq!(referred, 11);
}

#[test]
fn published_figures_of_the_first_format_keep_their_bounds() {
    let funnel = stored("published").funnel(0.95).unwrap();
    let bounds = |name| {
        let bounds = funnel.total.counts.bounds(name);
        (bounds.at_least, bounds.at_most)
    };
    // 8, 9 and 7 started; 5, 0 to 9 and 0 of them completed.
    assert_eq!((bounds("started"), bounds("completed")), ((24, Some(24)), (5, Some(14))));
}
