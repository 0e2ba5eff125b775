//! Tables beside the referrals: `[measurements]`, `[courses]`, `[sessions]` of a schema.

use super::read_schema::ReadSchema;
use super::scale::Scale;
use crate::rules::Spellings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a table beside the referrals stands, and what its columns are called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct JoinedSchema {
    /// Its file, beside that of the referrals; the same file where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// How the file is dressed; as that of the referrals where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<ReadSchema>,
    /// Our word = their column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, Spellings>,
    /// Per column of ours: our value = their spellings.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, BTreeMap<String, Spellings>>,
}

/// Where the score of one outcome stands in a table of forms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct MeasuredSchema {
    /// The column of the score, or the columns of its items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Spellings>,
    /// How the numbers are written.
    pub scale: Scale,
}

/// The days around a date on which a form counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WindowSchema {
    /// The date: one of ours, or `course_starts_on` or `course_ends_on`.
    pub around: String,
    /// How many days before it a form still counts.
    #[serde(default)]
    pub before: u32,
    /// How many days after it a form still counts.
    #[serde(default)]
    pub after: u32,
}

/// Which forms are baseline and which follow-up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct WindowsSchema {
    /// The window of the measurement before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<WindowSchema>,
    /// The window of the measurement after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<WindowSchema>,
}

/// A table of forms: one row a person or referral, a day and one instrument or several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct MeasurementsSchema {
    /// Its file, beside that of the referrals; the same file where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// How the file is dressed; as that of the referrals where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<ReadSchema>,
    /// Our word = their column: `person_id` or `referral_id`, `measured_on`, `outcome`, `occasion`,
    /// `score`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, Spellings>,
    /// Per column of ours (`outcome`, `occasion`): our value = their spellings.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, BTreeMap<String, Spellings>>,
    /// Outcomes whose score or items have columns of their own.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub outcomes: BTreeMap<String, MeasuredSchema>,
    /// Which forms are baseline and which follow-up.
    #[serde(skip_serializing_if = "is_default")]
    pub windows: WindowsSchema,
}

fn is_default(windows: &WindowsSchema) -> bool {
    *windows == WindowsSchema::default()
}
