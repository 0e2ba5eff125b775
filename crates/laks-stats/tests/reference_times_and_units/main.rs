//! The shared tables of reference calls for times, units, charts, inequality and imputation.

#![allow(clippy::unwrap_used, clippy::panic)] // a broken table should stop the test

mod args;
mod charts;
mod compare;
mod inequality;
mod results;
mod survival;
mod units;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

const FAMILIES: [(&str, usize); 10] = [
    ("kaplan_meier", 24),
    ("logrank", 9),
    ("competing_risks", 6),
    ("predictive_probability", 4),
    ("funnel_plot", 7),
    ("spc", 16),
    ("inequality", 25),
    ("multiple_imputation", 4),
    ("survival_computed", 172),
    ("precision_times_and_units", 15),
];

fn table(folder: &str, family: &str) -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reference");
    let path = root.join(folder).join(format!("{family}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str::<Value>(&text).unwrap().as_array().unwrap().clone()
}

fn result(case: &Value) -> Value {
    let (function, args) = (case["function"].as_str().unwrap(), args::Args(&case["args"]));
    let then: Vec<&Value> = match &case["then"] {
        Value::Null => Vec::new(),
        Value::Array(steps) => steps.iter().collect(),
        step => vec![step],
    };
    survival::call(function, &args, &then)
        .or_else(|| units::call(function, &args))
        .or_else(|| charts::call(function, &args))
        .or_else(|| inequality::call(function, &args))
        .unwrap_or_else(|| panic!("no function {function}"))
}

#[test]
fn every_reference_call_gives_what_its_source_says() {
    let mut failures = Vec::new();
    for (family, ids) in FAMILIES {
        let cases = table("stats", family);
        let found: BTreeSet<&str> = cases.iter().map(|case| case["id"].as_str().unwrap()).collect();
        assert_eq!(found.len(), ids, "{family}");
        for case in &cases {
            compare::compare(case, &result(case), &mut failures);
        }
    }
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_is_left_out_says_why_and_is_not_tested_elsewhere() {
    let mut seen = 0;
    for family in
        ["kaplan_meier", "funnel_plot", "inequality", "missing_data", "multiple_imputation"]
    {
        let tested = if family == "missing_data" { Vec::new() } else { table("stats", family) };
        for case in table("left_out", family) {
            assert!(case["why"].as_str().is_some_and(|why| why.len() > 20), "{case}");
            assert!(tested.iter().all(|other| other["id"] != case["id"]), "{case}");
            seen += 1;
        }
    }
    assert_eq!(seen, 24);
}
