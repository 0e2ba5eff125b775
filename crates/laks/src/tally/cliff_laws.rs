//! The laws of counting on tables that are not plain: many goals, dates decades apart, long waits and stays,
//! many dates of the count, outcomes and strata. The loop gives what the definition gives.

use super::laws::{MARKS, day, plainly, total};
use super::{Spec, Tally};
use crate::calendar::DateField;
use crate::{Cohort, Exit, Record, Schema, Scores};
use proptest::prelude::*;

/// The last date of the counts.
const LAST: i32 = 20_454;

/// No case ends later.
const LATEST: i32 = 60_000;

/// A table of so many goals and outcomes.
fn schema(goals: usize, outcomes: usize) -> Schema {
    use std::fmt::Write as _;
    let mut toml =
        String::from("[table]\nextracted_on = \"2025-06-30\"\n[rules]\nafter_extract = \"warn\"\n");
    for outcome in 0..outcomes {
        write!(
            toml,
            "[outcomes.o{outcome}]\nbaseline = \"b{outcome}\"\nfollow_up = \"f{outcome}\"\n\
             [[instruments]]\nid = \"o{outcome}\"\ntitle.en = \"O\"\ntitle.da = \"O\"\n\
             range = [0, {}]\nbetter = \"higher\"\nmeaningful_change = 2\n",
            4 + 20 * outcome
        )
        .unwrap();
    }
    for goal in 0..goals {
        write!(toml, "[[goals]]\nid = \"g{goal}\"\ncolumn = \"g{goal}\"\n").unwrap();
    }
    Schema::from_toml(&toml).unwrap()
}

/// A date near the last date of the count, near the first that has an address, decades before or after.
fn days() -> impl Strategy<Value = i32> {
    prop_oneof![
        4 => LAST - 3_000..LAST + 10,
        3 => LAST - 3_900..LAST - 3_800,
        3 => LAST - 16_000..LAST,
        1 => LAST - 19_900..LAST - 19_700,
        1 => LAST..LAST + 6_000,
        1 => LAST + 12_100..LAST + 12_200,
        1 => LAST - 60_000..LAST - 15_000,
    ]
}

/// Days waited or stayed: few, about as many as have addresses, years, decades.
fn lengths() -> impl Strategy<Value = i32> {
    prop_oneof![4 => 0..120_i32, 3 => 500..520_i32, 2 => 500..3_700_i32, 1 => 3_000..40_000_i32]
}

prop_compose! {
    fn referral(goals: usize, outcomes: usize)(
        referred in days(),
        wait in lengths(),
        stay in lengths(),
        offer in proptest::option::of(0..60_i32),
        stage in 0..4_u8,
        exit in 1..5_usize,
        scores in proptest::collection::vec(proptest::option::of(0..5_i32), 2 * outcomes),
        marks in proptest::collection::vec(0..4_usize, goals),
        attended in proptest::option::of(0..8_u32),
        unit in 0..40_u32,
        course in proptest::option::of(0..3_u8),
    ) -> Record {
        let [start, end] = [referred + wait, referred + wait + stay].map(|day| day.min(LATEST));
        let score = |outcome: usize| {
            let pair = Scores { baseline: scores[2 * outcome], follow_up: scores[2 * outcome + 1] };
            (format!("o{outcome}"), pair)
        };
        let course = course.map(|course| ("course".to_owned(), format!("c{course}")));
        Record {
            referred_on: Some(day(referred)),
            offered_on: offer.filter(|&days| referred + days <= start).map(|days| day(referred + days)),
            started_on: (stage >= 2).then(|| day(start)),
            ended_on: (stage == 1 || stage == 3).then(|| day(end)),
            exit: match stage { 1 => Exit::NeverStarted, 3 => Exit::ALL[exit], _ => Exit::Open },
            scores: (0..outcomes).map(score).collect(),
            goals: marks.iter().map(|&mark| MARKS[mark]).collect(),
            sessions_attended: attended,
            strata: [("unit".to_owned(), format!("u{unit}"))].into_iter().chain(course).collect(),
            ..Record::default()
        }
    }
}

