//! What is said of a group's goals: each by itself, and how many reached enough of them.

use crate::estimate::Estimate;
use crate::schema::Earlier;
use serde::{Deserialize, Serialize};

/// One goal in a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GoalLine {
    /// The goal.
    pub id: String,
    /// The outcome that defines it, if it is not rated.
    pub outcome: Option<String>,
    /// The smallest change of that outcome that counts, in raw points.
    pub improves_by: Option<i32>,
    /// What is asked of that outcome's score before.
    pub from: Option<Earlier>,
    /// People who have it: reached, not reached or unrated. This and every count is `None` where no
    /// column could tell.
    pub set: Option<u64>,
    /// Rated as reached, or reached by a change of its outcome.
    pub reached: Option<u64>,
    /// Rated as not reached; of open cases, not reached yet.
    pub not_reached: Option<u64>,
    /// Set, and not rated yet or never.
    pub unrated: Option<u64>,
    /// Reached / set. Its bounds are the shares if none, and if all, of the unrated and of those not
    /// yet due were reached.
    pub share: Estimate,
}

/// One stratum's attainment, or everybody's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GoalRow {
    /// Its labels, in the order of the strata; empty for the whole.
    pub key: Vec<Option<String>>,
    /// Reached at least k / all people of the group. Unrated goals count as not reached. Its bounds
    /// are the shares if none, and if all, of the unrated and of the goals not yet due were reached.
    pub reached: Estimate,
    /// The same of those in the group who have exited: their goals are judged.
    pub judged: Estimate,
    /// People whose case is closed and who have a goal that is set but not rated. This and every count is
    /// `None` where no column could tell.
    pub any_unrated: Option<u64>,
    /// Those of them who did not reach k, but would have if what was never rated were reached.
    #[serde(default)]
    pub unrated_could: Option<u64>,
    /// People whose case is open: their goals are not judged yet.
    pub not_due: Option<u64>,
    /// Those of them who have not reached k yet, and could.
    #[serde(default)]
    pub open_could: Option<u64>,
    /// People who set fewer than m goals; where the rule is k of those set, fewer than k.
    pub fewer_set: Option<u64>,
    /// Each goal, in the order of the spec.
    pub goals: Vec<GoalLine>,
}
