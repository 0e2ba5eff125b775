//! Each step from one status to the next, in cases small enough to count by hand.

use super::gap::Gap;
use super::plan_file::Plan;
use super::status::{PlanNote, Status, TargetStatus};
use crate::language::Language;
use crate::{Cohort, Exit, GoalMark, Record, Schema};

/// One referral to course A: referred, started, ended as given, with its mark of the only goal.
fn person(dates: [&str; 3], exit: Exit, goal: GoalMark) -> Record {
    let day = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
    Record {
        referred_on: day(dates[0]),
        started_on: day(dates[1]),
        ended_on: day(dates[2]),
        exit,
        goals: vec![goal],
        strata: [("course".to_owned(), "A".to_owned())].into(),
        ..Record::default()
    }
}

/// Referred in March, started on 1 April; over on the given day, or still in.
fn starter(ended: &str, exit: Exit, goal: GoalMark) -> Record {
    person(["2016-03-10", "2016-04-01", ended], exit, goal)
}

fn judge(records: &[Record], target: &str, at: &str) -> TargetStatus {
    let text = format!(
        "[plan]\nid = \"p\"\ntitle = \"P\"\nversion = 1\nstarts_on = 2016-03-01\n\
         [[targets]]\nid = \"t\"\ntext = \"T\"\n{target}\n"
    );
    let cohort = Cohort::from_records(records, &Schema::default()).unwrap();
    let status = Plan::from_toml(&text).unwrap().evaluate_cohort(&cohort, at, 0.95).unwrap();
    status.targets[0].clone()
}

fn referrals(days: &[&str]) -> Vec<Record> {
    days.iter().map(|day| person([day, "", ""], Exit::Open, GoalMark::Unrated)).collect()
}

const WINDOW: &str = "measure = \"referred\"\nfrom = 2016-03-01\nto = 2016-03-31\nat_least = 3";

#[test]
fn a_window_counts_both_its_ends_and_nothing_outside() {
    let records = referrals(&["2016-02-29", "2016-03-01", "2016-03-31", "2016-04-01"]);
    let target = judge(&records, WINDOW, "2016-12-31");
    assert_eq!((target.numerator, target.status), (Some(2), Status::Missed));
    assert_eq!(target.judged_on.to_string(), "2016-03-31");
}

#[test]
fn a_window_goes_from_not_started_over_the_chance_to_its_end() {
    let two = referrals(&["2016-03-01", "2016-03-08"]);
    assert_eq!(judge(&two, WINDOW, "2016-02-29").status, Status::NotStarted);
    let one_week = judge(&two, WINDOW, "2016-03-13");
    assert_eq!((one_week.status, one_week.chance.probability), (Status::Undetermined, None));
    let why = Language::English.no_chance(&one_week.chance.reason.unwrap());
    assert!(why.starts_with("fewer than two whole weeks"), "{why}");
    assert_eq!(judge(&two, WINDOW, "2016-03-14").status, Status::OnCourse);
    assert_eq!(judge(&two, WINDOW, "2016-03-30").status, Status::Behind);
    assert_eq!(judge(&two, WINDOW, "2016-03-31").status, Status::Missed);
    let three = referrals(&["2016-03-01", "2016-03-02", "2016-03-04"]);
    let early = judge(&three, WINDOW, "2016-03-05");
    assert_eq!((early.status, early.percent_met), (Status::Attained, Some(100.0)));
    assert_eq!(judge(&three, WINDOW, "2016-12-31").status, Status::Attained);
}

const COURSE: &str = "measure = \"started\"\ncourse = [\"A\"]\nopens_on = 2016-04-03\n\
                      due = 2016-04-30\nat_least = 3";

