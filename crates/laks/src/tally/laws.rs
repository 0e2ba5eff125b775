//! The laws of counting, on random tables: any split, order, number of workers and way of counting
//! gives the same tally, bit for bit.

use super::axis::course_parts;
use super::cell_sum::CellSum;
use super::facts::{Row, course_places, row_cells};
use super::table_list::TableList;
use super::{Cells, Spec, Tally};
use crate::{Cohort, Day, Exit, GoalMark, Record, Schema, Scores};
use proptest::prelude::*;
use std::collections::BTreeMap;

const SCHEMA: &str = r#"
[table]
extracted_on = "2016-06-30"
[rules]
after_extract = "warn"
[[goals]]
id = "wellbeing"
outcome = "who5"
[[goals]]
id = "courage"
[[goals]]
id = "other"
"#;

const LONG_SCALE: &str = r#"
[table]
extracted_on = "2016-06-30"
[rules]
after_extract = "warn"
[outcomes.vas]
baseline = "before"
follow_up = "after"
[[instruments]]
id = "vas"
title.en = "VAS"
title.da = "VAS"
range = [0, 100]
better = "higher"
meaningful_change = 10
"#;

pub(super) const MARKS: [GoalMark; 4] =
    [GoalMark::NotReached, GoalMark::Reached, GoalMark::Unrated, GoalMark::NotSet];

pub(super) fn schema() -> Schema {
    let text = SCHEMA.replace("id = \"courage\"", "id = \"courage\"\ncolumn = \"a\"");
    Schema::from_toml(&text.replace("id = \"other\"", "id = \"other\"\ncolumn = \"b\"")).unwrap()
}

pub(super) fn day(days: i32) -> Day {
    Day::from_epoch(days).unwrap()
}

/// Mostly days around 2016, some a hundred years before.
fn days() -> impl Strategy<Value = i32> {
    prop_oneof![9 => 16_500..17_100_i32, 1 => -40_000..20_000_i32]
}

fn exits() -> impl Strategy<Value = Exit> {
    (1..5_usize).prop_map(|number| Exit::ALL[number])
}

fn marks() -> impl Strategy<Value = GoalMark> {
    prop_oneof![
        Just(GoalMark::NotReached),
        Just(GoalMark::Reached),
        Just(GoalMark::Unrated),
        Just(GoalMark::NotSet)
    ]
}

prop_compose! {
    pub(super) fn referral()(
        referred in days(),
        wait in prop_oneof![0..90_i32, 0..3_000_i32],
        stay in prop_oneof![0..120_i32, 0..2_000_i32],
        stage in 0..4_u8,
        exit in exits(),
        before in proptest::option::of(0..26_i32),
        after in proptest::option::of(0..26_i32),
        goals in proptest::collection::vec(marks(), 2),
        attended in proptest::option::of(0..8_u32),
        unit in proptest::option::of(0..3_u8),
        source in 0..4_u8,
        course in proptest::option::of(0..5_u8),
    ) -> Record {
        let (start, end) = (referred + wait, referred + wait + stay);
        let mut strata = BTreeMap::from([("source".to_owned(), format!("s{source}"))]);
        strata.extend(unit.map(|unit| ("unit".to_owned(), format!("u{unit}"))));
        strata.extend(course.map(|course| ("course".to_owned(), format!("c{course}"))));
        Record {
            referred_on: Some(day(referred)),
            started_on: (stage >= 2).then(|| day(start)),
            ended_on: (stage == 1 || stage == 3).then(|| day(end)),
            exit: match stage { 1 => Exit::NeverStarted, 3 => exit, _ => Exit::Open },
            scores: [("who5".to_owned(), Scores { baseline: before, follow_up: after })].into(),
            goals,
            sessions_attended: attended,
            sessions_planned: Some(8),
            strata,
            ..Record::default()
        }
    }
}

/// A record with every column, so that all tables that begin with it have the same layout.
pub(super) fn with_every_column() -> Record {
    let mut full = Record {
        referred_on: Some(day(16_800)),
        sessions_attended: Some(1),
        sessions_planned: Some(8),
        goals: vec![GoalMark::Unrated; 2],
        ..Record::default()
    };
    full.scores.insert("who5".to_owned(), Scores::default());
    full.strata.insert("unit".to_owned(), "u0".to_owned());
    full.strata.insert("source".to_owned(), "s0".to_owned());
    full.strata.insert("course".to_owned(), "c0".to_owned());
    full
}

pub(super) fn cohort(records: &[Record]) -> Cohort {
    let all: Vec<Record> = [vec![with_every_column()], records.to_vec()].concat();
    Cohort::from_records(&all, &schema()).unwrap()
}

