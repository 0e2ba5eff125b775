//! The rules a row must obey, by name, with the action each may take.

use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($( $(#[$meta:meta])* $variant:ident = $name:literal, $default:ident, $remedy:literal; )*) => {
        /// A rule that a row, or the table, must obey.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum RuleId { $( $(#[$meta])* $variant, )* }

        impl RuleId {
            /// Every rule.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// The rule's name, as in a schema.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }

            /// What is done where the schema says nothing.
            pub const fn default_action(self) -> Action {
                match self { $( Self::$variant => Action::$default, )* }
            }

            /// What whoever keeps the table can do about it.
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
    ScoreOutOfRange = "score_out_of_range", Refuse, "correct the score: it lies outside the range of its instrument (WHO-5 raw: 0 to 25)";
    /// The score is not a whole number.
    ScoreNotWhole = "score_not_whole", Refuse, "enter the raw score as a whole number";
    /// A raw score above its range that would be a percent score.
    PercentAsRaw = "percent_as_raw", Refuse, "if the column holds percentages, set scale = \"percent\" for the outcome";
    /// A percent score that no raw score gives.
    PercentImpossible = "percent_impossible", Refuse, "correct the percentage: it must be a whole raw score times the scale's factor";
    /// An item answered above its range by one: the items are coded from 1.
    ItemsCodedFromOne = "items_coded_from_one", Refuse, "recode the items to start at 0: they seem to be coded 1 to 6";
    /// More sessions attended than planned.
    SessionsAbovePlanned = "sessions_above_planned", Refuse, "correct the sessions attended or planned";
    /// A number of sessions that cannot be read or is not from 0 to 200.
    SessionsUnreadable = "sessions_unreadable", Refuse, "enter a whole number from 0 to 200";
    /// A date that cannot be read.
    UnreadableDate = "unreadable_date", Refuse, "write the date as YYYY-MM-DD";
    /// A date outside the legal window.
    DateOutsideWindow = "date_outside_window", Refuse, "correct the date, or widen the window with earliest and latest under [table]";
    /// A number that cannot be read.
    UnreadableNumber = "unreadable_number", Refuse, "enter a number";
    /// A goal's value that is not known.
    UnknownGoalValue = "unknown_goal_value", Refuse, "write true or false, or map the words under [values.goal] to reached, not_reached, not_set";
    /// A date after the day the table was extracted.
    AfterExtract = "after_extract", Warn, "check the date: the table was taken out before it";
    /// The same person is referred to the same course twice.
    ReferralTwice = "referral_twice", Warn, "check whether this is one referral entered twice";
    /// The tally's date lies before the extract, and open cases carry facts without a date.
    AsOfBeforeExtract = "as_of_before_extract", Warn, "ask for an extract of that date: undated facts of open cases are left out";
}

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// What is done with a row that breaks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
}

/// An action, with the date to assume where it assumes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "a rule's action must be refuse, blank, exclude or warn, or { action = \"assume\", date = \"…\" }"
)]
pub enum RuleAction {
    /// An action that needs nothing else.
    Plain(Action),
    /// Assume this date: a date, or the column of ours to take it from.
    Assume {
        /// Always `assume`.
        action: Action,
        /// `YYYY-MM-DD`, or one of our date columns such as `last_contact_on`.
        date: String,
    },
}

impl RuleAction {
    /// The action alone.
    pub const fn action(&self) -> Action {
        match self {
            Self::Plain(action) | Self::Assume { action, .. } => *action,
        }
    }
}

impl RuleId {
    /// Whether what the rule finds stands in one value that can be taken as missing.
    const fn can_blank(self) -> bool {
        !matches!(
            self,
            Self::MissingReferralId
                | Self::DuplicateReferralId
                | Self::MissingReferredOn
                | Self::ReferralTwice
                | Self::AsOfBeforeExtract
        )
    }

    /// Whether the rule misses a date that could be assumed.
    const fn can_assume(self) -> bool {
        matches!(self, Self::MissingReferredOn | Self::ExitWithoutEndDate)
    }

    /// Whether rows may stay as they are.
    const fn can_warn(self) -> bool {
        matches!(self, Self::AfterExtract | Self::ReferralTwice | Self::AsOfBeforeExtract)
    }

    /// Says in one sentence why the rule cannot take the action, if it cannot.
    pub(crate) fn check_action(self, rule_action: &RuleAction) -> Result<(), String> {
        let action = rule_action.action();
        let has_date = matches!(rule_action, RuleAction::Assume { .. });
        let possible = match action {
            Action::Refuse => true,
            Action::Exclude => !matches!(self, Self::AsOfBeforeExtract),
            Action::Blank => self.can_blank(),
            Action::Assume => self.can_assume(),
            Action::Warn => self.can_warn(),
        };
        if !possible {
            return Err(format!("rule {self} cannot take the action {action:?}").to_lowercase());
        }
        if (action == Action::Assume) != has_date {
            return Err(format!(
                "rule {self}: write {{ action = \"assume\", date = \"…\" }} to assume a date, \
                 and no date with any other action"
            ));
        }
        Ok(())
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
