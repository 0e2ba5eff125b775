//! What moved between two tallies of one source, and that a comparison of them is refused with that call.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop where something is not there")]

use laks::results::{ExtractFault, LateRegistrations};
use laks::{Cohort, Compare, Day, Error, Language, Plan, Present, Record, Schema, Spec, Stage};
use laks::{Status, Tally, View};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn counted(records: &[Record], as_of: Day, by: &[String]) -> Tally {
    let cohort = Cohort::from_records(records, &Schema::default()).unwrap();
    let spec = Spec::new(cohort.layout(), [as_of], by).unwrap();
    cohort.tally_with(&spec, 1).unwrap()
}

fn taken_out_on(records: &[Record], as_of: Day, extracted_on: Option<Day>) -> Tally {
    let mut schema = Schema::default();
    schema.table.extracted_on = extracted_on;
    let cohort = Cohort::from_records(records, &schema).unwrap();
    cohort.tally_with(&Spec::new(cohort.layout(), [as_of], &[]).unwrap(), 1).unwrap()
}

/// A café: one is referred every third day from the first of January, and starts a fortnight later.
fn cafe(until: &str) -> Vec<Record> {
    let first = day("2016-01-01");
    let days = (0..60).map(|n| first.plus_days(3 * n)).filter(|&on| on <= day(until));
    days.map(|on| {
        let start = on.plus_days(14);
        let started_on = Some(start).filter(|start| *start <= day(until));
        Record { referred_on: Some(on), started_on, ..Record::default() }
    })
    .collect()
}

#[test]
fn what_was_registered_late_is_told_by_month_and_event() {
    let april = cafe("2016-04-30");
    let mut may = cafe("2016-05-31");
    // One referral of March was typed in May; one of January is gone.
    may.push(Record { referred_on: Some(day("2016-03-15")), ..Record::default() });
    may.remove(0);
    let [then, now] = [("2016-04-30", &april), ("2016-05-31", &may)]
        .map(|(as_of, records)| counted(records, day(as_of), &[]));
    let changes = then.changes_to(&now, None, 0.95).unwrap();
    let moved: Vec<&LateRegistrations> = changes.late.iter().filter(|row| row.moved()).collect();
    let told = |row: &LateRegistrations| {
        (row.from.to_string(), row.event, row.registered_late, row.no_longer_there)
    };
    assert_eq!(
        moved.into_iter().map(told).collect::<Vec<_>>(),
        [
            ("2016-01-01".to_owned(), Stage::Referred, 0, 1),
            ("2016-01-01".to_owned(), Stage::Started, 0, 1),
            ("2016-03-01".to_owned(), Stage::Referred, 1, 0),
        ]
    );
    assert_eq!(
        changes.sentence(Language::English),
        "From 30 April 2016 to 31 May 2016: 51 referred (10 more), 6 waiting (1 more), 45 started (9 \
         more), 45 ongoing (9 more). Registered late: 1 referred. No longer there: 1 referred, 1 started. A date \
         that was corrected counts once in each."
    );
    assert!(changes.sentence(Language::Danish).contains("Efterregistreret: 1 visiteret."));
    assert_eq!(changes.view(Language::English).len(), 2);
    assert_eq!(changes.table().columns.len(), 7);
    let text = serde_json::to_string(&changes).unwrap();
    assert_eq!(serde_json::from_str::<laks::Changes>(&text).unwrap(), changes);
}

