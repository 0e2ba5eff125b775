//! Every figure names the cells it rests on, and adding those up gives its counts again.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

use laks::results::{CountRef, EntryPeriod, Figures, Part};
use laks::words::When;
use laks::{
    Among, Cohort, Compare, Day, Exit, Figure, GoalMark, Plan, Record, Schema, Scores, Spec, Stage,
    Tally,
};
use proptest::prelude::*;
use serde_json::Value;

const SCHEMA: &str = "[table]\nextracted_on = 2016-12-31\n\
     [[goals]]\nid = \"courage\"\ncolumn = \"goal_courage\"\n\
     [[goals]]\nid = \"wellbeing\"\noutcome = \"who5\"\nimproves_by = 8\n";

const PLAN: &str = r#"
    [plan]
    id = "plan"
    title = "Plan"
    version = 1
    starts_on = 2016-02-01
    [[targets]]
    id = "referred"
    text = "Thirty are referred in spring"
    measure = "referred"
    to = 2016-05-31
    at_least = 30
    [[targets]]
    id = "goals"
    text = "Half reach one of two goals"
    measure = "goals"
    reached = 1
    of = 2
    due = 2016-10-01
    at_least_share = 0.5
    [[targets]]
    id = "completed"
    text = "Half of the started complete in unit a"
    measure = "completed"
    due = 2016-10-01
    scope = { unit = ["a"] }
    at_least_share = 0.5
    [[targets]]
    id = "improved"
    text = "Half of the paired improve"
    measure = "improved"
    due = 2016-10-01
    outcome = "who5"
    denominator = "paired"
    at_least_share = 0.5
    [[targets]]
    id = "started"
    text = "Half start"
    measure = "started"
    due = 2016-10-01
    at_least_share = 0.5
"#;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn score(levels: i32) -> impl Strategy<Value = Option<i32>> {
    prop_oneof![1 => Just(None), 3 => (0..levels).prop_map(Some)]
}

prop_compose! {
    fn person()(
        referred in 0..200_i32,
        wait in prop::option::weighted(0.8, 0..70_i32),
        stay in prop::option::weighted(0.7, 0..150_i32),
        exit in 0..4_usize,
        who5 in [score(26), score(26)],
        health in [score(5), score(5)],
        mark in 0..4_usize,
        unit in 0..3_usize,
        course in 0..3_usize,
    ) -> Record {
        let referred_on = day("2016-01-01").plus_days(referred);
        let started_on = wait.map(|wait| referred_on.plus_days(wait));
        let ended_on = stay.map(|stay| started_on.unwrap_or(referred_on).plus_days(stay));
        let exits = [Exit::Completed, Exit::DroppedOut, Exit::EndedOther, Exit::EndedUnknown];
        let exit = match (started_on, ended_on) {
            (_, None) => Exit::Open,
            (None, Some(_)) => Exit::NeverStarted,
            (Some(_), Some(_)) => exits[exit],
        };
        let scores = |[baseline, follow_up]: [Option<i32>; 2], lowest: i32| Scores {
            baseline: baseline.map(|score| score + lowest),
            follow_up: follow_up.map(|score| score + lowest),
        };
        let label = |column: &str, label: &str| (column.to_owned(), label.to_owned());
        Record {
            referred_on: Some(referred_on),
            offered_on: started_on,
            started_on,
            ended_on,
            exit,
            scores: [
                ("who5".to_owned(), scores(who5, 0)),
                ("self_rated_health".to_owned(), scores(health, 1)),
            ].into(),
            goals: vec![GoalMark::ALL[mark]],
            strata: [Some(label("course", ["x", "y", "z"][course])), [Some(label("unit", "a")), Some(label("unit", "b")), None][unit].clone()]
                .into_iter().flatten().collect(),
            ..Record::default()
        }
    }
}

fn cohort() -> impl Strategy<Value = Cohort> {
    prop::collection::vec(person(), 1..60).prop_map(|mut people| {
        // The first has a label, so that the column is there.
        people[0].strata.insert("unit".to_owned(), "a".to_owned());
        Cohort::from_records(&people, &Schema::from_toml(SCHEMA).unwrap()).unwrap()
    })
}

fn tally_of(cohort: &Cohort, by: &[&str], follow_up: Option<u32>) -> Tally {
    let by: Vec<String> = by.iter().map(|&name| name.to_owned()).collect();
    let dates = [day("2016-05-15"), day("2016-10-31")];
    let spec = Spec::new(cohort.layout(), dates, &by).unwrap();
    cohort.tally(&follow_up.map_or(spec.clone(), |days| spec.following(days).unwrap())).unwrap()
}

