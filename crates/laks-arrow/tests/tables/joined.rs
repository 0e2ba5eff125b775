//! Courses, sessions and measurements joined to the referrals.

use super::schema;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use laks::words::{DateField, Deed, TableName};
use laks::{Cohort, Error, JoinedTables, RuleId, Schema};
use laks_arrow::{ArrowSource, Binding, read_beside, read_joined_cohort};
use std::sync::Arc;

/// The tables beside the referrals, read.
pub(crate) fn tables(given: &[(TableName, RecordBatch)], schema: &Schema) -> JoinedTables {
    let mut tables = JoinedTables::default();
    for (name, batch) in given {
        let rows = Box::new(std::iter::once(Ok(batch.clone())));
        read_beside(*name, rows, &batch.schema(), schema, 2, &mut tables).unwrap();
    }
    tables
}

/// The referrals with these tables joined.
pub(crate) fn read(
    batches: Vec<RecordBatch>,
    schema: &Schema,
    tables: JoinedTables,
) -> Result<Cohort, Error> {
    let binding = Binding::joined(&batches[0].schema(), schema, &[], &tables)?;
    let source = ArrowSource::new(Box::new(batches.into_iter().map(Ok)), binding, 2);
    read_joined_cohort(source, tables)
}

/// A table of texts, written as columns of rows; an empty text is missing.
fn texts(columns: &str, rows: &[&str]) -> RecordBatch {
    let column = |(place, name)| {
        let cells = rows.iter().map(|row| row.split(',').nth(place).map(str::trim));
        let cells = cells.map(|cell| cell.filter(|text| !text.is_empty()));
        let array: ArrayRef = Arc::new(cells.collect::<StringArray>());
        (name, array)
    };
    RecordBatch::try_from_iter(columns.split(',').map(str::trim).enumerate().map(column)).unwrap()
}

fn day(cohort: &Cohort, field: DateField, row: usize) -> Option<String> {
    cohort.columns().date(field, row).map(|day| day.to_string())
}

const REFERRALS: &str = "person_id,course,referred_on,started_on,ended_on,exit";

#[test]
fn a_course_fills_the_unit_and_the_sessions_planned_and_gives_a_missing_end() {
    let schema =
        schema("[missing_dates.assume]\nended_on = [\"last_contact_on\", \"course_ends_on\"]\n");
    let courses = texts(
        "course,unit,course_starts_on,course_ends_on,sessions_planned",
        &["LC1,Ballerup,2016-02-01,2016-05-01,12", "LC2,Herlev,2016-02-01,2016-06-01,"],
    );
    let referrals =
        texts(REFERRALS, &["a,LC1,2016-01-04,2016-02-01,,completed", "b,LC2,2016-01-04,,,"]);
    let cohort =
        read(vec![referrals], &schema, tables(&[(TableName::Courses, courses)], &schema)).unwrap();
    assert_eq!(day(&cohort, DateField::Ended, 0).as_deref(), Some("2016-05-01"));
    assert_eq!(cohort.issue_counts().get(RuleId::ExitWithoutEndDate, Deed::Assumed), 1);
    assert_eq!(cohort.columns().planned, [12, laks::adapter::NO_SESSIONS]);
    assert_eq!(cohort.joined().get(TableName::Referrals, "filled_unit"), Some(2));
    assert_eq!(cohort.joined().get(TableName::Courses, "used"), Some(2));
}

#[test]
fn an_assumed_end_before_the_start_is_passed_over() {
    let schema =
        schema("[missing_dates.assume]\nended_on = [\"last_contact_on\", \"course_ends_on\"]\n");
    let courses = texts("course,course_ends_on", &["LC1,2016-05-01"]);
    let referrals = texts(
        "referred_on,started_on,ended_on,exit,course,last_contact_on",
        &["2016-01-04,2016-02-01,,completed,LC1,2016-01-20"],
    );
    let cohort =
        read(vec![referrals], &schema, tables(&[(TableName::Courses, courses)], &schema)).unwrap();
    assert_eq!(day(&cohort, DateField::Ended, 0).as_deref(), Some("2016-05-01"));
}

