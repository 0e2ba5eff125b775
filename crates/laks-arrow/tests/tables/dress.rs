//! Texts become values by the rules that a schema declares, and what does not is an issue.

use super::{block, cohort, days, labels, schema, table, texts};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, Date32Array, DictionaryArray, Float64Array, Int64Array, RecordBatch, StringArray,
    StringViewArray,
};
use laks::adapter::{Defect, NO_SCORE};
use laks::words::{DateField, Deed};
use laks::{Exit, GoalMark, RuleId, Schema};
use laks_arrow::Binding;
use std::sync::Arc;

fn strings(values: &[&str]) -> ArrayRef {
    Arc::new(StringViewArray::from(values.to_vec()))
}

/// A table of texts alone.
fn text_table(columns: &[(&str, &[&str])]) -> RecordBatch {
    RecordBatch::try_from_iter(columns.iter().map(|(name, texts)| (*name, strings(texts)))).unwrap()
}

/// What was found, in English; the texts live as long as the test.
fn told(defects: &[Defect]) -> Vec<(usize, &str, RuleId, &str)> {
    defects.iter().map(|d| (d.row, &*d.column, d.rule, &*d.found.to_string().leak())).collect()
}

#[test]
fn dates_read_in_the_declared_order_and_each_column_may_have_its_own() {
    let schema = schema(
        "[read]\ndates = \"d-m-y\"\nexcel_dates = \"1900\"\n[read.date_orders]\n\
         who5_baseline_on = \"m-d-y\"",
    );
    let written = ["03-04-2016", "3/4-16", "3. april 2016", "42463", "2016-04-03 00:00:00"];
    let batch = text_table(&[
        ("referred_on", &written),
        ("who5_baseline", &["13"; 5]),
        ("who5_baseline_on", &["04-03-2016"; 5]),
    ]);
    let (columns, defects, _) = block(batch, &schema);
    assert!(defects.is_empty(), "{defects:?}");
    assert_eq!(days(&columns, DateField::Referred), texts(&["2016-04-03"; 5]));
    assert_eq!(columns.scores[0].baseline_on, columns.dates[0]);
}

#[test]
fn a_number_is_a_day_of_a_spreadsheet_only_where_that_is_declared() {
    let numbers: [ArrayRef; 2] = [
        Arc::new(Int64Array::from(vec![Some(42_463), None])),
        Arc::new(Float64Array::from(vec![42_463.5, f64::NAN])),
    ];
    for column in numbers {
        let batch = table(vec![("started_on", column)]);
        let declared = schema("[read]\nexcel_dates = \"1900\"");
        let (columns, defects, _) = block(batch.clone(), &declared);
        assert!(defects.is_empty());
        assert_eq!(days(&columns, DateField::Started), texts(&["2016-04-03", ""]));
        assert!(Binding::new(&batch.schema(), &Schema::default(), &[]).is_err());
    }
}

#[test]
fn what_is_no_date_is_listed_with_its_rule() {
    let written = ["29-02-2015", "04-23-2016", "31-12-9999", "42463", "#I/T", "tyve"];
    let batch = text_table(&[("referred_on", &["01-03-2016"; 6]), ("ended_on", &written)]);
    let (_, defects, _) = block(batch, &schema("[read]\ndates = \"d-m-y\""));
    assert_eq!(
        told(&defects),
        [
            (0, "ended_on", RuleId::UnreadableDate, "\"29-02-2015\""),
            (1, "ended_on", RuleId::DateOrderContradicted, "\"04-23-2016\""),
            (2, "ended_on", RuleId::DateOutsideWindow, "\"31-12-9999\""),
            (3, "ended_on", RuleId::UnreadableDate, "\"42463\""),
            (4, "ended_on", RuleId::UnreadableDate, "\"#I/T\" (the error of a formula)"),
            (5, "ended_on", RuleId::UnreadableDate, "\"tyve\""),
        ]
    );
}

#[test]
fn a_date_that_stands_for_none_is_none_as_text_and_as_date() {
    let schema = schema("[missing_dates]\nwritten = [\"31-12-9999\", \"Løbende\", \"01-01-1900\"]");
    let far = Arc::new(Date32Array::from(vec![2_932_896, -25_567, 16_900])) as ArrayRef;
    let expected = texts(&["", "", "2016-04-09"]);
    for ended in [
        far,
        strings(&["9999-12-31 00:00:00", " løbende", "2016-04-09"]),
        strings(&["31-12-9999", "1900-01-01", "2016-04-09"]),
    ] {
        let (columns, defects, _) = block(table(vec![("ended_on", ended)]), &schema);
        assert!(defects.is_empty(), "{defects:?}");
        assert_eq!(days(&columns, DateField::Ended), expected);
    }
}

