//! The table of figures in the docs: every figure has one row, and every row a figure.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop where something is not there")]

use laks::adapter::{CohortBuilder, Columns, Layout};
use laks::results::{EntryPeriod, Figures};
use laks::words::DateField;
use laks::{
    Among, Cohort, Compare, Day, Exit, Figure, GoalMark, Plan, Record, Schema, Scores, Spec, Stage,
    Tally,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const COLUMNS: usize = 10;
const STAGES: [&str; 10] = [
    "referred",
    "started",
    "exited",
    "completed",
    "dropped_out",
    "ended_other",
    "ended_unknown",
    "ongoing",
    "waiting",
    "never_started",
];

/// The rows of the table, by the name in the first cell.
fn documented() -> BTreeMap<String, Vec<String>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../python/docs/figures.md");
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        let cells = cells[1..cells.len() - 1].to_vec();
        let name = cells[0].trim_matches('`').to_owned();
        assert!(rows.insert(name.clone(), cells).is_none(), "{name} stands twice");
    }
    rows
}

/// Every name that a row stands for.
fn expanded(pattern: &str) -> BTreeSet<String> {
    let values = |placeholder: &str| -> Vec<&str> {
        match placeholder {
            "stage" => STAGES.to_vec(),
            "group" => vec!["referred", "started", "exited", "completed"],
            "outcome" => vec!["who5", "self_rated_health"],
            "cut_off" => vec!["poor_wellbeing", "likely_depression", "good_health"],
            "goal" => vec!["courage", "wellbeing"],
            "time" => vec!["referred", "started", "completed"],
            "rate" => vec![
                "offer",
                "uptake",
                "completion",
                "completion_of_planned_courses",
                "completion_of_referred",
                "completion_of_exited",
                "attrition",
                "improved",
                "paired_completeness",
            ],
            other => panic!("no figure has a <{other}>"),
        }
    };
    let Some((before, rest)) = pattern.split_once('<') else {
        return BTreeSet::from([pattern.to_owned()]);
    };
    let (placeholder, after) = rest.split_once('>').unwrap();
    let tails = expanded(after);
    values(placeholder)
        .into_iter()
        .flat_map(|value| tails.iter().map(move |tail| format!("{before}{value}{tail}")))
        .collect()
}

/// The names of all estimates in a result, however deep.
fn names(result: &impl serde::Serialize, found: &mut BTreeSet<String>) {
    fn walk(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                if let (true, Some(name)) =
                    (fields.contains_key("denominator_is"), fields.get("name"))
                {
                    found.insert(name.as_str().unwrap().to_owned());
                    let is_known = fields["value"].is_number();
                    assert!(!is_known || fields.contains_key("counts"), "{name} names no counts");
                }
                fields.values().for_each(|field| walk(field, found));
            }
            Value::Array(values) => values.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    walk(&serde_json::to_value(result).unwrap(), found);
}

/// A few people of whom everything is known that can be counted.
fn cohort() -> Cohort {
    referred_in("2016-01")
}

/// The same, referred and started in a month.
fn referred_in(month: &str) -> Cohort {
    let person = |exit: Exit, before, after| Record {
        referred_on: Some(format!("{month}-04").parse().unwrap()),
        offered_on: Some(format!("{month}-06").parse().unwrap()),
        started_on: Some(format!("{month}-12").parse().unwrap()),
        ended_on: (exit != Exit::Open).then(|| "2016-05-10".parse().unwrap()),
        exit,
        scores: ["who5", "self_rated_health"]
            .map(|name| (name.to_owned(), Scores { baseline: before, follow_up: after }))
            .into(),
        goals: vec![GoalMark::Reached],
        ..Record::default()
    };
    let people = [
        person(Exit::Completed, Some(2), Some(5)),
        person(Exit::DroppedOut, Some(4), None),
        person(Exit::Open, Some(3), None),
    ];
    let schema = Schema::from_toml(
        "[[goals]]\nid = \"wellbeing\"\noutcome = \"who5\"\n\
         [[goals]]\nid = \"courage\"\ncolumn = \"courage\"\n",
    );
    Cohort::from_records(&people, &schema.unwrap()).unwrap()
}

/// A plan with a target that is a share.
const PLAN: &str = r#"
    [plan]
    id = "plan"
    title = "Plan"
    version = 1
    starts_on = 2016-01-01
    [[targets]]
    id = "goals"
    text = "Half reach one of two goals"
    measure = "goals"
    reached = 1
    of = 2
    due = 2016-06-01
    at_least_share = 0.5
"#;

fn tally() -> Tally {
    let cohort = cohort();
    let spec = Spec::new(cohort.layout(), ["2016-06-01"], &[]).unwrap();
    cohort.tally_with(&spec, 1).unwrap()
}

/// The people of a month, each followed for thirty days.
fn followed(month: &str) -> Tally {
    let cohort = referred_in(month);
    let spec = Spec::new(cohort.layout(), ["2016-06-01"], &[]).unwrap();
    cohort.tally_with(&spec.following(30).unwrap(), 1).unwrap()
}

