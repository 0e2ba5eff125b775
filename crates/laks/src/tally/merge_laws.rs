//! The laws of merging, on random tables: all at once, one after the other and in place, in any order, give the
//! same tally, and the same text when it is stored.

use super::laws::{cohort, day, referral, schema, spec, with_every_column};
use super::{Spec, Tally};
use crate::calendar::DateField;
use crate::{Cohort, Error, Record};
use proptest::prelude::*;

/// All at once, held against every other way to merge them.
fn merged_in_every_way(tallies: &[Tally]) -> Tally {
    let merged = Tally::merged_all(tallies).unwrap();
    let text = merged.to_json().unwrap();
    let one_by_one = |tallies: &mut dyn Iterator<Item = &Tally>| {
        let first = tallies.next().unwrap().clone();
        tallies.fold(first, |sum, next| sum.merged(next).unwrap())
    };
    assert_eq!(one_by_one(&mut tallies.iter()).to_json().unwrap(), text);
    assert_eq!(one_by_one(&mut tallies.iter().rev()).to_json().unwrap(), text);
    assert_eq!(Tally::merged_all(tallies.iter().rev()).unwrap().to_json().unwrap(), text);
    let mut running: Result<Tally, Error> = Ok(tallies[0].clone());
    tallies[1..].iter().for_each(|tally| running += tally);
    let running = running.unwrap();
    assert_eq!(running.to_json().unwrap(), text);
    assert_eq!(running, merged);
    let (left, right) = tallies.split_at(tallies.len() / 2);
    let halves = [left, right].map(|half| Tally::merged_all(half).ok());
    let halves: Vec<Tally> = halves.into_iter().flatten().collect();
    assert_eq!(Tally::merged_all(&halves).unwrap().to_json().unwrap(), text);
    assert_eq!(Tally::from_json(&text).unwrap(), merged);
    merged
}

/// Referrals, cut into parts.
fn parts() -> impl Strategy<Value = Vec<Vec<Record>>> {
    proptest::collection::vec(proptest::collection::vec(referral(), 0..14), 2..7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn parts_merged_are_the_whole(
        parts in parts(),
        follow_up in proptest::option::of(1..400_u32),
        workers in 1..3_usize,
    ) {
        let spec = spec(&cohort(&[]), follow_up);
        let count = |records: &[Record]| cohort(records).tally_with(&spec, workers).unwrap();
        let tallies: Vec<Tally> = parts.iter().map(|part| count(part)).collect();
        let merged = merged_in_every_way(&tallies);
        // Each part has a first record with every column; the whole has it as often.
        let first = cohort(&[]).tally(&spec).unwrap();
        let whole = count(&parts.concat());
        let firsts = std::iter::repeat_n(&first, parts.len() - 1);
        let whole = Tally::merged_all(std::iter::once(&whole).chain(firsts)).unwrap();
        prop_assert_eq!(merged, whole);
    }

    #[test]
    fn tables_that_some_lack_are_lacking_in_any_order(
        parts in parts(),
        lacks in proptest::collection::vec(0..3_u8, 6),
    ) {
        let tallies = parts.iter().zip(lacks).map(|(part, lacks)| {
            let records = [vec![with_every_column()], part.clone()].concat();
            let records: Vec<Record> = records.into_iter().map(|record| lacking(record, lacks)).collect();
            let cohort = Cohort::from_records(&records, &schema()).unwrap();
            let by = ["source".to_owned()];
            let spec = Spec::new(cohort.layout(), [day(16_850), day(17_105)], &by).unwrap();
            cohort.tally(&spec).unwrap()
        });
        let tallies: Vec<Tally> = tallies.collect();
        merged_in_every_way(&tallies);
    }

    #[test]
    fn sides_of_a_split_are_merged_in_any_order(
        records in proptest::collection::vec(referral(), 0..40),
        at in 16_600..17_000_i32,
        by_start in any::<bool>(),
    ) {
        let cohort = cohort(&records);
        let spec = spec(&cohort, None);
        let field = if by_start { DateField::Started } else { DateField::Referred };
        let split = cohort.split_at(field, day(at)).unwrap();
        let tallies = [&split.before, &split.after].map(|side| side.tally(&spec).unwrap());
        merged_in_every_way(&tallies);
        merged_in_every_way(&[tallies[0].clone(), Tally::empty(&spec), tallies[1].clone()]);
    }
}

/// The same without courses, or without sessions.
fn lacking(mut record: Record, column: u8) -> Record {
    match column {
        0 => drop(record.strata.remove("course")),
        1 => (record.sessions_attended, record.sessions_planned) = (None, None),
        _ => {}
    }
    record
}

#[test]
fn what_is_refused_changes_nothing() {
    let cohort = cohort(&[]);
    let spec = spec(&cohort, None);
    let mut tally = cohort.tally(&spec).unwrap();
    let before = tally.to_json().unwrap();
    let other = cohort.tally(&spec.following(90).unwrap()).unwrap();
    assert!(matches!(tally.merge(&other), Err(Error::SpecMismatch { .. })));
    assert!(matches!(Tally::merged_all([&tally, &tally, &other]), Err(Error::SpecMismatch { .. })));
    assert_eq!(tally.to_json().unwrap(), before);
    let mut twice = tally.clone();
    twice.merge(&tally).unwrap();
    assert!(twice.may_count_twice());
    assert_eq!(tally.to_json().unwrap(), before);
}

#[test]
fn more_tallies_than_are_held_at_once_are_merged_as_one_after_the_other() {
    let cohort = cohort(&[]);
    let tally = cohort.tally(&spec(&cohort, None)).unwrap();
    let merged = Tally::merged_all(std::iter::repeat_n(&tally, 600)).unwrap();
    assert_eq!(merged.notes().rows, 600 * tally.notes().rows);
    assert_eq!(merged.sources().len(), 600);
    let one_by_one = (1..600).fold(tally.clone(), |sum, _| sum.merged(&tally).unwrap());
    assert_eq!(merged, one_by_one);
}
