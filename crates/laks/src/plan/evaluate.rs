//! Judges a plan: each target from the tally, at the tally's last date.

use super::cells;
use super::gap::{Gap, Unanswerable};
use super::judge_count::judge_count;
use super::judge_share::{FEW, bounds, estimate, judge_share, p_value};
use super::needs::lacking;
use super::no_chance::NoChance;
use super::plan_file::Plan;
use super::scope::{Scoped, scoped, unknown_stratum};
use super::share_chance::Learned;
use super::standing::standing;
use super::status::{Chance, PlanNote, PlanStatus, Status, TargetStatus};
use super::target::{Denominator, Measure, Target};
use crate::below::Below;
use crate::calendar::Day;
use crate::cohort::Cohort;
use crate::counted::{CountRef, CountRefs};
use crate::error::{Error, PlanText};
use crate::estimate::Unit;
use crate::level::Level;
use crate::rules::Stage;
use crate::schema::StageWords;
use crate::tally::Tally;

impl Plan {
    /// Judges every target at the tally's last date of the count.
    ///
    /// The rules are those of the guide "Judging a plan". `level` is that of the intervals and of the
    /// predictive range. A count in a window is never a share, so it has no interval.
    ///
    /// ```
    /// use laks::Status;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let (cohort, plan) = (cafe::cohort()?, cafe::plan()?);
    /// let tally = cohort.tally(&plan.spec(cohort.layout(), "half_way")?)?;
    /// let status = plan.evaluate(&tally, 0.95)?;
    /// let standing: Vec<Status> = status.targets.iter().map(|target| target.status).collect();
    /// assert_eq!(standing, [Status::OnCourse, Status::Attained, Status::OnCourse]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NotCounted`] with the call that adds it, when the tally lacks a stratum, an outcome or
    /// the goals of a target, holds published figures, or follows everyone for a fixed time.
    /// [`Error::Plan`] when a target built by hand contradicts itself.
    pub fn evaluate(
        &self,
        tally: &Tally,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<PlanStatus, Error> {
        self.evaluate_with(tally, &[], Level::asked(level)?)
    }

    /// Counts a cohort with the plan's own spec at a checkpoint or date, and judges every target.
    ///
    /// A target that the columns cannot answer is undetermined, with the reason in its note.
    ///
    /// ```
    /// use laks::{Cohort, Plan, Record, Schema, Status};
    /// let plan = Plan::from_toml(r#"
    ///     [plan]
    ///     id = "cafe"
    ///     title = "Lifestyle café"
    ///     version = 1
    ///     starts_on = 2016-03-01
    ///     [checkpoints]
    ///     half_way = 2016-05-15
    ///     [[targets]]
    ///     id = "referred"
    ///     text = "At least two are referred by the middle of September"
    ///     measure = "referred"
    ///     to = 2016-09-15
    ///     at_least = 2
    /// "#)?;
    /// let referral = |day: &str| -> Result<Record, laks::Error> {
    ///     Ok(Record { referred_on: Some(day.parse()?), ..Record::default() })
    /// };
    /// // The first was referred before the plan began and does not count.
    /// let days = ["2016-02-15", "2016-03-08", "2016-04-12"].map(referral);
    /// let records = days.into_iter().collect::<Result<Vec<_>, _>>()?;
    /// let cohort = Cohort::from_records(&records, &Schema::default())?;
    /// let status = plan.evaluate_cohort(&cohort, "half_way", 0.95)?;
    /// assert_eq!(status.targets[0].numerator, Some(2));
    /// assert_eq!(status.targets[0].status, Status::Attained);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the checkpoint is not known or the level is not between 0 and 1.
    pub fn evaluate_cohort(
        &self,
        cohort: &Cohort,
        at: &str,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<PlanStatus, Error> {
        let level = Level::asked(level)?;
        let tally = cohort.tally(&self.spec(cohort.layout(), at)?)?;
        self.evaluate_with(&tally, &self.check(cohort.layout()), level)
    }

    fn evaluate_with(
        &self,
        tally: &Tally,
        gaps: &[Unanswerable],
        level: f64,
    ) -> Result<PlanStatus, Error> {
        if let Some((target, fault)) = self.first_contradiction() {
            return Err(self.refused(PlanText::Values, target, fault));
        }
        let as_of = countable(tally)?;
        let needed = self.spec_needs().by;
        let judged = self.targets.iter().map(|target| {
            let blank = blank(target, as_of, level);
            match gaps.iter().find(|gap| gap.target == target.id) {
                Some(Unanswerable { gap, .. }) => {
                    Ok(TargetStatus { note: Some(PlanNote::NoColumns(gap.clone())), ..blank })
                }
                None => {
                    if let Some(gap) = unknown_stratum(tally, target, self.head.starts_on) {
                        return Ok(TargetStatus { note: Some(PlanNote::NoColumns(gap)), ..blank });
                    }
                    let scoped = scoped(tally, target, self.head.starts_on, &needed)?;
                    let lacking = lacking(target, &scoped.people);
                    if !lacking.is_empty() {
                        let note = Some(PlanNote::NoColumns(Gap::Columns(lacking)));
                        return Ok(TargetStatus { note, ..blank });
                    }
                    let judged = judge(&scoped, target, self.head.starts_on, as_of, blank, level);
                    judged.map(|status| {
                        let cells = self.cells(tally, &scoped, target, &status);
                        as_far_as_known(status, target, tally).resting_on(cells)
                    })
                }
            }
        });
        let words = &tally.spec().words;
        let worded = |status: Result<TargetStatus, Error>| {
            status.map(|status| TargetStatus {
                estimate: status.estimate.map(|estimate| estimate.worded(words)),
                words: words.clone(),
                ..status
            })
        };
        Ok(PlanStatus {
            may_count_twice: tally.may_count_twice(),
            title: self.head.title.clone(),
            as_of,
            checkpoint: self.checkpoint_at(as_of).map(str::to_owned),
            excluded: tally.excluded(),
            targets: judged.map(worded).collect::<Result<_, _>>()?,
            words: words.clone(),
        })
    }
}

impl Plan {
    /// The cells that a judged target rests on.
    fn cells(
        &self,
        tally: &Tally,
        scoped: &Scoped,
        target: &Target,
        status: &TargetStatus,
    ) -> Vec<CountRef> {
        let first = target.counts_from(self.head.starts_on);
        match (status.numerator, target.denominator_of_share()) {
            (None, _) => Vec::new(),
            (_, Some(denominator)) => cells::of_share(tally, scoped, target, denominator),
            (_, None) => cells::of_count(tally, scoped, target.event(), (first, status.judged_on)),
        }
    }
}

/// What was not reached when the table ended may have been reached since, and a share that was may have
/// fallen, unless its window was closed and nobody open; a count cannot fall.
fn as_far_as_known(status: TargetStatus, target: &Target, tally: &Tally) -> TargetStatus {
    let is_share = status.unit == Unit::Share;
    let is_closed =
        |day: Day| is_share && status.open == 0 && target.to.is_some_and(|to| to <= day);
    let is_settled = |day: Day| match status.status {
        Status::Attained => !is_share || is_closed(day),
        Status::Missed => is_closed(day),
        Status::NotStarted | Status::Undetermined => true,
        Status::OnCourse | Status::Behind => false,
    };
    match tally.ends_early() {
        Some(day) if day < status.judged_on && !is_settled(day) => {
            let note = Some(PlanNote::EndsEarly(day));
            let chance = Chance::none(status.chance.level, NoChance::EndsEarly);
            TargetStatus { status: Status::Undetermined, chance, note, ..status }
        }
        _ => status,
    }
}

fn judge(
    scoped: &Scoped,
    target: &Target,
    starts_on: Day,
    as_of: Day,
    blank: TargetStatus,
    level: f64,
) -> Result<TargetStatus, Error> {
    // Before a course opens nobody need be known; afterwards a label without a row is a slip.
    if let (Some(note), true) = (&scoped.no_label, as_of >= target.begins_on(starts_on)) {
        return Ok(TargetStatus { note: Some(note.clone()), ..blank });
    }
    match target.denominator_of_share() {
        None => status_of_count(&scoped.people, target, (starts_on, as_of), blank, level),
        Some(denominator) => {
            status_of_share(&scoped.people, target, denominator, starts_on, blank, level)
        }
    }
}

/// The date of the count, of a tally that has the days of events.
fn countable(tally: &Tally) -> Result<Day, Error> {
    let refuse = |table: &str, remedy: &str, options: Option<&str>| Error::NotCounted {
        question: "the status of a plan".to_owned(),
        table: table.to_owned(),
        remedy: remedy.to_owned(),
        options: options.map(str::to_owned),
    };
    if tally.spec().published {
        let remedy = "the rows of the table: published figures have no days";
        return Err(refuse("events", remedy, None));
    }
    if tally.spec().follow_up_days.is_some() {
        let remedy = "no follow_up_days, or with the plan's own spec";
        let options = "--plan, and without --follow-up-days";
        return Err(refuse("goals at the date", remedy, Some(options)));
    }
    tally.as_of().ok_or_else(|| refuse("as_of", "as_of", Some("--as-of DATE")))
}

/// A target about which nothing can be said.
fn blank(target: &Target, as_of: Day, level: f64) -> TargetStatus {
    let share = target.at_least_share;
    let due = target.due_on().unwrap_or(as_of);
    TargetStatus {
        id: target.id.clone(),
        text: target.text.clone(),
        measure: target.measure,
        unit: if share.is_some() { Unit::Share } else { Unit::Count },
        observed: None,
        needed: share.unwrap_or_else(|| target.at_least.unwrap_or(0) as f64),
        numerator: None,
        denominator: None,
        denominator_is: people_of(target),
        status: Status::Undetermined,
        judged_on: if share.is_some() { as_of } else { as_of.min(due) },
        due,
        few_observations: false,
        estimate: None,
        p: None,
        open: 0,
        unrated: 0,
        if_open_fail: None,
        if_open_succeed: None,
        percent_met: None,
        chance: Chance::none(level, NoChance::NotJudged),
        note: None,
        words: StageWords::LAKS,
        cells: CountRefs::NONE,
    }
}

/// Who is counted: the denominator or measure, with the scope.
fn people_of(target: &Target) -> Below {
    let who = match (target.denominator_of_share(), target.measure) {
        (Some(denominator), _) => denominator.below(),
        (None, Measure::Referred) => Stage::Referred.into(),
        (None, Measure::Started) => Stage::Started.into(),
        (None, Measure::Completed) => Stage::Completed.into(),
        (None, Measure::Goals) => Below::Goals,
        (None, Measure::Improved) => Below::Improved,
    };
    let scopes: Vec<(String, Vec<String>)> = target
        .scopes()
        .into_iter()
        .map(|(name, labels)| (name.to_owned(), labels.to_vec()))
        .collect();
    if scopes.is_empty() { who } else { Below::Scoped { who: Box::new(who), scopes } }
}

fn status_of_count(
    people: &Tally,
    target: &Target,
    (starts_on, as_of): (Day, Day),
    blank: TargetStatus,
    level: f64,
) -> Result<TargetStatus, Error> {
    let verdict = judge_count(people, target, starts_on, as_of, level)?;
    Ok(TargetStatus {
        observed: Some(verdict.observed as f64),
        numerator: Some(verdict.observed),
        status: verdict.status,
        judged_on: verdict.judged_on,
        open: verdict.open,
        percent_met: Some(100.0 * verdict.observed as f64 / blank.needed),
        chance: verdict.chance,
        note: verdict.note,
        ..blank
    })
}

fn status_of_share(
    people: &Tally,
    target: &Target,
    denominator: Denominator,
    starts_on: Day,
    blank: TargetStatus,
    level: f64,
) -> Result<TargetStatus, Error> {
    let counts = standing(people, target, denominator)?;
    let learned = Learned::from(people, target, denominator, counts)?;
    let verdict = judge_share(counts, &learned, target, starts_on, blank.judged_on, level)?;
    let share = (counts.below > 0).then(|| counts.reached as f64 / counts.below as f64);
    let bounds = bounds(counts);
    let estimate = estimate(counts, &blank.denominator_is, level, people.excluded())?;
    Ok(TargetStatus {
        observed: share,
        numerator: Some(counts.reached),
        denominator: Some(counts.below),
        status: verdict.status,
        few_observations: (1..FEW).contains(&counts.below),
        p: p_value(counts, blank.needed)?,
        estimate: Some(estimate),
        open: counts.open,
        unrated: counts.unrated,
        if_open_fail: bounds.map(|(fail, _)| fail),
        if_open_succeed: bounds.map(|(_, succeed)| succeed),
        percent_met: share.map(|share| 100.0 * share / blank.needed),
        chance: verdict.chance,
        note: verdict.note,
        ..blank
    })
}
