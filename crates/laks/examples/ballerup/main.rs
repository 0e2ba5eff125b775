//! Embedding laks: records from a `Vec`, a funnel, and the plan's status as JSON. No Arrow.
//!
//! `cargo run -p laks --example ballerup`, with a checkpoint or a date if wanted:
//! `cargo run -p laks --example ballerup -- 2016-04-15`.

mod records;

use laks::{Language, Plan, Present};
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let at = std::env::args().nth(1).unwrap_or_else(|| "midtvejs".to_owned());
    let plan = Plan::from_toml(&std::fs::read_to_string(records::folder().join("plan.toml"))?)?;
    let cohort = records::cohort()?;

    // One pass counts what the funnel and every target need.
    let tally = cohort.tally(&plan.spec(cohort.layout(), &at)?)?;
    let funnel = tally.total().funnel(0.95)?;
    let status = plan.evaluate(&tally, 0.95)?;

    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", funnel.sentence(Language::English))?;
    writeln!(out, "{}", status.sentence(Language::English))?;
    writeln!(out, "{}", serde_json::to_string_pretty(&status)?)?;
    Ok(())
}