#[test]
fn sessions_give_the_first_the_last_and_how_many_were_attended() {
    let schema = schema("[sessions.values.attended]\nyes = \"kom\"\nno = \"afbud\"\n");
    let sessions = texts(
        "person_id,course,held_on,attended",
        &[
            "a,LC1,2016-02-08,kom",
            "a,LC1,2016-02-01,Afbud",
            "a,LC1,2016-02-15,KOM",
            "a,LC2,2016-09-01,kom",
            "b,LC1,2016-02-01,afbud",
        ],
    );
    let referrals = texts(
        "person_id,course,referred_on",
        &["a,LC1,2016-01-04", "a,LC2,2016-08-01", "b,LC1,2016-01-04", "c,LC1,2016-01-04"],
    );
    let joined = tables(&[(TableName::Sessions, sessions)], &schema);
    let cohort = read(vec![referrals], &schema, joined).unwrap();
    assert_eq!(cohort.columns().attended, [2, 1, 0, laks::adapter::NO_SESSIONS]);
    assert_eq!(day(&cohort, DateField::Started, 0).as_deref(), Some("2016-02-08"));
    assert_eq!(day(&cohort, DateField::LastContact, 0).as_deref(), Some("2016-02-15"));
    assert_eq!(day(&cohort, DateField::Started, 2), None);
}

#[test]
fn a_session_without_a_course_belongs_to_the_referral_that_covers_its_day() {
    let schema = schema("[rules]\nsession_orphan = \"exclude\"\n");
    let sessions = texts(
        "person_id,held_on",
        &["a,2016-02-08", "a,2016-09-01", "a,2016-06-01", "a,2015-12-31"],
    );
    let referrals = texts(
        REFERRALS,
        &["a,LC1,2016-01-04,2016-02-08,2016-05-01,completed", "a,LC2,2016-08-01,2016-09-01,,"],
    );
    let joined = tables(&[(TableName::Sessions, sessions)], &schema);
    let cohort = read(vec![referrals], &schema, joined).unwrap();
    assert_eq!(cohort.columns().attended, [1, 1]);
    assert_eq!(cohort.joined().get(TableName::Sessions, "orphan"), Some(2));
    let found: Vec<String> =
        cohort.issues().issues.iter().map(|issue| issue.found.to_string()).collect();
    assert_eq!(
        found,
        [
            "a session on 2016-06-01 outside the person's referrals",
            "a session on 2015-12-31 outside the person's referrals"
        ]
    );
}

#[test]
fn a_cell_of_two_courses_is_told_once_though_it_is_no_label_of_the_schema() {
    let schema = schema(
        "[table]\ncourse_separator = \"+\"\n[values.course]\nLC1 = \"hold 1\"\nLC2 = \"hold 2\"\n\
         [rules.spans_two_courses]\naction = \"assume\"\ncourse = \"last\"\n",
    );
    let referrals = texts("course,referred_on", &["Hold 1 + Hold 2,2016-01-04"]);
    let cohort = read(vec![referrals], &schema, JoinedTables::default()).unwrap();
    let stratum = cohort.layout().stratum("course").unwrap();
    let label = cohort.labels()[stratum].label(cohort.columns().strata[stratum][0]);
    assert_eq!(label.as_deref(), Some("LC2"));
    assert_eq!(cohort.issues().total(), 1);
    assert_eq!(cohort.issue_counts().get(RuleId::SpansTwoCourses, Deed::Assumed), 1);
}

