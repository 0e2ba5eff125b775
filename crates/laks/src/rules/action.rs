//! What is done with a row that breaks a rule, and which rule can take which action.

use super::rule::RuleId;
use super::spellings::Spellings;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is done with a row that breaks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
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
    const ALL: [Self; 6] =
        [Self::Refuse, Self::Blank, Self::Exclude, Self::Assume, Self::Warn, Self::Count];
}

/// Which of the courses of a referral that names several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhichCourse {
    /// The one named first.
    First,
    /// The one named last.
    Last,
}

/// An action, with the date to assume where it assumes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    pub const fn action(&self) -> Action {
        match self {
            Self::Plain(action)
            | Self::Assume { action, .. }
            | Self::AssumeCourse { action, .. } => *action,
        }
    }
}

impl RuleId {
    /// Whether what the rule finds stands in one value that can be taken as missing.
    const fn can_blank(self) -> bool {
        use RuleId as R;
        !matches!(
            self,
            R::MissingReferralId
                | R::DuplicateReferralId
                | R::MissingReferredOn
                | R::ReferralTwice
                | R::DateOrderContradicted
                | R::UnknownCourse
                | R::OutsideCourseDates
                | R::SpansTwoCourses
                | R::CoursesOverlap
                | R::ReferredAgain
                | R::CourseTwice
                | R::AsOfBeforeExtract
                | R::MissingColumn
        ) && !self.is_about_a_form()
    }

    /// Whether it is about a form or a session, and not about a referral.
    pub(crate) const fn is_about_a_form(self) -> bool {
        use RuleId as R;
        matches!(
            self,
            R::MeasurementOrphan
                | R::MeasurementDouble
                | R::MeasurementOutsideWindow
                | R::MeasurementUndated
                | R::SessionOrphan
                | R::SessionDouble
                | R::UnknownOutcome
                | R::UnknownOccasion
                | R::SessionUndated
                | R::UnknownAttendance
        )
    }

    /// Whether the rule misses a date, or a course, that could be assumed.
    pub(crate) const fn can_assume(self) -> bool {
        matches!(self, Self::MissingReferredOn | Self::ExitWithoutEndDate | Self::SpansTwoCourses)
    }

    /// Whether rows may stay as they are.
    const fn can_warn(self) -> bool {
        use RuleId as R;
        matches!(
            self,
            R::AfterExtract
                | R::ReferralTwice
                | R::AsOfBeforeExtract
                | R::UnknownLabel
                | R::UnknownCourse
                | R::OutsideCourseDates
                | R::SpansTwoCourses
                | R::CoursesOverlap
                | R::ReferredAgain
                | R::SessionsDisagree
                | R::MissingColumn
        )
    }

    /// Whether it may be nothing wrong at all.
    const fn can_count(self) -> bool {
        matches!(self, Self::CoursesOverlap | Self::ReferredAgain | Self::ReferralTwice)
    }

    /// Whether the rule can take the action.
    const fn can(self, action: Action) -> bool {
        match action {
            Action::Refuse => true,
            Action::Exclude => !matches!(
                self,
                Self::AsOfBeforeExtract | Self::DateOrderContradicted | Self::MissingColumn
            ),
            Action::Blank => self.can_blank(),
            Action::Assume => self.can_assume(),
            Action::Warn => self.can_warn(),
            Action::Count => self.can_count(),
        }
    }

    /// Says in one sentence why the rule cannot take the action, if it cannot.
    pub(crate) fn check_action(self, rule_action: &RuleAction) -> Result<(), String> {
        let action = rule_action.action();
        let has_what = match rule_action {
            RuleAction::Plain(_) => false,
            RuleAction::Assume { .. } => self != Self::SpansTwoCourses,
            RuleAction::AssumeCourse { .. } => self == Self::SpansTwoCourses,
        };
        if !self.can(action) {
            let can: Vec<_> = Action::ALL.into_iter().filter(|&action| self.can(action)).collect();
            let said = format!("rule {self} cannot take the action {action:?}; it takes {can:?}");
            return Err(said.to_lowercase().replace(['[', ']'], ""));
        }
        if (action == Action::Assume) != has_what {
            let what = if self == Self::SpansTwoCourses {
                "{ action = \"assume\", course = \"first\" } to assume a course, and no course"
            } else {
                "{ action = \"assume\", date = \"…\" } to assume a date, and no date"
            };
            return Err(format!("rule {self}: write {what} with any other action"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_action_is_one_the_rule_can_take() {
        for rule in RuleId::ALL {
            rule.check_action(&RuleAction::Plain(rule.default_action())).unwrap();
        }
    }

    #[test]
    fn an_action_that_makes_no_sense_is_refused() {
        let blank = RuleAction::Plain(Action::Blank);
        assert!(RuleId::MissingReferredOn.check_action(&blank).is_err());
        assert!(
            RuleId::ExitWithoutEndDate.check_action(&RuleAction::Plain(Action::Assume)).is_err()
        );
    }
}
