//! The rules a row must obey, by name, with the action each may take.

use super::action::Action;
use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($( $(#[$meta:meta])* $variant:ident = $name:literal, $default:ident, $remedy:literal; )*) => {
        /// A rule that a row, or the table, must obey.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum RuleId { $( $(#[$meta])* $variant, )* }

        impl RuleId {
            /// Every rule.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// The rule's name, as in a schema.
            ///
            /// ```
            /// assert_eq!(laks::RuleId::DatesOutOfOrder.name(), "dates_out_of_order");
            /// ```
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }

            /// What is done where the schema says nothing.
            ///
            /// ```
            /// use laks::{RuleId, sections::Action};
            /// assert_eq!(RuleId::DatesOutOfOrder.default_action(), Action::Refuse);
            /// assert_eq!(RuleId::AfterExtract.default_action(), Action::Warn);
            /// ```
            pub const fn default_action(self) -> Action {
                match self { $( Self::$variant => Action::$default, )* }
            }

            /// What whoever keeps the table can do about it.
            ///
            /// ```
            /// assert_eq!(laks::RuleId::MissingReferredOn.remedy(), "enter the date of referral");
            /// ```
            pub const fn remedy(self) -> &'static str {
                match self { $( Self::$variant => $remedy, )* }
            }
        }
    };
}

