//! A Rust program is told of each broken CSV and workbook what everybody is told.

use laks::{Error, Schema};
use laks_files::{ReadError, read};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Expected {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    file: String,
    schema: Option<serde_json::Value>,
    says: Option<String>,
    issues: Option<Vec<String>>,
}

fn is_read_here(file: &str) -> bool {
    [".csv", ".xlsx", ".xls", ".ods"].iter().any(|ending| file.ends_with(ending))
}

#[test]
fn every_broken_file_is_answered_with_its_sentence_or_its_issues() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/broken");
    let expected = std::fs::read_to_string(folder.join("expected.toml")).unwrap();
    let expected: Expected = toml::from_str(&expected).unwrap();
    let cases: Vec<Case> =
        expected.case.into_iter().filter(|case| is_read_here(&case.file)).collect();
    assert!(cases.len() > 80, "{}", cases.len());
    for case in cases {
        let keys = case.schema.map_or_else(|| "{}".to_owned(), |keys| keys.to_string());
        let answer = Schema::from_json(&keys)
            .map_err(ReadError::Table)
            .and_then(|schema| read(folder.join(&case.file), &schema));
        match (answer.unwrap_err(), case.says, case.issues) {
            (ReadError::Table(Error::Issues(issues)), None, Some(expected)) => {
                assert_eq!(issues.total(), expected.len() as u64, "{}", case.file);
            }
            (error, Some(says), None) => assert_eq!(error.to_string(), says, "{}", case.file),
            (error, _, _) => panic!("{}: {error}", case.file),
        }
    }
}