#[test]
fn numbers_have_the_declared_decimal_mark_and_whole_groups() {
    let schema = schema(
        "[read]\ndecimal = \",\"\nmissing = [\"-\", \"99\"]\n[outcomes.who5]\nscale = \"percent\"",
    );
    let batch = table(vec![
        ("who5_baseline", strings(&["68 %", "52,0", "-", "99", "68.0", "1.23,4", "#DIVISION/0!"])),
        ("sessions_attended", strings(&["12,0", "7", " ", "99", "7,5", "1.000", "12 %"])),
        ("sessions_planned", Arc::new(Int64Array::from(vec![12, 99, 99, 99, 8, 99, 99]))),
    ]);
    let (columns, defects, _) = block(batch, &schema);
    assert_eq!(columns.scores[0].baseline[..4], [17, 13, NO_SCORE, NO_SCORE]);
    assert_eq!(columns.attended[..4], [12, 7, NO_SCORE, NO_SCORE]);
    assert_eq!(columns.planned[..5], [12, NO_SCORE, NO_SCORE, NO_SCORE, 8]);
    assert_eq!(
        told(&defects),
        [
            (4, "sessions_attended", RuleId::SessionsUnreadable, "\"7,5\""),
            (5, "sessions_attended", RuleId::SessionsUnreadable, "\"1.000\""),
            (6, "sessions_attended", RuleId::SessionsUnreadable, "\"12 %\""),
            (4, "who5_baseline", RuleId::UnreadableNumber, "\"68.0\""),
            (5, "who5_baseline", RuleId::UnreadableNumber, "\"1.23,4\""),
            (
                6,
                "who5_baseline",
                RuleId::UnreadableNumber,
                "\"#DIVISION/0!\" (the error of a formula)"
            ),
        ]
    );
}

#[test]
fn items_are_written_as_other_numbers_are() {
    let text = "[read]\ndecimal = \",\"\nmissing = [\"9\"]\n[outcomes.who5]\n\
                baseline = [\"a\", \"b\", \"c\", \"d\", \"e\"]";
    let fives = || strings(&["5,0", "5"]);
    let batch = table(vec![
        ("a", fives()),
        ("b", fives()),
        ("c", fives()),
        ("d", strings(&["3", "9"])),
        ("e", Arc::new(Int64Array::from(vec![2, 9]))),
    ]);
    let (columns, defects, _) = block(batch, &schema(text));
    assert!(defects.is_empty(), "{defects:?}");
    assert_eq!(columns.scores[0].baseline, [20, NO_SCORE]);
}

#[test]
fn words_are_known_without_case_spaces_and_composition_and_the_nearest_is_named() {
    let text = "[read]\nmissing = [\"ukendt\"]\n[values.exit]\ncompleted = [\"gennemført\"]\n\
                open = [\"i gang\"]\nended_other = [\"Åben afslutning\"]\n[values.goal]\n\
                reached = [\"ja\"]\nnot_reached = [\"nej\"]";
    let exits =
        ["Gennemført", "I\u{a0} GANG ", "A\u{30a}BEN  afslutning", "ukendt", "gennemfrt", "#NAVN?"];
    let batch = table(vec![
        ("exit", strings(&exits)),
        ("goal_1", strings(&["JA", " nej", "Ukendt", "", "x", "jaa"])),
    ]);
    let (columns, defects, _) = block(batch, &schema(text));
    let exits = [Exit::Completed, Exit::Open, Exit::EndedOther, Exit::Open].map(|exit| exit as u8);
    assert_eq!(columns.exit[..4], exits);
    let marks = [GoalMark::Reached, GoalMark::NotReached, GoalMark::Unrated, GoalMark::Unrated];
    assert_eq!(columns.goals[0][..4], marks.map(|mark| mark as u8));
    assert_eq!(
        told(&defects),
        [
            (4, "exit", RuleId::UnknownExit, "\"gennemfrt\" (nearest: \"gennemført\")"),
            (5, "exit", RuleId::UnknownExit, "\"#NAVN?\" (the error of a formula)"),
            (4, "goal_1", RuleId::UnknownGoalValue, "\"x\""),
            (5, "goal_1", RuleId::UnknownGoalValue, "\"jaa\" (nearest: \"ja\")"),
        ]
    );
}