#[test]
fn a_plan_tells_which_targets_stand_otherwise_now() {
    let plan = "[plan]\nid = \"p\"\ntitle = \"Café\"\nversion = 1\nstarts_on = 2016-01-01\n\
                [[targets]]\nid = \"many\"\ntext = \"45 are referred\"\nmeasure = \"referred\"\n\
                to = 2016-06-30\nat_least = 45\n\
                [[targets]]\nid = \"early\"\ntext = \"40 start by May\"\nmeasure = \"started\"\n\
                to = 2016-05-10\nat_least = 40\n";
    let plan = Plan::from_toml(plan).unwrap();
    let [then, now] =
        ["2016-04-30", "2016-05-31"].map(|as_of| counted(&cafe(as_of), day(as_of), &[]));
    let changes = then.changes_to(&now, Some(&plan), 0.95).unwrap();
    let newly = |status| changes.newly(status).map(|target| &*target.id).collect::<Vec<_>>();
    assert_eq!(newly(Status::Attained), ["many"]);
    assert_eq!(
        newly(Status::Missed).len() + newly(Status::Attained).len(),
        2 - usize::from(changes.targets[1].earlier.status == changes.targets[1].later.status)
    );
    assert!(changes.sentence(Language::English).contains("Newly attained: 45 are referred"));
    assert_eq!(changes.view(Language::Danish)[1].title, "Café");
}

#[test]
fn two_tallies_that_are_no_extracts_of_one_source_are_refused_with_the_reason() {
    let [then, now] =
        ["2016-04-30", "2016-05-31"].map(|as_of| counted(&cafe(as_of), day(as_of), &[]));
    let fault = |one: &Tally, other: &Tally| match one.changes_to(other, None, 0.95) {
        Err(Error::Extracts(fault)) => fault,
        other => panic!("{other:?}"),
    };
    assert!(matches!(fault(&now, &then), ExtractFault::Order { .. }));
    let later: Vec<Record> = cafe("2016-06-30")
        .into_iter()
        .filter(|record| record.referred_on > Some(day("2016-04-30")))
        .collect();
    let of_may = counted(&later, day("2016-06-30"), &[]);
    assert_eq!(fault(&then, &of_may), ExtractFault::Apart);
    let moved: Vec<Record> = cafe("2016-05-31")
        .into_iter()
        .map(|record| Record {
            referred_on: record.referred_on.map(|on| on.plus_days(1)),
            ..record
        })
        .collect();
    let others = counted(&moved, day("2016-05-31"), &[]);
    assert!(matches!(fault(&then, &others), ExtractFault::Others { referred: 41, kept: 0 }));
}

/// A comparison of two cumulative extracts went through, once a tenth of the days had late registrations.
#[test]
fn a_comparison_of_cumulative_extracts_is_refused_with_the_call_that_tells_what_moved() {
    let mut may = cafe("2016-05-31");
    for n in 0..8 {
        let referred_on = Some(day("2016-01-01").plus_days(15 * n));
        may.push(Record { referred_on, ..Record::default() });
    }
    let april = counted(&cafe("2016-04-30"), day("2016-04-30"), &[]);
    let may = counted(&may, day("2016-05-31"), &[]);
    let error = april.compared_with(&may, &Compare::default()).unwrap_err();
    assert!(matches!(error, Error::LaterExtract { .. }), "{error}");
    assert!(error.to_string().ends_with("laks.changes(before, after)"), "{error}");
    assert!(error.on_command_line().ends_with("laks changes EARLIER LATER"));
}

/// Strata are no reason to refuse, and a person who was given a unit later is no late registration.
#[test]
fn whoever_was_given_a_unit_later_is_not_registered_late() {
    let unit = |records: Vec<Record>, name: &str| -> Vec<Record> {
        let strata = [("unit".to_owned(), name.to_owned())];
        records.into_iter().map(|r| Record { strata: strata.clone().into(), ..r }).collect()
    };
    let by = ["unit".to_owned()];
    let mut now = unit(cafe("2016-04-30"), "North");
    let then = counted(&now, day("2016-04-30"), &by);
    let moved = now.remove(0);
    now.extend(unit(vec![moved], "South"));
    let now = counted(&now, day("2016-05-31"), &by);
    let changes = then.changes_to(&now, None, 0.95).unwrap();
    assert!(!changes.late.iter().any(LateRegistrations::moved));
    assert!(then.changes_to(&now.total(), None, 0.95).is_ok());
}