#[test]
fn a_course_counts_early_starts_and_asks_who_still_waits() {
    let open = |started: &str| person(["2016-03-10", started, ""], Exit::Open, GoalMark::Unrated);
    let mut people = vec![open("2016-03-31"), open("2016-04-03"), open("")];
    assert_eq!(judge(&people, COURSE, "2016-04-02").status, Status::NotStarted);
    let target = judge(&people, COURSE, "2016-04-10");
    assert_eq!((target.numerator, target.status), (Some(2), Status::Undetermined));
    assert_eq!((target.open, &target.note), (1, &Some(PlanNote::StillWaiting { waiting: 1 })));
    assert!(target.chance.probability.is_none() && target.chance.reason.is_some());
    assert_eq!(judge(&people, COURSE, "2016-04-30").status, Status::Missed);
    people[2] = person(["2016-03-10", "", "2016-04-05"], Exit::NeverStarted, GoalMark::Unrated);
    assert_eq!(judge(&people, COURSE, "2016-04-10").status, Status::Behind);
    people[2] = open("2016-05-02");
    assert_eq!(judge(&people, COURSE, "2016-06-01").status, Status::Missed);
}

const GOALS: &str = "measure = \"goals\"\nreached = 1\nof = 1\ncourse = [\"A\"]\n\
                     due = 2016-06-30\nat_least_share = 0.5";

#[test]
fn a_share_waits_for_the_first_to_complete() {
    let out = |exit, goal| starter("2016-05-01", exit, goal);
    let people = [
        out(Exit::DroppedOut, GoalMark::NotReached),
        starter("2016-06-15", Exit::Completed, GoalMark::Reached),
        starter("2016-06-20", Exit::Completed, GoalMark::Reached),
    ];
    assert_eq!(judge(&people, GOALS, "2016-02-01").status, Status::NotStarted);
    let nobody = judge(&people, GOALS, "2016-03-20");
    assert_eq!((nobody.status, nobody.observed), (Status::Undetermined, None));
    assert_eq!(nobody.note, Some(PlanNote::Nobody));
    assert!(nobody.estimate.unwrap().reason.is_some());
    let left = judge(&people, GOALS, "2016-05-31");
    assert_eq!(left.note, Some(PlanNote::NothingDue { left: 1 }));
    assert_eq!((left.status, left.chance.probability), (Status::Undetermined, None));
    // One of two decided reached it, one is open, and two of three are needed: one completion says
    // too little for a chance, but the range is there.
    let half = judge(&people, GOALS, "2016-06-16");
    assert_eq!((half.numerator, half.denominator, half.open), (Some(1), Some(3), 1));
    assert_eq!((half.chance.probability, half.status), (None, Status::Undetermined));
    assert_eq!((half.chance.lower, half.chance.upper), (Some(1), Some(2)));
    assert_eq!(half.note, Some(PlanNote::FewCompleted { completed: 1 }));
    // Everybody is out, but until the due date others may start.
    assert_eq!(judge(&people, GOALS, "2016-06-29").status, Status::OnCourse);
    assert_eq!(judge(&people, GOALS, "2016-06-30").status, Status::Attained);
}

#[test]
fn a_due_share_is_decided_by_the_open_only_if_they_can() {
    let done = |goal| starter("2016-06-01", Exit::Completed, goal);
    let open = || starter("", Exit::Open, GoalMark::Unrated);
    let due = "2016-07-15";
    let (yes, no) = (GoalMark::Reached, GoalMark::NotReached);
    // 2 of 4 with two open: enough though both fail.
    let safe = [done(yes), done(yes), open(), open()];
    assert_eq!(judge(&safe, GOALS, due).status, Status::Attained);
    // 1 of 4 with one open: one more would do.
    let undecided = [done(yes), done(no), done(no), open()];
    let target = judge(&undecided, GOALS, due);
    assert_eq!((target.status, target.p), (Status::Undetermined, None));
    assert_eq!(target.note, Some(PlanNote::OpenDecide { open: 1 }));
    assert_eq!((target.if_open_fail, target.if_open_succeed), (Some(0.25), Some(0.5)));
    // 0 of 4 with one open: too few.
    let lost = [done(no), done(no), done(no), open()];
    assert_eq!(judge(&lost, GOALS, due).status, Status::Missed);
}

