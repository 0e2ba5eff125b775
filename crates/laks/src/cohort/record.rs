//! Referrals as plain values, for Rust programs that have no Arrow.

use crate::calendar::Day;
use crate::rules::Exit;
use crate::schema::GoalMark;
use std::collections::BTreeMap;

/// One referral: one person sent to one course once.
///
/// ```
/// use laks::{Cohort, Exit, Record, Schema};
/// let referral = Record {
///     referred_on: Some("2015-09-01".parse()?),
///     started_on: Some("2015-09-15".parse()?),
///     ended_on: Some("2015-12-01".parse()?),
///     exit: Exit::Completed,
///     strata: [("source".to_owned(), "Jobcenter".to_owned())].into(),
///     ..Record::default()
/// };
/// let cohort = Cohort::from_records(&[referral], &Schema::default())?;
/// assert_eq!(cohort.len(), 1);
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The referral's id; unique where given. Spaces around it do not count, and one of spaces is none.
    pub referral_id: Option<String>,
    /// The person's id.
    pub person_id: Option<String>,
    /// When it was made. Required.
    pub referred_on: Option<Day>,
    /// When a place was offered.
    pub offered_on: Option<Day>,
    /// The first session attended.
    pub started_on: Option<Day>,
    /// When it was closed.
    pub ended_on: Option<Day>,
    /// How it was closed.
    pub exit: Exit,
    /// The last contact with somebody whose case is open.
    pub last_contact_on: Option<Day>,
    /// From when the person could be seen to leave: who left before is in nobody's books.
    pub observed_from: Option<Day>,
    /// Sessions attended.
    pub sessions_attended: Option<u32>,
    /// Sessions planned.
    pub sessions_planned: Option<u32>,
    /// Scores by outcome, before and after: raw, or on the scale that the schema declares.
    pub scores: BTreeMap<String, Scores>,
    /// When they were measured, by outcome.
    pub measured_on: BTreeMap<String, MeasuredOn>,
    /// Answers to items, by the names that the schema lists for an outcome; their sum is its score.
    pub items: BTreeMap<String, i32>,
    /// Rated goals, in the schema's order of goals with a column.
    pub goals: Vec<GoalMark>,
    /// Labels by strata column. Spaces around them do not count, and one of spaces is none.
    pub strata: BTreeMap<String, String>,
}

/// One outcome's scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scores {
    /// Before.
    pub baseline: Option<i32>,
    /// After.
    pub follow_up: Option<i32>,
}

/// When one outcome was measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeasuredOn {
    /// Before.
    pub baseline: Option<Day>,
    /// After.
    pub follow_up: Option<Day>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            referral_id: None,
            person_id: None,
            referred_on: None,
            offered_on: None,
            started_on: None,
            ended_on: None,
            exit: Exit::Open,
            last_contact_on: None,
            observed_from: None,
            sessions_attended: None,
            sessions_planned: None,
            scores: BTreeMap::new(),
            measured_on: BTreeMap::new(),
            items: BTreeMap::new(),
            goals: Vec::new(),
            strata: BTreeMap::new(),
        }
    }
}
