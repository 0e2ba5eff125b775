//! What a web service does: each day's records are counted and added to a running tally; nobody's record is kept.
//!
//! `cargo run -p laks --example running_tally`

use laks::{Cohort, Day, Language, Present, Record, Schema, Spec, Tally};
use std::error::Error;
use std::io::Write;

/// What the service holds: how records are read, what is counted, and the counts so far.
struct Service {
    schema: Schema,
    spec: Spec,
    so_far: Tally,
}

impl Service {
    /// Nobody yet. The spec of no records is that of every day's.
    fn new(schema: Schema, as_of: &str) -> Result<Self, laks::Error> {
        let nobody = Cohort::from_records(&[], &schema)?;
        let spec = Spec::new(nobody.layout(), [as_of], &["source".to_owned()])?;
        let so_far = nobody.tally(&spec)?;
        Ok(Self { schema, spec, so_far })
    }

    /// Takes a day's records; a day with a record that breaks a rule is refused whole, and changes nothing.
    fn take(&mut self, records: &[Record]) -> Result<(), laks::Error> {
        let cohort = Cohort::from_records(records, &self.schema)?;
        let spec = Spec::new(cohort.layout(), self.spec.as_of.clone(), &self.spec.by)?;
        self.so_far.merge(&cohort.tally(&spec)?)
    }
}

fn referral(day: Day, source: &str) -> Record {
    Record {
        referred_on: Some(day),
        started_on: Some(day.plus_days(12)).filter(|_| source != "gp"),
        strata: [("source".to_owned(), source.to_owned())].into(),
        ..Record::default()
    }
}

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let schema = Schema::from_toml("[values.source]\ngp = \"Egen læge\"\njobcentre = \"JC\"\n")?;
    let mut service = Service::new(schema, "2016-05-15")?;
    let mut out = std::io::stdout().lock();

    let monday = Day::new(2016, 3, 7)?;
    service.take(&[referral(monday, "JC"), referral(monday, "gp")])?;
    service.take(&[])?;
    writeln!(out, "{}", service.so_far.total().funnel(0.95)?.sentence(Language::English))?;

    // Somebody wrote a start before the referral: the day is refused, and the tally stays as it was.
    let wrong = Record { started_on: Some(Day::new(2016, 3, 1)?), ..referral(monday, "JC") };
    match service.take(&[wrong]) {
        Ok(()) => return Err("a start before the referral was taken".into()),
        Err(error) => writeln!(out, "{error}")?,
    }
    service.take(&[referral(Day::new(2016, 3, 8)?, "Egen læge")])?;
    writeln!(out, "{}", service.so_far.total().funnel(0.95)?.sentence(Language::English))?;
    Ok(())
}
