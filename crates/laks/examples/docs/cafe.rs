// The café that examples in the documentation count; each of them includes this file.
//
// 35 are referred in March 2016, 20 by the Jobcenter and 15 by their own doctor. 24 start in April; by the middle of
// May five of these have completed and three have dropped out, and eleven wait.

use laks::{
    Cohort, Day, Error, Exit, GoalMark, Plan, PlanStatus, Record, Schema, Scores, Spec, Tally,
};

/// One record for each referral.
pub fn records() -> Result<Vec<Record>, Error> {
    (0..35).map(referral).collect()
}

fn referral(number: i8) -> Result<Record, Error> {
    let day = |month, day| Day::new(2016, month, day).map(Some);
    let (is_started, is_over) = (number < 24, number < 8);
    let exit = match number {
        0..5 => Exit::Completed,
        5..8 => Exit::DroppedOut,
        _ => Exit::Open,
    };
    let after = [14, 17, 9, 13, 10];
    let place = usize::try_from(number).unwrap_or_default();
    let mark = |is_reached| if is_reached { GoalMark::Reached } else { GoalMark::NotReached };
    let goals = match exit {
        Exit::Completed => [mark(true), mark(number < 3)],
        _ => [GoalMark::Unrated; 2],
    };
    let source = if number % 7 < 4 { "Jobcenter" } else { "Egen læge" };
    Ok(Record {
        referral_id: Some(format!("H{:03}", number + 1)),
        person_id: Some(format!("B{:03}", number + 1)),
        referred_on: day(3, 1 + number % 28)?,
        started_on: if is_started { day(4, 5 + 7 * (number % 3))? } else { None },
        ended_on: if is_over { day(5, 2 + number)? } else { None },
        exit,
        scores: if is_started {
            let scores = Scores { baseline: Some(8), follow_up: after.get(place).copied() };
            [("who5".to_owned(), scores)].into()
        } else {
            [].into()
        },
        goals: goals.to_vec(),
        strata: [("source".to_owned(), source.to_owned())].into(),
        ..Record::default()
    })
}

/// The referrals, validated.
pub fn cohort() -> Result<Cohort, Error> {
    Cohort::from_records(&records()?, &schema()?)
}

/// Two goals that are rated, and the day that the records were taken out.
pub fn schema() -> Result<Schema, Error> {
    Schema::from_toml(
        "[table]\nextracted_on = 2016-10-31\n\
         [[goals]]\nid = \"work\"\ncolumn = \"goal_1\"\n\
         [[goals]]\nid = \"health\"\ncolumn = \"goal_2\"\n",
    )
}

/// Counted by source, as of the middle of May.
pub fn tally() -> Result<Tally, Error> {
    tally_at("2016-05-15")
}

/// The same at another date.
pub fn tally_at(as_of: &str) -> Result<Tally, Error> {
    let cohort = cohort()?;
    cohort.tally(&Spec::new(cohort.layout(), [as_of], &["source".to_owned()])?)
}

/// 40 referrals by September, 14 starts in April, and half of the started complete.
pub fn plan() -> Result<Plan, Error> {
    Plan::from_toml(
        r#"
        [plan]
        id = "cafe"
        title = "Livsstilscafé"
        version = 1
        starts_on = 2016-03-01
        [checkpoints]
        half_way = 2016-05-15
        end = 2016-10-31
        [[targets]]
        id = "referred"
        text = "At least 40 are referred from March to the middle of September"
        measure = "referred"
        to = 2016-09-15
        at_least = 40
        [[targets]]
        id = "april"
        text = "14 start in April"
        measure = "started"
        from = 2016-04-01
        to = 2016-04-30
        at_least = 14
        [[targets]]
        id = "completed"
        text = "Half of those who start complete"
        measure = "completed"
        denominator = "started"
        due = 2016-10-31
        at_least_share = 0.5
        "#,
    )
}

/// Counted by what the plan's targets need.
pub fn planned(at: &str) -> Result<Tally, Error> {
    let cohort = cohort()?;
    cohort.tally(&plan()?.spec(cohort.layout(), at)?)
}

/// The plan, judged half-way.
pub fn status() -> Result<PlanStatus, Error> {
    plan()?.evaluate(&planned("half_way")?, 0.95)
}