#[test]
fn who_left_unrated_counts_as_not_reached_and_is_said() {
    let done = |goal| starter("2016-06-01", Exit::Completed, goal);
    let people = [done(GoalMark::Reached), done(GoalMark::Unrated), done(GoalMark::NotSet)];
    let target = judge(&people, GOALS, "2016-07-15");
    assert_eq!((target.status, target.unrated, target.open), (Status::Missed, 1, 0));
    assert_eq!(target.note, Some(PlanNote::Unrated { unrated: 1 }));
    assert_eq!((target.if_open_fail, target.if_open_succeed), (Some(1.0 / 3.0), Some(2.0 / 3.0)));
}

#[test]
fn over_the_exited_the_open_come_on_top() {
    let target = "measure = \"completed\"\ndenominator = \"exited\"\ndue = 2016-06-30\n\
                  at_least_share = 0.6";
    let out = |exit| starter("2016-06-01", exit, GoalMark::Unrated);
    let mut people = vec![out(Exit::Completed), out(Exit::Completed), out(Exit::DroppedOut)];
    assert_eq!(judge(&people, target, "2016-07-01").status, Status::Attained);
    // Two of three now, but two of four if the one still in leaves early.
    people.push(starter("", Exit::Open, GoalMark::Unrated));
    let open = judge(&people, target, "2016-07-01");
    assert_eq!((open.numerator, open.denominator, open.open), (Some(2), Some(3), 1));
    assert_eq!(open.status, Status::Undetermined);
    assert_eq!((open.if_open_fail, open.if_open_succeed), (Some(0.5), Some(0.75)));
}

#[test]
fn a_share_without_a_course_begins_with_the_plan() {
    let target = "measure = \"started\"\ndenominator = \"referred\"\ndue = 2016-06-30\n\
                  at_least_share = 0.5";
    let before = person(["2016-02-29", "2016-03-10", ""], Exit::Open, GoalMark::Unrated);
    let after = person(["2016-03-01", "", "2016-03-20"], Exit::NeverStarted, GoalMark::Unrated);
    let status = judge(&[before, after], target, "2016-06-30");
    assert_eq!((status.numerator, status.denominator), (Some(0), Some(1)));
    assert_eq!(status.status, Status::Missed);
}

#[test]
fn columns_that_are_missing_leave_a_target_undetermined() {
    let target = "measure = \"goals\"\nreached = 2\nof = 4\ncourse = [\"A\"]\ndue = 2016-06-30\n\
                  at_least_share = 0.5";
    let status = judge(&referrals(&["2016-03-01"]), target, "2016-07-01");
    assert_eq!((status.status, status.observed), (Status::Undetermined, None));
    let gap = Gap::OtherGoals { of: 4, declared: 1 };
    assert_eq!(status.note, Some(PlanNote::NoColumns(gap)));
    let said = Language::English.plan_note(&status.note.unwrap());
    assert_eq!(
        said,
        "it speaks of 4 goals, but the table has 1; declare each goal under [[goals]] of the schema, \
         or mend `of` in the plan"
    );
}

#[test]
fn a_course_that_nobody_is_referred_to_yet_has_not_started() {
    // An extract from before the opening has no row of the course: that is no slip in the plan.
    let mut other = starter("", Exit::Open, GoalMark::Unrated);
    other.strata.insert("course".to_owned(), "B".to_owned());
    let people = [other];
    let before = judge(&people, COURSE, "2016-04-02");
    assert_eq!((before.status, before.numerator), (Status::NotStarted, Some(0)));
    let after = judge(&people, COURSE, "2016-04-03");
    let labels = vec!["A".to_owned()];
    let note = PlanNote::NoSuchLabel { column: "course".to_owned(), labels, nearest: None };
    assert_eq!((after.status, after.observed), (Status::Undetermined, None));
    assert_eq!(after.note, Some(note));
}
