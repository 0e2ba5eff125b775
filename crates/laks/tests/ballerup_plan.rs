//! Ballerup's plan, from the table of referrals to the status of its four targets at each checkpoint.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

#[path = "../examples/ballerup/records.rs"]
mod records;

use laks::words::PlanNote;
use laks::{Among, Estimate, Language, Plan, PlanStatus, Present, Status, TargetStatus};

fn plan() -> Plan {
    Plan::from_toml(&std::fs::read_to_string(records::folder().join("plan.toml")).unwrap()).unwrap()
}

fn status(at: &str) -> PlanStatus {
    plan().evaluate_cohort(&records::cohort().unwrap(), at, 0.95).unwrap()
}

/// Id, numerator, denominator, status, and the date it was judged.
type Judged<'a> = (&'a str, Option<u64>, Option<u64>, Status, String);

fn judged(status: &PlanStatus) -> Vec<Judged<'_>> {
    let row = |t: &TargetStatus| (t.numerator, t.denominator, t.status, t.judged_on.to_string());
    status
        .targets
        .iter()
        .map(|target| {
            let (numerator, denominator, status, day) = row(target);
            (target.id.as_str(), numerator, denominator, status, day)
        })
        .collect()
}

#[test]
fn before_the_plan_begins_the_thirty_five_count_towards_nothing() {
    let early = status("tidlig");
    let day = || "2016-02-15".to_owned();
    assert_eq!(
        judged(&early),
        [
            ("referred", Some(0), None, Status::NotStarted, day()),
            ("april", Some(0), None, Status::NotStarted, day()),
            ("september", Some(0), None, Status::NotStarted, day()),
            ("goals", Some(0), Some(0), Status::NotStarted, day()),
        ]
    );
    assert_eq!(early.checkpoint.as_deref(), Some("tidlig"));
    assert!(early.targets.iter().all(|target| target.chance.probability.is_none()));
}

#[test]
fn half_way_twenty_of_forty_are_on_course_and_april_is_missed() {
    let half_way = status("midtvejs");
    let day = || "2016-05-15".to_owned();
    assert_eq!(
        judged(&half_way),
        [
            ("referred", Some(20), None, Status::OnCourse, day()),
            ("april", Some(12), None, Status::Missed, "2016-04-30".to_owned()),
            ("september", Some(0), None, Status::NotStarted, day()),
            ("goals", Some(0), Some(12), Status::Undetermined, day()),
        ]
    );
    let referred = half_way.target("referred").unwrap();
    // 20 in the 76 days so far; 20 more are needed in the 123 that are left. As a Poisson process the
    // chance would be .94; ten whole weeks leave open how far the weeks vary.
    let poisson = laks_stats::events_more(20, 76.0, 123.0, 20, (0.5, 0.0), 0.95).unwrap();
    let chance = referred.chance.probability.unwrap();
    assert!(chance > 0.9 && chance < poisson.probability.unwrap());
    assert_eq!(referred.chance.method, laks::Method::GammaPoissonByWeek);
    assert_eq!(referred.percent_met, Some(50.0));
    assert_eq!(referred.estimate, None);
    // Four of the twelve have left early, and LC4 has nine days to go.
    let goals = half_way.target("goals").unwrap();
    assert_eq!((goals.open, &goals.note), (8, &Some(PlanNote::NothingDue { left: 4 })));
}

#[test]
fn at_the_end_the_open_course_decides_the_goals() {
    let end = status("afslutning");
    assert_eq!(
        judged(&end),
        [
            ("referred", Some(41), None, Status::Attained, "2016-09-15".to_owned()),
            ("april", Some(12), None, Status::Missed, "2016-04-30".to_owned()),
            ("september", Some(15), None, Status::Attained, "2016-09-30".to_owned()),
            ("goals", Some(6), Some(27), Status::Undetermined, "2016-10-31".to_owned()),
        ]
    );
    let goals = end.target("goals").unwrap();
    assert_eq!((goals.open, &goals.note), (11, &Some(PlanNote::OpenDecide { open: 11 })));
    assert_eq!(goals.if_open_fail, Some(6.0 / 27.0));
    assert_eq!(goals.denominator_is.to_string(), "started (course LC4, LC5)");
    assert_eq!(goals.p, None);
    let interval = |e: &Estimate| (e.method.to_string(), e.lower.is_some() && e.upper.is_some());
    assert_eq!(goals.estimate.as_ref().map(interval), Some(("mid_p".to_owned(), true)));
}

