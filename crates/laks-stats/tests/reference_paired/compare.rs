//! Compares what came out with what a case expects, within its tolerance.

use serde_json::Value;

/// One line for each expected figure that differs.
pub(crate) fn differences(case: &Value, found: &Value) -> Vec<String> {
    let tolerance = case["tolerance"].as_f64().expect("a case has a tolerance");
    let relative = case["tolerance_kind"] == "rel";
    let expected = case["expected"].as_object().expect("a case expects named figures");
    assert!(!expected.is_empty(), "{} expects nothing", case["id"]);
    expected
        .iter()
        .filter_map(|(path, expected)| {
            let found = path.split('.').fold(found, |value, key| {
                value.get(key).unwrap_or_else(|| panic!("no {path} in {found}"))
            });
            let same = agree(expected, found, tolerance, relative);
            (!same).then(|| {
                format!("{} {} {path}: {expected} expected, {found}", case["id"], case["part"])
            })
        })
        .collect()
}

fn agree(expected: &Value, found: &Value, tolerance: f64, relative: bool) -> bool {
    match (expected, found) {
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(e, f)| agree(e, f, tolerance, relative))
        }
        (Value::Number(expected), Value::Number(found)) => {
            let (expected, found) = (number(expected), number(found));
            let scale = if relative { expected.abs() } else { 1.0 };
            (found - expected).abs() <= tolerance * scale
        }
        (expected, found) => expected == found,
    }
}

fn number(value: &serde_json::Number) -> f64 {
    value.as_f64().expect("JSON numbers are numbers")
}
