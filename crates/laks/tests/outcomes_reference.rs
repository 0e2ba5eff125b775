//! Paired changes against scipy (tests/reference/outcomes/paired.json, made by `make.py` beside it).

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

use laks::{Cohort, Estimate, Exit, Record, Schema, Scores, Spec};
use serde_json::Value;

/// scipy's quantiles and ours agree to about 1e-12; a mean of a few scores loses a digit or two.
const TOLERANCE: f64 = 1e-9;

fn reference() -> Value {
    let path = format!("{}/../../tests/reference/outcomes/paired.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn scores(case: &Value, key: &str) -> Vec<i32> {
    let numbers = case[key].as_array().unwrap().iter();
    numbers.map(|n| i32::try_from(n.as_i64().unwrap()).unwrap()).collect()
}

fn people(instrument: &str, before: &[i32], after: &[i32]) -> Vec<Record> {
    let person = |(&before, &after): (&i32, &i32)| Record {
        referred_on: Some("2016-01-04".parse().unwrap()),
        started_on: Some("2016-01-12".parse().unwrap()),
        ended_on: Some("2016-05-10".parse().unwrap()),
        exit: Exit::Completed,
        scores: [(
            instrument.to_owned(),
            Scores { baseline: Some(before), follow_up: Some(after) },
        )]
        .into(),
        ..Record::default()
    };
    before.iter().zip(after).map(person).collect()
}

fn near(found: Option<f64>, expected: &Value) -> bool {
    match (found, expected.as_f64()) {
        (None, None) => true,
        (Some(found), Some(expected)) => (found - expected).abs() <= TOLERANCE,
        _ => false,
    }
}

fn agrees(found: &Estimate, expected: &Value) -> bool {
    if expected.is_null() {
        return found.value.is_none() && found.reason.is_some();
    }
    near(found.value, &expected[0])
        && near(found.lower, &expected[1])
        && near(found.upper, &expected[2])
        && (found.lower.is_some() || found.reason.is_some())
}

#[test]
fn every_figure_of_the_paired_is_scipys() {
    let reference = reference();
    let cases = reference["cases"].as_array().unwrap();
    assert!(cases.len() >= 8);
    let level = reference["level"].as_f64().unwrap();
    for case in cases {
        let instrument = case["instrument"].as_str().unwrap();
        let people = people(instrument, &scores(case, "before"), &scores(case, "after"));
        let cohort = Cohort::from_records(&people, &Schema::default()).unwrap();
        let spec = Spec::new(cohort.layout(), ["2016-06-01"], &[]).unwrap();
        let tally = cohort.tally_with(&spec, 1).unwrap();
        let row = tally.outcome(instrument).unwrap().change(level).unwrap().total;
        for (found, key) in [
            (&row.mean_before, "mean_before"),
            (&row.mean_after, "mean_after"),
            (&row.gain, "mean_gain"),
            (&row.mean_change, "mean_change"),
            (&row.improved, "improved"),
            (&row.unchanged, "unchanged"),
            (&row.worse, "worse"),
            (&row.improved_of_able, "improved_of_able"),
            (&row.worse_of_able, "worse_of_able"),
            (&row.ceiling, "ceiling"),
        ] {
            assert!(agrees(found, &case[key]), "{}, {key}: {found:?}", case["name"]);
        }
        let better = &row.probability_better;
        assert!(near(better.value, &case["probability_better"]), "{}", case["name"]);
    }
}
