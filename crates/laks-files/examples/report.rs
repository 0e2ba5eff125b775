//! From a CSV to a report as JSON, counted in bounded memory.
//!
//! `cargo run -p laks-files --example report`, or with files of one's own:
//! `cargo run -p laks-files --example report -- referrals.csv schema.toml 2016-05-15`.

use laks::{Language, Present, Schema};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1).filter(|argument| argument.contains('.'));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notebooks/data/ballerup");
    let table = given.next().map_or_else(|| folder.join("referrals.csv"), PathBuf::from);
    let schema = given.next().map_or_else(|| folder.join("schema.toml"), PathBuf::from);
    let as_of = given.next().unwrap_or_else(|| "2016-05-15".to_owned());

    let schema = Schema::from_toml(&std::fs::read_to_string(schema)?)?;
    let tally = laks_files::tally(&table, &schema, as_of.as_str(), &["source".to_owned()])?;
    let funnel = tally.funnel(0.95)?;
    let changes = tally.outcomes(0.95)?;

    // Every result is a value that serde writes; a sentence and a table say it to people.
    let report = serde_json::json!({
        "as_of": as_of,
        "said": funnel.sentence(Language::English),
        "funnel": funnel,
        "outcomes": changes,
    });
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
    Ok(())
}
