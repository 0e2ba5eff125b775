//! Every type that a column may have, whole and sliced, gives the same values.

use super::{block, days, labels, schema, table, texts};
use arrow_array::types::{
    ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Date64Array, DictionaryArray, Float32Array,
    Float64Array, Int8Array, Int16Array, Int32Array, Int64Array, LargeStringArray, NullArray,
    PrimitiveArray, RecordBatch, StringArray, StringViewArray, TimestampMicrosecondArray,
    TimestampMillisecondArray, TimestampNanosecondArray, TimestampSecondArray, UInt8Array,
    UInt16Array, UInt32Array, UInt64Array,
};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use laks::adapter::NO_SCORE;
use laks::words::DateField;
use laks::{Exit, GoalMark, Schema};
use std::sync::Arc;

/// A dictionary of these keys, whose words hold one that no row uses.
fn dictionary<K: ArrowDictionaryKeyType>(values: &[Option<&str>], words: &str) -> ArrayRef {
    let mut distinct: Vec<&str> = vec!["a word that no row uses"];
    let keys: PrimitiveArray<K> = values
        .iter()
        .map(|value| {
            value.map(|text| {
                let place = distinct.iter().position(|word| *word == text).unwrap_or_else(|| {
                    distinct.push(text);
                    distinct.len() - 1
                });
                <K::Native as arrow_buffer::ArrowNativeType>::usize_as(place)
            })
        })
        .collect();
    let words: ArrayRef = match words {
        "plain" => Arc::new(StringArray::from(distinct)),
        "large" => Arc::new(LargeStringArray::from(distinct)),
        _ => Arc::new(StringViewArray::from(distinct)),
    };
    Arc::new(DictionaryArray::new(keys, words))
}

/// The same texts in every type that holds texts, each also as a slice of a longer column.
fn as_texts(values: &[Option<&str>]) -> Vec<ArrayRef> {
    let padded: Vec<Option<&str>> =
        [Some("before"), None].into_iter().chain(values.iter().copied()).chain([None]).collect();
    [values, &padded]
        .into_iter()
        .flat_map(|values| -> Vec<ArrayRef> {
            let owned = values.to_vec();
            vec![
                Arc::new(StringArray::from(owned.clone())),
                Arc::new(LargeStringArray::from(owned.clone())),
                Arc::new(StringViewArray::from(owned)),
                dictionary::<Int8Type>(values, "plain"),
                dictionary::<Int16Type>(values, "view"),
                dictionary::<Int32Type>(values, "large"),
                dictionary::<Int64Type>(values, "plain"),
                dictionary::<UInt8Type>(values, "view"),
                dictionary::<UInt16Type>(values, "large"),
                dictionary::<UInt32Type>(values, "view"),
                dictionary::<UInt64Type>(values, "plain"),
            ]
        })
        .map(|array| if array.len() == values.len() { array } else { array.slice(2, values.len()) })
        .collect()
}

#[test]
fn labels_are_the_same_in_every_type_of_text() {
    let long = "Livsstilscafé Ballerup, hold 1";
    let values =
        [Some("Jobcenter"), None, Some(long), Some(""), Some("præcis 12 b"), Some(" Jobcenter ")];
    for array in as_texts(&values) {
        let kind = array.data_type().clone();
        let (columns, defects, codes) = block(table(vec![("source", array)]), &Schema::default());
        let expected = texts(&["Jobcenter", "", long, "", "præcis 12 b", "Jobcenter"]);
        assert_eq!(labels(&columns, &codes, "source"), expected, "{kind}");
        assert!(defects.is_empty());
        assert_eq!(codes[0].len(), 3, "{kind}: a word that no row uses is no label");
    }
}

#[test]
fn spellings_of_a_stratum_become_one_label() {
    let schema = schema("[values.source]\nJobcenter = [\"JC\", \"Jobcentret\"]");
    for array in as_texts(&[Some("jc"), Some("Jobcentret"), Some("JOBCENTER"), Some("Læge")]) {
        let (columns, _, codes) = block(table(vec![("source", array)]), &schema);
        let expected = texts(&["Jobcenter", "Jobcenter", "Jobcenter", "Læge"]);
        assert_eq!(labels(&columns, &codes, "source"), expected);
    }
}

