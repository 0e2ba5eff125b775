//! Outcomes of few, of none, and of those that were not counted.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

use laks::results::Figures;
use laks::{
    Among, Change, Cohort, Error, Exit, Figure, Language, Note, Present, Reason, Record, Schema,
    Scores, Spec, Tally,
};

/// A person at some stage, with WHO-5 scores.
fn person(stage: &str, unit: &str, before: Option<i32>, after: Option<i32>) -> Record {
    let started = !matches!(stage, "waiting" | "never_started");
    let exit = Exit::from_name(stage).unwrap_or(Exit::Open);
    Record {
        referred_on: Some("2016-01-04".parse().unwrap()),
        started_on: started.then(|| "2016-01-12".parse().unwrap()),
        ended_on: (exit != Exit::Open).then(|| "2016-05-10".parse().unwrap()),
        exit,
        scores: [("who5".to_owned(), Scores { baseline: before, follow_up: after })].into(),
        strata: [("unit".to_owned(), unit.to_owned())].into(),
        ..Record::default()
    }
}

fn tally(people: &[Record], by: &[&str]) -> Tally {
    let schema = Schema::from_toml("[table]\nextracted_on = \"2016-06-01\"").unwrap();
    let cohort = Cohort::from_records(people, &schema).unwrap();
    let by: Vec<String> = by.iter().map(|&name| name.to_owned()).collect();
    let spec = Spec::new(cohort.layout(), ["2016-06-01"], &by).unwrap();
    cohort.tally_with(&spec, 1).unwrap()
}

fn change(people: &[Record]) -> Change {
    tally(people, &[]).outcome("who5").unwrap().change(0.95).unwrap()
}

/// Eight people: one waits, one is in, six have left, of whom four were measured twice.
fn eight() -> Vec<Record> {
    vec![
        person("waiting", "a", None, None),
        person("ongoing", "a", Some(10), None),
        person("completed", "a", Some(8), Some(12)),
        person("completed", "b", Some(24), Some(25)),
        person("completed", "b", Some(2), Some(1)),
        person("dropped_out", "b", Some(14), Some(9)),
        person("dropped_out", "b", Some(5), None),
        person("ended_other", "a", None, Some(20)),
    ]
}

#[test]
fn a_group_is_taken_apart_by_hand() {
    let row = change(&eight()).total;
    let people = [row.people, row.with_baseline, row.with_follow_up, row.paired];
    assert_eq!(people, [7, 6, 5, 4].map(Some));
    assert_eq!((row.missing, row.not_due), (Some(2), Some(1)));
    let counts = |e: &laks::Estimate| (e.numerator.unwrap(), e.denominator.unwrap());
    assert_eq!(counts(&row.completeness), (4, 7));
    assert_eq!(row.completeness.if_open_succeed, Some(5.0 / 7.0));
    assert_eq!((row.mean_before.value, row.mean_after.value), (Some(12.0), Some(11.75)));
    assert_eq!(row.gain.value, Some(-0.25));
    assert_eq!(counts(&row.improved), (1, 4));
    assert_eq!(counts(&row.unchanged), (2, 4));
    assert_eq!(counts(&row.worse), (1, 4));
    assert_eq!(counts(&row.improved_of_able), (1, 3), "24 leaves no room for 3 more");
    assert_eq!(counts(&row.worse_of_able), (1, 3), "2 leaves no room for 3 less");
    assert_eq!(counts(&row.ceiling), (1, 4));
    assert_eq!(row.probability_better.value, Some(0.5));
    assert_eq!(counts(&row.improved_of_all), (1, 7));
    assert_eq!(row.improved_of_all.if_open_fail, Some(1.0 / 7.0));
    assert_eq!(row.improved_of_all.if_open_succeed, Some(4.0 / 7.0));
    assert_eq!(row.improved_of_all.note, Some(Note::LowerBoundSoFar { waiting: 0, ongoing: 1 }));
    assert_eq!(row.improved.note, Some(Note::PairedOnly { unpaired: 3 }));
}

#[test]
fn the_lost_are_compared_with_the_followed_and_the_open_are_neither() {
    let baseline = change(&eight()).total.baseline;
    assert_eq!((baseline.followed.value, baseline.followed.denominator), (Some(12.0), Some(4)));
    assert_eq!((baseline.lost.value, baseline.lost.denominator), (Some(5.0), Some(1)));
    assert_eq!(baseline.lost.reason, Some(Reason::OneScore));
    assert_eq!((baseline.not_due.value, baseline.not_due.denominator), (Some(10.0), Some(1)));
}

#[test]
fn the_group_can_be_another_one() {
    let tally = tally(&eight(), &[]);
    let people = |group: Among| {
        let change = tally.outcome("who5").unwrap().among(group).change(0.95).unwrap();
        let all = change.total.improved_of_all;
        assert_eq!(all.name, Figure::ImprovedOf(group));
        (all.numerator.unwrap(), all.denominator.unwrap(), change.total.paired.unwrap())
    };
    assert_eq!(people(Among::Started), (1, 7, 4));
    assert_eq!(people(Among::Completed), (1, 3, 3));
    assert_eq!(people(Among::Exited), (1, 6, 4));
    assert_eq!(people(Among::Referred), (1, 8, 4));
}