pub(super) fn spec(cohort: &Cohort, follow_up: Option<u32>) -> Spec {
    let by = ["unit", "source", "month(referred_on)"].map(str::to_owned);
    let spec = Spec::new(cohort.layout(), [day(16_850), day(17_105)], &by).unwrap();
    let spec = spec.within(&[30, 365]).unwrap();
    follow_up.map_or(spec.clone(), |days| spec.following(days).unwrap())
}

/// The tables of everybody, and by date the places of all courses.
pub(super) type Counted = (Vec<Cells>, Vec<Cells>);

/// The tally by the plain definition, row by row.
pub(super) fn plainly(cohort: &Cohort, spec: &Spec) -> Counted {
    let (list, parts) = (TableList::of(spec), course_parts(spec));
    let mut tables = vec![Vec::new(); list.slots()];
    let mut courses = vec![Vec::new(); spec.as_of.len()];
    for row in 0..cohort.columns().len() {
        let row = Row::new(cohort.columns(), row);
        for (slot, cell) in row_cells(spec, &list, row) {
            tables[slot].push((cell, 1));
        }
        for (date, as_of) in spec.as_of.iter().enumerate() {
            let places = course_places(spec, &parts, row, *as_of);
            courses[date].extend(places.into_iter().map(|place| (place, 1)));
        }
    }
    let cells =
        |counts: Vec<Vec<(u64, u64)>>| counts.into_iter().map(Cells::from_unsorted).collect();
    (cells(tables), if spec.counts_courses() { cells(courses) } else { Vec::new() })
}

