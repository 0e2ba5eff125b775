//! What the columns of records are: what the schema declares, and what some record has.

use super::record::Record;
use crate::calendar::{DateField, Day};
use crate::error::{Error, RecordFault};
use crate::meaning::{
    check_date_words, check_sections, check_words, goal_number, is_other_word, known_outcomes,
};
use crate::rules::{Expected, Spellings};
use crate::schema::{GoalKind, GoalLayout, Layout, OutcomeLayout, OutcomeSchema, Schema};
use std::collections::BTreeSet;

/// The layout of these records.
///
/// No record at all lacks nothing: what nobody has is known to be nothing.
pub(super) fn layout_of(records: &[Record], schema: &Schema) -> Result<Layout, Error> {
    let mut layout = Layout::new(schema)?;
    check_words(schema, &[])?;
    check_date_words(schema)?;
    let has = |word: &str, given: &dyn Fn(&Record) -> bool| {
        records.is_empty() || schema.columns.contains_key(word) || records.iter().any(given)
    };
    layout.has_exit = true;
    for (field, given) in date_fields() {
        let is_always =
            matches!(field, DateField::Referred | DateField::Started | DateField::Ended);
        layout.dates[field as usize] =
            is_always || has(field.name(), &|record| given(record).is_some());
    }
    layout.has_referral_id = has("referral_id", &|record| record.referral_id.is_some());
    layout.has_person_id = has("person_id", &|record| record.person_id.is_some());
    layout.has_attended = has("sessions_attended", &|record| record.sessions_attended.is_some());
    layout.has_planned = has("sessions_planned", &|record| record.sessions_planned.is_some());
    layout.outcomes = outcomes_of(records, schema)?;
    expect_scores(schema, &mut layout);
    check_items(records, schema)?;
    layout.strata = strata_of(records, schema);
    check_sections(schema, &layout.strata, &known_outcomes(schema))?;
    expect_labels(schema, &mut layout);
    layout.goals = goals_of(records, schema, &layout)?;
    layout.add_assumed_dates();
    Ok(layout)
}

/// Where a record has each date.
type Given = fn(&Record) -> Option<Day>;

/// The dates of a record.
pub(super) fn date_fields() -> [(DateField, Given); 6] {
    [
        (DateField::Referred, |record| record.referred_on),
        (DateField::Offered, |record| record.offered_on),
        (DateField::Started, |record| record.started_on),
        (DateField::Ended, |record| record.ended_on),
        (DateField::LastContact, |record| record.last_contact_on),
        (DateField::ObservedFrom, |record| record.observed_from),
    ]
}

/// The columns of the items before and after, where the schema sums them.
pub(super) fn item_columns(schema: &Schema, outcome: &str) -> [Vec<String>; 2] {
    let declared = schema.outcomes.get(outcome);
    let items = |of: fn(&OutcomeSchema) -> Option<&Spellings>| match declared.and_then(of) {
        Some(columns) if columns.all().len() > 1 => columns.all().to_vec(),
        _ => Vec::new(),
    };
    [items(|outcome| outcome.baseline.as_ref()), items(|outcome| outcome.follow_up.as_ref())]
}

fn outcomes_of(records: &[Record], schema: &Schema) -> Result<Vec<OutcomeLayout>, Error> {
    let scored = records.iter().flat_map(|record| record.scores.keys());
    let dated = records.iter().flat_map(|record| record.measured_on.keys());
    let names: BTreeSet<&String> = schema.outcomes.keys().chain(scored).chain(dated).collect();
    let outcome = |name: &String| {
        let declared = schema.outcomes.get(name);
        let is_dated = |of: fn(&OutcomeSchema) -> &Option<String>, after: bool| {
            let given = |record: &Record| {
                let dates = record.measured_on.get(name);
                dates.is_some_and(|on| if after { on.follow_up } else { on.baseline }.is_some())
            };
            declared.is_some_and(|outcome| of(outcome).is_some()) || records.iter().any(given)
        };
        Ok(OutcomeLayout {
            name: name.clone(),
            instrument: schema.instrument(name)?,
            has_baseline: true,
            has_follow_up: true,
            has_baseline_on: is_dated(|outcome| &outcome.baseline_on, false),
            has_follow_up_on: is_dated(|outcome| &outcome.follow_up_on, true),
        })
    };
    names.into_iter().map(outcome).collect()
}

/// Notes what each column of scores takes.
fn expect_scores(schema: &Schema, layout: &mut Layout) {
    for outcome in &layout.outcomes {
        let scale = schema.outcomes.get(&outcome.name).map_or_else(Default::default, |o| o.scale);
        let takes = outcome.instrument.takes(&outcome.name, scale);
        for (occasion, items) in
            ["baseline", "follow_up"].into_iter().zip(item_columns(schema, &outcome.name))
        {
            let word = format!("{}_{occasion}", outcome.name);
            layout.expected.insert(word, Expected::Score(takes.clone()));
            let item = outcome.instrument.item_takes(&outcome.name);
            let items = items.into_iter().map(|column| (column, Expected::Score(item.clone())));
            layout.expected.extend(items);
        }
    }
}

/// Refuses answers to items that the schema sums nowhere.
fn check_items(records: &[Record], schema: &Schema) -> Result<(), Error> {
    let columns = schema.outcomes.keys().flat_map(|outcome| item_columns(schema, outcome).concat());
    let known: BTreeSet<String> = columns.collect();
    for (record, row) in records.iter().zip(1..) {
        if let Some(found) = record.items.keys().find(|name| !known.contains(*name)) {
            let (found, known) = (found.clone(), known.into_iter().collect());
            return Err(RecordFault::Item { row, found, known }.into());
        }
    }
    Ok(())
}

/// The usual strata first, then those that are declared, then those that records alone have.
fn strata_of(records: &[Record], schema: &Schema) -> Vec<String> {
    let given: BTreeSet<&String> = records.iter().flat_map(|record| record.strata.keys()).collect();
    let is_stratum = |word: &&String| !is_other_word(word, schema);
    let declared: Vec<&String> = schema
        .table
        .strata
        .iter()
        .filter(|name| !name.contains('('))
        .chain(schema.columns.keys().filter(is_stratum))
        .collect();
    let is_usual = |name: &str| {
        records.is_empty()
            || schema.values.contains_key(name)
            || declared.iter().chain(&given).any(|other| *other == name)
    };
    let mut strata: Vec<String> =
        Layout::STRATA.iter().filter(|name| is_usual(name)).map(|&name| name.to_owned()).collect();
    for name in declared.into_iter().chain(given) {
        if !strata.contains(name) {
            strata.push(name.clone());
        }
    }
    strata
}

/// Notes the labels that a stratum takes, where the schema says which there are.
fn expect_labels(schema: &Schema, layout: &mut Layout) {
    for name in &layout.strata {
        let Some(words) = schema.values.get(name).filter(|words| !words.is_empty()) else {
            continue;
        };
        let (section, words) = (name.clone(), words.keys().cloned().collect());
        layout.expected.insert(name.clone(), Expected::Words { section, words });
    }
}

fn goals_of(
    records: &[Record],
    schema: &Schema,
    layout: &Layout,
) -> Result<Vec<GoalLayout>, Error> {
    let mut rated = 0..;
    let mut next_rated = || GoalKind::Rated(rated.next().unwrap_or(0));
    if schema.goals.is_empty() {
        let most = records.iter().map(|record| record.goals.len()).max().unwrap_or(0);
        let mapped = schema.columns.keys().filter_map(|word| goal_number(word)).max();
        let most = most.max(mapped.unwrap_or(0) as usize);
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
