//! The dates of a referral.

use serde::{Deserialize, Serialize};

/// The dates of a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum DateField {
    /// When it was made. Required.
    Referred = 0,
    /// When a place was offered.
    Offered = 1,
    /// The first session attended.
    Started = 2,
    /// When it was closed.
    Ended = 3,
    /// The last contact.
    LastContact = 4,
    /// From when the person could be seen to leave (left truncation).
    ObservedFrom = 5,
}

impl DateField {
    /// Every date, in the order of their numbers.
    pub const ALL: [Self; 6] = [
        Self::Referred,
        Self::Offered,
        Self::Started,
        Self::Ended,
        Self::LastContact,
        Self::ObservedFrom,
    ];

    /// Our column name.
    ///
    /// ```
    /// use laks::words::DateField;
    /// assert_eq!(DateField::LastContact.name(), "last_contact_on");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Referred => "referred_on",
            Self::Offered => "offered_on",
            Self::Started => "started_on",
            Self::Ended => "ended_on",
            Self::LastContact => "last_contact_on",
            Self::ObservedFrom => "observed_from",
        }
    }
}