/// Every figure in a result, however deep: whatever has a name or an id, and a count above or below a line.
fn figures(result: &impl serde::Serialize) -> Vec<Value> {
    fn walk(value: &Value, found: &mut Vec<Value>) {
        match value {
            Value::Object(fields) => {
                if fields.contains_key("denominator_is") {
                    found.push(value.clone());
                }
                fields.values().for_each(|field| walk(field, found));
            }
            Value::Array(values) => values.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::to_value(result).unwrap(), &mut found);
    found
}

fn cells_of(figure: &Value) -> Vec<CountRef> {
    figure.get("counts").map_or(Vec::new(), |it| serde_json::from_value(it.clone()).unwrap())
}

/// The sum of a figure's cells of one part; none where it names none.
fn sum(cells: &[CountRef], part: Part, tally: &Tally) -> Option<u64> {
    let mut parts = cells.iter().filter(|cells| cells.part == part).peekable();
    parts.peek()?;
    Some(parts.map(|cells| tally.count_at(cells).unwrap()).sum())
}

/// Holds a figure of one tally against its cells.
fn check(figure: &Value, tally: &Tally) {
    let cells = cells_of(figure);
    let count = |name: &str| figure[name].as_u64();
    if figure["denominator_is"] != "days" {
        assert_eq!(sum(&cells, Part::Denominator, tally), count("denominator"), "{figure:#}");
    }
    // A mean has a count of people and none above a line.
    if count("numerator").is_some() || cells.iter().any(|it| it.part == Part::Numerator) {
        assert_eq!(sum(&cells, Part::Numerator, tally), count("numerator"), "{figure:#}");
    }
    if figure["value"].is_number() {
        assert!(!cells.is_empty(), "{figure:#}");
    }
    let moves = figure["if_open_fail"] != figure["if_open_succeed"];
    if moves && figure["value"].is_number() && figure["name"] != "target_share" {
        assert!(cells.iter().any(|it| it.part == Part::Open), "{figure:#}");
    }
}

fn check_all(result: &impl serde::Serialize, tally: &Tally) -> usize {
    let found = figures(result);
    found.iter().for_each(|figure| check(figure, tally));
    found.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn cells_add_up_to_the_counts_of_every_figure(
        cohort in cohort(),
        by in prop_oneof![Just(vec![]), Just(vec!["unit"]), Just(vec!["unit", "month(referred_on)"])],
        follow_up in prop_oneof![Just(None), Just(Some(60))],
    ) {
        let tally = tally_of(&cohort, &by, follow_up);
        for date in 0..2 {
            check_all(&tally.funnel_at(date, 0.95).unwrap(), &tally);
        }
        for stage in Stage::ALL.into_iter().filter(|&stage| stage != Stage::Offered) {
            check_all(&tally.rates(stage, 0.95).unwrap(), &tally);
        }
        check_all(&tally.waiting(0.95).unwrap(), &tally);
        let groups = Among::ALL.into_iter();
        for among in groups.filter(|&among| follow_up.is_none() || among != Among::Referred) {
            for outcome in ["who5", "self_rated_health"] {
                let outcome = tally.outcome(outcome).unwrap().among(among);
                let seen = check_all(&outcome.change(0.95).unwrap(), &tally);
                prop_assert!(seen >= 18, "{seen}");
            }
            for at_least in 1..=2 {
                check_all(&tally.goals(at_least, None, among, 0.95).unwrap(), &tally);
            }
        }
    }

    #[test]
    fn a_target_names_the_cells_of_its_scope(cohort in cohort(), at in 0..2_usize) {
        let plan = Plan::from_toml(PLAN).unwrap();
        let date = ["2016-05-15", "2016-10-31"][at];
        let spec = plan.spec(cohort.layout(), date).unwrap();
        let tally = cohort.tally(&spec).unwrap();
        let status = plan.evaluate(&tally, 0.95).unwrap();
        prop_assert_eq!(check_all(&status, &tally), 9); // five targets, four of them shares
    }

    #[test]
    fn a_line_names_the_cells_of_both_sides(
        before in cohort(),
        after in cohort(),
        periods in any::<bool>(),
    ) {
        let sides = [&before, &after].map(|cohort| tally_of(cohort, &["unit"], Some(60)));
        let period = EntryPeriod { from: day("2016-01-15"), to: day("2016-06-30") };
        let period = periods.then_some(period);
        let asked = Compare {
            before_period: period,
            after_period: period,
            family: Some(vec![Figure::Completion]),
            ..Compare::default()
        };
        let comparison = sides[0].compared_with(&sides[1], &asked).unwrap();
        prop_assert!(comparison.lines.len() >= 11);
        for line in &comparison.lines {
            for (side, value, tally) in [
                (When::Before, &line.before, &sides[0]),
                (When::After, &line.after, &sides[1]),
            ] {
                check(&serde_json::to_value(value).unwrap(), tally);
                prop_assert!(value.counts().iter().all(|cells| cells.side == Some(side)));
                let of_contrast: Vec<CountRef> = line.contrast.counts().into_iter()
                    .filter(|cells| cells.side == Some(side) && cells.part != Part::Courses)
                    .collect();
                if line.contrast.value.is_some() {
                    prop_assert_eq!(of_contrast, value.counts());
                }
            }
            let courses = line.contrast.counts().into_iter().filter(|it| it.part == Part::Courses);
            prop_assert_eq!(courses.count(), if line.plain.is_some() { 2 } else { 0 });
        }
    }
}

#[test]
fn published_figures_are_named_by_what_was_published() {
    let known = [("referred", 35), ("started", 24), ("completed", 8)];
    let tally = Tally::from_counts(Figures::new(known).unwrap(), None).unwrap();
    assert_eq!(check_all(&tally.funnel(0.95).unwrap(), &tally), 5);
    check_all(&tally.rates(Stage::Completed, 0.95).unwrap(), &tally);
    let uptake = tally.funnel(0.95).unwrap().total.rate(&Figure::Uptake).unwrap().clone();
    let [above, below, _open] = &uptake.counts()[..] else { panic!("{:?}", uptake.counts()) };
    assert_eq!((above.table.as_str(), below.table.as_str()), ("published", "published"));
    assert_eq!([above, below].map(|cells| tally.count_at(cells).unwrap()), [24, 35]);
    let of = |word: &str| -> CountRef {
        let text = serde_json::to_string(above).unwrap();
        serde_json::from_str(&text.replace("\"started\"", &format!("\"{word}\""))).unwrap()
    };
    assert_eq!(
        tally.count_at(&of("exited")).unwrap_err().to_string(),
        "how many are in these cells of exited is not known: it was not published, and what was leaves 8 to 24"
    );
    assert!(
        tally.count_at(&of("exitd")).unwrap_err().to_string().contains("did you mean \"exited\"?")
    );
}

#[test]
fn cells_of_another_tally_are_refused_and_not_zero() {
    let person = Record { referred_on: Some(day("2016-01-04")), ..Record::default() };
    let label = ("unit".to_owned(), "a".to_owned());
    let person = Record { strata: [label].into(), ..person };
    let cohort = Cohort::from_records(&[person], &Schema::default()).unwrap();
    let tally = |date: &str, by: &[String]| {
        cohort.tally(&Spec::new(cohort.layout(), [day(date)], by).unwrap()).unwrap()
    };
    let counted = tally("2016-06-01", &["unit".to_owned()]);
    let offered = counted.rates(Stage::Referred, 0.95).unwrap().rates[0].clone();
    let [_, below] = &offered.counts()[..] else { panic!("{:?}", offered.counts()) };
    assert_eq!(counted.count_at(below).unwrap(), 1);
    assert_eq!(
        tally("2016-07-01", &[]).count_at(below).unwrap_err().to_string(),
        "date of the count \"2016-06-01\" is not known (did you mean \"2016-07-01\"?); known are 2016-07-01"
    );
    let published = Tally::from_counts(Figures::new([("referred", 1_u64)]).unwrap(), None).unwrap();
    let uptake = published.rates(Stage::Referred, 0.95).unwrap().rates[0].clone();
    assert!(counted.count_at(&uptake.counts()[0]).is_err(), "nothing was published of it");
    assert!(published.count_at(below).is_err());
    let mut undated = below.clone();
    undated.date = None;
    assert!(counted.count_at(&undated).is_err());
    let altered = |from: &str, to: &str| {
        let text = serde_json::to_string(below).unwrap();
        assert!(text.contains(from), "{text}");
        serde_json::from_str::<CountRef>(&text.replace(from, to))
    };
    let refused = |from, to| counted.count_at(&altered(from, to).unwrap()).unwrap_err().to_string();
    assert_eq!(
        refused("\"words\":[", "\"from\":0,\"to\":3},{\"axis\":\"state\",\"words\":["),
        "cells must be words along the axis \"state\", as counts() gives them, but is numbers"
    );
    assert_eq!(
        refused("\"waiting\"", "\"waitign\""),
        "place along the axis \"waitign\" is not known (did you mean \"waiting\"?); known are waiting, \
         never_started, ongoing, completed, dropped_out, ended_other, ended_unknown"
    );
    assert_eq!(
        refused("\"axis\":\"state\"", "\"axis\":\"stage\""),
        "axis \"stage\" is not known (did you mean \"state\"?); known are state"
    );
    assert_eq!(
        refused("\"states\"", "\"staying\""),
        "table \"staying\" is not known; known are events, states, waiting"
    );
    for (from, to, why) in [
        ("\"words\":", "\"word\":", "unknown field `word`"),
        ("\"words\":", "\"from\":1,\"words\":", "must have words, or from and to"),
        ("\"words\":[", "\"from\":1},{\"axis\":\"state\",\"words\":[", "from a number to a number"),
    ] {
        let error = altered(from, to).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
    let of_unit = counted.funnel(0.95).unwrap().strata[0].rates[0].counts();
    // Everybody is of that unit, counted by it or not; of no other.
    let whole = tally("2016-06-01", &[]);
    assert_eq!(whole.count_at(&of_unit[1]).unwrap(), 1);
    assert_eq!(whole.funnel(0.95).unwrap().total.rates[0].counts()[1].stratum, of_unit[1].stratum);
    let mut of_other = of_unit[1].clone();
    of_other.stratum[0].1 = vec![Some("b".to_owned())];
    assert!(whole.count_at(&of_other).is_err());
    assert_eq!(counted.count_at(&of_other).unwrap(), 0);
}