#[test]
fn numbers_and_booleans_are_labels_by_their_digits_and_names() {
    let of = |array: ArrayRef| {
        let (columns, _, codes) = block(table(vec![("unit", array)]), &Schema::default());
        labels(&columns, &codes, "unit")
    };
    assert_eq!(
        of(Arc::new(Int32Array::from(vec![Some(101), None, Some(-1)]))),
        texts(&["101", "", "-1"])
    );
    assert_eq!(of(Arc::new(UInt64Array::from(vec![u64::MAX]))), texts(&["18446744073709551615"]));
    assert_eq!(of(Arc::new(Float64Array::from(vec![101.0, f64::NAN]))), texts(&["101", ""]));
    let booleans = BooleanArray::from(vec![Some(true), None, Some(false)]);
    assert_eq!(of(Arc::new(booleans)), texts(&["true", "", "false"]));
}

#[test]
fn exits_are_the_same_in_every_type_of_text() {
    let schema = schema("[values.exit]\ncompleted = \"gennemført\"\nopen = [\"i gang\"]");
    let values = [Some("Gennemført"), Some("dropped_out"), None, Some("i gang"), Some(" ")];
    for array in as_texts(&values) {
        let (columns, defects, _) = block(table(vec![("exit", array)]), &schema);
        let expected = [Exit::Completed, Exit::DroppedOut, Exit::Open, Exit::Open, Exit::Open];
        assert_eq!(columns.exit, expected.map(|exit| exit as u8));
        assert!(defects.is_empty());
    }
}

#[test]
fn dates_are_the_same_in_every_type() {
    let day = [Some(16_889_i64), None, Some(-1)];
    let of = |unit: i64| day.map(|day| day.map(|day| day * unit + unit - 1)).to_vec();
    let dates: Vec<ArrayRef> = vec![
        Arc::new(Date32Array::from(vec![Some(16_889), None, Some(-1)])),
        Arc::new(Date64Array::from(of(86_400_000))),
        Arc::new(TimestampSecondArray::from(of(86_400))),
        Arc::new(TimestampMillisecondArray::from(of(86_400_000)).with_timezone("UTC")),
        Arc::new(TimestampMicrosecondArray::from(of(86_400_000_000))),
        Arc::new(TimestampNanosecondArray::from(of(86_400_000_000_000))),
    ];
    let iso = as_texts(&[Some("2016-03-29"), None, Some("1969-12-31T23:59:59Z")]);
    for array in dates.into_iter().chain(iso) {
        let kind = array.data_type().clone();
        let (columns, defects, _) = block(table(vec![("started_on", array)]), &Schema::default());
        let expected = texts(&["2016-03-29", "", "1969-12-31"]);
        assert_eq!(days(&columns, DateField::Started), expected, "{kind}");
        assert!(defects.is_empty());
    }
}

#[test]
fn scores_are_the_same_in_every_type_of_number() {
    let numbers: Vec<ArrayRef> = vec![
        Arc::new(Int8Array::from(vec![Some(17), None, Some(0)])),
        Arc::new(Int16Array::from(vec![Some(17), None, Some(0)])),
        Arc::new(Int32Array::from(vec![Some(17), None, Some(0)])),
        Arc::new(Int64Array::from(vec![Some(17), None, Some(0)])),
        Arc::new(UInt8Array::from(vec![Some(17), None, Some(0)])),
        Arc::new(UInt16Array::from(vec![Some(17), None, Some(0)])),
        Arc::new(UInt32Array::from(vec![Some(17), None, Some(0)])),
        Arc::new(UInt64Array::from(vec![Some(17), None, Some(0)])),
        Arc::new(Float32Array::from(vec![Some(17.0), None, Some(0.0)])),
        Arc::new(Float64Array::from(vec![17.0, f64::NAN, 0.0])),
        Arc::new(Int64Array::from(vec![Some(99), Some(17), None, Some(0)]).slice(1, 3)),
    ];
    let written = as_texts(&[Some("17"), None, Some("0.0")]);
    for array in numbers.into_iter().chain(written) {
        let kind = array.data_type().clone();
        let columns = vec![("who5_baseline", Arc::clone(&array)), ("sessions_attended", array)];
        let (columns, defects, _) = block(table(columns), &Schema::default());
        assert_eq!(columns.scores[0].baseline, [17, NO_SCORE, 0], "{kind}");
        assert_eq!(columns.attended, [17, NO_SCORE, 0], "{kind}");
        assert!(defects.is_empty(), "{kind}: {defects:?}");
    }
}

