//! Referrals as plain values, for Rust programs that have no Arrow.

use super::rows::{Cohort, CohortBuilder};
use crate::calendar::{DateField, Day};
use crate::error::{Error, RecordFault};
use crate::persons::id_hash;
use crate::persons::{are_cpr_numbers, names_a_person};
use crate::records::{Columns, score_level, session_count};
use crate::rules::Exit;
use crate::rules::Expected;
use crate::rules::Found;
use crate::rules::Shown;
use crate::rules::{Defect, RuleId};
use crate::schema::{
    GoalKind, GoalLayout, GoalMark, Layout, OutcomeLayout, Scale, Schema, cpr_fault,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One referral: one person sent to one course once.
///
/// ```
/// use laks::{Cohort, Exit, Record, Schema};
/// let referral = Record {
///     referred_on: Some("2015-09-01".parse()?),
///     started_on: Some("2015-09-15".parse()?),
///     ended_on: Some("2015-12-01".parse()?),
///     exit: Exit::Completed,
///     strata: [("source".to_owned(), "Jobcenter".to_owned())].into(),
///     ..Record::default()
/// };
/// let cohort = Cohort::from_records(&[referral], &Schema::default())?;
/// assert_eq!(cohort.len(), 1);
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The referral's id; unique where given. Spaces around it do not count, and one of spaces is none.
    pub referral_id: Option<String>,
    /// The person's id.
    pub person_id: Option<String>,
    /// When it was made. Required.
    pub referred_on: Option<Day>,
    /// When a place was offered.
    pub offered_on: Option<Day>,
    /// The first session attended.
    pub started_on: Option<Day>,
    /// When it was closed.
    pub ended_on: Option<Day>,
    /// How it was closed.
    pub exit: Exit,
    /// Sessions attended.
    pub sessions_attended: Option<u32>,
    /// Sessions planned.
    pub sessions_planned: Option<u32>,
    /// Raw scores by outcome: before and after.
    pub scores: BTreeMap<String, Scores>,
    /// Rated goals, in the schema's order of goals with a column.
    pub goals: Vec<GoalMark>,
    /// Labels by strata column. Spaces around them do not count, and one of spaces is none.
    pub strata: BTreeMap<String, String>,
}

/// One outcome's raw scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scores {
    /// Before.
    pub baseline: Option<i32>,
    /// After.
    pub follow_up: Option<i32>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            referral_id: None,
            person_id: None,
            referred_on: None,
            offered_on: None,
            started_on: None,
            ended_on: None,
            exit: Exit::Open,
            sessions_attended: None,
            sessions_planned: None,
            scores: BTreeMap::new(),
            goals: Vec::new(),
            strata: BTreeMap::new(),
        }
    }
}

impl Cohort {
    /// Validates records into a cohort. The first record is row 1.
    ///
    /// # Errors
    /// When a record breaks a rule that refuses or rates more goals than the schema declares, or the schema
    /// names an instrument that is not known.
    pub fn from_records(records: &[Record], schema: &Schema) -> Result<Self, Error> {
        let layout = Arc::new(layout_of(records, schema)?);
        protect(records, schema)?;
        let mut builder = CohortBuilder::new(&layout, 1)?;
        let mut block = Columns::new(Arc::clone(&layout));
        let mut defects = Vec::new();
        for chunk in records.chunks(4096) {
            block.reset(chunk.len());
            for (row, record) in chunk.iter().enumerate() {
                fill(&mut block, row, record, &builder, &mut defects);
            }
            builder.push(&mut block, &mut defects)?;
        }
        builder.finish()
    }
}

fn layout_of(records: &[Record], schema: &Schema) -> Result<Layout, Error> {
    let mut layout = Layout::new(schema)?;
    layout.has_exit = true;
    for field in [DateField::Referred, DateField::Started, DateField::Ended] {
        layout.dates[field as usize] = true;
    }
    // A program that never sets it does not know who was offered a place.
    let offers = records.iter().any(|record| record.offered_on.is_some());
    layout.dates[DateField::Offered as usize] =
        offers || schema.columns.contains_key(DateField::Offered.name());
    layout.has_referral_id = records.iter().any(|r| r.referral_id.is_some());
    layout.has_person_id = records.iter().any(|r| r.person_id.is_some());
    layout.has_attended = records.iter().any(|r| r.sessions_attended.is_some());
    layout.has_planned = records.iter().any(|r| r.sessions_planned.is_some());
    let outcomes: BTreeSet<&String> = records.iter().flat_map(|r| r.scores.keys()).collect();
    for name in outcomes {
        let takes = schema.instrument(name)?.takes(name, Scale::Raw);
        for occasion in ["baseline", "follow_up"] {
            let takes = Expected::Score(takes.clone());
            layout.expected.insert(format!("{name}_{occasion}"), takes);
        }
        layout.outcomes.push(OutcomeLayout {
            name: name.clone(),
            instrument: schema.instrument(name)?,
            has_baseline: true,
            has_follow_up: true,
            has_baseline_on: false,
            has_follow_up_on: false,
        });
    }
    let strata: BTreeSet<&String> = records.iter().flat_map(|r| r.strata.keys()).collect();
    layout.strata = strata.into_iter().cloned().collect();
    layout.goals = goals_of(records, schema, &layout)?;
    Ok(layout)
}

