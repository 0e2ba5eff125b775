//! Tables of every Arrow type, split and broken in every way, read into cohorts.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod ballerup;
mod binding;
mod defects;
mod dress;
mod dress_laws;
mod joined;
mod joined_laws;
mod splits;
mod stream_laws;
mod streams;
mod types;

use arrow_array::{ArrayRef, Date32Array, RecordBatch, StringArray};
use arrow_buffer::OffsetBuffer;
use laks::adapter::BlockReader;
use laks::adapter::{Columns, Defect, Labels};
use laks::words::DateField;
use laks::{Cohort, Error, Schema};
use laks_arrow::{ArrowSource, Binding, read_cohort};
use std::sync::Arc;

/// A table with a date of referral for every row, and these columns.
fn table(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    let rows = columns.first().map_or(3, |(_, column)| column.len());
    let days: Vec<i32> = (0..rows).map(|row| 16_889 + i32::try_from(row % 100).unwrap()).collect();
    let referred: ArrayRef = Arc::new(Date32Array::from(days));
    RecordBatch::try_from_iter(columns.into_iter().chain([("referred_on", referred)])).unwrap()
}

fn schema(text: &str) -> Schema {
    Schema::from_toml(text).unwrap()
}

fn source(batches: Vec<RecordBatch>, schema: &Schema) -> ArrowSource {
    let binding = Binding::new(&batches[0].schema(), schema, &[]).unwrap();
    ArrowSource::new(Box::new(batches.into_iter().map(Ok)), binding, 2)
}

fn cohort(batches: Vec<RecordBatch>, schema: &Schema) -> Result<Cohort, Error> {
    read_cohort(source(batches, schema))
}

/// The first block of a table as it is decoded, before any rule is checked.
fn block(batch: RecordBatch, schema: &Schema) -> (Columns, Vec<Defect>, Vec<Labels>) {
    let source = source(vec![batch], schema);
    let mut columns = Columns::new(Arc::clone(source.binding().layout()));
    let labels = source.labels().to_vec();
    let mut defects = Vec::new();
    for mut reader in source.into_readers(1) {
        reader.next_block(&mut columns, &mut defects).unwrap();
    }
    (columns, defects, labels)
}

/// The labels of a stratum, row by row.
fn labels(columns: &Columns, labels: &[Labels], stratum: &str) -> Vec<Option<String>> {
    let index = columns.layout().stratum(stratum).unwrap();
    let text = |code: &u32| labels[index].label(*code).map(|label| label.to_string());
    columns.strata[index].iter().map(text).collect()
}

/// The dates of a field, row by row, as text.
fn days(columns: &Columns, field: DateField) -> Vec<Option<String>> {
    (0..columns.len()).map(|row| columns.date(field, row).map(|day| day.to_string())).collect()
}

fn texts(values: &[&str]) -> Vec<Option<String>> {
    values.iter().map(|text| (!text.is_empty()).then(|| (*text).to_owned())).collect()
}

/// A string column whose bytes nobody has checked, as a C stream hands it over.
#[allow(unsafe_code)]
fn unchecked_strings(offsets: OffsetBuffer<i32>, bytes: Vec<u8>) -> StringArray {
    // SAFETY: the offsets stay within the bytes; the reader under test takes the texts for bytes.
    unsafe { StringArray::new_unchecked(offsets, bytes.into(), None) }
}
