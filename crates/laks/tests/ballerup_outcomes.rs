//! Outcomes and goals of the Ballerup example, from its table: the figures of the README beside it.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

use laks::{
    Among, Cohort, Day, Exit, GoalMark, Language, Present, Record, Schema, Scores, Spec, Tally,
};

const SCHEMA: &str = r#"
[table]
extracted_on = "2016-10-31"
[[goals]]
id = "wellbeing"
outcome = "who5"
[[goals]]
id = "own_health"
column = "Mål sundhed"
[[goals]]
id = "courage"
column = "Mål mod"
[[goals]]
id = "self_rated_health"
outcome = "self_rated_health"
"#;

/// The rows of the example's table; no field of it is quoted.
fn records() -> Vec<Record> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../notebooks/data/ballerup");
    let text = std::fs::read_to_string(format!("{folder}/referrals.csv")).unwrap();
    assert!(!text.contains('"'));
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let rows: Vec<Record> = lines
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            let place = |name: &str| names.iter().position(|n| *n == name).unwrap();
            record(&|name| fields[place(name)])
        })
        .collect();
    assert_eq!(rows.len(), 83);
    rows
}

fn record<'a>(field: &dyn Fn(&str) -> &'a str) -> Record {
    let day = |name| field(name).parse::<Day>().ok();
    let score = |name| field(name).parse::<i32>().ok();
    let scores = |outcome: &str, before, after| {
        (outcome.to_owned(), Scores { baseline: score(before), follow_up: score(after) })
    };
    let goal = |name| match field(name) {
        "ja" => GoalMark::Reached,
        "nej" => GoalMark::NotReached,
        _ => GoalMark::Unrated,
    };
    Record {
        referred_on: day("Henvist"),
        started_on: day("Startet"),
        ended_on: day("Slut"),
        exit: match field("Status") {
            "gennemført" => Exit::Completed,
            "udeblevet" => Exit::DroppedOut,
            "ophørt" => Exit::EndedOther,
            "ikke startet" => Exit::NeverStarted,
            _ => Exit::Open,
        },
        scores: [
            scores("who5", "WHO5 start", "WHO5 slut"),
            scores("self_rated_health", "Helbred start", "Helbred slut"),
        ]
        .into(),
        goals: vec![goal("Mål sundhed"), goal("Mål mod")],
        strata: [("course".to_owned(), field("Forløb").to_owned())].into(),
        ..Record::default()
    }
}

fn tally(as_of: &str) -> Tally {
    let cohort = Cohort::from_records(&records(), &Schema::from_toml(SCHEMA).unwrap()).unwrap();
    let spec = Spec::new(cohort.layout(), [as_of], &["course".to_owned()]);
    cohort.tally_with(&spec.unwrap(), 2).unwrap()
}

#[test]
fn well_being_of_24_rose_by_54_points_in_all() {
    let row = tally("2016-10-31").outcome("who5").unwrap().change(0.95).unwrap().total;
    assert_eq!((row.people, row.paired), (Some(51), Some(24)));
    assert_eq!(row.mean_change.value, Some(54.0 / 24.0));
    assert_eq!(row.gain.value, row.mean_change.value);
    assert_eq!((row.improved.numerator, row.worse.numerator), (Some(12), Some(2)));
    assert_eq!(row.ceiling.numerator, Some(1), "one starts at 23 of 25");
    assert_eq!((row.missing, row.not_due), (Some(16), Some(11)));
}

#[test]
fn self_rated_health_of_26_got_better_by_going_down() {
    let row = tally("2016-10-31").outcome("self_rated_health").unwrap().change(0.95).unwrap().total;
    let shares = [&row.improved, &row.worse, &row.unchanged].map(|share| share.numerator.unwrap());
    assert_eq!((row.paired, shares), (Some(26), [12, 3, 11]));
    assert_eq!(row.gain.value, Some(9.0 / 26.0));
    assert_eq!(row.mean_change.value, Some(-9.0 / 26.0));
    assert_eq!(row.gain.lower, row.mean_change.upper.map(|upper| -upper));
    assert!(row.gain.lower.unwrap() < 9.0 / 26.0 && row.gain.upper.unwrap() > 9.0 / 26.0);
}

#[test]
fn half_of_the_fourth_course_reached_two_of_the_four_goals() {
    let tally = tally("2016-10-31");
    let courses = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let part = tally.only("course", &names).unwrap();
        part.goals(2, Some(4), Among::Started, 0.95).unwrap().total
    };
    let fourth = courses(&["LC4"]);
    assert_eq!((fourth.reached.numerator, fourth.reached.denominator), (Some(6), Some(12)));
    assert_eq!(fourth.reached.if_open_succeed, Some(10.0 / 12.0));
    assert_eq!(fourth.fewer_set, Some(0));
    let both = courses(&["LC4", "LC5"]);
    assert_eq!((both.reached.numerator, both.reached.denominator), (Some(6), Some(27)));
    assert_eq!(both.not_due, Some(11));
    let by_course = tally.goals(2, Some(4), Among::Started, 0.95).unwrap();
    assert_eq!(by_course.strata[3].reached, fourth.reached);
}

#[test]
fn at_half_way_the_fourth_course_is_still_open() {
    let tally = tally("2016-05-15");
    let fourth = tally.only("course", &["LC4".to_owned()]).unwrap();
    let goals = fourth.goals(2, Some(4), Among::Started, 0.95).unwrap().total;
    assert_eq!(goals.reached.denominator, Some(12));
    assert!(goals.not_due > Some(0) && goals.reached.note.is_some());
}

#[test]
fn the_sentences_give_the_counts_and_the_points_on_both_scales() {
    let outcomes = tally("2016-10-31").outcomes(0.95).unwrap();
    let who5 = &outcomes.changes[1];
    assert_eq!(
        who5.sentence(Language::English),
        "As of 31 October 2016, 24 of the 51 who started were measured before and after on well-being \
         (WHO-5): their mean change for the better was 9.0 points (on the scale 0–100; 95% interval \
         2.6 to 15.4; 2.3 raw); 12 improved by at least 12 points (3 raw) and 2 got worse by as much; \
         27 were not, so between 23.5% and 76.5% of all who started improved by that much. Of the 24: poor \
         well-being (below 50 of 100), 18 before and 12 after; signs of depression (28 or lower on \
         0–100), 6 before and 3 after."
    );
    let danish = who5.sentence(Language::Danish);
    assert!(danish.starts_with("Pr. 31. oktober 2016 var 24 af de 51, der er startet"), "{danish}");
    assert!(
        danish.ends_with(
            "Af de 24: lav trivsel (under 50 af 100), 18 før og 12 efter; tegn på depression (28 eller \
             lavere på 0–100), 6 før og 3 efter."
        ),
        "{danish}"
    );
    let table = who5.total.estimates().len() * 5;
    assert_eq!(who5.table().rows(), table, "five courses");
    let summary = outcomes.summary();
    assert_eq!(
        summary.rows(),
        2 * 6 + 2 * 3,
        "six figures each, and two for each of three cut-offs"
    );
    assert!(summary.column("percent_value").is_some());
}
