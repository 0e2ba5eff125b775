//! An action that a rule cannot take.

use super::action::Action;
use super::rule::RuleId;

/// Why a rule cannot take the action that a schema declares.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ActionFault {
    /// It makes no sense for what the rule finds.
    #[error("rule {rule} cannot take the action {}; it takes {}", word(*action), words(can))]
    Cannot {
        /// The rule.
        rule: RuleId,
        /// The action.
        action: Action,
        /// Those that it can take.
        can: Vec<Action>,
    },
    /// What to assume is not said, or is said beside an action that assumes nothing.
    #[error(
        "rule {rule}: write {{ action = \"assume\", {} with any other action",
        if *is_course {
            "course = \"first\" } to assume a course, and no course"
        } else {
            "date = \"…\" } to assume a date, and no date"
        }
    )]
    Assumed {
        /// The rule.
        rule: RuleId,
        /// Whether it assumes a course, and not a date.
        is_course: bool,
    },
}

/// The word that a schema has for an action.
fn word(action: Action) -> String {
    format!("{action:?}").to_lowercase()
}

fn words(actions: &[Action]) -> String {
    actions.iter().map(|&action| word(action)).collect::<Vec<_>>().join(", ")
}