#[test]
fn items_are_summed_and_one_gap_is_a_missing_score() {
    let schema = schema(
        "[outcomes.who5]\nbaseline = [\"q1\", \"q2\", \"q3\", \"q4\", \"q5\"]\n\
         follow_up = \"after\"\nscale = \"percent\"",
    );
    let item = || -> ArrayRef { Arc::new(Int8Array::from(vec![Some(3), Some(5), Some(1)])) };
    let gap: ArrayRef = Arc::new(Float64Array::from(vec![Some(3.0), None, Some(2.0)]));
    let after: ArrayRef = Arc::new(Int64Array::from(vec![52, 100, 0]));
    for fifth in as_texts(&[Some("4"), Some("5"), Some("")]) {
        let columns = vec![
            ("q1", item()),
            ("q2", item()),
            ("q3", Arc::clone(&gap)),
            ("q4", item()),
            ("q5", fifth),
            ("after", Arc::clone(&after)),
        ];
        let (columns, defects, _) = block(table(columns), &schema);
        assert_eq!(columns.scores[0].baseline, [16, NO_SCORE, NO_SCORE]);
        assert_eq!(columns.scores[0].follow_up, [13, 25, 0]);
        assert!(defects.is_empty());
    }
}

#[test]
fn goals_are_booleans_numbers_or_words() {
    let schema = schema("[values.goal]\nreached = \"ja\"\nnot_reached = \"nej\"\nnot_set = \"-\"");
    let marks: Vec<ArrayRef> = vec![
        Arc::new(BooleanArray::from(vec![Some(true), None, Some(false)])),
        Arc::new(Int64Array::from(vec![Some(1), None, Some(0)])),
        Arc::new(Float64Array::from(vec![1.0, f64::NAN, 0.0])),
    ];
    let words = as_texts(&[Some("Ja"), None, Some("false")]);
    for array in marks.into_iter().chain(words) {
        let (columns, defects, _) = block(table(vec![("goal_1", array)]), &schema);
        let expected = [GoalMark::Reached, GoalMark::Unrated, GoalMark::NotReached];
        assert_eq!(columns.goals[0], expected.map(|mark| mark as u8));
        assert!(defects.is_empty());
    }
    for array in as_texts(&[Some("-")]) {
        let (columns, _, _) = block(table(vec![("goal_1", array)]), &schema);
        assert_eq!(columns.goals[0], [GoalMark::NotSet as u8]);
    }
}

#[test]
fn a_column_of_nothing_is_missing_in_every_row() {
    let nothing = || -> ArrayRef { Arc::new(NullArray::new(2)) };
    let names =
        ["started_on", "exit", "sessions_planned", "who5_baseline", "goal_1", "unit", "person_id"];
    let columns = names.map(|name| (name, nothing())).to_vec();
    let (columns, defects, codes) = block(table(columns), &Schema::default());
    assert!(defects.is_empty());
    assert_eq!(days(&columns, DateField::Started), [None, None]);
    assert_eq!(
        (columns.exit.as_slice(), columns.planned.as_slice()),
        ([0; 2].as_slice(), [NO_SCORE; 2].as_slice())
    );
    assert_eq!(columns.scores[0].baseline, [NO_SCORE; 2]);
    assert_eq!(columns.goals[0], [GoalMark::Unrated as u8; 2]);
    assert_eq!(labels(&columns, &codes, "unit"), [None, None]);
    assert_eq!(columns.person_ids, [0, 0]);
}

#[test]
fn a_null_reads_as_missing_whatever_stands_beneath_it() {
    let hidden = NullBuffer::from(vec![false, true]);
    let dates = Date32Array::new(ScalarBuffer::from(vec![i32::MAX, 16_900]), Some(hidden.clone()));
    let scores = Int64Array::new(ScalarBuffer::from(vec![1 << 40, 7]), Some(hidden.clone()));
    let views = StringViewArray::from(vec!["hidden", "seen"]);
    let units =
        StringViewArray::new(views.views().clone(), views.data_buffers().to_vec(), Some(hidden));
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("started_on", Arc::new(dates)),
        ("who5_baseline", Arc::new(scores)),
        ("unit", Arc::new(units)),
    ];
    let (columns, defects, codes) = block(table(columns), &Schema::default());
    assert!(defects.is_empty());
    assert_eq!(days(&columns, DateField::Started), texts(&["", "2016-04-09"]));
    assert_eq!(columns.scores[0].baseline, [NO_SCORE, 7]);
    assert_eq!(labels(&columns, &codes, "unit"), texts(&["", "seen"]));
    assert_eq!(codes[0].len(), 1, "what a null hides is no label");
}

#[test]
fn one_column_may_be_two_dates() {
    let schema = schema("[columns]\nreferred_on = \"start_date\"\nstarted_on = \"start_date\"");
    let dates: ArrayRef = Arc::new(Date32Array::from(vec![16_889]));
    let batch = RecordBatch::try_from_iter([("start_date", dates)]).unwrap();
    let (columns, _, _) = block(batch, &schema);
    assert_eq!(days(&columns, DateField::Referred), days(&columns, DateField::Started));
    assert!(columns.layout().unused.is_empty());
}
