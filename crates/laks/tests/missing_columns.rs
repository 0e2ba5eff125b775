//! What a table has no column for is not known, of itself and of every sum it is in.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

use laks::adapter::{CohortBuilder, Columns, Layout};
use laks::words::DateField;
use laks::{Day, Exit, Figure, Funnel, Language, Note, Present, Reason, Schema, Spec, Tally};
use std::sync::Arc;

/// A table of four who were referred, with these further columns.
fn four(dates: &[DateField], has_exit: bool, exit: Exit) -> Tally {
    let mut layout = Layout::new(&Schema::default()).unwrap();
    for &field in [DateField::Referred].iter().chain(dates) {
        layout.dates[field as usize] = true;
    }
    layout.has_exit = has_exit;
    let layout = Arc::new(layout);
    let mut builder = CohortBuilder::new(&layout, 1).unwrap();
    let mut block = Columns::new(Arc::clone(&layout));
    block.reset(4);
    let days = [(DateField::Referred, "2016-01-04"), (DateField::Started, "2016-01-12")];
    for (field, day) in days.into_iter().chain([(DateField::Ended, "2016-05-10")]) {
        if layout.dates[field as usize] {
            block.dates[field as usize].fill(day.parse::<Day>().unwrap().epoch());
        }
    }
    if has_exit {
        block.exit.fill(exit as u8);
    }
    builder.push(&mut block, &mut Vec::new()).unwrap();
    let cohort = builder.finish().unwrap();
    let spec = Spec::new(cohort.layout(), ["2016-06-30"], &[]).unwrap();
    cohort.tally_with(&spec, 1).unwrap()
}

fn completed() -> Tally {
    four(&[DateField::Started, DateField::Ended], true, Exit::Completed)
}

fn funnel(tally: &Tally) -> Funnel {
    tally.funnel(0.95).unwrap()
}

/// The four of a table without exits counted as ongoing: "4 of 8 completed", with an interval.
#[test]
fn a_table_without_exits_leaves_the_completion_of_both_open() {
    let (with, without) = (completed(), four(&[DateField::Started], false, Exit::Open));
    for both in [with.merged(&without).unwrap(), without.merged(&with).unwrap()] {
        for tally in [&both, &both.total(), &Tally::from_json(&both.to_json().unwrap()).unwrap()] {
            let total = funnel(tally).total;
            let completed = total.counts.bounds("completed");
            assert_eq!((completed.at_least, completed.at_most), (4, Some(8)));
            let rate = total.rate(&Figure::Completion).unwrap();
            assert_eq!((rate.value, rate.lower, rate.denominator), (None, None, Some(8)));
            assert_eq!((rate.if_open_fail, rate.if_open_succeed), (Some(0.5), Some(1.0)));
            assert_eq!(total.rate(&Figure::Uptake).unwrap().value, Some(1.0));
        }
    }
}

/// Without a column for starts nobody had started: uptake was 0 of 4, with an interval.
#[test]
fn without_a_column_for_starts_neither_starts_nor_waits_are_known() {
    let tally = four(&[], false, Exit::Open);
    let uptake = funnel(&tally).uptake().unwrap().clone();
    assert_eq!((uptake.value, uptake.denominator), (None, Some(4)));
    assert_eq!(uptake.reason, Some(Reason::NoColumn(vec!["started_on".to_owned()])));
    let waiting = tally.waiting(0.95).unwrap();
    assert_eq!(waiting.total.waiting, None);
    assert!(waiting.total.quartiles.iter().all(|quartile| quartile.value.is_none()));
    let text = waiting.sentence(Language::Danish);
    assert_eq!(text, "Ventetiden er ikke kendt: ingen kolonne med startdato.");
    let both = tally.merged(&completed()).unwrap();
    let started = funnel(&both).total.counts.bounds("started");
    assert_eq!((started.at_least, started.at_most), (4, Some(8)));
}

#[test]
fn without_exits_uptake_is_known_and_who_still_waits_is_bounded() {
    let total = funnel(&four(&[DateField::Started], false, Exit::Open)).total;
    assert_eq!(total.counts.known("started"), Some(4));
    assert_eq!(total.counts.known("completed"), None);
    let attrition = total.rate(&Figure::Attrition).unwrap();
    let columns = vec!["exit".to_owned(), "ended_on".to_owned()];
    assert_eq!(attrition.reason, Some(Reason::NoColumn(columns)));
    let waiting = four(&[DateField::Started], false, Exit::Open).waiting(0.95).unwrap().total;
    assert_eq!(waiting.quartiles[1].value, Some(8.0), "all four started on the eighth day");
    assert_eq!(waiting.quartiles[1].note, Some(Note::ClosedNotKnown));
    assert_eq!(waiting.waiting, None);
}
