//! What a target of a plan may not say: keys that exclude each other, and dates and numbers out of order.

use crate::calendar::Day;

/// How a target contradicts itself, or another; the sentence follows its name.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TargetFault {
    /// Another target has the same id.
    #[error("is declared twice; give each its own id")]
    Twice,
    /// A count and a share are needed.
    #[error("has both at_least and at_least_share; keep one")]
    CountAndShare,
    /// Nothing is needed.
    #[error("needs at_least (a count) or at_least_share (a share)")]
    NothingNeeded,
    /// Nobody is needed.
    #[error("has at_least = 0, which is always attained")]
    NobodyNeeded,
    /// A count is of somebody.
    #[error("has at_least, a count, and a denominator; a count has none")]
    CountOfSomebody,
    /// What is measured is a share, and a count is needed.
    #[error("measures {measure}, which needs at_least_share and not at_least")]
    NoCount {
        /// What is measured.
        measure: &'static str,
    },
    /// What is measured is a count, and a share is needed.
    #[error("measures {measure}, which is no share; use at_least")]
    NoShare {
        /// What is measured.
        measure: &'static str,
    },
    /// A share that nothing can be.
    #[error("has at_least_share = {share}; it must be above 0 and at most 1")]
    Share {
        /// The share that is needed.
        share: f64,
    },
    /// What is measured is no share of those.
    #[error("is {measure} of the {found}; the denominator must be {}", known.join(" or "))]
    Denominator {
        /// What is measured.
        measure: &'static str,
        /// Of whom.
        found: &'static str,
        /// Of whom it can be a share.
        known: Vec<&'static str>,
    },
    /// More goals are to be reached than there are, or none.
    #[error("has reached = {reached} of = {of}; it must be 1 to {of}")]
    Reached {
        /// How many are to be reached.
        reached: u32,
        /// How many there are.
        of: u32,
    },
    /// Goals are measured, and how many are to be reached is not said.
    #[error("measures goals and needs reached and of")]
    GoalsWithoutReached,
    /// Something else than goals is measured, and how many goals are to be reached is said.
    #[error("measures {measure}; reached and of belong to goals")]
    ReachedOfOther {
        /// What is measured.
        measure: &'static str,
    },
    /// It is not said which outcome is to improve.
    #[error("measures improved and needs an outcome")]
    ImprovedWithoutOutcome,
    /// Something else is measured than how an outcome improves, and an outcome is named.
    #[error("measures {measure}; outcome belongs to improved")]
    OutcomeOfOther {
        /// What is measured.
        measure: &'static str,
    },
    /// It is never due.
    #[error("has no last day; give it {key} = YYYY-MM-DD")]
    NoLastDay {
        /// The key that says it.
        key: &'static str,
    },
    /// One day lies before another that it must not lie before.
    #[error("has {later} = {found} before {earlier} = {not_before}")]
    Before {
        /// The key of the day.
        later: &'static str,
        /// The day.
        found: Day,
        /// The key of the other.
        earlier: &'static str,
        /// The other.
        not_before: Day,
    },
    /// A course opens, and there is a window.
    #[error("has both opens_on and a window; keep opens_on with due, or from and to")]
    OpeningAndWindow,
    /// A course opens, and its starts are not what is counted.
    #[error("measures {measure}; opens_on belongs to started")]
    OpeningOfOther {
        /// What is measured.
        measure: &'static str,
    },
    /// It is not said which course opens.
    #[error("has opens_on but no course; say which courses open")]
    OpeningWithoutCourse,
    /// A count is due on another day than its window ends.
    #[error("counts to {to} and is due on {due}; leave out due")]
    DueBesideWindow {
        /// The last day of the window.
        to: Day,
        /// The day it is due.
        due: Day,
    },
    /// Courses are listed twice.
    #[error("has both course and scope.course; keep one")]
    CourseTwice,
    /// It is about the people of no label.
    #[error("has a scope of no {column}; list at least one label")]
    EmptyScope {
        /// The column.
        column: String,
    },
    /// The window of a share does not begin with a month.
    #[error(
        "has a window of a share from {from} ({key}); it must begin on the first day of a month"
    )]
    WithinMonth {
        /// Its first day.
        from: Day,
        /// The key that says it.
        key: &'static str,
    },
    /// The window of a share does not end with a month.
    #[error("has a window of a share to {to}; it must end on the last day of a month")]
    EndsWithinMonth {
        /// Its last day.
        to: Day,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denominator_that_does_not_fit_names_those_that_do() {
        let known = vec!["started", "exited"];
        let fault = TargetFault::Denominator { measure: "goals", found: "paired", known };
        assert_eq!(
            fault.to_string(),
            "is goals of the paired; the denominator must be started or exited"
        );
    }
}
