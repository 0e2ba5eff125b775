//! Ballerup's table as records: one plain value a referral, no Arrow.

use laks::{Cohort, Exit, GoalMark, Record, Schema, Scores};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

/// The folder with Ballerup's table, schema and plan.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notebooks/data/ballerup")
}

/// The table, validated.
///
/// # Errors
/// When a file cannot be read or a row breaks a rule.
pub(crate) fn cohort() -> Result<Cohort, Box<dyn Error>> {
    let schema = Schema::from_toml(&std::fs::read_to_string(folder().join("schema.toml"))?)?;
    Ok(Cohort::from_records(&records(&folder().join("referrals.csv"))?, &schema)?)
}

/// One record a row.
///
/// # Errors
/// When the file cannot be read, or a cell is not what its column holds.
pub(crate) fn records(path: &Path) -> Result<Vec<Record>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    reader
        .deserialize::<BTreeMap<String, String>>()
        .map(|row| record(&row?))
        .collect::<Result<_, _>>()
}

fn record(row: &BTreeMap<String, String>) -> Result<Record, Box<dyn Error>> {
    let text = |column: &str| row.get(column).map(String::as_str).filter(|text| !text.is_empty());
    let day = |column: &str| text(column).map(str::parse).transpose();
    let number = |column: &str| text(column).map(str::parse::<i32>).transpose();
    let sessions = |column: &str| text(column).map(str::parse::<u32>).transpose();
    let scores = |before: &str, after: &str| {
        number(before)
            .and_then(|baseline| number(after).map(|follow_up| Scores { baseline, follow_up }))
    };
    let strata =
        [("unit", "Enhed"), ("course", "Forløb"), ("source", "Henviser"), ("sector", "Område")];
    Ok(Record {
        referral_id: text("Henvisningsnr").map(str::to_owned),
        person_id: text("Borger").map(str::to_owned),
        referred_on: day("Henvist")?,
        started_on: day("Startet")?,
        ended_on: day("Slut")?,
        exit: exit(text("Status"))?,
        sessions_attended: sessions("Fremmøde")?,
        sessions_planned: sessions("Mødegange")?,
        scores: BTreeMap::from([
            ("who5".to_owned(), scores("WHO5 start", "WHO5 slut")?),
            ("self_rated_health".to_owned(), scores("Helbred start", "Helbred slut")?),
        ]),
        goals: vec![mark(text("Mål sundhed"))?, mark(text("Mål mod"))?],
        strata: strata
            .into_iter()
            .filter_map(|(ours, theirs)| Some((ours.to_owned(), text(theirs)?.to_owned())))
            .collect(),
        ..Record::default()
    })
}

fn exit(word: Option<&str>) -> Result<Exit, String> {
    match word {
        None | Some("i gang" | "venter") => Ok(Exit::Open),
        Some("gennemført") => Ok(Exit::Completed),
        Some("udeblevet") => Ok(Exit::DroppedOut),
        Some("ophørt") => Ok(Exit::EndedOther),
        Some("ikke startet") => Ok(Exit::NeverStarted),
        Some(other) => Err(format!("the status {other:?} is not known")),
    }
}

fn mark(word: Option<&str>) -> Result<GoalMark, String> {
    match word {
        None => Ok(GoalMark::Unrated),
        Some("ja") => Ok(GoalMark::Reached),
        Some("nej") => Ok(GoalMark::NotReached),
        Some(other) => Err(format!("the rating {other:?} is not known")),
    }
}
