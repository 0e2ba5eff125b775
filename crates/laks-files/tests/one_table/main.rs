//! The same table as records, as a CSV, as Arrow batches and with scores in a table of their own: the same cohort,
//! the same tally byte for byte.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare fails")]

mod drawn;
mod joined;
mod records;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use drawn::record;
use laks::results::SourceFault;
use laks::{Cohort, Error, Record, Schema};
use laks_arrow::{ArrowSource, Binding, read_cohort};
use proptest::prelude::*;
use records::{SCHEMA, columns, outcome};
use std::collections::BTreeMap;
use std::sync::Arc;

fn of_csv(records: &[Record], schema: &Schema) -> Result<Cohort, Error> {
    let path = std::env::temp_dir().join(format!("laks-one-table-{}.csv", std::process::id()));
    let columns = columns(records);
    let mut writer = csv::Writer::from_path(&path).unwrap();
    writer.write_record(columns.keys()).unwrap();
    for row in 0..records.len() {
        writer.write_record(columns.values().map(|cells| cells[row].as_str())).unwrap();
    }
    writer.flush().unwrap();
    let read = laks_files::read(&path, schema);
    std::fs::remove_file(&path).unwrap();
    read.map_err(|error| match error {
        laks_files::ReadError::Table(error) => error,
        other => SourceFault::Said { said: other.to_string() }.into(),
    })
}

pub(crate) fn batch(columns: BTreeMap<String, Vec<String>>) -> RecordBatch {
    let array = |cells: Vec<String>| -> ArrayRef {
        let cells = cells.iter().map(|cell| (!cell.is_empty()).then_some(cell.as_str()));
        Arc::new(cells.collect::<StringArray>())
    };
    RecordBatch::try_from_iter(columns.into_iter().map(|(name, cells)| (name, array(cells))))
        .unwrap()
}

fn of_arrow(records: &[Record], schema: &Schema) -> Result<Cohort, Error> {
    let batch = batch(columns(records));
    let binding = Binding::new(&batch.schema(), schema, &[])?;
    read_cohort(ArrowSource::new(Box::new(std::iter::once(Ok(batch))), binding, 1))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn records_are_read_as_the_csv_of_them(records in prop::collection::vec(record(), 1..40)) {
        let schema = Schema::from_toml(SCHEMA).unwrap();
        let expected = outcome(of_csv(&records, &schema));
        prop_assert_eq!(&outcome(Cohort::from_records(&records, &schema)), &expected);
        prop_assert_eq!(&outcome(of_arrow(&records, &schema)), &expected);
    }
}

/// A month without anybody, one without scores and a full one add up, whatever a record has.
#[test]
fn months_of_one_schema_have_one_spec_and_add_up() {
    let schema = Schema::from_toml(SCHEMA).unwrap();
    let full: Vec<Record> = (1..9).map(joined::referral).collect();
    let scoreless: Vec<Record> = (9..12)
        .map(|number| Record {
            scores: BTreeMap::new(),
            measured_on: BTreeMap::new(),
            ..joined::referral(number)
        })
        .collect();
    let tally = |records: &[Record]| {
        let cohort = Cohort::from_records(records, &schema).unwrap();
        let by = records::STRATA.map(str::to_owned);
        cohort.tally(&laks::Spec::new(cohort.layout(), ["2016-12-31"], &by).unwrap()).unwrap()
    };
    let months = [tally(&[]), tally(&scoreless), tally(&full)];
    for month in &months {
        assert_eq!(month.spec(), months[2].spec());
    }
    let all: Vec<Record> = full.iter().chain(&scoreless).cloned().collect();
    let merged = laks::Tally::merged_all(&months).unwrap();
    assert_eq!(merged, tally(&all));
    assert_eq!(merged.spec().known, tally(&all).spec().known);
}
