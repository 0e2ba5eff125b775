//! Which rule can take which action.

use super::action::{Action, RuleAction};
use super::action_fault::ActionFault;
use super::rule::RuleId;

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
                | R::ScoreDatesOutOfOrder
                | R::ScoreDateFar
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

    /// Says why the rule cannot take the action, if it cannot.
    pub(crate) fn check_action(self, rule_action: &RuleAction) -> Result<(), ActionFault> {
        let action = rule_action.action();
        let has_what = match rule_action {
            RuleAction::Plain(_) => false,
            RuleAction::Assume { .. } => self != Self::SpansTwoCourses,
            RuleAction::AssumeCourse { .. } => self == Self::SpansTwoCourses,
        };
        if !self.can(action) {
            let can = Action::ALL.into_iter().filter(|&action| self.can(action)).collect();
            return Err(ActionFault::Cannot { rule: self, action, can });
        }
        if (action == Action::Assume) != has_what {
            return Err(ActionFault::Assumed {
                rule: self,
                is_course: self == Self::SpansTwoCourses,
            });
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
        let fault = RuleId::MissingReferredOn.check_action(&blank).unwrap_err();
        assert!(matches!(fault, ActionFault::Cannot { action: Action::Blank, .. }), "{fault}");
        let said = |rule: RuleId, action| {
            rule.check_action(&RuleAction::Plain(action)).unwrap_err().to_string()
        };
        assert_eq!(
            said(RuleId::ExitWithoutEndDate, Action::Assume),
            "rule exit_without_end_date: write { action = \"assume\", date = \"…\" } to assume a date, \
             and no date with any other action"
        );
        assert_eq!(
            said(RuleId::SpansTwoCourses, Action::Assume),
            "rule spans_two_courses: write { action = \"assume\", course = \"first\" } to assume a \
             course, and no course with any other action"
        );
    }
}
