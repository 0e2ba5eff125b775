//! What a table lacks to answer a target.

use serde::{Deserialize, Serialize};

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// No column for the target's scope.
    NoScope {
        /// The column.
        column: String,
        /// The column nearest to it by name, if one is near.
        nearest: Option<String>,
    },
    /// No column of dates.
    NoDate {
        /// The column.
        column: String,
    },
    /// No column that says how a case ended.
    NoExit,
    /// No such outcome.
    NoOutcome {
        /// The outcome.
        outcome: String,
        /// The outcome nearest to it by name, if one is near.
        nearest: Option<String>,
    },
    /// An outcome that is measured only before or only after.
    NotPaired {
        /// The outcome.
        outcome: String,
    },
    /// Another number of goals than the target speaks of.
    OtherGoals {
        /// How many the target speaks of.
        of: u32,
        /// How many the table has.
        declared: u64,
    },
    /// Some tables of those counted together lack columns.
    Columns(Vec<String>),
}

/// A target that a table's columns cannot answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unanswerable {
    /// The target's id.
    pub target: String,
    /// What is missing.
    pub gap: Gap,
}