/// What was planned for a day beyond the extract and did not happen was in no part of the change.
#[test]
fn what_was_planned_and_is_gone_is_no_longer_there() {
    let [april, may] = ["2016-04-30", "2016-05-31"].map(day);
    let mut planned = cafe("2016-04-30");
    planned[0].ended_on = Some(day("2016-05-20"));
    planned[0].exit = laks::Exit::Completed;
    let then = taken_out_on(&planned, may, Some(april));
    let now = taken_out_on(&cafe("2016-05-31"), may, Some(may));
    let changes = then.changes_to(&now, None, 0.95).unwrap();
    let completed = changes.counts.iter().find(|row| row.stage == Stage::Completed).unwrap();
    assert_eq!((completed.earlier, completed.later), (Some(1), Some(0)));
    assert_eq!((completed.since, completed.no_longer_there), (Some(0), Some(1)));
    assert!(changes.sentence(Language::English).contains("No longer there: 1 completed."));
    let exited = changes.counts.iter().find(|row| row.stage == Stage::Exited).unwrap();
    assert_eq!(exited.no_longer_there, Some(1));
}

#[test]
fn tables_that_were_taken_out_on_different_days_are_said() {
    let [march, april, may] = ["2016-03-31", "2016-04-30", "2016-05-31"].map(day);
    let of = |until: &str, taken_out| taken_out_on(&cafe(until), april, Some(taken_out));
    let then = of("2016-04-30", april).merged(&of("2016-03-31", march)).unwrap();
    let now = taken_out_on(&cafe("2016-05-31"), may, Some(may));
    let now = now.merged(&now).unwrap();
    let changes = then.changes_to(&now, None, 0.95).unwrap();
    assert_eq!((changes.known_to, changes.partly_known_to), (march, Some(april)));
    let said = changes.sentence(Language::English);
    assert!(
        said.contains("taken out on different days: what happened after 31 March 2016"),
        "{said}"
    );
    assert!(changes.view(Language::Danish)[0].notes[0].contains("trukket på forskellige dage"));
    let same = of("2016-04-30", april).changes_to(&now, None, 0.95).unwrap();
    assert_eq!(same.partly_known_to, None);
}

#[test]
fn a_later_table_that_ends_before_its_date_is_said() {
    let [april, may, june] = ["2016-04-30", "2016-05-31", "2016-06-30"].map(day);
    let then = taken_out_on(&cafe("2016-04-30"), april, Some(april));
    let now = taken_out_on(&cafe("2016-05-31"), june, Some(may));
    let said = then.changes_to(&now, None, 0.95).unwrap().sentence(Language::English);
    assert!(said.contains("The later one's table ends on 31 May 2016"), "{said}");
}

/// An extract made earlier, counted at a later date, had "late registrations".
#[test]
fn a_later_count_of_an_older_extract_is_refused() {
    let [april, may] = ["2016-04-30", "2016-05-31"].map(day);
    let then = taken_out_on(&cafe("2016-04-30"), april, Some(may));
    let now = taken_out_on(&cafe("2016-04-30"), may, Some(april));
    let Err(Error::Extracts(fault)) = then.changes_to(&now, None, 0.95) else { panic!() };
    assert_eq!(fault, ExtractFault::OrderOfExtracts { earlier: may, later: april });
}

