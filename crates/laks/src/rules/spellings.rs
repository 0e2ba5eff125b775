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
    ///
    /// ```
    /// use laks::{Schema, sections::Spellings};
    /// let schema = Schema::from_toml("columns.referred_on = [\"Henvist\", \"Henvisningsdato\"]")?;
    /// assert_eq!(schema.columns["referred_on"].all(), ["Henvist", "Henvisningsdato"]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }
}
