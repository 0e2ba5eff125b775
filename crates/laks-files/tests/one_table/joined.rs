//! Scores in a table of their own, joined to the referrals.

use super::records::{SCHEMA, columns, outcome};
use laks::words::TableName;
use laks::{Cohort, Day, Exit, JoinedTables, MeasuredOn, Record, Schema, Scores};
use laks_arrow::{ArrowSource, Binding, read_beside, read_joined_cohort};
use std::collections::BTreeMap;

/// A referral with everything, and its scores on the days of start and end.
pub(crate) fn referral(number: u32) -> Record {
    let day = |day: i32| Day::from_epoch(16_860 + number as i32 + day).unwrap();
    let scores = Scores { baseline: Some(4 * (number as i32 % 20)), follow_up: Some(80) };
    let on = MeasuredOn { baseline: Some(day(20)), follow_up: Some(day(90)) };
    Record {
        referral_id: Some(format!("H{number}")),
        referred_on: Some(day(0)),
        offered_on: Some(day(3)),
        started_on: Some(day(20)),
        ended_on: Some(day(90)),
        exit: if number.is_multiple_of(3) { Exit::DroppedOut } else { Exit::Completed },
        sessions_attended: Some(6),
        sessions_planned: Some(10),
        scores: [("who5".to_owned(), scores)].into(),
        measured_on: [("who5".to_owned(), on)].into(),
        strata: [("source".to_owned(), "JC".to_owned())].into(),
        ..Record::default()
    }
}

#[test]
fn scores_of_a_table_beside_are_those_of_records() {
    let own: Vec<Record> = (1..9).map(referral).collect();
    let expected = outcome(Cohort::from_records(&own, &Schema::from_toml(SCHEMA).unwrap()));

    let mut referrals = columns(&own);
    let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (occasion, on) in
        [("who5_baseline", "who5_baseline_on"), ("who5_follow_up", "who5_follow_up_on")]
    {
        forms.entry("score".to_owned()).or_default().extend(referrals.remove(occasion).unwrap());
        forms.entry("filled_in".to_owned()).or_default().extend(referrals.remove(on).unwrap());
        let ids = referrals["referral_id"].clone();
        forms.entry("referral_id".to_owned()).or_default().extend(ids);
    }
    let [head, tail] = SCHEMA.split("[outcomes.who5]").collect::<Vec<_>>()[..] else { panic!() };
    let (_, tail) = tail.split_once("[outcomes.wellbeing]").unwrap();
    let joined = "[measurements]\n[measurements.columns]\nmeasured_on = \"filled_in\"\n\
                  [measurements.outcomes.who5]\nscore = \"score\"\nscale = \"percent\"\n\
                  [measurements.windows]\n\
                  baseline = { around = \"started_on\", before = 5, after = 5 }\n\
                  follow_up = { around = \"ended_on\", before = 5, after = 5 }\n";
    let schema = Schema::from_toml(&format!("{head}{joined}[outcomes.wellbeing]{tail}")).unwrap();
    let (referrals, forms) = (super::batch(referrals), super::batch(forms));
    let mut tables = JoinedTables::default();
    let arrow = forms.schema();
    let rows = Box::new(std::iter::once(Ok(forms)));
    read_beside(TableName::Measurements, rows, &arrow, &schema, 1, &mut tables).unwrap();
    let binding = Binding::joined(&referrals.schema(), &schema, &[], &tables).unwrap();
    let source = ArrowSource::new(Box::new(std::iter::once(Ok(referrals))), binding, 1);
    assert_eq!(outcome(read_joined_cohort(source, tables)), expected);
}
