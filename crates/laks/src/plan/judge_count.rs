//! Judges a count: events in a window, or the starts of a course.

use super::no_chance::NoChance;
use super::status::{Chance, PlanNote, Status};
use super::target::Target;
use crate::calendar::Day;
use crate::error::Error;
use crate::method::Method;
use crate::tally::{EventKind, Tally};
use laks_stats::{Prediction, events_by_week};

/// A count's judgement.
pub(super) struct CountVerdict {
    pub(super) observed: u64,
    pub(super) status: Status,
    pub(super) judged_on: Day,
    pub(super) open: u64,
    pub(super) chance: Chance,
    pub(super) note: Option<PlanNote>,
}

const WEEK: i32 = 7;

/// Judges a count at a date, by the rules in the description of the module.
pub(super) fn judge_count(
    people: &Tally,
    target: &Target,
    starts_on: Day,
    as_of: Day,
    level: f64,
) -> Result<CountVerdict, Error> {
    let need = target.at_least.unwrap_or(0);
    let event = target.event();
    let last = target.due_on().unwrap_or(as_of);
    let judged_on = as_of.min(last);
    let opens = target.begins_on(starts_on);
    let first = target.counts_from(starts_on);
    let observed = if first <= judged_on {
        people.strata().iter().map(|s| people.events(s, event, first, judged_on)).sum()
    } else {
        0
    };
    let verdict = |status: Status, open: u64, chance: Chance, note: Option<PlanNote>| {
        CountVerdict { observed, status, judged_on, open, chance, note }
    };
    if observed >= need {
        return Ok(verdict(Status::Attained, 0, Chance::none(level, NoChance::Attained), None));
    }
    if as_of < opens {
        let chance = Chance::none(level, NoChance::NothingSeen);
        return Ok(verdict(Status::NotStarted, 0, chance, Some(PlanNote::OpensOn(opens))));
    }
    if as_of >= last {
        return Ok(verdict(Status::Missed, 0, Chance::none(level, NoChance::Over), None));
    }
    if target.opens_on.is_some() {
        let counts = people.total_counts(people.spec().as_of.len().saturating_sub(1))?;
        let waiting = counts.known("waiting").unwrap_or(0);
        let chance = Chance::none(level, NoChance::StartsLate);
        let status = if observed + waiting < need { Status::Behind } else { Status::Undetermined };
        return Ok(verdict(status, waiting, chance, Some(PlanNote::StillWaiting { waiting })));
    }
    let chance = window_chance(people, event, (first, judged_on, last), need, level)?;
    Ok(verdict(chance.status(), 0, chance, None))
}

/// The chance of a window from its whole weeks so far; a part of a week counts beside them.
fn window_chance(
    people: &Tally,
    event: EventKind,
    (first, today, last): (Day, Day, Day),
    need: u64,
    level: f64,
) -> Result<Chance, Error> {
    let between =
        |from, to| people.strata().iter().map(|s| people.events(s, event, from, to)).sum::<u64>();
    let elapsed = today.days_since(first) + 1;
    let weeks: Vec<u64> = (0..elapsed / WEEK)
        .map(|week| {
            let begins = first.plus_days(week * WEEK);
            between(begins, begins.plus_days(WEEK - 1))
        })
        .collect();
    let in_weeks = |days: i32| f64::from(days) / f64::from(WEEK);
    let (elapsed, left) = (in_weeks(elapsed), in_weeks(last.days_since(today)));
    let so_far = between(first, today);
    let more = need.saturating_sub(so_far);
    Chance::of(events_by_week(&weeks, so_far, elapsed, left, more, level), so_far, level)
}

impl Chance {
    /// A prediction of what is still to come, on top of what was observed.
    ///
    /// More people than can be enumerated leave no chance, with the reason.
    pub(super) fn of(
        prediction: Result<Prediction, laks_stats::Error>,
        observed: u64,
        level: f64,
    ) -> Result<Self, Error> {
        let prediction = match prediction {
            Ok(prediction) => prediction,
            Err(laks_stats::Error::TooLarge(refused)) => {
                let reason = laks_stats::Reason::TooLarge(refused);
                return Ok(Self::none(level, NoChance::Formula(reason)));
            }
            Err(error) => return Err(error.into()),
        };
        Ok(Self {
            probability: prediction.probability,
            lower: prediction.lower.map(|more| observed + more),
            upper: prediction.upper.map(|more| observed + more),
            level,
            method: prediction.method.into(),
            reason: prediction.reason.map(NoChance::Formula),
        })
    }

    /// No chance is given, for a reason.
    pub(super) fn none(level: f64, reason: NoChance) -> Self {
        Self {
            probability: None,
            lower: None,
            upper: None,
            level,
            method: Method::None,
            reason: Some(reason),
        }
    }

    /// On course from one half up, behind below, undetermined where there is no chance.
    pub(super) fn status(&self) -> Status {
        match self.probability {
            Some(chance) if chance >= 0.5 => Status::OnCourse,
            Some(_) => Status::Behind,
            None => Status::Undetermined,
        }
    }
}
