//! Forms joined by windows are those that the plain definition says, in any order and split of the referrals.

use super::joined::{read, tables};
use arrow_array::{Date32Array, Int8Array, Int64Array, RecordBatch, StringArray};
use laks::adapter::NO_SCORE;
use laks::words::TableName;
use laks::{Day, JoinedTables, Schema, Spec};
use laks_arrow::{ArrowSource, Binding};
use proptest::prelude::*;
use std::sync::Arc;

#[derive(Debug, Clone, Copy)]
struct Referral {
    person: i64,
    started: Option<i32>,
    stay: Option<i32>,
}

#[derive(Debug, Clone, Copy)]
struct Form {
    person: i64,
    day: i32,
    score: i8,
}

impl Referral {
    fn ended(&self) -> Option<i32> {
        Some(self.started? + self.stay?)
    }
}

prop_compose! {
    fn referral()(
        person in 0..8_i64,
        started in proptest::option::weighted(0.8, 100..160),
        stay in proptest::option::weighted(0.7, 0..40),
    ) -> Referral {
        Referral { person, started, stay }
    }
}

prop_compose! {
    fn form()(person in 0..10_i64, day in 80..220, score in 0..26_i8) -> Form {
        Form { person, day, score }
    }
}

const BEFORE: [i32; 2] = [14, 7];
const AFTER: [i32; 2] = [10, 30];

fn schema() -> Schema {
    super::schema(
        "[measurements.windows.baseline]\naround = \"started_on\"\nbefore = 14\nafter = 10\n\
         [measurements.windows.follow_up]\naround = \"ended_on\"\nbefore = 7\nafter = 30\n\
         [rules]\nmeasurement_orphan = \"exclude\"\nmeasurement_double = \"exclude\"\n\
         measurement_outside_window = \"exclude\"\n",
    )
}

fn referral_batch(referrals: &[Referral]) -> RecordBatch {
    let each = |value: &dyn Fn(&Referral) -> Option<i32>| -> Date32Array {
        referrals.iter().map(value).collect()
    };
    let exit = referrals.iter().map(|r| r.ended().map(|_| "completed"));
    RecordBatch::try_from_iter([
        (
            "person_id",
            Arc::new(referrals.iter().map(|r| Some(r.person)).collect::<Int64Array>()) as _,
        ),
        ("referred_on", Arc::new(each(&|_| Some(90))) as _),
        ("started_on", Arc::new(each(&|r| r.started)) as _),
        ("ended_on", Arc::new(each(&Referral::ended)) as _),
        ("exit", Arc::new(exit.collect::<StringArray>()) as _),
    ])
    .unwrap()
}

fn form_batch(forms: &[Form]) -> RecordBatch {
    RecordBatch::try_from_iter([
        ("person_id", Arc::new(forms.iter().map(|f| Some(f.person)).collect::<Int64Array>()) as _),
        ("measured_on", Arc::new(forms.iter().map(|f| Some(f.day)).collect::<Date32Array>()) as _),
        ("who5", Arc::new(forms.iter().map(|f| Some(f.score)).collect::<Int8Array>()) as _),
    ])
    .unwrap()
}

/// The occasion that a form counts for, and how far it lies from the date, by the definition.
fn occasion(referral: &Referral, form: &Form) -> Option<(usize, i32)> {
    let anchors = [referral.started, referral.ended()];
    let inside = (0..2).filter_map(|occasion| {
        let anchor = anchors[occasion]?;
        let is_inside =
            form.day >= anchor - BEFORE[occasion] && form.day <= anchor + AFTER[occasion];
        is_inside.then_some((occasion, (form.day - anchor).abs()))
    });
    inside.min_by_key(|(occasion, distance)| (*distance, *occasion))
}

