//! What moved between two tallies of one source.

use super::count_change::{CountChange, counts};
use super::events::events_of_both;
use super::late::{LateRegistrations, late_registrations};
use super::one_source;
use super::target_change::{TargetChange, targets};
use crate::calendar::Day;
use crate::error::Error;
use crate::level::Level;
use crate::plan::{Plan, Status};
use crate::schema::StageWords;
use crate::tally::Tally;
use serde::{Deserialize, Serialize};

/// What moved between an earlier and a later tally of the same source.
///
/// Tallies hold events by day and no persons, so what was registered late is known day by day, in sum: what one
/// row gained and another lost on the same day is not seen. A date that was corrected is one event no longer
/// there and one registered late. When something was registered is known to lie between the two extracts, and no
/// closer. `late` keeps the record: for each month and event how many were known then and are known now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Changes {
    /// The date of the earlier count.
    pub earlier_as_of: Day,
    /// The date of the later count.
    pub later_as_of: Day,
    /// The last day that the earlier tally told of: its date of the count, or the day its table ends. What happened
    /// until then and was not in it was registered late.
    pub known_to: Day,
    /// The last day that some of the earlier tally's tables told of, where they were taken out on different days:
    /// what happened between `known_to` and then, and was registered late, is among what came since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partly_known_to: Option<Day>,
    /// The days for which everybody is followed, if they are: then the counts are of who could be followed so long,
    /// and `late` is of everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_days: Option<u32>,
    /// The last day that the later tally tells of. What is late was registered after `known_to`, and by then.
    pub later_known_to: Day,
    /// The counts of each stage and state at both dates.
    pub counts: Vec<CountChange>,
    /// What was known of each month up to `known_to` in both, by event; months of nothing are left out.
    pub late: Vec<LateRegistrations>,
    /// The plan's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Each target at both dates; empty without a plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetChange>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

impl Changes {
    /// The targets that stand so now and did not before, in the plan's order.
    ///
    /// ```
    /// use laks::Status;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let plan = cafe::plan()?;
    /// let (may, autumn) = (cafe::planned("half_way")?, cafe::planned("2016-09-30")?);
    /// let changes = may.changes_to(&autumn, Some(&plan), 0.95)?;
    /// let missed: Vec<&str> = changes.newly(Status::Missed).map(|target| target.id.as_str()).collect();
    /// assert_eq!(missed, ["referred"]); // still 35 of 40 when the window closed
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn newly(&self, status: Status) -> impl Iterator<Item = &TargetChange> {
        self.targets.iter().filter(move |target| target.is_newly(status))
    }

    /// The targets that stood so before and do not now, in the plan's order: attained by rows that were corrected or
    /// are gone, or missed until others were registered late.
    ///
    /// ```
    /// use laks::Status;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let plan = cafe::plan()?;
    /// let (may, autumn) = (cafe::planned("half_way")?, cafe::planned("2016-09-30")?);
    /// let changes = may.changes_to(&autumn, Some(&plan), 0.95)?;
    /// let left: Vec<&str> = changes.no_longer(Status::OnCourse).map(|target| target.id.as_str()).collect();
    /// assert!(left.contains(&"referred")); // on course in May, missed in September
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn no_longer(&self, status: Status) -> impl Iterator<Item = &TargetChange> {
        self.targets.iter().filter(move |target| target.is_no_longer(status))
    }
}

impl Tally {
    /// What moved from this tally to a later one of the same source: an extract made again, or the same one counted
    /// at a later date.
    ///
    /// Each is taken at its last date of the count; see [`Tally::at`]. Strata may differ, and what a plan asks for
    /// must be among those of both.
    ///
    /// ```
    /// use laks::{Cohort, Record, Schema, Spec};
    /// let referral = |day: &str| -> Result<Record, laks::Error> {
    ///     Ok(Record { referred_on: Some(day.parse()?), ..Record::default() })
    /// };
    /// let tally = |days: &[&str], as_of: &str| {
    ///     let records = days.iter().map(|day| referral(day)).collect::<Result<Vec<_>, _>>()?;
    ///     let cohort = Cohort::from_records(&records, &Schema::default())?;
    ///     cohort.tally(&Spec::new(cohort.layout(), [as_of], &[])?)
    /// };
    /// let april = tally(&["2016-03-08", "2016-04-05"], "2016-04-30")?;
    /// let may = tally(&["2016-03-08", "2016-04-05", "2016-04-28", "2016-05-10"], "2016-05-31")?;
    /// let changes = april.changes_to(&may, None, 0.95)?;
    /// let referred = &changes.counts[0];
    /// assert_eq!((referred.earlier, referred.later), (Some(2), Some(4)));
    /// assert_eq!((referred.since, referred.registered_late), (Some(1), Some(1)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Extracts`] when they are not two extracts of one source, or in the wrong order, by the dates of the
    /// count or by the days on which they were taken out;
    /// [`Error::SpecMismatch`] when they count other things; [`Error::NotCounted`] when a table that is asked for was
    /// not counted, also by the plan; and when the level is not between 0 and 1.
    pub fn changes_to(
        &self,
        later: &Self,
        plan: Option<&Plan>,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<Changes, Error> {
        let level = Level::asked(level)?;
        let [earlier_as_of, later_as_of] = one_source::check(self, later)?;
        let known_to = self.last_known_day().unwrap_or(earlier_as_of);
        let events = events_of_both(self, later);
        let late = late_registrations(&events, known_to);
        Ok(Changes {
            earlier_as_of,
            later_as_of,
            known_to,
            later_known_to: later.last_known_day().unwrap_or(later_as_of),
            partly_known_to: self.partly_known_day().filter(|&day| day > known_to),
            follow_up_days: self.spec().follow_up_days,
            counts: counts(self, later, &events, known_to)?,
            title: plan.map(|plan| plan.head.title.clone()),
            targets: plan.map_or(Ok(Vec::new()), |plan| targets(plan, self, later, level))?,
            late: late.into_iter().filter(LateRegistrations::is_of_something).collect(),
            words: self.spec().words.merged(&later.spec().words),
        })
    }
}
