//! Two units count their own people and send the counts; whoever gathers them never sees a person.
//!
//! `cargo run -p laks --example sent_elsewhere`

use laks::{Cohort, Day, Language, Present, Record, Schema, Spec, Tally};
use std::error::Error;
use std::io::Write;

/// What a unit sends: its tally as JSON, with a checksum.
fn unit(name: &str, referred: i8) -> Result<String, laks::Error> {
    let records: Vec<Record> = (1..=referred)
        .map(|day| {
            Ok(Record {
                referred_on: Some(Day::new(2016, 3, day)?),
                started_on: Some(Day::new(2016, 4, 6)?).filter(|_| day % 2 == 0),
                strata: [("unit".to_owned(), name.to_owned())].into(),
                ..Record::default()
            })
        })
        .collect::<Result<_, laks::Error>>()?;
    let cohort = Cohort::from_records(&records, &Schema::default())?;
    let spec = Spec::new(cohort.layout(), ["2016-05-15"], &["unit".to_owned()])?;
    cohort.tally(&spec)?.to_json()
}

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let sent = [unit("Ballerup", 20)?, unit("Herlev", 9)?];

    // Elsewhere: what was changed on the way is refused.
    let tallies: Vec<Tally> =
        sent.iter().map(|text| Tally::from_json(text)).collect::<Result<_, _>>()?;
    let damaged = sent[0].replacen("20", "21", 1);
    let mut out = std::io::stdout().lock();
    if let Err(error) = Tally::from_json(&damaged) {
        writeln!(out, "refused: {error}")?;
    }
    let all = Tally::merged_all(&tallies)?;
    writeln!(out, "{}", all.total().funnel(0.95)?.sentence(Language::English))?;
    Ok(())
}