/// A table that is not plain: its referrals, how many goals and outcomes it has, and how often it is counted.
type Drawn = (Vec<Record>, usize, usize, usize);

fn tables() -> impl Strategy<Value = Drawn> {
    let sizes =
        (prop_oneof![0..7_usize, 7..13_usize], 0..11_usize, prop_oneof![1..5_usize, 20..41_usize]);
    sizes.prop_flat_map(|(goals, outcomes, dates)| {
        let records = proptest::collection::vec(referral(goals, outcomes), 1..40);
        (records, Just(goals), Just(outcomes), Just(dates))
    })
}

fn cohort((records, goals, outcomes, _): &Drawn, copies: usize) -> Cohort {
    let all: Vec<Record> = std::iter::repeat_n(records, copies).flatten().cloned().collect();
    Cohort::from_records(&all, &schema(*goals, *outcomes)).unwrap()
}

/// Dates of the count some months apart, the last of them the same.
fn spec(cohort: &Cohort, dates: usize, apart: i32, follow_up: Option<u32>) -> Spec {
    let as_of: Vec<_> = (0..dates as i32).rev().map(|back| day(LAST - apart * back)).collect();
    let spec = Spec::new(cohort.layout(), &as_of, &["unit".to_owned()]).unwrap();
    let spec = spec.within(&[90, 800]).unwrap();
    follow_up.map_or(spec.clone(), |days| spec.following(days).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_loop_counts_past_every_cliff_what_the_definition_says(
        drawn in tables(),
        apart in prop_oneof![30..100_i32, 300..420_i32],
        follow_up in proptest::option::of(prop_oneof![1..400_u32, 400..4_000_u32]),
        workers in 1..4_usize,
    ) {
        let cohort = cohort(&drawn, 1);
        let spec = spec(&cohort, drawn.3, apart, follow_up);
        let tally = cohort.tally_with(&spec, workers).unwrap();
        prop_assert_eq!(total(&tally), plainly(&cohort, &spec));
        prop_assert_eq!(Tally::from_json(&tally.to_json().unwrap()).unwrap(), tally);
    }

    #[test]
    fn many_rows_past_every_cliff_are_counted_as_few(
        drawn in tables(),
        copies in 200..900_usize,
    ) {
        let drawn = (drawn.0.into_iter().take(6).collect(), drawn.1, drawn.2, drawn.3.min(4));
        let (once, often) = (cohort(&drawn, 1), cohort(&drawn, copies));
        let spec = spec(&once, drawn.3, 91, None);
        let (once, often) = (once.tally_with(&spec, 1).unwrap(), often.tally_with(&spec, 2).unwrap());
        for (once, often) in once.strata.iter().zip(&often.strata) {
            for (few, many) in once.tables.iter().zip(often.tables.iter()) {
                let times = few.iter().map(|(cell, count)| (cell, count * copies as u64));
                prop_assert_eq!(times.collect::<Vec<_>>(), many.iter().collect::<Vec<_>>());
            }
        }
        prop_assert_eq!(once.strata.len(), often.strata.len());
    }

    #[test]
    fn the_sides_of_a_split_decades_ago_are_the_whole(
        drawn in tables(),
        at in prop_oneof![LAST - 12_000..LAST - 4_000, LAST - 4_000..LAST],
        follow_up in proptest::option::of(1..1_000_u32),
    ) {
        let cohort = cohort(&drawn, 1);
        let spec = spec(&cohort, drawn.3, 91, follow_up);
        let whole = cohort.tally_with(&spec, 1).unwrap();
        let split = cohort.split_at(DateField::Referred, day(at)).unwrap();
        let sides = [&split.before, &split.after].map(|side| {
            let tally = side.tally_with(&spec, 2).unwrap();
            if !tally.strata.is_empty() {
                assert_eq!(total(&tally), plainly(side, &spec));
            }
            tally
        });
        let both = sides[0].merged(&sides[1]).unwrap();
        prop_assert_eq!((both.strata, both.notes), (whole.strata, whole.notes));
    }
}
