//! One spelling, or several.

use serde::{Deserialize, Serialize};

/// One spelling, or several of which the table uses one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "a column's name must be a text, or a list of texts")]
pub enum Spellings {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Spellings {
    /// All of them, in the order written.
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }
}