#[test]
fn a_target_that_was_attained_and_is_lost_is_told() {
    let plan = "[plan]\nid = \"p\"\ntitle = \"Café\"\nversion = 1\nstarts_on = 2016-01-01\n\
                [[targets]]\nid = \"many\"\ntext = \"41 are referred\"\nmeasure = \"referred\"\n\
                to = 2016-06-30\nat_least = 41\n";
    let plan = Plan::from_toml(plan).unwrap();
    let then = counted(&cafe("2016-04-30"), day("2016-04-30"), &[]);
    let now = counted(&cafe("2016-04-30")[1..], day("2016-05-01"), &[]);
    let changes = then.changes_to(&now, Some(&plan), 0.95).unwrap();
    let lost: Vec<&str> = changes.no_longer(Status::Attained).map(|target| &*target.id).collect();
    assert_eq!(lost, ["many"]);
    assert!(changes.sentence(Language::English).contains("No longer attained: 41 are referred."));
    assert!(changes.sentence(Language::Danish).contains("Ikke længere nået: 41 are referred."));
}

#[test]
fn counts_of_those_who_are_followed_say_so() {
    let tally = |until: &str| {
        let cohort = Cohort::from_records(&cafe(until), &Schema::default()).unwrap();
        let spec = Spec::new(cohort.layout(), [until], &[]).unwrap();
        cohort.tally(&spec.following(30).unwrap()).unwrap()
    };
    let changes = tally("2016-04-30").changes_to(&tally("2016-05-31"), None, 0.95).unwrap();
    assert_eq!(changes.follow_up_days, Some(30));
    assert!(
        changes.sentence(Language::English).contains("could be followed for 30 days by each date")
    );
    assert!(changes.view(Language::Danish)[0].notes[0].contains("kunne følges i 30 dage"));
}

fn any_referrals() -> impl Strategy<Value = Vec<(i32, Option<i32>, bool)>> {
    prop::collection::vec((0..200_i32, prop::option::of(0..60_i32), any::<bool>()), 1..40)
}

proptest! {
    /// Of what an event leads to: later = earlier + since + registered late − no longer there.
    #[test]
    fn what_moved_adds_up(
        kept in any_referrals(),
        added in any_referrals(),
        gone in 0..8_usize,
        taken_out in prop::option::of((100..152_i32, 150..182_i32)),
    ) {
        let (first, then, now) = (day("2016-01-01"), day("2016-05-31"), day("2016-06-30"));
        let record = |&(on, wait, ended): &(i32, Option<i32>, bool)| {
            let referred_on = first.plus_days(on);
            let started_on = wait.map(|wait| referred_on.plus_days(wait));
            let ended_on = started_on.filter(|_| ended).map(|start| start.plus_days(30));
            let exit = if ended_on.is_some() { laks::Exit::Completed } else { laks::Exit::Open };
            Record { referred_on: Some(referred_on), started_on, ended_on, exit, ..Record::default() }
        };
        let earlier: Vec<Record> = kept.iter().map(record).collect();
        let later: Vec<Record> =
            kept.iter().skip(gone.min(kept.len() / 2)).chain(&added).map(record).collect();
        // Taken out before the date of the count, with dates beyond it, as those of what is planned.
        let on = |day: Option<i32>| day.map(|day| first.plus_days(day));
        let earlier = taken_out_on(&earlier, then, on(taken_out.map(|days| days.0)));
        let later = taken_out_on(&later, now, on(taken_out.map(|days| days.1)));
        let changes = match earlier.changes_to(&later, None, 0.95) {
            Ok(changes) => changes,
            Err(Error::Extracts(_)) => return Ok(()),
            Err(error) => panic!("{error}"),
        };
        let told = changes.counts.iter().filter(|row| row.since.is_some()).count();
        prop_assert!(told >= 4, "referred, started, completed and exited");
        for row in &changes.counts {
            if let (Some(since), Some(late), Some(gone)) =
                (row.since, row.registered_late, row.no_longer_there)
            {
                prop_assert_eq!(row.earlier.unwrap() + since + late, row.later.unwrap() + gone);
            }
        }
        let of = |event| changes.late.iter().filter(move |row| row.event == event);
        if taken_out.is_none() {
            let recorded = of(Stage::Referred).map(|row| row.earlier).sum::<u64>();
            prop_assert_eq!(recorded, changes.counts[0].earlier.unwrap());
        }
    }
}
