//! What is done with a row that breaks a rule.

use super::spellings::Spellings;
use serde::{Deserialize, Serialize};

/// What is done with a row that breaks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The whole table is refused, with every such row listed.
    Refuse,
    /// The value is taken as missing.
    Blank,
    /// A declared date is taken in its place.
    Assume,
    /// The row is left out.
    Exclude,
    /// It is counted as it stands, and said.
    Warn,
    /// It is nothing wrong: only how many there are is said.
    Count,
}

impl Action {
    /// Every action, as an error lists them.
    pub(super) const ALL: [Self; 6] =
        [Self::Refuse, Self::Blank, Self::Exclude, Self::Assume, Self::Warn, Self::Count];
}

/// Which of the courses of a referral that names several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WhichCourse {
    /// The one named first.
    First,
    /// The one named last.
    Last,
}

/// An action, with the date to assume where it assumes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "a rule's action must be refuse, blank, exclude, warn or count, or { action = \"assume\", date = \"…\" }"
)]
pub enum RuleAction {
    /// An action that needs nothing else.
    Plain(Action),
    /// Assume this date: a date, or the column of ours to take it from.
    Assume {
        /// Always `assume`.
        action: Action,
        /// `YYYY-MM-DD`, or one of our date columns such as `last_contact_on`; of several the first
        /// that is there.
        date: Spellings,
    },
    /// Assume that this course counts, where one referral names two.
    AssumeCourse {
        /// Always `assume`.
        action: Action,
        /// Which of them.
        course: WhichCourse,
    },
}

impl RuleAction {
    /// The action alone.
    ///
    /// ```
    /// use laks::{RuleId, Schema, sections::Action};
    /// let schema = Schema::from_toml(
    ///     r#"rules.exit_without_end_date = { action = "assume", date = "last_contact_on" }"#,
    /// )?;
    /// assert_eq!(schema.rules[&RuleId::ExitWithoutEndDate].action(), Action::Assume);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn action(&self) -> Action {
        match self {
            Self::Plain(action)
            | Self::Assume { action, .. }
            | Self::AssumeCourse { action, .. } => *action,
        }
    }
}
