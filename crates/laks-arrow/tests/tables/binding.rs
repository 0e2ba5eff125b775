//! Which column feeds which, and what is said when one is not there.

use super::schema;
use arrow_schema::{DataType, Field, Schema as ArrowSchema, SchemaRef, TimeUnit};
use laks::adapter::GoalKind;
use laks::{Error, Schema};
use laks_arrow::Binding;
use std::sync::Arc;

fn arrow(fields: &[(&str, DataType)]) -> SchemaRef {
    let fields: Vec<Field> =
        fields.iter().map(|(name, kind)| Field::new(*name, kind.clone(), true)).collect();
    Arc::new(ArrowSchema::new(fields))
}

fn dated(others: &[(&str, DataType)]) -> SchemaRef {
    let mut fields = vec![("referred_on", DataType::Date32)];
    fields.extend_from_slice(others);
    arrow(&fields)
}

fn refused(arrow: &SchemaRef, schema: &Schema) -> String {
    Binding::new(arrow, schema, &[]).unwrap_err().to_string()
}

#[test]
fn canonical_names_need_no_mapping() {
    let table = dated(&[
        ("started_on", DataType::Timestamp(TimeUnit::Nanosecond, None)),
        ("exit", DataType::Utf8),
        ("goal_2", DataType::Boolean),
        ("goal_10", DataType::Boolean),
        ("goal_1", DataType::Boolean),
        ("self_rated_health_follow_up", DataType::Int64),
        ("who5_baseline", DataType::Int64),
        ("who5_baseline_on", DataType::Date32),
        ("unit", DataType::Utf8View),
        ("noter", DataType::Binary),
        ("__index_level_0__", DataType::Int64),
    ]);
    let binding = Binding::new(&table, &Schema::default(), &[]).unwrap();
    let layout = binding.layout();
    assert_eq!(layout.dates, [true, false, true, false, false, false]);
    assert!(layout.has_exit && !layout.has_attended && !layout.has_person_id);
    let outcomes: Vec<&str> = layout.outcomes.iter().map(|o| o.name.as_str()).collect();
    assert_eq!(outcomes, ["self_rated_health", "who5"]);
    assert!(layout.outcomes[1].has_baseline_on && !layout.outcomes[1].has_follow_up);
    assert_eq!(layout.outcomes[0].instrument.id, "self_rated_health_danish");
    let goals: Vec<&str> = layout.goals.iter().map(|goal| goal.id.as_str()).collect();
    assert_eq!(goals, ["goal_1", "goal_2", "goal_10"]);
    assert_eq!(layout.strata, ["unit"]);
    assert_eq!(layout.unused, ["noter"]);
}

#[test]
fn declared_goals_are_columns_or_outcomes() {
    let text =
        "[[goals]]\nid = \"w\"\noutcome = \"who5\"\n[[goals]]\nid = \"m\"\ncolumn = \"Mål\"\n";
    let table = dated(&[("Mål", DataType::Utf8), ("who5_follow_up", DataType::Int8)]);
    let binding = Binding::new(&table, &schema(text), &[]).unwrap();
    let kinds: Vec<GoalKind> = binding.layout().goals.iter().map(|goal| goal.kind).collect();
    assert_eq!(kinds, [GoalKind::Outcome(0), GoalKind::Rated(0)]);
    let table = dated(&[("Mål", DataType::Utf8)]);
    assert_eq!(refused(&table, &schema(text)), "outcome \"who5\" is not known; known are none");
}

#[test]
fn strata_are_the_usual_the_declared_and_those_asked_for() {
    let text =
        "[table]\nstrata = [\"hold\"]\n[columns]\nteam = \"Team\"\nmunicipality = \"Kommune\"";
    let table = dated(&[
        ("hold", DataType::Utf8),
        ("Team", DataType::Utf8),
        ("Kommune", DataType::Int64),
        ("køn", DataType::Utf8),
        ("exit_reason", DataType::Utf8),
    ]);
    let extra = ["køn".to_owned(), "month(referred_on)".to_owned(), "hold".to_owned()];
    let binding = Binding::new(&table, &schema(text), &extra).unwrap();
    assert_eq!(binding.layout().strata, ["municipality", "exit_reason", "hold", "køn", "team"]);
    assert_eq!(binding.layout().column("municipality"), "Kommune");
    let error = Binding::new(&table, &Schema::default(), &["alder".to_owned()]).unwrap_err();
    assert!(matches!(error, Error::MissingColumn { ref column, .. } if column == "alder"));
}