#[test]
fn strata_add_up_to_the_whole() {
    let tally = tally(&eight(), &["unit"]);
    let change = tally.outcome("who5").unwrap().change(0.95).unwrap();
    let keys: Vec<_> = change.strata.iter().map(|row| row.key[0].clone().unwrap()).collect();
    assert_eq!(keys, ["a", "b"]);
    assert_eq!(change.strata.iter().map(|row| row.paired).collect::<Vec<_>>(), [Some(1), Some(3)]);
    let whole = tally.total().outcome("who5").unwrap().change(0.95).unwrap();
    assert_eq!(change.total, whole.total);
    assert!(whole.strata.is_empty());
    assert_eq!(change.table().rows(), 2 * change.total.estimates().len());
}

#[test]
fn nobody_measured_twice_is_undefined_with_a_reason_and_never_zero() {
    let change = change(&[person("completed", "a", Some(9), None)]);
    let row = &change.total;
    for estimate in [&row.gain, &row.improved, &row.probability_better, &row.ceiling] {
        assert_eq!((estimate.value, estimate.lower), (None, None), "{}", estimate.name);
        assert!(estimate.reason.is_some(), "{}", estimate.name);
    }
    assert_eq!(row.completeness.value, Some(0.0), "none of one is known");
    assert_eq!(row.improved_of_all.if_open_succeed, Some(1.0));
    assert_eq!(
        change.sentence(Language::English),
        "As of 1 June 2016, none of the 1 who started were measured before and after on \
         well-being (WHO-5)."
    );
}

#[test]
fn nobody_started_and_nobody_at_all_have_no_shares() {
    for people in [vec![person("waiting", "a", None, None)], eight()[..1].to_vec()] {
        let row = change(&people).total;
        assert_eq!((row.people, row.completeness.value), (Some(0), None));
        assert!(row.completeness.reason.is_some());
        assert_eq!(
            change(&people).sentence(Language::English),
            "As of 1 June 2016, there is nobody who started, so nothing is known of well-being (WHO-5)."
        );
    }
    let tally = Tally::empty(tally(&eight(), &[]).spec());
    let change = tally.outcome("who5").unwrap().change(0.95).unwrap();
    assert_eq!((change.total.people, change.total.gain.value), (Some(0), None));
    assert_eq!(tally.outcomes(0.95).unwrap().changes, [change]);
}

#[test]
fn all_of_one_change_have_a_mean_without_an_interval() {
    let same =
        [person("completed", "a", Some(9), Some(12)), person("completed", "a", Some(4), Some(7))];
    let gain = change(&same).total.gain;
    assert_eq!((gain.value, gain.lower, gain.upper), (Some(3.0), None, None));
    assert!(gain.reason.unwrap().to_string().contains("same"));
}

#[test]
fn what_was_not_counted_is_refused_by_name() {
    let counted = tally(&eight(), &[]);
    let error = counted.outcome("who_5").unwrap_err();
    assert_eq!(
        error.to_string(),
        "outcome \"who_5\" is not known (did you mean \"who5\"?); known are who5"
    );
    let figures = Figures::new([("referred", 35), ("started", 24)]).unwrap();
    let published = Tally::from_counts(figures, None).unwrap();
    let bare = Record { referred_on: Some("2016-01-04".parse().unwrap()), ..Record::default() };
    for (tally, remedy) in
        [(published, "published figures"), (tally(&[bare], &[]), "who5_baseline")]
    {
        for error in [tally.outcome("who5").unwrap_err(), tally.outcomes(0.95).unwrap_err()] {
            assert!(matches!(error, Error::NotCounted { .. }), "{error}");
            assert!(error.to_string().contains(remedy), "{error}");
        }
    }
    assert!(counted.outcomes(1.0).is_err());
}

#[test]
fn a_scale_turned_upside_down_gives_the_same_gains() {
    const DISTRESS: &str = r#"
[[instruments]]
id = "distress"
title.en = "Distress"
title.da = "Belastning"
range = [5, 30]
better = "lower"
meaningful_change = 3
"#;
    let turned: Vec<Record> = eight()
        .into_iter()
        .map(|person| {
            let scores = person.scores["who5"];
            let turn = |score: Option<i32>| score.map(|score| 30 - score);
            let scores =
                Scores { baseline: turn(scores.baseline), follow_up: turn(scores.follow_up) };
            Record { scores: [("distress".to_owned(), scores)].into(), ..person }
        })
        .collect();
    let schema = format!("[table]\nextracted_on = \"2016-06-01\"\n{DISTRESS}");
    let cohort = Cohort::from_records(&turned, &Schema::from_toml(&schema).unwrap()).unwrap();
    let spec = Spec::new(cohort.layout(), ["2016-06-01"], &[]).unwrap();
    let tally = cohort.tally_with(&spec, 1).unwrap();
    let down = tally.outcome("distress").unwrap().change(0.95).unwrap().total;
    let up = change(&eight()).total;
    assert_eq!(down.gain, up.gain);
    assert_eq!(
        (&down.improved, &down.worse, &down.ceiling),
        (&up.improved, &up.worse, &up.ceiling)
    );
    assert_eq!(down.probability_better, up.probability_better);
    assert_eq!((down.mean_before.value, down.mean_change.value), (Some(18.0), Some(0.25)));
    assert_eq!(down.mean_before.lower, up.mean_before.upper.map(|upper| 30.0 - upper));
    assert_eq!(down.baseline.lost.value, Some(25.0));
}

#[test]
fn a_change_reads_back_from_json() {
    let outcomes = tally(&eight(), &["unit"]).outcomes(0.95).unwrap();
    let text = serde_json::to_string(&outcomes).unwrap();
    assert_eq!(serde_json::from_str::<laks::Outcomes>(&text).unwrap(), outcomes);
}