/// The form that counts, by the definition.
fn counts(referral: &Referral, forms: &[Form], wanted: usize) -> Option<usize> {
    (0..forms.len())
        .filter(|&form| forms[form].person == referral.person)
        .filter_map(|form| {
            let (occasion, distance) = occasion(referral, &forms[form])?;
            (occasion == wanted).then_some((distance, forms[form].day, form))
        })
        .min()
        .map(|(_, _, form)| form)
}

/// What became of a form, by the definition.
fn became(referrals: &[Referral], forms: &[Form], form: usize) -> &'static str {
    let own: Vec<&Referral> = referrals.iter().filter(|r| r.person == forms[form].person).collect();
    let is_used = |r: &&Referral| (0..2).any(|o| counts(r, forms, o) == Some(form));
    if own.is_empty() {
        "orphan"
    } else if own.iter().any(is_used) {
        "used"
    } else if own.iter().any(|r| occasion(r, &forms[form]).is_some()) {
        "double"
    } else if own.iter().all(|r| r.started.is_none()) {
        "no_date_to_count_from"
    } else {
        "outside"
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn forms_are_joined_as_the_definition_says(
        referrals in proptest::collection::vec(referral(), 1..20),
        forms in proptest::collection::vec(form(), 0..40),
        cut in 0..20_usize,
    ) {
        let joined = || tables(&[(TableName::Measurements, form_batch(&forms))], &schema());
        let cut = cut.min(referrals.len());
        let parts = [&referrals[..cut], &referrals[cut..]].map(referral_batch);
        let cohort = read(parts.to_vec(), &schema(), joined()).unwrap();
        let scores = &cohort.columns().scores[0];
        for (row, referral) in referrals.iter().enumerate() {
            let found = [(scores.baseline[row], scores.baseline_on[row]), (scores.follow_up[row], scores.follow_up_on[row])];
            let expected = [0, 1].map(|occasion| {
                counts(referral, &forms, occasion)
                    .map_or((NO_SCORE, Day::NONE), |form| (forms[form].score as u8, forms[form].day))
            });
            prop_assert_eq!(found, expected);
        }
        for what in ["used", "double", "no_date_to_count_from", "orphan"] {
            let expected = (0..forms.len()).filter(|&f| became(&referrals, &forms, f) == what).count();
            prop_assert_eq!(cohort.joined().get(TableName::Measurements, what), Some(expected as u64), "{}", what);
        }
    }

    #[test]
    fn any_order_and_number_of_workers_gives_the_cohorts_tally(
        referrals in proptest::collection::vec(referral(), 1..20),
        forms in proptest::collection::vec(form(), 0..40),
        turn in 0..20_usize,
    ) {
        let joined = || tables(&[(TableName::Measurements, form_batch(&forms))], &schema());
        let cohort = read(vec![referral_batch(&referrals)], &schema(), joined()).unwrap();
        let mut turned = referrals.clone();
        turned.rotate_left(turn % referrals.len());
        let as_of = [Day::from_epoch(150).unwrap(), Day::from_epoch(400).unwrap()];
        let spec = Spec::new(cohort.layout(), as_of, &[]).unwrap();
        let expected = cohort.tally(&spec).unwrap();
        for workers in [1, 3] {
            let (tally, counts) = stream(&turned, joined(), &spec, workers);
            prop_assert_eq!(tally.strata(), expected.strata());
            prop_assert_eq!(&counts, cohort.joined());
        }
    }
}

fn stream(
    referrals: &[Referral],
    tables: JoinedTables,
    spec: &Spec,
    workers: usize,
) -> (laks::Tally, laks::results::Joined) {
    let batches: Vec<_> = referrals.chunks(2).map(referral_batch).map(Ok).collect();
    let arrow = referral_batch(referrals).schema();
    let binding = Binding::joined(&arrow, &schema(), &[], &tables).unwrap();
    let source = ArrowSource::new(Box::new(batches.into_iter()), binding, 1);
    let (tally, _, joined) = source.tally_joined(spec, workers, &|_| true, tables).unwrap();
    (tally, joined)
}
