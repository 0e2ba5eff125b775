//! Embedding laks with polars: a data frame of Ballerup's table, the funnel, the outcomes, and the plan's
//! status as JSON.
//!
//! `cargo run -p laks-polars --example ballerup`, with a checkpoint or a date if wanted:
//! `cargo run -p laks-polars --example ballerup -- 2016-04-15`.

use laks::{Language, Plan, Present, Schema};
use laks_polars::{cohort, to_frame};
use polars::prelude::{Column, DataFrame};
use std::error::Error;
use std::io::Write;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let at = std::env::args().nth(1).unwrap_or_else(|| "midtvejs".to_owned());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notebooks/data/ballerup");
    let plan = Plan::from_toml(&std::fs::read_to_string(folder.join("plan.toml"))?)?;
    let schema = Schema::from_toml(&std::fs::read_to_string(folder.join("schema.toml"))?)?;
    let cohort = cohort(&frame(&folder.join("referrals.csv"))?, &schema)?;

    // One pass counts what the funnel, the outcomes and every target need.
    let tally = cohort.tally(&plan.spec(cohort.layout(), &at)?)?;
    let funnel = tally.total().funnel(0.95)?;
    let status = plan.evaluate(&tally, 0.95)?;

    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", funnel.sentence(Language::English))?;
    for outcome in &tally.spec().outcomes {
        let change = tally.outcome(&outcome.name)?.change(0.95)?;
        writeln!(out, "{}", change.sentence(Language::English))?;
    }
    // Every result is a frame too.
    let frame = to_frame(&status.summary())?;
    writeln!(out, "{} targets in a frame of {} columns", frame.height(), frame.width())?;
    writeln!(out, "{}", serde_json::to_string_pretty(&status)?)?;
    Ok(())
}

/// A CSV file as a frame of text columns; an empty cell is null.
fn frame(path: &Path) -> Result<DataFrame, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let names: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    let mut columns: Vec<Vec<Option<String>>> = vec![Vec::new(); names.len()];
    for row in reader.records() {
        for (column, cell) in columns.iter_mut().zip(row?.iter()) {
            column.push((!cell.is_empty()).then(|| cell.to_owned()));
        }
    }
    let height = columns.first().map_or(0, Vec::len);
    let columns = names.into_iter().zip(columns);
    Ok(DataFrame::new(height, columns.map(|(n, cells)| Column::new(n.into(), cells)).collect())?)
}
