//! How often a score was had.

use serde::{Deserialize, Serialize};

/// How often one score was had before and after, by those measured twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ScoreCount {
    /// The raw score.
    pub score: i32,
    /// How many had it before.
    pub before: u64,
    /// How many had it after.
    pub after: u64,
}