/// Refuses CPR numbers where they are not declared, and labels that name a person.
fn protect(records: &[Record], schema: &Schema) -> Result<(), Error> {
    if schema.persons.id.is_undeclared() {
        let person_ids = records.iter().filter_map(|record| record.person_id.as_deref());
        let referral_ids = records.iter().filter_map(|record| record.referral_id.as_deref());
        if are_cpr_numbers(person_ids) {
            return Err(Error::undeclared_cpr("person_id", "person_id"));
        }
        if are_cpr_numbers(referral_ids) {
            return Err(Error::undeclared_cpr("referral_id", "referral_id"));
        }
    }
    for (record, row) in records.iter().zip(1..) {
        let mut labels = record.strata.iter();
        if let Some((name, _)) = labels.find(|(_, label)| names_a_person(label)) {
            return Err(Error::person_as_label(row, name, name));
        }
    }
    Ok(())
}

fn goals_of(
    records: &[Record],
    schema: &Schema,
    layout: &Layout,
) -> Result<Vec<GoalLayout>, Error> {
    let mut rated = 0..;
    let mut next_rated = || GoalKind::Rated(rated.next().unwrap_or(0));
    if schema.goals.is_empty() {
        let most = records.iter().map(|r| r.goals.len()).max().unwrap_or(0);
        return Ok((1..=most)
            .map(|number| GoalLayout {
                id: format!("goal_{number}"),
                kind: next_rated(),
                change: None,
            })
            .collect());
    }
    let declared = schema.goals.iter().filter(|goal| goal.outcome.is_none()).count();
    for (record, row) in records.iter().zip(1..) {
        let found = record.goals.len();
        if found > declared {
            return Err(RecordFault::Goals { row, declared, found }.into());
        }
    }
    schema
        .goals
        .iter()
        .map(|goal| {
            let Some(outcome) = &goal.outcome else {
                return Ok(GoalLayout { id: goal.id.clone(), kind: next_rated(), change: None });
            };
            GoalLayout::through(goal, outcome, &layout.outcomes)
        })
        .collect()
}

/// Writes a record as a row of a block.
fn fill(
    block: &mut Columns,
    row: usize,
    record: &Record,
    builder: &CohortBuilder,
    defects: &mut Vec<Defect>,
) {
    fill_dates(block, row, record);
    fill_ids(block, row, record, defects);
    fill_sessions(block, row, record, defects);
    fill_scores(block, row, record, defects);
    for (column, mark) in block.goals.iter_mut().zip(&record.goals) {
        column[row] = *mark as u8;
    }
    fill_labels(block, row, record, builder);
}

fn fill_dates(block: &mut Columns, row: usize, record: &Record) {
    for (field, day) in [
        (DateField::Referred, record.referred_on),
        (DateField::Offered, record.offered_on),
        (DateField::Started, record.started_on),
        (DateField::Ended, record.ended_on),
    ] {
        if let Some(place) = block.dates[field as usize].get_mut(row) {
            *place = day.map_or(Day::NONE, Day::epoch);
        }
    }
    block.exit[row] = record.exit as u8;
}

fn fill_ids(block: &mut Columns, row: usize, record: &Record, defects: &mut Vec<Defect>) {
    let layout = Arc::clone(block.layout());
    if layout.has_referral_id {
        let id = record.referral_id.as_deref().unwrap_or("").trim();
        block.referral_ids[row] = if id.is_empty() { 0 } else { id_hash(id) };
    }
    if layout.has_person_id {
        let text = record.person_id.as_deref().unwrap_or("");
        block.person_ids[row] = layout.persons.hash(text).unwrap_or_else(|rule| {
            let (column, found) = (Arc::from("person_id"), cpr_fault(text));
            defects.push(Defect { row, column, rule, found });
            0
        });
    }
}

