//! How a table of a stored tally disagrees with another, or with itself.

/// What one table has that the others do not; the sentence follows the table's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Disagreement {
    /// A cell lies where there is no place.
    #[error("has a cell outside its axes")]
    OutsideAxes,
    /// Its people are not those referred.
    #[error("does not have the people who were referred")]
    Referred,
    /// Its people stand elsewhere.
    #[error("does not agree with where people stand")]
    Standing,
    /// Its people are not those of the states.
    #[error("does not have the people of the states")]
    States,
    /// More were offered a place than were referred.
    #[error("has more offers than referrals")]
    Offers,
    /// People are open since a day on which nobody entered.
    #[error("has open cases that nobody entered on their day")]
    OpenSinceNobody,
    /// Its people are not those of each month.
    #[error("does not have the people of each month")]
    Months,
    /// Its people are not those of each day.
    #[error("does not have the people of each day")]
    Days,
    /// Its events are not the ends of the stays.
    #[error("does not agree with the stays")]
    Stays,
    /// Its events are not those who never started.
    #[error("does not agree with who never started")]
    NeverStarted,
    /// Its people are not in a course.
    #[error("has people who are not in a course")]
    NotInCourse,
    /// Its people are not those who got there in so many days.
    #[error("does not agree with how many days it took")]
    DaysTaken,
    /// Its people are not those who are due.
    #[error("does not have the people who are due")]
    Due,
    /// Days are planned for people who did not start.
    #[error("has planned days of people who did not start")]
    PlannedWithoutStart,
    /// Its people are not those who started.
    #[error("does not have the people who started")]
    Started,
    /// Its stays are not those at the date of the count.
    #[error("does not have the stays at the date of the count")]
    StaysAtDate,
    /// Its changes are not those of the scores.
    #[error("does not agree with the scores")]
    Scores,
    /// A goal's marks are not those of the scores that define it.
    #[error("does not agree with the scores about the goal {goal:?}")]
    ScoresOfGoal {
        /// The goal.
        goal: String,
    },
}
