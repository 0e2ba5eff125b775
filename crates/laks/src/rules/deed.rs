//! What was done about a row that breaks a rule.

use super::action::Action;
use serde::{Deserialize, Serialize};

/// What was done about a broken row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// The table is refused because of it.
    Refused,
    /// The value was taken as missing.
    Blanked,
    /// A declared date was taken.
    Assumed,
    /// The row was left out.
    Excluded,
    /// It was counted as it stands.
    Warned,
    /// Nothing: the table is refused because of another row, and nothing of it was counted.
    NotCounted,
    /// It is nothing wrong, and only counted.
    Counted,
}

impl From<Action> for Deed {
    fn from(action: Action) -> Self {
        match action {
            Action::Refuse => Self::Refused,
            Action::Blank => Self::Blanked,
            Action::Assume => Self::Assumed,
            Action::Exclude => Self::Excluded,
            Action::Warn => Self::Warned,
            Action::Count => Self::Counted,
        }
    }
}

impl Deed {
    /// The word for it.
    ///
    /// ```
    /// assert_eq!(laks::words::Deed::Blanked.name(), "blanked");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Blanked => "blanked",
            Self::Assumed => "assumed",
            Self::Excluded => "excluded",
            Self::Warned => "warned",
            Self::NotCounted => "not_counted",
            Self::Counted => "counted",
        }
    }
}
