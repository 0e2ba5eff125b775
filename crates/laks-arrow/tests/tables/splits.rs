//! However the rows are split into batches, the cohort is the same.

use super::cohort;
use arrow_array::types::Int16Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int8Array, Int64Array,
    LargeStringArray, RecordBatch, StringArray, StringViewArray,
};
use laks::{Cohort, Schema};
use proptest::prelude::*;
use std::sync::Arc;

#[derive(Debug, Clone)]
struct Row {
    id: i64,
    referred: i32,
    wait: Option<i32>,
    words: [Option<usize>; 4],
    score: Option<i8>,
    item: Option<u8>,
    goal: Option<bool>,
}

const WORDS: [&str; 6] =
    ["", "gp", "Jobcenter Ballerup", "jobcenter", " gp", "Livsstilscafé Ballerup, hold 2"];
const EXITS: [&str; 4] = ["", "open", "completed", "?"];

prop_compose! {
    fn row()(
        id in 0..50_i64,
        referred in 16_000..16_100,
        wait in proptest::option::of(-1..30),
        words in proptest::array::uniform4(proptest::option::of(0..WORDS.len())),
        score in proptest::option::of(-1..30_i8),
        item in proptest::option::of(0..6_u8),
        goal in proptest::option::of(any::<bool>()),
    ) -> Row {
        Row { id, referred, wait, words, score, item, goal }
    }
}

fn batch(rows: &[Row]) -> RecordBatch {
    let word = |which: usize| rows.iter().map(move |row| row.words[which].map(|word| WORDS[word]));
    let exit = rows.iter().map(|row| row.words[3].map(|word| EXITS[word % EXITS.len()]));
    let iso = |row: &Row| row.wait.map(|wait| laks::Day::from_epoch(row.referred + wait).unwrap());
    let started = rows.iter().map(|row| iso(row).map(|day| day.to_string()));
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("referral_id", Arc::new(rows.iter().map(|row| Some(row.id)).collect::<Int64Array>())),
        (
            "referred_on",
            Arc::new(rows.iter().map(|row| Some(row.referred)).collect::<Date32Array>()),
        ),
        ("started_on", Arc::new(started.collect::<StringArray>())),
        ("unit", Arc::new(word(0).collect::<StringViewArray>())),
        ("source", Arc::new(word(1).collect::<LargeStringArray>())),
        ("sector", Arc::new(word(2).collect::<DictionaryArray<Int16Type>>())),
        ("exit", Arc::new(exit.collect::<StringViewArray>())),
        ("who5_baseline", Arc::new(rows.iter().map(|row| row.score).collect::<Int8Array>())),
        (
            "self_rated_health_baseline",
            Arc::new(rows.iter().map(|row| row.item.map(f64::from)).collect::<Float64Array>()),
        ),
        ("goal_1", Arc::new(rows.iter().map(|row| row.goal).collect::<BooleanArray>())),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

/// Everything that makes a cohort, with labels as texts: their numbers may differ.
fn content(cohort: &Cohort) -> impl PartialEq + std::fmt::Debug {
    let columns = cohort.columns();
    let labels: Vec<Vec<_>> = columns
        .strata
        .iter()
        .zip(cohort.labels())
        .map(|(codes, labels)| codes.iter().map(|&code| labels.label(code)).collect())
        .collect();
    let scores = columns.scores.clone();
    let dates = columns.dates.clone();
    let small = (columns.exit.clone(), columns.goals.clone(), columns.referral_ids.clone());
    (dates, small, scores, labels, cohort.issues().clone())
}

fn lenient() -> Schema {
    super::schema(
        "[rules]\nunknown_exit = \"blank\"\nscore_out_of_range = \"blank\"\n\
         percent_as_raw = \"blank\"\ndates_out_of_order = \"exclude\"\n\
         duplicate_referral_id = \"exclude\"\nexit_without_end_date = \"blank\"\n\
         exit_without_start = \"blank\"",
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_split_of_rows_into_batches_gives_the_same_cohort(
        rows in proptest::collection::vec(row(), 1..60),
        cuts in proptest::collection::vec(0..60_usize, 0..6),
    ) {
        let whole = cohort(vec![batch(&rows)], &lenient()).unwrap();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(rows.len())).collect();
        cuts.extend([0, rows.len()]);
        cuts.sort_unstable();
        let parts = || cuts.windows(2);
        let made: Vec<RecordBatch> = parts().map(|cut| batch(&rows[cut[0]..cut[1]])).collect();
        let table = batch(&rows);
        let sliced = parts().map(|cut| table.slice(cut[0], cut[1] - cut[0])).collect();
        for batches in [made, sliced] {
            let split = cohort(batches, &lenient()).unwrap();
            prop_assert_eq!(content(&split), content(&whole));
        }
    }
}