fn fill_sessions(block: &mut Columns, row: usize, record: &Record, defects: &mut Vec<Defect>) {
    for (column, name, value) in [
        (&mut block.attended, "sessions_attended", record.sessions_attended),
        (&mut block.planned, "sessions_planned", record.sessions_planned),
    ] {
        let Some(value) = value else { continue };
        match session_count(f64::from(value)) {
            Ok(count) => column[row] = count,
            Err(rule) => defects.push(number_defect(row, rule, name, value.into())),
        }
    }
}

fn fill_scores(block: &mut Columns, row: usize, record: &Record, defects: &mut Vec<Defect>) {
    let layout = Arc::clone(block.layout());
    for (outcome, scores) in layout.outcomes.iter().zip(&mut block.scores) {
        let Some(given) = record.scores.get(&outcome.name) else { continue };
        for (column, value, occasion) in [
            (&mut scores.baseline, given.baseline, "baseline"),
            (&mut scores.follow_up, given.follow_up, "follow_up"),
        ] {
            let Some(value) = value else { continue };
            match score_level(f64::from(value), &outcome.instrument, Scale::Raw) {
                Ok(level) => column[row] = level,
                Err(rule) => {
                    let column = format!("{}_{occasion}", outcome.name);
                    defects.push(number_defect(row, rule, &column, value.into()));
                }
            }
        }
    }
}

fn fill_labels(block: &mut Columns, row: usize, record: &Record, builder: &CohortBuilder) {
    let layout = Arc::clone(block.layout());
    let columns = block.strata.iter_mut().zip(builder.labels());
    for (name, (column, labels)) in layout.strata.iter().zip(columns) {
        let label = record.strata.get(name).map_or("", |label| label.trim());
        if !label.is_empty() {
            column[row] = labels.code(label);
        }
    }
}

/// That a number breaks a rule.
fn number_defect(row: usize, rule: RuleId, column: &str, value: i64) -> Defect {
    let found = Found::Cell(Shown::Value(value.to_string()));
    Defect { row, column: Arc::from(column), rule, found }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn referral() -> Record {
        Record { referred_on: Some(Day::new(2016, 3, 29).unwrap()), ..Record::default() }
    }

    /// A mark beyond the declared goals was dropped without a word.
    #[test]
    fn a_mark_of_a_goal_that_is_not_declared_is_refused() {
        let schema = Schema::from_toml("[[goals]]\nid = \"walks\"\ncolumn = \"Går\"\n").unwrap();
        let rated = |marks| Record { goals: vec![GoalMark::Reached; marks], ..referral() };
        let error = Cohort::from_records(&[rated(1), rated(2)], &schema).unwrap_err();
        assert_eq!(
            error.to_string(),
            "record 2 rates 2 goals, but the schema declares 1 with a column; declare the others under \
             [[goals]], or give no more marks than that"
        );
        let Error::Record(RecordFault::Goals { row, .. }) = error else { panic!("{error}") };
        assert_eq!(row, 2);
        assert_eq!(Cohort::from_records(&[rated(1), rated(0)], &schema).unwrap().len(), 2);
        // Without declared goals there are as many as the record with the most of them rates.
        assert!(Cohort::from_records(&[rated(1), rated(2)], &Schema::default()).is_ok());
    }

    /// An empty id was an id, which two referrals then shared, and an empty label was a stratum of its own.
    #[test]
    fn ids_and_labels_are_read_as_in_a_table() {
        let row = |id: &str, label: &str| Record {
            referral_id: Some(id.to_owned()),
            strata: [("source".to_owned(), label.to_owned())].into(),
            ..referral()
        };
        let schema = Schema::from_toml("[rules]\nmissing_referral_id = \"exclude\"\n").unwrap();
        let records =
            [row("", "Jobcenter"), row(" ", ""), row("A1", " Jobcenter "), row("A2", " ")];
        let cohort = Cohort::from_records(&records, &schema).unwrap();
        assert_eq!(cohort.columns().referral_ids, [id_hash("A1"), id_hash("A2")]);
        assert_eq!(cohort.columns().strata, [[1, 0]]);
        let twice = [row("A1", ""), row(" A1", "")];
        let error = Cohort::from_records(&twice, &schema).unwrap_err().to_string();
        assert!(error.contains("row 2, column \"referral_id\": duplicate_referral_id"), "{error}");
    }
}
