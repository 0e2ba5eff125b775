//! How long it takes to decode a table: nanoseconds a row on one core.
//!
//! Three dates, an exit, two strata, four scores and four goals, as two kinds of strings hold them.
#![allow(missing_docs, clippy::unwrap_used)]

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Int8Array, LargeStringArray, RecordBatch, StringViewArray,
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use laks::Schema;
use laks::adapter::BlockReader;
use laks::adapter::Columns;
use laks_arrow::{ArrowSource, Binding};
use std::sync::Arc;

const ROWS: usize = 1_000_000;

/// A number that jumps about, the same in every run.
fn scatter(row: usize, salt: u64) -> usize {
    let mixed = (row as u64 ^ salt << 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33) as usize
}

fn units() -> Vec<String> {
    (1..=19).map(|unit| format!("unit_{unit:02}")).collect()
}

const SOURCES: [&str; 6] = ["gp", "hospital", "jobctr", "self", "social", "other"];
const EXITS: [&str; 2] = ["dropped_out", "completed"];

fn texts<'a>(words: &'a [&'a str], salt: u64) -> impl Iterator<Item = &'a str> + use<'a> {
    (0..ROWS).map(move |row| words[scatter(row, salt) % words.len()])
}

fn started(row: usize) -> bool {
    scatter(row, 9) % 10 < 7
}

fn table(strings: &str) -> RecordBatch {
    let units = units();
    let units: Vec<&str> = units.iter().map(String::as_str).collect();
    let long: Vec<String> = units.iter().map(|unit| format!("Livsstilscafé {unit}")).collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let column = |words: &[&str], salt| -> ArrayRef {
        if strings == "large" {
            Arc::new(LargeStringArray::from_iter_values(texts(words, salt)))
        } else {
            Arc::new(StringViewArray::from_iter_values(texts(words, salt)))
        }
    };
    let day = |salt, least| -> ArrayRef {
        let day = |row| i32::try_from(least + scatter(row, salt) % 300).unwrap();
        Arc::new((0..ROWS).map(|row| started(row).then(|| day(row))).collect::<Date32Array>())
    };
    let score = |salt| -> ArrayRef {
        let score = |row| i8::try_from(scatter(row, salt) % 5 + 1).unwrap();
        Arc::new((0..ROWS).map(|row| started(row).then(|| score(row))).collect::<Int8Array>())
    };
    let goal = |salt| -> ArrayRef {
        let goal = |row| started(row).then(|| scatter(row, salt).is_multiple_of(2));
        Arc::new((0..ROWS).map(goal).collect::<BooleanArray>())
    };
    let referred = (0..ROWS).map(|row| i32::try_from(18_000 + scatter(row, 1) % 1800).unwrap());
    let exits: ArrayRef = {
        let exit = |row| started(row).then(|| EXITS[scatter(row, 2) % 2]);
        if strings == "large" {
            Arc::new((0..ROWS).map(exit).collect::<LargeStringArray>())
        } else {
            Arc::new((0..ROWS).map(exit).collect::<StringViewArray>())
        }
    };
    RecordBatch::try_from_iter([
        ("unit", column(if strings == "long" { &long } else { &units }, 3)),
        ("source", column(&SOURCES, 4)),
        ("referred_on", Arc::new(Date32Array::from_iter_values(referred)) as ArrayRef),
        ("started_on", day(5, 19_900)),
        ("ended_on", day(6, 20_300)),
        ("exit", exits),
        ("who5_baseline", score(7)),
        ("who5_follow_up", score(8)),
        ("self_rated_health_baseline", score(10)),
        ("self_rated_health_follow_up", score(11)),
        ("goal_1", goal(12)),
        ("goal_2", goal(13)),
        ("goal_3", goal(14)),
        ("goal_4", goal(15)),
    ])
    .unwrap()
}

fn decode(batch: &RecordBatch) -> u64 {
    let binding = Binding::new(&batch.schema(), &Schema::default(), &[]).unwrap();
    let mut block = Columns::new(Arc::clone(binding.layout()));
    let mut defects = Vec::new();
    let batches = Box::new([Ok(batch.clone())].into_iter());
    let mut rows = 0;
    for mut reader in ArrowSource::new(batches, binding, 1).into_readers(1) {
        while reader.next_block(&mut block, &mut defects).unwrap().is_some() {
            rows += block.len() as u64;
        }
    }
    assert!(defects.is_empty());
    rows
}

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decode");
    group.throughput(Throughput::Elements(ROWS as u64)).sample_size(20);
    for strings in ["view", "large", "long"] {
        let batch = table(strings);
        group.bench_function(strings, |bencher| bencher.iter(|| decode(&batch)));
    }
    // What each kind of column costs alone, beside the one date that every table has.
    let batch = table("view");
    for (name, columns) in [
        ("one date", &[2_usize][..]),
        ("and two dates with gaps", &[2, 3, 4]),
        ("and one stratum", &[2, 0]),
        ("and the exit", &[2, 5]),
        ("and four scores", &[2, 6, 7, 8, 9]),
        ("and four goals", &[2, 10, 11, 12, 13]),
    ] {
        let part = batch.project(columns).unwrap();
        group.bench_function(name, |bencher| bencher.iter(|| decode(&part)));
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