/// Two courses that begin in a month and are planned to last so long, each with two people, one of whom
/// completes.
fn planned(month: &str, days: i32) -> Tally {
    let mut layout = Layout::new(&Schema::default()).unwrap();
    for field in [DateField::Referred, DateField::Started, DateField::Ended] {
        layout.dates[field as usize] = true;
    }
    (layout.has_exit, layout.course_dates) = (true, [true, true]);
    layout.strata = vec!["course".to_owned()];
    let layout = Arc::new(layout);
    let mut builder = CohortBuilder::new(&layout, 1).unwrap();
    let day = |date: &str| format!("{month}-{date}").parse::<Day>().unwrap().epoch();
    let mut block = Columns::new(Arc::clone(&layout));
    block.reset(4);
    for row in 0..4 {
        let (start, completes) = (day("12"), row % 2 == 0);
        block.dates[DateField::Referred as usize][row] = day("04");
        block.dates[DateField::Started as usize][row] = start;
        block.dates[DateField::Ended as usize][row] = start + if completes { days } else { 5 };
        block.exit[row] = if completes { Exit::Completed } else { Exit::DroppedOut } as u8;
        block.course_dates = [vec![start; 4], vec![start + days; 4]];
        block.strata[0][row] = builder.labels()[0].code(if row < 2 { "a" } else { "b" });
    }
    builder.push(&mut block, &mut Vec::new()).unwrap();
    let cohort = builder.finish().unwrap();
    let spec = Spec::new(cohort.layout(), ["2016-10-01"], &[]).unwrap();
    cohort.tally_with(&spec.following(60).unwrap(), 1).unwrap()
}

/// Every name that the analyses produce. A new analysis is added here.
fn produced() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let counted = tally();
    let figures = Figures::new([("referred", 35), ("started", 24)]).unwrap();
    for tally in [&counted, &Tally::from_counts(figures, None).unwrap()] {
        names(&tally.funnel(0.95).unwrap(), &mut found);
        for stage in STAGES {
            let stage = Stage::from_name(stage).unwrap();
            names(&tally.rates(stage, 0.95).unwrap(), &mut found);
        }
    }
    names(&counted.waiting(0.95).unwrap(), &mut found);
    names(&counted.flow().unwrap(), &mut found);
    names(&counted.outcomes(0.95).unwrap(), &mut found);
    for among in Among::ALL {
        let outcome = counted.outcome("who5").unwrap().among(among);
        names(&outcome.change(0.95).unwrap(), &mut found);
        names(&counted.goals(1, None, among, 0.95).unwrap(), &mut found);
    }
    let [before, after] = ["2016-01", "2016-02"].map(followed);
    let period = |month: &str| EntryPeriod {
        from: format!("{month}-01").parse().unwrap(),
        to: format!("{month}-28").parse().unwrap(),
    };
    let asked = Compare {
        before_period: Some(period("2016-01")),
        after_period: Some(period("2016-02")),
        family: Some(vec![Figure::GoalsReachedAtLeast(1)]),
        ..Compare::default()
    };
    names(&before.compared_with(&after, &asked).unwrap(), &mut found);
    let (longer, shorter) = (planned("2016-01", 90), planned("2016-05", 60));
    let of_planned = longer.compared_with(&shorter, &Compare::default()).unwrap();
    let line = of_planned.line(&Figure::CompletionOfPlannedCourses).unwrap();
    assert_eq!((line.before.numerator, line.before.denominator), (Some(2), Some(4)));
    let cells = line.before.counts();
    let cells = cells.iter().map(|cells| longer.count_at(cells).unwrap());
    assert_eq!(cells.collect::<Vec<_>>(), [2, 4]);
    names(&of_planned, &mut found);
    let plan = Plan::from_toml(PLAN).unwrap();
    names(&plan.evaluate_cohort(&cohort(), "2016-06-01", 0.95).unwrap(), &mut found);
    found
}

#[test]
fn every_figure_has_one_row_and_every_row_a_figure() {
    let (rows, produced) = (documented(), produced());
    assert!(rows.len() >= 28 && produced.len() >= 80, "{} rows, {}", rows.len(), produced.len());
    let rows: BTreeMap<&String, BTreeSet<String>> =
        rows.keys().map(|pattern| (pattern, expanded(pattern))).collect();
    for name in &produced {
        let matching: Vec<_> = rows.iter().filter(|(_, names)| names.contains(name)).collect();
        assert_eq!(matching.len(), 1, "{name} must have one row in python/docs/figures.md");
    }
    for (pattern, names) in rows {
        assert!(!names.is_disjoint(&produced), "{pattern} stands in the table, nothing gives it");
    }
}

#[test]
fn every_row_says_everything() {
    for (name, cells) in documented() {
        assert_eq!(cells.len(), COLUMNS, "{name}");
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{name} leaves a cell empty");
    }
}
