//! Looks at what was answered: it can be said in both languages, written as JSON, and no number is none.

use crate::world::Answer;
use laks::results::Values;
use laks::{Error, Estimate, IssueList, Language, Present, Table, TargetStatus, View};
use serde::Serialize;
use serde_json::Value;

const BOTH: [Language; 2] = [Language::English, Language::Danish];

/// A refusal where there is nothing to ask.
pub(crate) fn nothing() -> Error {
    Error::Argument { argument: "plan", expected: "a plan".to_owned(), found: "none".to_owned() }
}

/// A result of figures, in every shape it has.
pub(crate) fn shown<T: Present + View + Serialize>(result: &T) -> Answer {
    table(result)?;
    for language in BOTH {
        let tables = [result.view(language), result.rest(language)].concat();
        tables.iter().try_for_each(counted_table)?;
        for figure in result.figures(language) {
            let said = [figure.value, figure.interval, figure.counts, figure.note, figure.why];
            said.iter().flatten().for_each(|text| words(text));
        }
    }
    Ok(())
}

/// A result that has tables and a sentence.
pub(crate) fn table<T: Present + Serialize>(result: &T) -> Answer {
    for language in BOTH {
        words(&result.sentence(language));
    }
    counted_table(&result.table())?;
    counted_table(&result.summary())?;
    numbers(&serde_json::to_value(result).unwrap());
    Ok(())
}

/// A table prints, its columns are of one length, and no number in it is none.
pub(crate) fn counted_table(table: &Table) -> Answer {
    words(&table.to_string());
    for column in &table.columns {
        assert_eq!(column.values.len(), table.rows(), "{}", column.name);
        if let Values::Number(numbers) = &column.values {
            assert!(numbers.iter().flatten().all(|number| number.is_finite()), "{}", column.name);
        }
    }
    Ok(())
}

pub(crate) fn words(text: &str) {
    for never in ["NaN", "inf ", "Some(", "None)", "{:"] {
        assert!(!text.contains(never), "{text}");
    }
}

pub(crate) fn issues(issues: &IssueList) {
    assert!(
        issues.issues.len() as u64
            <= issues.total() + issues.counts.iter().count() as u64 * 1_000_000
    );
    for language in BOTH {
        counted_table(&issues.to_repair(language)).unwrap();
        counted_table(&issues.counts.to_show(language)).unwrap();
    }
    counted_table(&issues.table()).unwrap();
}

pub(crate) fn target(target: &TargetStatus) {
    for language in BOTH {
        words(&target.sentence(language));
        words(&target.in_words(language));
    }
    assert!(!target.cell().name().is_empty());
    drop(target.counts());
}

/// The interval holds the value; a share is one; where there is no value there is a reason.
pub(crate) fn estimate(estimate: &Estimate) {
    let ends = (estimate.lower, estimate.value, estimate.upper);
    if let (Some(lower), Some(value), Some(upper)) = ends {
        assert!(lower <= value && value <= upper, "{estimate:?}");
    }
    assert!(estimate.value.is_some() || estimate.reason.is_some(), "{estimate:?}");
    if let (Some(above), Some(below)) = (estimate.numerator, estimate.denominator) {
        assert!(
            estimate.denominator_is == laks::words::Below::Counts || above <= below,
            "{estimate:?}"
        );
    }
}

/// In JSON there is no number that is none: serde writes it as null, which stands for what is not known.
fn numbers(value: &Value) {
    match value {
        Value::Array(values) => values.iter().for_each(numbers),
        Value::Object(fields) => {
            if fields.contains_key("lower") && fields.contains_key("denominator_is") {
                let has = |name: &str| fields.get(name).is_some_and(|value| !value.is_null());
                assert!(has("value") || has("reason"), "{value}");
            }
            fields.values().for_each(numbers);
        }
        _ => {}
    }
}
