//! Expected and found values side by side, within each case's own tolerance.

use serde_json::Value;

pub(crate) fn compare(case: &Value, found: &Value, failures: &mut Vec<String>) {
    let tolerance = case["tolerance"].as_f64().unwrap();
    let relative = match case["tolerance_kind"].as_str().unwrap() {
        "abs" => false,
        "rel" => true,
        kind => panic!("unknown kind of tolerance {kind}"),
    };
    let close = |wanted: f64, found: f64| {
        let scale = if relative { wanted.abs() } else { 1.0 };
        (wanted - found).abs() <= tolerance * scale
    };
    let mut differ = Vec::new();
    let expected = &case["expected"];
    match expected.get("list") {
        Some(list) => {
            let (list, found) = (list.as_array().unwrap(), found.as_array().unwrap());
            assert!(!list.is_empty() && list.len() == found.len(), "{}", case["id"]);
            for (i, (wanted, found)) in list.iter().zip(found).enumerate() {
                match wanted.is_object() {
                    true => attributes(wanted, found, &format!("[{i}]."), &close, &mut differ),
                    false => value(wanted, found, &format!("[{i}]"), &close, &mut differ),
                }
            }
        }
        None => attributes(expected, found, "", &close, &mut differ),
    }
    failures.extend(differ.into_iter().map(|line| format!("{} {line}", case["id"])));
}

type Close<'a> = &'a dyn Fn(f64, f64) -> bool;

fn attributes(wanted: &Value, found: &Value, at: &str, close: Close<'_>, differ: &mut Vec<String>) {
    for (path, wanted) in wanted.as_object().unwrap() {
        let mut found = found;
        for name in path.split('.') {
            found = found.get(name).unwrap_or_else(|| panic!("no attribute {path}"));
        }
        value(wanted, found, &format!("{at}{path}"), close, differ);
    }
}

fn value(wanted: &Value, found: &Value, at: &str, close: Close<'_>, differ: &mut Vec<String>) {
    let same = match (wanted, found) {
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => {
            for (i, (wanted, found)) in wanted.iter().zip(found).enumerate() {
                value(wanted, found, &format!("{at}[{i}]"), close, differ);
            }
            true
        }
        (Value::Number(wanted), Value::Number(found)) => {
            close(wanted.as_f64().unwrap(), found.as_f64().unwrap())
        }
        _ => wanted == found,
    };
    if !same {
        differ.push(format!("{at}: expected {wanted}, found {found}"));
    }
}
