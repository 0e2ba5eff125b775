//! What names a person in the files, and how it is hashed.

use super::PersonKey;
use crate::error::{Error, KeyFault};
use crate::persons::id_hash;
use crate::rules::RuleId;
use serde::{Deserialize, Serialize};

/// What names a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonId {
    /// A text of the table's own, unless the texts turn out to be CPR numbers: then the table is refused.
    #[default]
    #[serde(skip)]
    Undeclared,
    /// A text of the table's own, whatever it looks like.
    Text,
    /// The Danish civil registration number; read only with a key, and never kept.
    Cpr,
}

impl PersonId {
    /// Whether the schema says nothing.
    pub(crate) const fn is_undeclared(&self) -> bool {
        matches!(self, Self::Undeclared)
    }
}

/// How persons are named in the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PersonSchema {
    /// What the column `person_id` holds.
    #[serde(skip_serializing_if = "PersonId::is_undeclared")]
    pub id: PersonId,
    /// The key that CPR numbers are hashed with: given beside the schema, never part of its file.
    #[serde(skip)]
    pub key: Option<PersonKey>,
}

impl PersonSchema {
    /// The number by which a person is known in memory; 0 where the text is empty.
    ///
    /// Every table that names persons is read with it, so that a person is the same in all of them.
    ///
    /// ```
    /// use laks::Schema;
    /// let persons = Schema::default().persons; // ids that laks compares and does not keep
    /// assert_eq!(persons.hash(" B001 "), persons.hash("B001"));
    /// assert_eq!(persons.hash(""), Ok(0)); // nobody
    /// ```
    ///
    /// # Errors
    /// [`RuleId::CprMalformed`] when the schema declares CPR numbers and the text is none.
    pub fn hash(&self, text: &str) -> Result<u64, RuleId> {
        let text = text.trim();
        match (self.id, &self.key) {
            _ if text.is_empty() => Ok(0),
            (PersonId::Cpr, Some(key)) => key.hash(text),
            (PersonId::Cpr, None) => Err(RuleId::CprMalformed),
            (PersonId::Undeclared | PersonId::Text, _) => Ok(id_hash(text)),
        }
    }

    /// Whether a key is given where one is needed.
    ///
    /// ```
    /// use laks::Schema;
    /// let schema = Schema::from_toml("[persons]\nid = \"cpr\"\n")?;
    /// assert!(schema.persons.check_key().is_err()); // CPR numbers are hashed with a key, and none is given
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::PersonKey`] when the schema declares CPR numbers and no key is given.
    pub fn check_key(&self) -> Result<(), Error> {
        if self.id != PersonId::Cpr || self.key.is_some() {
            return Ok(());
        }
        Err(KeyFault::Missing.into())
    }
}
