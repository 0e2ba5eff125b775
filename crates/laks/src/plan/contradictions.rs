//! What a target may not say: keys that exclude each other, and dates and numbers out of order.

use super::target::{Measure, Target};
use crate::calendar::Day;
use crate::error::TargetFault;

/// The plan's first day, as a target's window refers to it.
const STARTS_ON: &str = "the plan's starts_on";

/// The first thing in a target that contradicts another.
pub(super) fn contradiction(target: &Target, starts_on: Day) -> Option<TargetFault> {
    needed(target)
        .or_else(|| keys_of_measure(target))
        .or_else(|| dates(target, starts_on))
        .or_else(|| scope(target))
        .or_else(|| whole_months(target, starts_on))
}

/// Exactly one needed value, of a size that can be reached, over a denominator that fits.
fn needed(target: &Target) -> Option<TargetFault> {
    match (target.at_least, target.at_least_share) {
        (Some(_), Some(_)) => Some(TargetFault::CountAndShare),
        (None, None) => Some(TargetFault::NothingNeeded),
        (Some(0), None) => Some(TargetFault::NobodyNeeded),
        (Some(_), None) if target.denominator.is_some() => Some(TargetFault::CountOfSomebody),
        (Some(_), None) if target.measure.event().is_none() => {
            Some(TargetFault::NoCount { measure: target.measure.name() })
        }
        (None, Some(share)) if !(share > 0.0 && share <= 1.0) => Some(TargetFault::Share { share }),
        (None, Some(_)) => denominator(target),
        (Some(_), None) => None,
    }
}

fn denominator(target: &Target) -> Option<TargetFault> {
    let (measure, known) = (target.measure.name(), target.measure.denominators());
    if known.is_empty() {
        return Some(TargetFault::NoShare { measure });
    }
    let found = target.denominator.filter(|denominator| !known.contains(denominator))?.name();
    let known = known.iter().map(|denominator| denominator.name()).collect();
    Some(TargetFault::Denominator { measure, found, known })
}

/// Keys that belong to one measure only.
fn keys_of_measure(target: &Target) -> Option<TargetFault> {
    let measure = target.measure.name();
    let is_goals = target.measure == Measure::Goals;
    match (target.reached, target.of) {
        (Some(reached), Some(of)) if is_goals && (reached == 0 || reached > of) => {
            return Some(TargetFault::Reached { reached, of });
        }
        (Some(_), Some(_)) if is_goals => {}
        _ if is_goals => return Some(TargetFault::GoalsWithoutReached),
        (None, None) => {}
        _ => return Some(TargetFault::ReachedOfOther { measure }),
    }
    match (target.measure, &target.outcome) {
        (Measure::Improved, None) => Some(TargetFault::ImprovedWithoutOutcome),
        (Measure::Improved, Some(_)) | (_, None) => None,
        _ => Some(TargetFault::OutcomeOfOther { measure }),
    }
}

fn dates(target: &Target, starts_on: Day) -> Option<TargetFault> {
    let after = |earlier: (&'static str, Option<Day>), later: (&'static str, Option<Day>)| {
        let ((earlier, from), (later, to)) = (earlier, later);
        let (not_before, found) = from.zip(to).filter(|(from, to)| from > to)?;
        Some(TargetFault::Before { later, found, earlier, not_before })
    };
    if target.due_on().is_none() {
        let key =
            if target.opens_on.is_some() || target.at_least_share.is_some() { "due" } else { "to" };
        return Some(TargetFault::NoLastDay { key });
    }
    let plan = (STARTS_ON, Some(starts_on));
    after(("from", target.from), ("to", target.to))
        .or_else(|| after(plan, ("from", target.from)))
        .or_else(|| after(plan, ("to", target.to)))
        .or_else(|| after(plan, ("due", target.due)))
        .or_else(|| after(("to", target.to), ("due", target.due)))
        .or_else(|| after(("opens_on", target.opens_on), ("due", target.due_on())))
        .or_else(|| after(("from", target.from), ("due", target.due)))
        .or_else(|| opening(target))
}

/// A course's starts count until `due`; a count in a window ends with the window.
fn opening(target: &Target) -> Option<TargetFault> {
    let is_count = target.at_least.is_some();
    if target.opens_on.is_some() && (target.from.is_some() || target.to.is_some()) {
        return Some(TargetFault::OpeningAndWindow);
    }
    if is_count && target.opens_on.is_some() {
        if target.measure != Measure::Started {
            return Some(TargetFault::OpeningOfOther { measure: target.measure.name() });
        }
        if target.scopes().is_empty() {
            return Some(TargetFault::OpeningWithoutCourse);
        }
    }
    match (is_count, target.to, target.due) {
        (true, Some(to), Some(due)) if to != due => Some(TargetFault::DueBesideWindow { to, due }),
        _ => None,
    }
}

fn scope(target: &Target) -> Option<TargetFault> {
    if !target.course.is_empty() && target.scope.contains_key("course") {
        return Some(TargetFault::CourseTwice);
    }
    let empty = target.scope.iter().find(|(_, labels)| labels.is_empty())?.0;
    Some(TargetFault::EmptyScope { column: empty.clone() })
}

/// A share's window is counted by month, so it must begin and end with one.
fn whole_months(target: &Target, starts_on: Day) -> Option<TargetFault> {
    let (from, to) = target.window(starts_on)?;
    let begins = |day: Day| day.month().first_day() == day;
    if !begins(from) {
        let key = if target.from.is_some() { "from" } else { STARTS_ON };
        return Some(TargetFault::WithinMonth { from, key });
    }
    let to = to.filter(|to| !begins(to.plus_days(1)))?;
    Some(TargetFault::EndsWithinMonth { to })
}
