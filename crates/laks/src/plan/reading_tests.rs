//! What a plan file may not say, with the texts people see.

use super::plan_file::Plan;
use crate::cohort::Cohort;
use crate::error::{Error, PlanText, TargetFault};
use crate::schema::Schema;

const HEAD: &str = "[plan]\nid = \"cafe\"\ntitle = \"Café\"\nversion = 1\nstarts_on = 2016-03-01\n\
                    [checkpoints]\nhalf_way = 2016-05-15\n";

fn refused(target: &str) -> String {
    let text = format!("{HEAD}[[targets]]\nid = \"a\"\ntext = \"A\"\n{target}\n");
    Plan::from_toml(&text).unwrap_err().to_string()
}

#[test]
fn each_contradiction_is_named_with_its_place() {
    let place = "the plan cannot be read: line 8, column 1: target \"a\" ";
    for (target, message) in [
        (
            "measure = \"referred\"\nto = 2016-09-15\nat_least = 4\nat_least_share = 0.5",
            "has both at_least and at_least_share; keep one",
        ),
        (
            "measure = \"referred\"\nto = 2016-09-15",
            "needs at_least (a count) or at_least_share (a share)",
        ),
        (
            "measure = \"referred\"\nfrom = 2016-09-15\nto = 2016-04-01\nat_least = 4",
            "has to = 2016-04-01 before from = 2016-09-15",
        ),
        (
            "measure = \"referred\"\nfrom = 2016-02-15\nto = 2016-04-01\nat_least = 4",
            "has from = 2016-02-15 before the plan's starts_on = 2016-03-01",
        ),
        (
            "measure = \"referred\"\nto = 2016-04-01\ndue = 2016-05-01\nat_least = 4",
            "counts to 2016-04-01 and is due on 2016-05-01; leave out due",
        ),
        ("measure = \"referred\"\nat_least = 4", "has no last day; give it to = YYYY-MM-DD"),
        (
            "measure = \"started\"\nopens_on = 2016-03-29\ndue = 2016-04-30\nat_least = 4",
            "has opens_on but no course; say which courses open",
        ),
        (
            "measure = \"goals\"\nreached = 5\nof = 4\ndue = 2016-10-31\nat_least_share = 0.5",
            "has reached = 5 of = 4; it must be 1 to 4",
        ),
        (
            "measure = \"goals\"\ndue = 2016-10-31\nat_least_share = 0.5",
            "measures goals and needs reached and of",
        ),
        (
            "measure = \"improved\"\ndue = 2016-10-31\nat_least_share = 0.5",
            "measures improved and needs an outcome",
        ),
        (
            "measure = \"completed\"\ndue = 2016-10-31\nat_least_share = 50",
            "has at_least_share = 50; it must be above 0 and at most 1",
        ),
        (
            "measure = \"started\"\ndenominator = \"exited\"\ndue = 2016-10-31\n\
             at_least_share = 0.5",
            "is started of the exited; the denominator must be referred",
        ),
        (
            "measure = \"completed\"\nfrom = 2016-03-15\ndue = 2016-10-31\nat_least_share = 0.5",
            "has a window of a share from 2016-03-15 (from); it must begin on the first day of a month",
        ),
        (
            "measure = \"completed\"\nto = 2016-10-15\nat_least_share = 0.5",
            "has a window of a share to 2016-10-15; it must end on the last day of a month",
        ),
        (
            "measure = \"referred\"\nto = 2016-09-15\nat_least = 4\ncourse = [\"x\"]\n\
             scope = { course = [\"y\"] }",
            "has both course and scope.course; keep one",
        ),
        (
            "measure = \"referred\"\nto = 2016-09-15\nat_least = 4\nscope = { unit = [] }",
            "has a scope of no unit; list at least one label",
        ),
    ] {
        assert_eq!(refused(target), format!("{place}{message}"));
    }
}

