//! The attainment of goals, by hand, and what is refused.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

use laks::GoalMark::{NotReached as N, NotSet as X, Reached as R, Unrated as U};
use laks::results::Figures;
use laks::{Among, Cohort, Error, Exit, GoalMark, Language, Present, Record, Schema, Spec, Tally};

fn person(stage: &str, unit: &str, goals: [GoalMark; 3]) -> Record {
    let exit = Exit::from_name(stage).unwrap_or(Exit::Open);
    let started = !matches!(stage, "waiting" | "never_started");
    Record {
        referred_on: Some("2016-01-04".parse().unwrap()),
        started_on: started.then(|| "2016-01-12".parse().unwrap()),
        ended_on: (exit != Exit::Open).then(|| "2016-05-10".parse().unwrap()),
        exit,
        goals: goals.to_vec(),
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

fn six() -> Vec<Record> {
    vec![
        person("completed", "a", [R, R, N]),
        person("completed", "a", [R, U, N]),
        person("dropped_out", "b", [R, N, N]),
        person("dropped_out", "b", [R, X, X]),
        person("ongoing", "b", [R, N, U]),
        person("waiting", "b", [U, U, U]),
    ]
}

#[test]
fn the_headline_counts_the_unrated_as_not_reached_and_bounds_them() {
    let goals = tally(&six(), &[]).goals(2, Some(3), Among::Started, 0.95).unwrap();
    let row = &goals.total;
    let reached = &row.reached;
    assert_eq!((reached.numerator, reached.denominator), (Some(1), Some(5)));
    assert_eq!(reached.if_open_fail, Some(0.2));
    assert_eq!(reached.if_open_succeed, Some(0.6), "one unrated, one still in");
    assert_eq!((row.any_unrated, row.not_due, row.fewer_set), (Some(1), Some(1), Some(1)));
    assert_eq!((row.judged.numerator, row.judged.denominator), (Some(1), Some(4)));
    assert_eq!(row.judged.if_open_succeed, Some(0.5));
}

#[test]
fn each_goal_is_counted_of_those_who_set_it() {
    let goals = tally(&six(), &[]).goals(1, None, Among::Started, 0.95).unwrap();
    let lines: Vec<_> =
        goals.total.goals.iter().map(|g| [g.set, g.reached, g.not_reached, g.unrated]).collect();
    let expected = [[5, 5, 0, 0], [4, 1, 2, 1], [4, 0, 3, 1]].map(|counts| counts.map(Some));
    assert_eq!(lines, expected);
    let second = &goals.total.goals[1].share;
    assert_eq!(second.name, "reached_goal_2");
    assert_eq!(second.value, Some(0.25));
    assert_eq!(second.if_open_succeed, Some(0.75), "one unrated, one still in");
    assert_eq!(goals.total.reached.value, Some(1.0));
    assert_eq!(goals.total.reached.if_open_succeed, None);
}

#[test]
fn of_those_set_and_of_m_say_different_things_of_few_goals() {
    let tally = tally(&six(), &[]);
    let fewer =
        |at_least, of| tally.goals(at_least, of, Among::Started, 0.95).unwrap().total.fewer_set;
    assert_eq!([fewer(1, Some(3)), fewer(1, None), fewer(2, None)], [Some(1), Some(0), Some(1)]);
}

#[test]
fn strata_add_up_and_groups_can_be_chosen() {
    let tally = tally(&six(), &["unit"]);
    let goals = tally.goals(2, Some(3), Among::Referred, 0.95).unwrap();
    let people: Vec<_> = goals.strata.iter().map(|row| row.reached.denominator).collect();
    assert_eq!((people, goals.total.reached.denominator), (vec![Some(2), Some(4)], Some(6)));
    assert_eq!(goals.table().rows(), 2 * 5);
    let completed = tally.goals(2, Some(3), Among::Completed, 0.95).unwrap().total;
    assert_eq!((completed.reached.denominator, completed.judged.denominator), (Some(2), Some(2)));
    assert!(completed.judged.denominator_is.is(laks::Stage::Completed));
}

#[test]
fn nobody_started_has_no_share() {
    let waiting = tally(&[person("waiting", "a", [U, U, U])], &[]);
    let reached = waiting.goals(2, None, Among::Started, 0.95).unwrap().total.reached;
    assert_eq!((reached.value, reached.denominator), (None, Some(0)));
    assert!(reached.reason.is_some());
    let goals = waiting.goals(2, None, Among::Started, 0.95).unwrap();
    let text = serde_json::to_string(&goals).unwrap();
    assert_eq!(serde_json::from_str::<laks::GoalAttainment>(&text).unwrap(), goals);
    assert!(
        goals
            .sentence(Language::Danish)
            .starts_with("Pr. 1. juni 2016 er der ingen, der er startet")
    );
    let nobody = Tally::empty(waiting.spec()).goals(2, None, Among::Started, 0.95).unwrap();
    assert_eq!(nobody.total.reached.value, None);
    assert_eq!(nobody.total.goals.len(), 3);
}

#[test]
fn a_rule_that_cannot_be_is_refused() {
    let tally = tally(&six(), &[]);
    let text = |k, m| tally.goals(k, m, Among::Started, 0.95).unwrap_err().to_string();
    assert_eq!(text(0, None), "at_least must be from 1 to the number of goals (3), but is 0");
    assert_eq!(text(4, None), "at_least must be from 1 to the number of goals (3), but is 4");
    assert_eq!(
        text(2, Some(4)),
        "of must be the number of goals that were counted (3), or left out, but is 4"
    );
    let begun = "begun".parse::<Among>().unwrap_err().to_string();
    assert!(begun.contains("known are started, completed, exited, referred"));
    assert!(tally.goals(2, None, Among::Started, 0.0).is_err());
}

#[test]
fn goals_that_were_not_counted_are_refused_by_name() {
    let bare = Record { referred_on: Some("2016-01-04".parse().unwrap()), ..Record::default() };
    let published = Tally::from_counts(Figures::new([("started", 24)]).unwrap(), None).unwrap();
    for (tally, remedy) in [(tally(&[bare], &[]), "[[goals]]"), (published, "published figures")] {
        let error = tally.goals(0, None, Among::Started, 0.95).unwrap_err();
        assert!(matches!(error, Error::NotCounted { .. }), "{error}");
        assert!(error.to_string().contains(remedy), "{error}");
    }
}

#[test]
fn the_sentence_says_what_is_open() {
    let goals = tally(&six(), &[]).goals(2, Some(3), Among::Started, 0.95).unwrap();
    assert_eq!(
        goals.sentence(Language::English),
        "As of 1 June 2016, 1 of the 5 who started had reached at least 2 of 3 goals, 20.0% (95% \
         interval 3.6% to 62.4%); it lies between 20.0% and 60.0%, depending on the one closed whose \
         missing ratings could decide it and the one still open."
    );
    assert_eq!(
        goals.sentence(Language::Danish),
        "Pr. 1. juni 2016 havde 1 af de 5, der er startet, nået mindst 2 af 3 mål, 20,0\u{a0}% \
         (95\u{a0}%-sikkerhedsinterval 3,6\u{a0}% til 62,4\u{a0}%); andelen ligger mellem 20,0\u{a0}% og 60,0\u{a0}%, alt efter \
         den ene afsluttede, hvis manglende vurderinger kan afgøre det og den ene, der endnu ikke er afsluttet."
    );
}