#[test]
fn a_course_that_is_not_declared_was_taken_from_a_cell_of_two_unseen() {
    let referrals = texts("course,referred_on", &["Hold 1 + Hodl 2,2016-01-04"]);
    let cohort = |action: &str| {
        let schema = schema(&format!(
            "[table]\ncourse_separator = \"+\"\n[values.course]\nLC1 = \"hold 1\"\n\
             [rules]\nspans_two_courses = {{ action = \"assume\", course = \"last\" }}\n\
             unknown_label = {action:?}\n"
        ));
        read(vec![referrals.clone()], &schema, JoinedTables::default())
    };
    let error = cohort("refuse").unwrap_err().to_string();
    assert!(error.contains("unknown_label: found \"Hodl 2\""), "{error}");
    assert_eq!(cohort("warn").unwrap().issue_counts().get(RuleId::UnknownLabel, Deed::Warned), 1);
    let blanked = cohort("blank").unwrap();
    assert_eq!(blanked.columns().strata[0], [0]);
    assert_eq!(blanked.issue_counts().get(RuleId::UnknownLabel, Deed::Blanked), 1);
}

#[test]
fn forms_of_persons_without_a_key_were_told_as_malformed_numbers() {
    let schema = schema(&format!("{WINDOWS}[persons]\nid = \"cpr\"\n"));
    let forms = texts("referral_id,person_id,measured_on,who5", &["r1,010203-1234,2016-02-01,17"]);
    let arrow = forms.schema();
    let mut tables = JoinedTables::default();
    let batches = Box::new([Ok(forms)].into_iter());
    let read =
        laks_arrow::read_beside(TableName::Measurements, batches, &arrow, &schema, 2, &mut tables);
    assert!(read.unwrap_err().to_string().contains("needs a key"));
}

const WINDOWS: &str =
    "[measurements.windows.baseline]\naround = \"started_on\"\nbefore = 30\nafter = 14\n";

#[test]
fn the_long_form_reads_each_score_as_its_own_outcome() {
    let text = format!(
        "{WINDOWS}[measurements.values.outcome]\nwho5 = \"WHO-5\"\nself_rated_health = \"SRH\"\n\
         [measurements.outcomes.who5]\nscale = \"percent\"\n"
    );
    let schema = schema(&text);
    let forms = texts(
        "person_id,measured_on,outcome,score",
        &["a,2016-02-01,WHO-5,68", "a,2016-02-01,srh,3", "b,2016-02-02,Who-5,"],
    );
    let referrals =
        texts(REFERRALS, &["a,LC1,2016-01-04,2016-02-01,,", "b,LC1,2016-01-04,2016-02-01,,"]);
    let joined = tables(&[(TableName::Measurements, forms)], &schema);
    let cohort = read(vec![referrals], &schema, joined).unwrap();
    let names: Vec<&str> = cohort.layout().outcomes.iter().map(|o| o.name.as_str()).collect();
    assert_eq!(names, ["self_rated_health", "who5"]);
    assert_eq!(cohort.columns().scores[0].baseline, [2, laks::adapter::NO_SCORE]);
    assert_eq!(cohort.columns().scores[1].baseline, [17, laks::adapter::NO_SCORE]);
    assert_eq!(cohort.joined().get(TableName::Measurements, "empty"), Some(1));
}

#[test]
fn a_score_out_of_range_is_told_once_with_the_tables_own_column() {
    let schema = schema(WINDOWS);
    let forms = texts("person_id,measured_on,outcome,score", &["a,2016-02-01,who5,31"]);
    let referrals = texts(REFERRALS, &["a,LC1,2016-01-04,2016-02-01,,"]);
    let joined = tables(&[(TableName::Measurements, forms)], &schema);
    let error = read(vec![referrals], &schema, joined).unwrap_err().to_string();
    assert_eq!(
        error,
        "the table is refused: 1 issue in 1 row\n  measurements, row 2, column \"score\": \
         score_out_of_range: found \"31\"; correct the score: it must be 0 to 25"
    );
}

