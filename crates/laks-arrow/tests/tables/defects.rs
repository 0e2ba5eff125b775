//! What cannot be read is an issue with row, column, rule, found value and remedy.

use super::{block, cohort, schema, source, table};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, StringArray, StringViewArray,
};
use laks::words::Deed;
use laks::{RuleId, Schema};
use laks_arrow::read_cohort;
use std::sync::Arc;

fn strings(values: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

#[test]
fn every_defect_is_listed_with_what_stands_there() {
    let columns = vec![
        ("started_on", strings(&["2016-04-01", "01-04-2016", "9999-12-31", ""])),
        ("exit", strings(&["", "stoppet", "", ""])),
        ("sessions_attended", strings(&["201", "2.5", "mange", "3"])),
        ("who5_baseline", Arc::new(Float64Array::from(vec![31.0, 12.5, 52.0, -1.0])) as ArrayRef),
        ("goal_1", Arc::new(Int64Array::from(vec![2, 0, 1, -1]))),
    ];
    let error = cohort(vec![table(columns)], &Schema::default()).unwrap_err().to_string();
    let expected = "\
the table is refused: 12 issues in 4 rows
  row 2, column \"goal_1\": unknown_goal_value: found 2; write true or false, or map the words under [values.goal] to reached, not_reached, not_set, such as reached = [\"ja\", \"x\"]
  row 2, column \"sessions_attended\": sessions_unreadable: found \"201\"; enter a whole number from 0 to 200; where the table has decimal commas, set decimal = \",\" under [read]
  row 2, column \"who5_baseline\": score_out_of_range: found 31; correct the score: it must be 0 to 25
  row 3, column \"exit\": unknown_exit: found \"stoppet\"; write completed, dropped_out, ended_other, ended_unknown or never_started, or map the word under [values.exit]
  row 3, column \"sessions_attended\": sessions_unreadable: found \"2.5\"; enter a whole number from 0 to 200; where the table has decimal commas, set decimal = \",\" under [read]
  row 3, column \"started_on\": unreadable_date: found \"01-04-2016\"; write the date as YYYY-MM-DD, or declare under [read] how dates are written: dates = \"d-m-y\", and excel_dates = \"1900\" where plain numbers are days of a spreadsheet
  row 3, column \"who5_baseline\": score_not_whole: found 12.5; enter the score as a whole number, 0 to 25
  row 4, column \"sessions_attended\": sessions_unreadable: found \"mange\"; enter a whole number from 0 to 200; where the table has decimal commas, set decimal = \",\" under [read]
  row 4, column \"started_on\": date_outside_window: found \"9999-12-31\"; correct the date, or widen the window with earliest and latest under [table]
  row 4, column \"who5_baseline\": percent_as_raw: found 52; enter the raw score, 0 to 25; if the column holds percentages, set scale = \"percent\" for who5
  … and 2 more: see the issues table";
    assert_eq!(error, expected);
}

#[test]
fn a_date_that_laks_does_not_know_is_shown_as_a_date() {
    let dates: ArrayRef = Arc::new(Date32Array::from(vec![Some(2_932_896), None, Some(16_900)]));
    let (columns, defects, _) = block(table(vec![("ended_on", dates)]), &Schema::default());
    assert_eq!(defects.len(), 1);
    assert_eq!((defects[0].row, defects[0].rule), (0, RuleId::DateOutsideWindow));
    assert_eq!(defects[0].found.to_string(), "9999-12-31");
    assert_eq!(columns.dates[3], [laks::Day::NONE, laks::Day::NONE, 16_900]);
}

#[test]
fn an_item_coded_from_one_and_a_percent_between_scores_are_named() {
    let schema = schema(
        "[outcomes.who5]\nbaseline = [\"a\", \"b\", \"c\", \"d\", \"e\"]\nfollow_up = \"p\"\n\
         scale = \"percent\"",
    );
    let item = |value: i64| -> ArrayRef { Arc::new(Int64Array::from(vec![value])) };
    let columns = vec![
        ("a", item(6)),
        ("b", item(5)),
        ("c", strings(&["tre"])),
        ("d", item(5)),
        ("e", item(-1)),
        ("p", item(50)),
    ];
    let (columns, defects, _) = block(table(columns), &schema);
    let said: Vec<String> = defects.iter().map(|d| d.found.to_string()).collect();
    let found: Vec<_> =
        defects.iter().zip(&said).map(|(d, said)| (&*d.column, d.rule, said.as_str())).collect();
    assert_eq!(
        found,
        [
            ("a", RuleId::ItemsCodedFromOne, "6"),
            ("c", RuleId::UnreadableNumber, "\"tre\""),
            ("e", RuleId::ScoreOutOfRange, "-1"),
            ("p", RuleId::PercentImpossible, "50"),
        ]
    );
    assert_eq!((columns.scores[0].baseline[0], columns.scores[0].follow_up[0]), (255, 255));
}

#[test]
fn rows_keep_their_number_in_the_file_over_blocks_and_batches() {
    let rows = 10_000;
    let exits = |broken: usize| -> ArrayRef {
        let word = |row| if row == broken { "?" } else { "" };
        Arc::new((0..rows).map(|row| Some(word(row))).collect::<StringViewArray>())
    };
    let batches = vec![table(vec![("exit", exits(9000))]), table(vec![("exit", exits(17))])];
    let schema = schema("[rules]\nunknown_exit = \"blank\"");
    let cohort = cohort(batches, &schema).unwrap();
    let rows: Vec<u64> = cohort.issues().issues.iter().map(|issue| issue.row).collect();
    assert_eq!(rows, [9002, 10_019]);
    assert_eq!(cohort.issue_counts().get(RuleId::UnknownExit, Deed::Blanked), 2);
    assert_eq!(cohort.len(), 20_000);
}

#[test]
fn a_million_issues_are_counted_and_the_first_are_listed() {
    let words: ArrayRef = Arc::new(StringViewArray::from_iter_values((0..1_000_000).map(|_| "?")));
    let schema = schema("[rules]\nunknown_exit = \"exclude\"");
    let cohort = cohort(vec![table(vec![("exit", words)])], &schema).unwrap();
    assert_eq!((cohort.len(), cohort.rows_read()), (0, 1_000_000));
    assert_eq!(cohort.issues().total(), 1_000_000);
    assert_eq!(cohort.issues().issues.len(), 10_000);
}

#[test]
fn a_very_long_text_is_a_label_or_a_short_message() {
    let long = "å".repeat(10_000_000);
    let texts = || strings(&[long.as_str()]);
    let batch = table(vec![("unit", texts()), ("exit", texts())]);
    let (_, defects, labels) = block(batch, &Schema::default());
    assert_eq!(labels[0].label(1).unwrap().len(), 20_000_000);
    assert!(defects[0].found.to_string().len() < 200);
}

#[test]
fn a_text_that_is_not_utf_8_is_refused_with_its_place() {
    // As a C stream may hand it over: the bytes of a string column are not checked there.
    let broken = || -> ArrayRef {
        let data = StringArray::from(vec!["good", "b\u{e5}d"]).into_parts();
        let mut bytes = data.1.to_vec();
        bytes[5] = 0xff;
        Arc::new(super::unchecked_strings(data.0, bytes))
    };
    for name in ["unit", "referral_id"] {
        let batch = table(vec![(name, broken())]);
        let error = read_cohort(source(vec![batch], &Schema::default())).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "the source of rows failed: row 3, column {name:?} holds a text that is not UTF-8; \
                 write the table again as UTF-8"
            )
        );
    }
    let (_, defects, _) = block(table(vec![("exit", broken())]), &Schema::default());
    assert_eq!((defects[0].rule, defects.len()), (RuleId::UnknownExit, 2));
}

#[test]
fn booleans_are_no_defect_whatever_the_words_of_goals() {
    let schema = schema("[values.goal]\nreached = \"ja\"");
    let marks: ArrayRef = Arc::new(BooleanArray::from(vec![true, false]));
    assert!(block(table(vec![("goal_1", marks)]), &schema).1.is_empty());
}
