//! The tables that laks reads.

use serde::{Deserialize, Serialize};

/// The table that a row stands in.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum TableName {
    /// One row a referral.
    #[default]
    Referrals,
    /// One row a form.
    Measurements,
    /// One row a course.
    Courses,
    /// One row a person and session.
    Sessions,
}

impl TableName {
    /// Whether it is the table of referrals.
    pub(crate) const fn is_referrals(self) -> bool {
        matches!(self, Self::Referrals)
    }

    /// Its name, as in a schema.
    ///
    /// ```
    /// assert_eq!(laks::words::TableName::Measurements.name(), "measurements");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Referrals => "referrals",
            Self::Measurements => "measurements",
            Self::Courses => "courses",
            Self::Sessions => "sessions",
        }
    }
}