pub(super) fn total(tally: &Tally) -> Counted {
    let stratum = tally.total().strata[0].clone();
    let dates = if tally.spec.counts_courses() { tally.spec.as_of.len() } else { 0 };
    let at = |date: usize| CellSum::of(stratum.courses.iter().map(|course| &course.tables[date]));
    (stratum.tables.iter().collect(), (0..dates).map(at).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_loop_counts_what_the_definition_says(
        records in proptest::collection::vec(referral(), 0..60),
        follow_up in proptest::option::of(1..400_u32),
    ) {
        let cohort = cohort(&records);
        let spec = spec(&cohort, follow_up);
        let tally = cohort.tally_with(&spec, 1).unwrap();
        prop_assert_eq!(total(&tally), plainly(&cohort, &spec));
        for &date in &spec.as_of {
            let alone = Spec { as_of: vec![date], ..spec.clone() };
            prop_assert_eq!(tally.at(date).unwrap(), cohort.tally_with(&alone, 1).unwrap());
        }
        prop_assert!(tally.at(day(16_851)).is_err());
    }

    #[test]
    fn many_copies_are_counted_in_pages_as_few_are_in_lists(
        records in proptest::collection::vec(referral(), 1..12),
    ) {
        let many: Vec<Record> = records.iter().cycle().take(3_000).cloned().collect();
        let cohort = cohort(&many);
        let spec = spec(&cohort, None);
        prop_assert_eq!(total(&cohort.tally_with(&spec, 2).unwrap()), plainly(&cohort, &spec));
    }

    #[test]
    fn split_anywhere_is_the_whole(
        records in proptest::collection::vec(referral(), 0..60),
        at in 0..60_usize,
        workers in 1..4_usize,
    ) {
        let (left, right) = records.split_at(at.min(records.len()));
        // Each part has the first record too, so the whole has it twice.
        let twice: Vec<Record> = left.iter().chain([&Record {
            referred_on: Some(day(16_800)),
            sessions_attended: Some(1),
            sessions_planned: Some(8),
            goals: vec![GoalMark::Unrated; 2],
            scores: [("who5".to_owned(), Scores::default())].into(),
            strata: [("unit".to_owned(), "u0".to_owned()), ("source".to_owned(), "s0".to_owned()), ("course".to_owned(), "c0".to_owned())].into(),
            ..Record::default()
        }]).chain(right).cloned().collect();
        let whole = cohort(&twice);
        let spec = spec(&whole, None);
        let tally = |records: &[Record], workers: usize| {
            cohort(records).tally_with(&spec, workers).unwrap()
        };
        let (a, b) = (tally(left, 1), tally(right, workers));
        let whole = whole.tally_with(&spec, workers).unwrap();
        prop_assert_eq!(&a.merged(&b).unwrap(), &whole);
        prop_assert_eq!(&b.merged(&a).unwrap(), &whole);
        let text = whole.to_json().unwrap();
        prop_assert_eq!(&serde_json::to_string(&whole).unwrap(), &text);
        prop_assert_eq!(&Tally::from_json(&text).unwrap(), &whole);
        // With blanks, and its names in another order, it is read by serde.
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let otherwise = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(&Tally::from_json(&otherwise).unwrap(), &whole);
        prop_assert_eq!(Tally::from_json(&otherwise).unwrap().to_json().unwrap(), text);
        let rolled = whole.by(&["source".to_owned()]).unwrap();
        prop_assert_eq!(rolled.total(), whole.total());
    }

    #[test]
    fn the_flow_is_what_each_month_is_by_itself(
        records in proptest::collection::vec(referral(), 0..30),
    ) {
        let cohort = cohort(&records);
        let tally = cohort.tally_with(&spec(&cohort, None), 1).unwrap();
        let flow = tally.flow().unwrap();
        prop_assert!(!flow.months.is_empty());
        for month in flow.months {
            prop_assert_eq!(tally.period(month.from, month.to).unwrap(), month);
        }
    }

    #[test]
    fn long_scales_and_many_goals_are_counted_as_defined(
        scores in proptest::collection::vec((0..=100_i32, proptest::option::of(0..=100_i32)), 1..40),
        goals in 1..13_usize,
        copies in 1..30_usize,
    ) {
        let mut toml = LONG_SCALE.to_owned();
        for goal in 0..goals {
            toml += &format!("[[goals]]\nid = \"g{goal}\"\ncolumn = \"g{goal}\"\n");
        }
        let record = |&(before, after): &(i32, Option<i32>)| Record {
            referred_on: Some(day(16_800)),
            started_on: Some(day(16_810)),
            ended_on: after.map(|_| day(16_900)),
            exit: if after.is_some() { Exit::Completed } else { Exit::Open },
            scores: [("vas".to_owned(), Scores { baseline: Some(before), follow_up: after })].into(),
            goals: (0..goals).map(|goal| MARKS[(goal + before as usize) % 4]).collect(),
            ..Record::default()
        };
        let all: Vec<Record> =
            std::iter::repeat_n(&scores, copies).flatten().map(record).collect();
        let cohort = Cohort::from_records(&all, &Schema::from_toml(&toml).unwrap()).unwrap();
        let spec = Spec::new(cohort.layout(), [day(16_950)], &[]).unwrap();
        prop_assert_eq!(total(&cohort.tally_with(&spec, 2).unwrap()), plainly(&cohort, &spec));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_sides_of_a_split_are_the_whole(
        records in proptest::collection::vec(referral(), 0..60),
        at in 16_600..17_000_i32,
        offered in proptest::collection::vec(proptest::option::of(0..40_i32), 60),
        follow_up in proptest::option::of(1..400_u32),
    ) {
        // An offer before the date of somebody who was referred before it, or after it.
        let records: Vec<Record> = records.into_iter().zip(offered).map(|(record, days)| Record {
            offered_on: record.referred_on.zip(days).and_then(|(referred, days)| {
                let offered = day(referred.epoch() + days);
                Some(offered).filter(|&offered| record.started_on.is_none_or(|on| offered <= on))
            }).filter(|&offered| record.ended_on.is_none_or(|on| offered <= on)),
            ..record
        }).collect();
        let cohort = cohort(&records);
        let spec = spec(&cohort, follow_up);
        let whole = cohort.tally_with(&spec, 1).unwrap();
        let split = cohort.split_at(crate::calendar::DateField::Referred, day(at)).unwrap();
        let sides = [&split.before, &split.after].map(|side| {
            let tally = side.tally_with(&spec, 2).unwrap();
            if let Some(stratum) = tally.total().strata.first() {
                let plain = plainly(side, &spec);
                assert_eq!(stratum.tables, plain.0.into());
            }
            assert_eq!(&Tally::from_json(&tally.to_json().unwrap()).unwrap(), &tally);
            assert!(tally.funnel(0.95).is_ok());
            tally
        });
        let both = sides[0].merged(&sides[1]).unwrap();
        // The rule about dates before the extract is counted from the rows of a side.
        prop_assert_eq!((both.strata, both.notes), (whole.strata, whole.notes));
    }

    #[test]
    fn the_sides_of_a_split_by_start_are_read_back(
        records in proptest::collection::vec(referral(), 0..60),
        at in 16_600..17_000_i32,
        follow_up in proptest::option::of(1..400_u32),
    ) {
        let cohort = cohort(&records);
        let spec = spec(&cohort, follow_up);
        let split = cohort.split_at(crate::calendar::DateField::Started, day(at)).unwrap();
        for side in [&split.before, &split.after] {
            let tally = side.tally_with(&spec, 2).unwrap();
            if let Some(stratum) = tally.total().strata.first() {
                prop_assert_eq!(&stratum.tables, &plainly(side, &spec).0.into());
            }
            prop_assert_eq!(&Tally::from_json(&tally.to_json().unwrap()).unwrap(), &tally);
        }
    }
}