#[test]
fn a_label_outside_its_section_is_kept_and_told() {
    let text = "[values.source]\nJobcenter = [\"JC\", \"Jobcentret\"]\n\"Egen læge\" = []";
    let batch = |sources: &[&str]| table(vec![("source", strings(sources))]);
    let sources = ["jc", "JOB CENTER", "egen  læge", "Jobcentr", "Psykiatri", "Jobcentr", ""];
    let (columns, defects, names) = block(batch(&sources), &schema(text));
    assert_eq!(
        labels(&columns, &names, "source"),
        texts(&["Jobcenter", "Jobcenter", "Egen læge", "Jobcentr", "Psykiatri", "Jobcentr", ""])
    );
    assert_eq!(
        told(&defects),
        [
            (3, "source", RuleId::UnknownLabel, "\"Jobcentr\" (nearest: \"Jobcenter\")"),
            (4, "source", RuleId::UnknownLabel, "\"Psykiatri\""),
            (5, "source", RuleId::UnknownLabel, "\"Jobcentr\" (nearest: \"Jobcenter\")"),
        ]
    );
    let warned = cohort(vec![batch(&sources)], &schema(text)).unwrap();
    assert_eq!(warned.issue_counts().get(RuleId::UnknownLabel, Deed::Warned), 3);
    let blank = format!("{text}\n[rules]\nunknown_label = \"blank\"");
    let (columns, _, names) = block(batch(&sources), &schema(&blank));
    assert_eq!(
        labels(&columns, &names, "source"),
        texts(&["Jobcenter", "Jobcenter", "Egen læge", "", "", "", ""])
    );
}

#[test]
fn labels_without_a_section_are_free() {
    let sources = ["JC", "jc", "A\u{30a}rhus", "Århus", "Egen  læge"];
    let batch = table(vec![("source", strings(&sources))]);
    let (columns, defects, names) = block(batch, &Schema::default());
    assert!(defects.is_empty());
    let expected = texts(&["JC", "jc", "Århus", "Århus", "Egen  læge"]);
    assert_eq!(labels(&columns, &names, "source"), expected);
}

#[test]
fn a_failed_formula_is_no_label_and_no_id() {
    let failed = ["A1", "#REF!", "#I/T"];
    let columns = || {
        vec![
            ("unit", strings(&failed)),
            ("person_id", Arc::new(StringArray::from(failed.to_vec())) as ArrayRef),
            (
                "referral_id",
                Arc::new(failed.into_iter().collect::<DictionaryArray<Int32Type>>()) as ArrayRef,
            ),
        ]
    };
    let (read, defects, names) = block(table(columns()), &Schema::default());
    assert_eq!(labels(&read, &names, "unit"), texts(&["A1", "", ""]));
    assert!(read.referral_ids[0] != 0 && read.referral_ids[1..] == [0, 0]);
    assert!(read.person_ids[0] != 0 && read.person_ids[1..] == [0, 0]);
    assert!(defects.iter().all(|defect| defect.rule == RuleId::FormulaError));
    assert_eq!(defects.len(), 6);
    let error = cohort(vec![table(columns())], &Schema::default()).unwrap_err().to_string();
    assert!(error.starts_with("the table is refused: 6 issues in 2 rows"), "{error}");
    assert!(error.contains("formula_error: found \"#REF!\"; correct the formula"), "{error}");
    let exclude = schema("[rules]\nformula_error = \"exclude\"");
    assert_eq!(cohort(vec![table(columns())], &exclude).unwrap().len(), 1);
}

#[test]
fn texts_that_mean_nothing_are_no_label_and_no_id() {
    let listed = schema("[read]\nmissing = [\"-\", \"Ukendt\"]");
    let values = ["17", " - ", "UKENDT"];
    let batch = table(vec![("unit", strings(&values)), ("person_id", strings(&values))]);
    let (columns, defects, names) = block(batch, &listed);
    assert!(defects.is_empty());
    assert_eq!(labels(&columns, &names, "unit"), texts(&["17", "", ""]));
    assert!(columns.person_ids[0] != 0 && columns.person_ids[1..] == [0, 0]);
}