#[test]
fn aprils_course_alone_reaches_its_half() {
    let text = std::fs::read_to_string(records::folder().join("plan.toml")).unwrap();
    let alone = Plan::from_toml(&text.replace(r#"["LC4", "LC5"]"#, r#"["LC4"]"#)).unwrap();
    let cohort = records::cohort().unwrap();
    let end = alone.evaluate_cohort(&cohort, "afslutning", 0.95).unwrap();
    let goals = end.target("goals").unwrap();
    assert_eq!((goals.numerator, goals.denominator), (Some(6), Some(12)));
    assert_eq!((goals.status, goals.unrated), (Status::Attained, 4));
    assert_eq!(goals.if_open_succeed, Some(10.0 / 12.0));
    assert!(goals.few_observations);
    // Half of those who started is the target exactly: nothing contradicts it.
    assert_eq!(goals.p, Some(1.0));
}

#[test]
fn the_goals_target_says_what_the_goals_analysis_says() {
    let (plan, cohort) = (plan(), records::cohort().unwrap());
    for at in ["midtvejs", "afslutning"] {
        let tally = cohort.tally(&plan.spec(cohort.layout(), at).unwrap()).unwrap();
        let courses = ["LC4", "LC5"].map(str::to_owned);
        let goals = tally.only("course", &courses).unwrap().goals(2, Some(4), Among::Started, 0.95);
        let analysis = goals.unwrap().total;
        let status = plan.evaluate(&tally, 0.95).unwrap();
        let target = status.target("goals").unwrap();
        assert_eq!(
            (target.numerator, target.denominator, target.observed),
            (analysis.reached.numerator, analysis.reached.denominator, analysis.reached.value)
        );
        assert_eq!(target.if_open_succeed, analysis.reached.if_open_succeed);
        assert_eq!(Some(target.open), analysis.not_due);
    }
}

#[test]
fn health_and_well_being_can_be_targets_too() {
    let text = r#"
        [plan]
        id = "more"
        title = "More"
        version = 1
        starts_on = 2015-06-01
        [[targets]]
        id = "well_being"
        text = "Half improve on WHO-5"
        measure = "improved"
        outcome = "who5"
        at_least_share = 0.5
        due = 2016-10-31
        [[targets]]
        id = "health"
        text = "A third feel healthier"
        measure = "improved"
        outcome = "self_rated_health"
        at_least_share = 0.3
        due = 2016-12-31
        [[targets]]
        id = "completion"
        text = "Six in ten of those who have left complete"
        measure = "completed"
        denominator = "exited"
        scope = { unit = ["Livsstilscafé Ballerup"], source = ["Jobcenter", "Egen læge"] }
        at_least_share = 0.6
        due = 2016-10-31
    "#;
    let status = Plan::from_toml(text)
        .unwrap()
        .evaluate_cohort(&records::cohort().unwrap(), "2016-10-31", 0.95)
        .unwrap();
    let counts = |id: &str| {
        let target = status.target(id).unwrap();
        (target.numerator, target.denominator)
    };
    assert_eq!(counts("well_being"), (Some(12), Some(24)));
    assert_eq!(counts("health"), (Some(12), Some(26)));
    let funnel = records::cohort().unwrap();
    let all = laks::Spec::new(funnel.layout(), ["2016-10-31"], &[]).unwrap();
    let rates = funnel.tally(&all).unwrap().rates(laks::Stage::Completed, 0.95).unwrap();
    let exited = rates.rates.iter().find(|r| r.denominator_is.is(laks::Stage::Exited)).unwrap();
    assert!(counts("completion").1 < exited.denominator, "the scope leaves people out");
}

#[test]
fn one_tally_with_the_plans_spec_gives_the_same_status() {
    let (plan, cohort) = (plan(), records::cohort().unwrap());
    let tally = cohort.tally(&plan.spec(cohort.layout(), "midtvejs").unwrap()).unwrap();
    assert_eq!(plan.evaluate(&tally, 0.95).unwrap(), status("midtvejs"));
    assert_eq!(status("2016-05-15"), status("midtvejs"));
    let stored = serde_json::to_string(&status("midtvejs")).unwrap();
    assert_eq!(serde_json::from_str::<PlanStatus>(&stored).unwrap(), status("midtvejs"));
}

#[test]
fn the_plan_reads_back_from_its_json() {
    assert_eq!(Plan::from_json(&plan().to_json().unwrap()).unwrap(), plan());
}

#[test]
fn a_tally_without_courses_is_refused_with_the_call_that_adds_them() {
    let (plan, cohort) = (plan(), records::cohort().unwrap());
    let day = plan.date_of("midtvejs").unwrap();
    let spec = laks::Spec::new(cohort.layout(), [day], &["source".to_owned()]).unwrap();
    let error = plan.evaluate(&cohort.tally(&spec).unwrap(), 0.95).unwrap_err();
    assert!(error.is_not_counted());
    assert_eq!(
        error.to_string(),
        "the target \"april\" was not counted: the tally has no table \"by course\"; count again \
         with by=[\"source\", \"course\"], or with the plan's own spec"
    );
}

#[test]
fn a_mistyped_checkpoint_finds_the_nearest() {
    let error = plan().evaluate_cohort(&records::cohort().unwrap(), "midtvej", 0.95).unwrap_err();
    assert_eq!(
        error.to_string(),
        "checkpoint \"midtvej\" is not known (did you mean \"midtvejs\"?); known are afslutning, \
         midtvejs, tidlig"
    );
}

#[test]
fn a_course_that_no_row_has_is_not_a_missed_target() {
    let text = std::fs::read_to_string(records::folder().join("plan.toml")).unwrap();
    let wrong = Plan::from_toml(&text.replace(r#"course = ["LC5"]"#, r#"course = ["LC9"]"#));
    let cohort = records::cohort().unwrap();
    let end = wrong.unwrap().evaluate_cohort(&cohort, "afslutning", 0.95).unwrap();
    let september = end.target("september").unwrap();
    assert_eq!((september.status, september.observed), (Status::Undetermined, None));
    assert!(
        matches!(&september.note, Some(PlanNote::NoSuchLabel { labels, .. }) if labels == &["LC9"])
    );
}

#[test]
fn the_sentence_is_plain_in_both_languages() {
    // Targets were named by their ids, so that a Danish sentence said "referred: nået".
    let half_way = status("midtvejs");
    let said = |sentence: &str| {
        half_way.targets.iter().fold(sentence.to_owned(), |said, target| {
            said.replace(&format!("{{{}}}", target.id), &target.text)
        })
    };
    assert_eq!(
        half_way.sentence(Language::English),
        said(
            "As of 15 May 2016, 0 of 4 targets were attained. {referred}: on course (20; needed 40); {april}: \
             missed (12; needed 14); {september}: not started (0; needed 14); {goals}: undetermined (0 of 12, 0.0%, \
             needed 50%)."
        )
    );
    assert_eq!(
        status("afslutning").sentence(Language::Danish),
        said(
            "Pr. 31. oktober 2016 var 2 af 4 måltal nået. {referred}: nået (41; måltal 40); {april}: ikke nået \
             (12; måltal 14); {september}: nået (15; måltal 14); {goals}: kan ikke afgøres endnu (6 af 27, \
             22,2\u{a0}%, måltal 50\u{a0}%)."
        )
    );
    assert_eq!(half_way.table().rows(), 4);
    assert_eq!(half_way.summary().columns.len(), 7);
}
