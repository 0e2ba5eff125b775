//! What a target may not say: keys that exclude each other, and dates and numbers out of order.

use super::target::{Measure, Target};
use crate::calendar::Day;

/// The first thing in a target that contradicts another, in words that follow its name.
pub(super) fn contradiction(target: &Target, starts_on: Day) -> Option<String> {
    needed(target)
        .or_else(|| keys_of_measure(target))
        .or_else(|| dates(target, starts_on))
        .or_else(|| scope(target))
        .or_else(|| whole_months(target, starts_on))
}

/// Exactly one needed value, of a size that can be reached, over a denominator that fits.
fn needed(target: &Target) -> Option<String> {
    let measure = target.measure.name();
    match (target.at_least, target.at_least_share) {
        (Some(_), Some(_)) => Some("has both at_least and at_least_share; keep one".to_owned()),
        (None, None) => Some("needs at_least (a count) or at_least_share (a share)".to_owned()),
        (Some(0), None) => Some("has at_least = 0, which is always attained".to_owned()),
        (Some(_), None) if target.denominator.is_some() => {
            Some("has at_least, a count, and a denominator; a count has none".to_owned())
        }
        (Some(_), None) if target.measure.event().is_none() => {
            Some(format!("measures {measure}, which needs at_least_share and not at_least"))
        }
        (None, Some(share)) if !(share > 0.0 && share <= 1.0) => {
            Some(format!("has at_least_share = {share}; it must be above 0 and at most 1"))
        }
        (None, Some(_)) => denominator(target),
        (Some(_), None) => None,
    }
}

fn denominator(target: &Target) -> Option<String> {
    let (measure, known) = (target.measure.name(), target.measure.denominators());
    if known.is_empty() {
        return Some(format!("measures {measure}, which is no share; use at_least"));
    }
    let found = target.denominator.filter(|denominator| !known.contains(denominator))?;
    let names: Vec<&str> = known.iter().map(|denominator| denominator.name()).collect();
    let found = found.name();
    Some(format!("is {measure} of the {found}; the denominator must be {}", names.join(" or ")))
}

/// Keys that belong to one measure only.
fn keys_of_measure(target: &Target) -> Option<String> {
    let measure = target.measure.name();
    let is_goals = target.measure == Measure::Goals;
    match (target.reached, target.of) {
        (Some(reached), Some(of)) if is_goals && (reached == 0 || reached > of) => {
            return Some(format!("has reached = {reached} of = {of}; it must be 1 to {of}"));
        }
        (Some(_), Some(_)) if is_goals => {}
        _ if is_goals => return Some("measures goals and needs reached and of".to_owned()),
        (None, None) => {}
        _ => return Some(format!("measures {measure}; reached and of belong to goals")),
    }
    match (target.measure, &target.outcome) {
        (Measure::Improved, None) => Some("measures improved and needs an outcome".to_owned()),
        (Measure::Improved, Some(_)) | (_, None) => None,
        _ => Some(format!("measures {measure}; outcome belongs to improved")),
    }
}

fn dates(target: &Target, starts_on: Day) -> Option<String> {
    let after = |earlier: (&str, Option<Day>), later: (&str, Option<Day>)| {
        let ((name, from), (other, to)) = (earlier, later);
        from.zip(to)
            .filter(|(from, to)| from > to)
            .map(|(from, to)| format!("has {other} = {to} before {name} = {from}"))
    };
    if target.due_on().is_none() {
        let key =
            if target.opens_on.is_some() || target.at_least_share.is_some() { "due" } else { "to" };
        return Some(format!("has no last day; give it {key} = YYYY-MM-DD"));
    }
    let plan = ("the plan's starts_on", Some(starts_on));
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
fn opening(target: &Target) -> Option<String> {
    let is_count = target.at_least.is_some();
    if target.opens_on.is_some() && (target.from.is_some() || target.to.is_some()) {
        return Some(
            "has both opens_on and a window; keep opens_on with due, or from and to".into(),
        );
    }
    if is_count && target.opens_on.is_some() {
        if target.measure != Measure::Started {
            return Some(format!(
                "measures {}; opens_on belongs to started",
                target.measure.name()
            ));
        }
        if target.scopes().is_empty() {
            return Some("has opens_on but no course; say which courses open".to_owned());
        }
    }
    match (is_count, target.to, target.due) {
        (true, Some(to), Some(due)) if to != due => {
            Some(format!("counts to {to} and is due on {due}; leave out due"))
        }
        _ => None,
    }
}

fn scope(target: &Target) -> Option<String> {
    if !target.course.is_empty() && target.scope.contains_key("course") {
        return Some("has both course and scope.course; keep one".to_owned());
    }
    let empty = target.scope.iter().find(|(_, labels)| labels.is_empty())?.0;
    Some(format!("has a scope of no {empty}; list at least one label"))
}

/// A share's window is counted by month, so it must begin and end with one.
fn whole_months(target: &Target, starts_on: Day) -> Option<String> {
    let (from, to) = target.window(starts_on)?;
    let begins = |day: Day| day.month().first_day() == day;
    if !begins(from) {
        let which = if target.from.is_some() { "from" } else { "the plan's starts_on" };
        return Some(format!(
            "has a window of a share from {from} ({which}); it must begin on the first day of a month"
        ));
    }
    let to = to.filter(|to| !begins(to.plus_days(1)))?;
    Some(format!("has a window of a share to {to}; it must end on the last day of a month"))
}