#[test]
fn items_of_a_wide_form_sum_to_its_score() {
    let text = format!(
        "{WINDOWS}[measurements.outcomes.who5]\nscore = [\"q1\",\"q2\",\"q3\",\"q4\",\"q5\"]\n"
    );
    let schema = schema(&text);
    let forms = texts("referral_id,measured_on,q1,q2,q3,q4,q5", &["r1,2016-02-01,1,2,3,4,5"]);
    let referrals = texts("referral_id,referred_on,started_on", &["r1,2016-01-04,2016-02-01"]);
    let joined = tables(&[(TableName::Measurements, forms)], &schema);
    let cohort = read(vec![referrals], &schema, joined).unwrap();
    assert_eq!(cohort.columns().scores[0].baseline, [15]);
    assert!(cohort.columns().scores[0].follow_up.is_empty());
}

#[test]
fn the_forms_of_a_referral_that_is_left_out_are_no_orphans() {
    let text = format!("{WINDOWS}[rules]\nend_date_without_exit = \"exclude\"\n");
    let schema = schema(&text);
    let forms = texts("person_id,measured_on,who5", &["a,2016-02-01,10", "b,2016-02-01,11"]);
    let referrals = texts(
        REFERRALS,
        &["a,LC1,2016-01-04,2016-02-01,2016-03-01,", "b,LC1,2016-01-04,2016-02-01,,"],
    );
    let joined = tables(&[(TableName::Measurements, forms)], &schema);
    let cohort = read(vec![referrals], &schema, joined).unwrap();
    assert_eq!(cohort.joined().get(TableName::Measurements, "referral_left_out"), Some(1));
    assert_eq!(cohort.columns().scores[0].baseline, [11]);
}

#[test]
fn issues_of_the_other_tables_do_not_travel_with_the_tally() {
    let text = format!("{WINDOWS}[rules]\nmeasurement_orphan = \"exclude\"\n");
    let schema = schema(&text);
    let forms = texts("person_id,measured_on,who5", &["x,2016-02-01,10"]);
    let referrals = texts(REFERRALS, &["a,LC1,2016-01-04,2016-02-01,,"]);
    let joined = tables(&[(TableName::Measurements, forms)], &schema);
    let cohort = read(vec![referrals], &schema, joined).unwrap();
    assert_eq!(cohort.issues().counts.get(RuleId::MeasurementOrphan, Deed::Excluded), 1);
    assert_eq!(cohort.issue_counts().get(RuleId::MeasurementOrphan, Deed::Excluded), 0);
}

#[test]
fn tables_beside_the_referrals_are_read_by_their_own_dress_or_by_that_of_the_referrals() {
    let schema = schema(
        "[read]\ndates = \"d-m-y\"\nmissing = [\"-\"]\n[courses]\n[measurements]\n\
         read = { dates = \"m-d-y\", decimal = \",\" }\n[measurements.outcomes.who5]\n\
         scale = \"percent\"\n[measurements.windows]\n\
         baseline = { around = \"started_on\", before = 14, after = 14 }\n\
         follow_up = { around = \"ended_on\", before = 14, after = 14 }\n",
    );
    let courses = texts("course,course_starts_on,course_ends_on", &["LC1,1. feb. 2016,-"]);
    // Cells are told apart by commas here, so the decimal comma is left to the whole number.
    let forms = texts(
        "person_id,measured_on,outcome,score",
        &["a,02-03-2016,who5,52", "a,04-30-2016,who5,68 %"],
    );
    let referrals = texts(REFERRALS, &["a,LC1,4/1-16,1. februar 2016,01-05-2016,completed"]);
    let beside =
        tables(&[(TableName::Courses, courses), (TableName::Measurements, forms)], &schema);
    let cohort = read(vec![referrals], &schema, beside).unwrap();
    let scores = &cohort.columns().scores[0];
    assert_eq!((scores.baseline[0], scores.follow_up[0]), (13, 17));
    let wrong = super::schema("[courses]\nread = { date_orders = { starts = \"d-m-y\" } }");
    let table = texts("course,course_starts_on", &["LC1,2016-02-01"]);
    let error = Binding::beside(TableName::Courses, &table.schema(), &wrong).unwrap_err();
    assert!(error.to_string().contains("date_orders"), "{error}");
}