#[test]
fn a_cpr_number_that_is_not_known_is_nobody_and_a_failed_formula_is_told() {
    let mut declared = schema("[read]\nmissing = [\"-\"]");
    let key = Some(laks::sections::PersonKey::new(b"sixteen bytes or more").unwrap());
    declared.persons = laks::sections::PersonSchema { id: laks::sections::PersonId::Cpr, key };
    let batch = table(vec![("person_id", strings(&["0102605678", " - ", "#I/T"]))]);
    let (columns, defects, _) = block(batch, &declared);
    assert!(columns.person_ids[0] != 0 && columns.person_ids[1..] == [0, 0]);
    let rules: Vec<RuleId> = defects.iter().map(|defect| defect.rule).collect();
    assert_eq!(rules, [RuleId::FormulaError]);
}

#[test]
fn an_ignored_column_is_left_unread_and_listed_as_such() {
    let text = "ignore = [\"Bemærkninger\", \"source\", \"not there\"]";
    let batch = table(vec![
        ("Bemærkninger", strings(&["x"])),
        ("source", strings(&["JC"])),
        ("Noter", strings(&["x"])),
    ]);
    let binding = Binding::new(&batch.schema(), &schema(text), &[]).unwrap();
    let layout = binding.layout();
    assert_eq!(layout.ignored, ["Bemærkninger", "source"]);
    assert_eq!(layout.unused, ["Noter"]);
    assert!(layout.strata.is_empty());
    let by = Binding::new(&batch.schema(), &schema(text), &["source".to_owned()]).unwrap_err();
    assert_eq!(
        by.to_string(),
        "the schema cannot be read: source is needed, and column \"source\" stands under ignore; take \
         it out of there"
    );
}

#[test]
fn an_order_of_dates_for_no_date_of_ours_is_refused() {
    let text = "[read.date_orders]\nreferred = \"d-m-y\"";
    let batch = table(vec![("unit", strings(&["a"]))]);
    let error = Binding::new(&batch.schema(), &schema(text), &[]).unwrap_err().to_string();
    let start = "word of date_orders under [read] \"referred\" is not known (did you mean \
                 \"referred_on\"?)";
    assert!(error.starts_with(start), "{error}");
}

#[test]
fn swapped_columns_are_issues_and_no_wrong_numbers() {
    let rows = 12_000;
    let fill = |text: &str| -> ArrayRef { Arc::new(StringArray::from(vec![text; rows])) };
    let batch = table(vec![
        ("started_on", fill("17")),
        ("who5_baseline", fill("03-04-2016")),
        ("exit", fill("Jobcenter")),
        ("goal_1", fill("03-04-2016")),
        ("sessions_attended", fill("2016-04-03")),
    ]);
    let text = "[read]\ndates = \"d-m-y\"\ndecimal = \",\"";
    let error = cohort(vec![batch.clone()], &schema(text)).unwrap_err().to_string();
    assert!(error.starts_with("the table is refused: 60000 issues\n"), "{error}");
    let rules = [
        RuleId::UnreadableDate,
        RuleId::UnreadableNumber,
        RuleId::UnknownExit,
        RuleId::UnknownGoalValue,
        RuleId::SessionsUnreadable,
    ];
    let blanked = rules.map(|rule| format!("{rule} = \"blank\"\n")).concat();
    let cohort = cohort(vec![batch], &schema(&format!("{text}\n[rules]\n{blanked}"))).unwrap();
    assert_eq!((cohort.issues().issues.len(), cohort.issues().total()), (10_000, 60_000));
    for rule in rules {
        assert_eq!(cohort.issue_counts().get(rule, Deed::Blanked), 12_000, "{rule}");
    }
}

#[test]
fn numbers_behind_a_first_batch_of_two_rows_were_taken_for_ids_of_the_tables_own() {
    let batch = |ids: &[&str]| {
        let days = vec!["2016-04-01"; ids.len()];
        text_table(&[("referred_on", &days), ("person_id", ids)])
    };
    let first = batch(&["010203-1234", ""]);
    let second = batch(&["020304-2345", "0304052345", "040506-3456"]);
    let error = cohort(vec![first, second], &schema("")).unwrap_err().to_string();
    assert!(error.contains("CPR"), "{error}");
    assert!(!error.contains("2345"), "{error}");
}