#[test]
fn a_missing_column_names_the_nearest() {
    let table = arrow(&[("refered_on", DataType::Date32), ("unit", DataType::Utf8)]);
    assert_eq!(
        refused(&table, &Schema::default()),
        "column \"referred_on\" is not in the table (did you mean \"refered_on\"?); the table has \
         refered_on, unit"
    );
    let mapped = schema("[columns]\nexit = [\"Status\", \"Udfald\"]");
    assert_eq!(
        refused(&dated(&[("status", DataType::Utf8)]), &mapped),
        "column \"Status\" (for exit) is not in the table (did you mean \"status\"?); the table has \
         referred_on, status"
    );
    let outcome = schema("[outcomes.who5]\nscale = \"percent\"");
    assert!(
        refused(&dated(&[]), &outcome).starts_with("column \"who5_baseline\" is not in the table")
    );
}

#[test]
fn two_spellings_in_one_table_are_refused() {
    let mapped = schema("[columns]\nexit = [\"Status\", \"status\"]");
    let both = dated(&[("status", DataType::Utf8), ("Status", DataType::Utf8)]);
    assert_eq!(
        refused(&both, &mapped),
        "the schema cannot be read: exit is mapped to both \"Status\" and \"status\", and the table has \
         both; name one"
    );
    let twice = dated(&[("exit", DataType::Utf8), ("exit", DataType::Utf8)]);
    assert_eq!(
        refused(&twice, &Schema::default()),
        "the schema cannot be read: column \"exit\" stands in the table more than once; \
         rename one of them"
    );
}

#[test]
fn a_word_of_ours_mistyped_is_named() {
    let mapped = schema("[columns]\nstarted = \"Start\"");
    let text = refused(&dated(&[("Start", DataType::Date32)]), &mapped);
    assert!(text.contains("\"started\" is not known (did you mean \"started_on\"?)"), "{text}");
}

#[test]
fn a_wrong_type_is_refused_with_a_remedy() {
    for (name, kind, expected) in [
        (
            "started_on",
            DataType::Int64,
            "column \"started_on\" must hold dates (date, timestamp or YYYY-MM-DD text), but holds \
             Int64; convert it to dates before handing the table over, or set excel_dates = \"1900\" under \
             [read] if its numbers are days of a spreadsheet",
        ),
        (
            "who5_baseline",
            DataType::Boolean,
            "column \"who5_baseline\" must hold numbers, but holds Boolean; convert it to integers or \
             floats",
        ),
        (
            "unit",
            DataType::Date32,
            "column \"unit\" must hold words (text, categories, whole numbers or booleans), but holds \
             Date32; convert it to text",
        ),
        (
            "person_id",
            DataType::Float64,
            "column \"person_id\" must hold ids (text or whole numbers), but holds Float64; convert it \
             to text",
        ),
        (
            "goal_1",
            DataType::Date32,
            "column \"goal_1\" must hold booleans or words, but holds Date32; convert it to booleans, or \
             to text mapped under [values.goal]",
        ),
    ] {
        assert_eq!(refused(&dated(&[(name, kind)]), &Schema::default()), expected);
    }
}

#[test]
fn items_must_be_as_many_as_the_instrument_has() {
    let text = "[outcomes.who5]\nbaseline = [\"a\", \"b\"]";
    let table = dated(&[("a", DataType::Int8), ("b", DataType::Int8)]);
    assert_eq!(
        refused(&table, &schema(text)),
        "the schema cannot be read: who5_baseline (who5) must name one column, or the 5 columns of its \
         items; it names 2"
    );
    let text = "[outcomes.self_rated_health]\nbaseline = [\"a\", \"b\"]";
    assert!(refused(&table, &schema(text)).ends_with("the instrument has no items; it names 2"));
}
