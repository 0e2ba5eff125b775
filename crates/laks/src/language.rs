//! The languages laks speaks.

use crate::persons::masked;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// English or Danish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Danish.
    #[serde(rename = "da")]
    Danish,
}

/// A name that is neither `en` nor `da`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("language {:?} is not known; known are en, da", masked(found))]
#[non_exhaustive]
pub struct UnknownLanguage {
    /// What was given.
    pub found: String,
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        match text {
            "en" => Ok(Self::English),
            "da" => Ok(Self::Danish),
            _ => Err(UnknownLanguage { found: text.to_owned() }),
        }
    }
}