rules! {
    /// The referral has no id, though the table has a column for it.
    MissingReferralId = "missing_referral_id", Refuse, "give the referral an id, or leave the id column unmapped";
    /// The id occurs on an earlier row.
    DuplicateReferralId = "duplicate_referral_id", Refuse, "delete the copy, or give each referral its own id";
    /// There is no date of referral.
    MissingReferredOn = "missing_referred_on", Refuse, "enter the date of referral";
    /// A later stage has an earlier date.
    DatesOutOfOrder = "dates_out_of_order", Refuse, "correct the dates: referred, started, ended must follow each other";
    /// It is closed, but when is not said.
    ExitWithoutEndDate = "exit_without_end_date", Refuse, "enter the end date, or leave the exit empty while the case is open";
    /// It has an end date, but how it ended is not said.
    EndDateWithoutExit = "end_date_without_exit", Refuse, "enter how it ended, or remove the end date while the case is open";
    /// It ended in a course that was never begun.
    ExitWithoutStart = "exit_without_start", Refuse, "enter the start date, or write never_started for a case closed before start";
    /// It is closed as never started, but has a start date.
    NeverStartedWithStart = "never_started_with_start", Refuse, "remove the start date, or enter how the course ended";
    /// The exit is a word that is not known.
    UnknownExit = "unknown_exit", Refuse, "write completed, dropped_out, ended_other, ended_unknown or never_started, or map the word under [values.exit]";
    /// The score lies outside the instrument's range.
    ScoreOutOfRange = "score_out_of_range", Refuse, "correct the score: it lies outside the range of its instrument";
    /// The score is not a whole number.
    ScoreNotWhole = "score_not_whole", Refuse, "enter the raw score as a whole number";
    /// A raw score above its range that would be a percent score.
    PercentAsRaw = "percent_as_raw", Refuse, "if the column holds percentages, set scale = \"percent\" for the outcome";
    /// A percent score that no raw score gives.
    PercentImpossible = "percent_impossible", Refuse, "correct the percentage: only those of whole raw scores exist, of WHO-5 0 to 100 in steps of 4";
    /// An item answered above its range by one: the items are coded from 1.
    ItemsCodedFromOne = "items_coded_from_one", Refuse, "recode the items to start at 0: they seem to start at 1";
    /// A score after that is dated before the one before, or before the referral.
    ScoreDatesOutOfOrder = "score_dates_out_of_order", Warn, "check the dates of the scores: the one after is dated before the one before, or before the referral";
    /// A score that is dated years from the referral.
    ScoreDateFar = "score_date_far", Warn, "check the year of the score's date: it lies years from the referral";
    /// More sessions attended than planned.
    SessionsAbovePlanned = "sessions_above_planned", Refuse, "correct the sessions attended or planned";
    /// A number of sessions that cannot be read or is not from 0 to 200.
    SessionsUnreadable = "sessions_unreadable", Refuse, "enter a whole number from 0 to 200; where the table has decimal commas, set decimal = \",\" under [read]";
    /// A date that cannot be read.
    UnreadableDate = "unreadable_date", Refuse, "write the date as YYYY-MM-DD, or declare under [read] how dates are written: dates = \"d-m-y\", and excel_dates = \"1900\" where plain numbers are days of a spreadsheet";
    /// A date outside the legal window.
    DateOutsideWindow = "date_outside_window", Refuse, "correct the date, or widen the window with earliest and latest under [table]";
    /// A number that cannot be read.
    UnreadableNumber = "unreadable_number", Refuse, "enter a number, or map the words for scores under [values]; where the table has decimal commas, set decimal = \",\" under [read]";
    /// A goal's value that is not known.
    UnknownGoalValue = "unknown_goal_value", Refuse, "write true or false, or map the words under [values.goal] to reached, not_reached, not_set, such as reached = [\"ja\", \"x\"]";
    /// A date after the day the table was extracted.
    AfterExtract = "after_extract", Warn, "check the date: the table was taken out before it";
    /// The same person is referred to the same course twice.
    ReferralTwice = "referral_twice", Warn, "check whether this is one referral entered twice";
    /// The order of a date's parts contradicts the declared one.
    DateOrderContradicted = "date_order_contradicted", Refuse, "the date reads only in another order than the declared: correct dates or date_orders under [read], or the date";
    /// A label that is none of the declared ones, nor a declared spelling of one.
    UnknownLabel = "unknown_label", Warn, "map the spelling under [values], or correct it";
    /// A label or an id is the error value of a spreadsheet's formula.
    FormulaError = "formula_error", Refuse, "correct the formula in the spreadsheet, or enter its value";
    /// A civil registration number that cannot be one.
    CprMalformed = "cpr_malformed", Refuse, "correct the CPR number: ten digits, of which the first six are a date";
    /// The course is not in the table of courses.
    UnknownCourse = "unknown_course", Refuse, "correct the course, or add it to the table of courses";
    /// The start or the end lies outside the course's own dates.
    OutsideCourseDates = "outside_course_dates", Warn, "check the dates of the referral against those of its course";
    /// One referral names, or lasts through, two courses.
    SpansTwoCourses = "spans_two_courses", Refuse, "split the row in two referrals, or declare which course counts: { action = \"assume\", course = \"first\" }";
    /// A person is in two courses at once.
    CoursesOverlap = "courses_overlap", Warn, "check the dates: the person is in another course at the same time";
    /// A person is referred again, to another course.
    ReferredAgain = "referred_again", Count, "nothing, if the person was referred again";
    /// A form of somebody who was never referred.
    MeasurementOrphan = "measurement_orphan", Refuse, "correct the id: no referral has it";
    /// Two forms of one referral, occasion and outcome; the nearest counts.
    MeasurementDouble = "measurement_double", Refuse, "delete the form that does not count; the one nearest to the date is taken";
    /// A form outside every declared window.
    MeasurementOutsideWindow = "measurement_outside_window", Refuse, "correct the date, or widen the window under [measurements.windows]";
    /// A form without a date where the date decides which occasion it is.
    MeasurementUndated = "measurement_undated", Refuse, "enter the date of the form";
    /// A form of an outcome that is not known.
    UnknownOutcome = "unknown_outcome", Refuse, "write the outcome's name, or map the word under [measurements.values.outcome]";
    /// A form whose occasion is neither baseline nor follow_up.
    UnknownOccasion = "unknown_occasion", Refuse, "write baseline or follow_up, or map the word under [measurements.values.occasion]";
    /// Someone came who was never referred.
    SessionOrphan = "session_orphan", Refuse, "correct the id or the course: no referral has them";
    /// The same person, course and day twice.
    SessionDouble = "session_double", Refuse, "delete the copy";
    /// A session without a day.
    SessionUndated = "session_undated", Refuse, "enter the day of the session";
    /// Whether somebody came is neither yes nor no.
    UnknownAttendance = "unknown_attendance", Refuse, "write yes or no, or map the word under [sessions.values.attended]";
    /// The sessions attended are not those that the table of sessions has.
    SessionsDisagree = "sessions_disagree", Refuse, "correct the number of sessions attended, or the table of sessions";
    /// A course stands twice in the table of courses.
    CourseTwice = "course_twice", Refuse, "delete the copy";
    /// The tally's date lies before the extract, and open cases carry facts without a date.
    AsOfBeforeExtract = "as_of_before_extract", Warn, "ask for an extract of that date, or declare extracted_on under [table]: undated facts of open cases are left out";
    /// The schema declares a column that the table does not have.
    MissingColumn = "missing_column", Refuse, "write the column's present name in the schema, or take it out of there: what needs it is not known";
}

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_reads_under_the_name_it_prints() {
        for rule in RuleId::ALL {
            let text = format!("\"{}\"", rule.name());
            assert_eq!(serde_json::from_str::<RuleId>(&text).unwrap(), *rule);
        }
    }
}
