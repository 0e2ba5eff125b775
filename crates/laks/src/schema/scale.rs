//! How an outcome's numbers are written.

use serde::{Deserialize, Serialize};

/// How an outcome's numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// As the raw score.
    #[default]
    Raw,
    /// As percent of the scale.
    Percent,
}
