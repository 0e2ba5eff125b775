//! What a schema does about each rule, and what was found so far.

use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::rules::{Action, IssueLog, RuleAction, RuleId};
use crate::schema::Layout;
use std::sync::Arc;

/// The date that an `assume` takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Assumed {
    Date(Day),
    Field(DateField),
    CourseStart,
    CourseEnd,
}

/// What rows are checked by, and the log of what was found.
#[derive(Debug)]
pub(super) struct Checks {
    pub(super) layout: Arc<Layout>,
    pub(super) log: IssueLog,
    /// By rule: what is done, and the dates it may assume.
    pub(super) actions: Vec<(Action, Vec<Assumed>)>,
    /// By row of the block: whether it stays.
    pub(super) keep: Vec<bool>,
}

impl Checks {
    /// The checks of tables of this layout.
    pub(super) fn of(layout: &Arc<Layout>) -> Result<Self, Error> {
        let actions = RuleId::ALL
            .iter()
            .map(|&rule| match layout.action(rule) {
                RuleAction::Assume { action, date } => {
                    let sources = date.all().iter().map(|date| assumed(date));
                    Ok((action, sources.collect::<Result<_, Error>>()?))
                }
                other => Ok((other.action(), Vec::new())),
            })
            .collect::<Result<_, Error>>()?;
        let log = IssueLog::default().expecting(&layout.expected);
        Ok(Self { layout: Arc::clone(layout), log, actions, keep: Vec::new() })
    }
}

fn assumed(date: &str) -> Result<Assumed, Error> {
    if let Some(field) = DateField::ALL.into_iter().find(|field| field.name() == date) {
        return Ok(Assumed::Field(field));
    }
    match date {
        "course_starts_on" => return Ok(Assumed::CourseStart),
        "course_ends_on" => return Ok(Assumed::CourseEnd),
        _ => {}
    }
    crate::error::argument_day("the date to assume", date).map(Assumed::Date)
}
