//! From the records of a program to the status of its plan.
//!
//! `cargo run -p laks --example plan_status`

use laks::{Cohort, Day, Exit, Language, Plan, Present, Record, Schema, Scores};
use std::error::Error;
use std::io::Write;

const PLAN: &str = r#"
[plan]
id = "cafe"
title = "Livsstilscafé"
version = 1
starts_on = 2016-03-01
[checkpoints]
half-way = 2016-05-15
[[targets]]
id = "referred"
text = "At least 10 are referred from March to mid-September"
measure = "referred"
from = 2016-03-01
to = 2016-09-15
at_least = 10
[[targets]]
id = "april"
text = "6 start in April"
measure = "started"
from = 2016-04-01
to = 2016-04-30
at_least = 6
"#;

/// What a system of journals might hold of one citizen: some started, some of them finished.
fn referral(number: i8) -> Result<Record, laks::Error> {
    let day = |month, day| Day::new(2016, month, day);
    let started = number % 3 != 0;
    let finished = started && number % 4 == 1;
    let scores = Scores { baseline: Some(8), follow_up: finished.then_some(14) };
    Ok(Record {
        referral_id: Some(format!("H{number}")),
        referred_on: Some(day(3, number)?),
        started_on: started.then(|| day(4, 6)).transpose()?,
        ended_on: finished.then(|| day(5, 11)).transpose()?,
        exit: if finished { Exit::Completed } else { Exit::Open },
        scores: [("who5".to_owned(), scores)].into(),
        strata: [("source".to_owned(), "Jobcenter".to_owned())].into(),
        ..Record::default()
    })
}

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let records: Vec<Record> = (1..=12).map(referral).collect::<Result<_, _>>()?;
    let plan = Plan::from_toml(PLAN)?;
    let cohort = Cohort::from_records(&records, &Schema::default())?;

    // One pass counts what every target needs.
    let tally = cohort.tally(&plan.spec(cohort.layout(), "half-way")?)?;
    let status = plan.evaluate(&tally, 0.95)?;

    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", status.sentence(Language::English))?;
    for target in &status.targets {
        writeln!(out, "{}: {:?}", target.id, target.status)?;
    }
    Ok(())
}
