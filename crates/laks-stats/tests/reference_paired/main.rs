//! The reference cases of paired data, from the table that Rust and Python share.

// A test stops where a case cannot be read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arguments;
mod call;
mod compare;

use serde_json::Value;
use std::path::PathBuf;

/// The entries of a family in a folder of the shared reference tables.
fn read(folder: &str, family: &str) -> Vec<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/reference")
        .join(folder)
        .join(format!("{family}.json"));
    let text = std::fs::read_to_string(&path).expect("the table of cases is in the repository");
    serde_json::from_str(&text).expect("the table of cases is JSON")
}

/// Runs every case of a family; at least `expected` of them must be there.
fn run(family: &str, expected: usize) {
    let cases = read("stats", family);
    assert!(cases.len() >= expected, "{family}: {} cases found, {expected} known", cases.len());
    let failures: Vec<String> =
        cases.iter().flat_map(|case| compare::differences(case, &call::call(case))).collect();
    assert!(failures.is_empty(), "{} of {family} differ:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn paired_yes_no_cases_come_out() {
    run("paired_binary", 76);
}

#[test]
fn ordinal_paired_cases_come_out() {
    run("ordinal_paired", 28);
}

#[test]
fn paired_change_cases_come_out() {
    run("paired_change", 194);
}

#[test]
fn bootstrap_cases_come_out() {
    run("bootstrap", 30);
}

#[test]
fn reliable_change_cases_come_out() {
    run("reliable_change", 17);
}

#[test]
fn goal_attainment_cases_come_out() {
    run("goal_attainment", 6);
}

#[test]
fn figures_hold_to_ten_digits_also_in_the_tails_and_at_a_billion() {
    run("paired_precision", 168);
}

#[test]
fn what_is_left_out_says_why_and_is_not_tested_elsewhere() {
    for (family, number) in [("paired_binary", 3), ("reliable_change", 2)] {
        let tested = read("stats", family);
        let left_out = read("left_out", family);
        assert_eq!(left_out.len(), number, "{family}");
        for case in left_out {
            assert!(case["why"].as_str().is_some_and(|why| why.len() > 20), "{case}");
            assert!(tested.iter().all(|other| other["id"] != case["id"]), "{case}");
        }
    }
}
