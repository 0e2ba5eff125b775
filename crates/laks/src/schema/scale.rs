//! How an outcome's numbers are written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How an outcome's numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// As the raw score.
    #[default]
    Raw,
    /// As percent of the scale.
    Percent,
}
