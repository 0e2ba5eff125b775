//! A table with every kind of broken cell gives the same tally and the same issues as a cohort and as a stream,
//! however it is cut and whoever counts it.

use super::{cohort, schema, source};
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use laks::{Day, Spec};
use proptest::prelude::*;
use std::sync::Arc;

const COLUMNS: [&str; 7] =
    ["referred_on", "started_on", "ended_on", "exit", "source", "course", "who5_baseline"];

/// What may stand in a cell of each column: good, empty, and broken.
const CELLS: [&[&str]; 7] = [
    &["04-01-2016", "5. januar 2016", "2016-01-06 10:00", "", "31-02-2016", "2016-01-06 x"],
    &["08-02-2016", "", "01-01-1016", "8/2-16", "#REF!", "03-01-2016"],
    &["", "01-06-2016", "01-01-2015", "nej"],
    &["", "Gennemført", "stoppet", "gennemfoert"],
    &["JC", "jobcenter", "Job center ", "", "#N/A", "Egen læge"],
    &["LC1", "LC2", "LC1 + LC2", "lc 1 + LC9", "+", ""],
    &["17", "68,0", "", "26", "1.234", "x"],
];

const SCHEMA: &str = "[read]\ndates = \"d-m-y\"\ndecimal = \",\"\n\
    [table]\nextracted_on = \"2016-12-31\"\ncourse_separator = \"+\"\n\
    [values.exit]\ncompleted = \"Gennemført\"\ndropped_out = \"stoppet\"\n\
    [values.source]\nJobcenter = \"JC\"\n[values.course]\nLC1 = []\nLC2 = []\n\
    [rules]\nspans_two_courses = { action = \"assume\", course = \"last\" }\n\
    unreadable_date = \"blank\"\ndate_outside_window = \"blank\"\nmissing_referred_on = \"exclude\"\n\
    dates_out_of_order = \"exclude\"\nunknown_exit = \"blank\"\nexit_without_start = \"blank\"\n\
    exit_without_end_date = \"exclude\"\nend_date_without_exit = \"blank\"\n\
    never_started_with_start = \"blank\"\nunreadable_number = \"blank\"\nscore_not_whole = \"blank\"\n\
    percent_as_raw = \"blank\"\n\
    score_out_of_range = \"exclude\"\nformula_error = \"blank\"\n";

/// Cells by their number among those of their column.
type Row = [usize; 7];

fn rows() -> impl Strategy<Value = Vec<Row>> {
    proptest::collection::vec(any::<[usize; 7]>(), 1..40)
}

fn batch(rows: &[Row]) -> RecordBatch {
    let columns = COLUMNS.iter().enumerate().map(|(column, name)| {
        let cells = CELLS[column];
        let texts = rows.iter().map(|row| Some(cells[row[column] % cells.len()]));
        (*name, Arc::new(texts.collect::<StringArray>()) as ArrayRef)
    });
    RecordBatch::try_from_iter(columns).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_stream_counts_and_tells_what_the_cohort_does(rows in rows(), size in 1..9_usize) {
        let schema = schema(SCHEMA);
        let cohort = cohort(vec![batch(&rows)], &schema).unwrap();
        let as_of = [Day::from_epoch(16_850).unwrap(), Day::from_epoch(17_105).unwrap()];
        let by = ["source".to_owned(), "course".to_owned()];
        let spec = Spec::new(cohort.layout(), as_of, &by).unwrap();
        let expected = cohort.tally(&spec).unwrap();
        prop_assert_eq!(cohort.rows_read(), rows.len() as u64);
        prop_assert_eq!(expected.issues(), cohort.issue_counts());
        for workers in [1, 3] {
            let parts = rows.chunks(size).map(batch).collect();
            let tables = laks::JoinedTables::default();
            let counted = source(parts, &schema).tally_joined(&spec, workers, &|_| true, tables);
            let (tally, issues, joined) = counted.unwrap();
            prop_assert_eq!(tally.strata(), expected.strata());
            prop_assert_eq!(tally.issues(), expected.issues());
            prop_assert_eq!(&issues, cohort.issues());
            prop_assert_eq!(&joined, cohort.joined());
        }
    }
}