#[test]
fn the_other_contradictions_are_named_too() {
    let place = "the plan cannot be read: line 8, column 1: target \"a\" ";
    for (target, message) in [
        (
            "measure = \"referred\"\nto = 2016-09-15\nat_least = 4\ndenominator = \"started\"",
            "has at_least, a count, and a denominator; a count has none",
        ),
        (
            "measure = \"improved\"\nto = 2016-09-15\nat_least = 4",
            "measures improved, which needs at_least_share and not at_least",
        ),
        (
            "measure = \"referred\"\nto = 2016-09-15\nat_least_share = 0.5",
            "measures referred, which is no share; use at_least",
        ),
        (
            "measure = \"referred\"\nto = 2016-09-15\nat_least = 4\nof = 4",
            "measures referred; reached and of belong to goals",
        ),
        (
            "measure = \"referred\"\nto = 2016-09-15\nat_least = 4\noutcome = \"who5\"",
            "measures referred; outcome belongs to improved",
        ),
        (
            "measure = \"started\"\nopens_on = 2016-03-29\nto = 2016-04-30\nat_least = 4",
            "has both opens_on and a window; keep opens_on with due, or from and to",
        ),
        (
            "measure = \"referred\"\nopens_on = 2016-03-29\ndue = 2016-04-30\nat_least = 4",
            "measures referred; opens_on belongs to started",
        ),
    ] {
        assert_eq!(refused(target), format!("{place}{message}"));
    }
}

/// What is wrong is a value, with the place in the file that holds it.
#[test]
fn a_contradiction_is_a_value_with_its_place_and_file() {
    let target = "measure = \"referred\"\nto = 2016-09-15\nat_least = 0";
    let text = format!("{HEAD}[[targets]]\nid = \"a\"\ntext = \"A\"\n{target}\n");
    let error = Plan::from_toml(&text).unwrap_err().in_file("cafe.toml");
    assert_eq!(
        error.to_string(),
        "the plan cannot be read: cafe.toml, line 8, column 1: target \"a\" has at_least = 0, which is \
         always attained"
    );
    let Error::Plan(refused) = error else { panic!("{error}") };
    assert_eq!((refused.target.as_str(), refused.fault), ("a", TargetFault::NobodyNeeded));
    let PlanText::Toml(place) = refused.text else { panic!("{:?}", refused.text) };
    assert_eq!((place.file.as_deref(), place.line_column), (Some("cafe.toml"), Some((8, 1))));
}

#[test]
fn a_plan_made_by_a_program_is_checked_where_it_is_judged() {
    let target = "measure = \"referred\"\nto = 2016-09-15\nat_least = 4";
    let text = format!("{HEAD}[[targets]]\nid = \"a\"\ntext = \"A\"\n{target}\n");
    let mut plan = Plan::from_toml(&text).unwrap();
    plan.targets[0].at_least = Some(0);
    let cohort = Cohort::from_records(&[], &Schema::default()).unwrap();
    let error = plan.evaluate_cohort(&cohort, "half_way", 0.95).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the plan contradicts itself: target \"a\" has at_least = 0, which is always attained"
    );
}

#[test]
fn an_id_is_given_once() {
    let target = "[[targets]]\nid = \"a\"\ntext = \"A\"\nmeasure = \"referred\"\nto = 2016-09-15\n\
                  at_least = 4\n";
    let error = Plan::from_toml(&format!("{HEAD}{target}{target}")).unwrap_err().to_string();
    assert_eq!(
        error,
        "the plan cannot be read: line 14, column 1: target \"a\" is declared twice; give each its \
         own id"
    );
}

#[test]
fn unknown_words_are_named_with_line_and_column() {
    let key = refused("measure = \"referred\"\nat_leest = 4");
    assert!(key.contains("line 12, column 1") && key.contains("at_leest"), "{key}");
    assert!(key.contains("at_least"), "{key}");
    let measure = refused("measure = \"visited\"\nat_least = 4");
    assert!(measure.contains("line 11, column 11") && measure.contains("visited"), "{measure}");
    assert!(measure.contains("referred"), "{measure}");
    let denominator = refused("measure = \"completed\"\ndenominator = \"everybody\"");
    assert!(denominator.contains("line 12") && denominator.contains("paired"), "{denominator}");
    let empty = refused("measure = \"referred\"\ncourse = []");
    assert!(empty.contains("line 12") && empty.contains("at least one label"), "{empty}");
    let date = refused("measure = \"referred\"\nto = 2016-13-01");
    assert!(date.contains("line 12"), "{date}");
}

#[test]
fn the_same_holds_for_json() {
    let text = r#"{"plan": {"id": "a", "title": "A", "version": 1, "starts_on": "2016-03-01"},
        "targets": [{"id": "a", "text": "A", "measure": "referred", "at_least": 0,
        "to": "2016-09-15"}]}"#;
    assert_eq!(
        Plan::from_json(text).unwrap_err().to_string(),
        "this is not a plan that this version of laks reads: target \"a\" has at_least = 0, which \
         is always attained"
    );
}
