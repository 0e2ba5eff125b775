//! `laks.Changes`: what moved between two tallies of one source.

use crate::arguments::kinds::object;
use crate::arguments::named as argument;
use crate::dicts::Json;
use crate::errors::answer;
use crate::plan::Plan;
use crate::result_class::result_class;
use crate::tally::Tally;
use laks::Status;
use pyo3::prelude::*;

result_class! {
    without_chart
    /// What moved between an earlier and a later tally of the same source: counts, late registrations, targets.
    ///
    /// Tallies hold events by day and no persons, so what was registered late is known day by day, in sum: what one
    /// row gained and another lost on the same day is not seen, and a date that was corrected is one event no longer
    /// there and one registered late. When it was registered is known to lie between the two extracts. As a table it
    /// is the record of late registrations: for each month and event how many were known then and are known now.
    examples
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of=["2016-04-30", "2016-05-31"])
    /// >>> changes = laks.changes(tally.at("2016-04-30"), tally)
    /// >>> changes.counts[0]["stage"], changes.counts[0]["earlier"], changes.counts[0]["since"]
    /// ('referred', 55, 7)
    Changes(laks::Changes) {
        /// The date of the earlier count, as ``datetime.date``.
        earlier_as_of;
        /// The date of the later count, as ``datetime.date``.
        later_as_of;
        /// The last day that the earlier tally told of: what happened until then and was not in it is late.
        known_to;
        /// The last day that the later tally tells of: what is late was registered after the other, and by then.
        later_known_to;
        /// The counts of each stage and state as dicts: earlier, later, since, registered_late, no_longer_there.
        counts: |changes| Json(&changes.counts);
        /// What was known of each month then and is known now, as dicts: from, to, event, earlier, later,
        /// registered_late, no_longer_there.
        late: |changes| Json(&changes.late);
        /// The last day that some of the earlier tally's tables told of, where they were taken out on different
        /// days, or ``None``: what happened after ``known_to`` and was registered late is among what came since.
        partly_known_to;
        /// The days for which everybody is followed, or ``None``: then the counts are of who could be followed so
        /// long, and ``late`` is of everybody.
        follow_up_days;
        /// Each target as a dict: its id, and where it stood and stands, ``earlier`` and ``later``, as
        /// `TargetStatus` tells it; empty without a plan.
        targets: |changes| Json(&changes.targets);
        /// The ids of the targets that are attained now and were not.
        newly_attained: |changes| newly(changes, Status::Attained);
        /// The ids of the targets that are behind now and were not.
        newly_behind: |changes| newly(changes, Status::Behind);
        /// The ids of the targets that are missed now and were not.
        newly_missed: |changes| newly(changes, Status::Missed);
        /// The ids of the targets that were attained and are not: rows were corrected, or are gone.
        no_longer_attained: |changes| no_longer(changes, Status::Attained);
        /// The ids of the targets that were missed and are not: others were registered late.
        no_longer_missed: |changes| no_longer(changes, Status::Missed);
    }
}

fn newly(changes: &laks::Changes, status: Status) -> Vec<String> {
    changes.newly(status).map(|target| target.id.clone()).collect()
}

fn no_longer(changes: &laks::Changes, status: Status) -> Vec<String> {
    changes.no_longer(status).map(|target| target.id.clone()).collect()
}

/// What moved between an earlier and a later tally of the same source: an extract made again, or the same one counted
/// at a later date.
///
/// Each is taken at its last date of the count; ``tally.at(date)`` gives another. With a plan each target is judged at
/// both dates. Of two groups of people, or of two periods, take :func:`laks.compare`.
#[doc = raises!(InvalidInput)]
///     When they are not two extracts of one source, or in the wrong order, by the dates of the count or by the
///     days on which they were taken out.
/// SpecMismatch
///     When they count other things.
/// NotCounted
///     When a tally holds published figures, or lacks what the plan asks for.
#[doc = examples!()]
/// >>> cafe = laks.datasets.ballerup()
/// >>> tally = cafe.cohort.tally(as_of=["2016-04-30", "2016-09-15"], by=cafe.plan.needs["by"])
/// >>> changes = laks.changes(tally.at("2016-04-30"), tally, cafe.plan)
/// >>> changes.newly_attained, changes.newly_missed
/// (['referred'], [])
/// >>> changes.sentence()[:54]
/// 'From 30 April 2016 to 15 September 2016: 79 referred ('
#[pyfunction]
#[pyo3(signature = (earlier, later, plan=None, level=0.95))]
pub(crate) fn changes(
    earlier: &Bound<'_, PyAny>,
    later: &Bound<'_, PyAny>,
    plan: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::level)] level: f64,
) -> PyResult<Changes> {
    let py = earlier.py();
    let tally = |value, argument| object::<Tally>(value, argument, "a Tally");
    let (earlier, later) = (&tally(earlier, "earlier")?.inner, &tally(later, "later")?.inner);
    let plan = plan.map(|plan| object::<Plan>(plan, "plan", "a laks.Plan")).transpose()?;
    let plan = plan.map(|plan| &plan.inner);
    answer(py, || earlier.changes_to(later, plan, level))
}
