//! The café's table, every cell a text as in its file: the published figures come out.

use super::{cohort, source};
use arrow_array::{ArrayRef, RecordBatch, StringViewArray};
use laks::{Day, Schema, Spec};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

fn read(file: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../notebooks/data/ballerup");
    fs::read_to_string(folder.join(file)).unwrap()
}

fn referrals() -> RecordBatch {
    let text = read("referrals.csv");
    assert!(!text.contains('"'), "a cell in quotes needs a real reader");
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let names = lines.next().unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    let columns = names.iter().enumerate().map(|(place, name)| {
        let cells = rows.iter().map(|row| Some(row[place]).filter(|cell| !cell.is_empty()));
        (*name, Arc::new(cells.collect::<StringViewArray>()) as ArrayRef)
    });
    RecordBatch::try_from_iter(columns).unwrap()
}

#[test]
fn the_published_figures_come_out_from_texts_alone() {
    let schema = Schema::from_toml(&read("schema.toml")).unwrap();
    let table = referrals();
    let cohort = cohort(vec![table.clone()], &schema).unwrap();
    assert_eq!((cohort.len(), cohort.issues().total()), (83, 0));
    assert!(cohort.layout().unused.is_empty());
    let early: Day = "2016-02-15".parse().unwrap();
    let spec = Spec::new(cohort.layout(), [early], &["source".to_owned()]).unwrap();
    let tally = cohort.tally(&spec).unwrap();
    let funnel = tally.funnel(0.95).unwrap();
    let counts = &funnel.total.counts;
    assert_eq!((counts.known("referred"), counts.known("started")), (Some(35), Some(24)));
    for workers in [1, 2, 5] {
        let parts = [(0, 30), (30, 0), (30, 53)].map(|(start, len)| table.slice(start, len));
        let streamed = source(parts.to_vec(), &schema).tally(&spec, workers, &|_| true).unwrap();
        assert_eq!(streamed.funnel(0.95).unwrap(), funnel);
    }
}
