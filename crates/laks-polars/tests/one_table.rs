//! A polars frame of records is read as the records are.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare fails")]

#[path = "../../laks-files/tests/one_table/records.rs"]
mod records;

use laks::{Cohort, Day, Exit, MeasuredOn, Record, Schema, Scores};
use polars::prelude::{Column, DataFrame};
use records::{ITEMS, SCHEMA, STRATA, columns, outcome};

fn referral(number: i32) -> Record {
    let day = |day: i32| Day::from_epoch(16_860 + number + day).unwrap();
    let on = MeasuredOn { baseline: Some(day(9)), follow_up: None };
    let labels = ["JC ", "egen læge", "nobody", "", "ukendt"];
    Record {
        referral_id: Some(number.to_string()),
        referred_on: (number % 11 != 0).then(|| day(0)),
        started_on: (number % 3 != 0).then(|| day(9)),
        ended_on: (number % 4 == 1).then(|| day(60)),
        exit: if number % 4 == 1 { Exit::EndedOther } else { Exit::Open },
        scores: [("who5".to_owned(), Scores { baseline: Some(number), follow_up: Some(99) })]
            .into(),
        measured_on: [("who5".to_owned(), on)].into(),
        items: ITEMS.map(|item| (item.to_owned(), number % 7)).into(),
        strata: STRATA
            .into_iter()
            .zip(labels.into_iter().cycle().skip(number as usize % 5))
            .map(|(name, label)| (name.to_owned(), label.to_owned()))
            .collect(),
        ..Record::default()
    }
}

#[test]
fn a_frame_of_records_is_read_as_they_are() {
    let schema = Schema::from_toml(SCHEMA).unwrap();
    let records: Vec<Record> = (1..120).map(referral).collect();
    let cells = columns(&records).into_iter();
    let frame = cells.map(|(name, cells)| Column::new(name.into(), cells)).collect();
    let frame = DataFrame::new(records.len(), frame).unwrap();
    let expected = outcome(Cohort::from_records(&records, &schema));
    assert!(expected.is_ok());
    assert_eq!(outcome(laks_polars::cohort(&frame, &schema)), expected);
}
