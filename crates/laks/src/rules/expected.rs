//! What a column takes, where a rule alone does not say it: the scores of an instrument, or the words that the
//! schema explains. The English of what to do is here, since errors speak it; the Danish is in `voice`.

use super::rule::RuleId;
use serde::{Deserialize, Serialize};

/// Between a column's name and an outcome's, in the column of a defect.
///
/// In the long form of measurements one column holds the scores of every outcome. It is read once as each, and
/// what cannot be read matters only if the row is of that outcome.
pub const LONG_SCORE: char = '\u{1f}';

/// What stands in a column, if it is right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// A score, or the answer to an item.
    Score(ExpectedScore),
    /// One of these words.
    Words {
        /// The section of `[values]` that explains them.
        section: String,
        /// They.
        words: Vec<String>,
    },
}

/// Which scores a column takes, as they are written in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ExpectedScore {
    /// The outcome.
    pub outcome: String,
    /// The smallest.
    pub lowest: i32,
    /// The largest.
    pub highest: i32,
    /// From one to the next.
    pub step: i32,
    /// The words that stand for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Instruments whose own words are known as soon as the schema names one of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instruments: Vec<String>,
}

impl Expected {
    /// The outcome that its column measures.
    pub(crate) fn outcome(&self) -> Option<&str> {
        match self {
            Self::Score(score) => Some(&score.outcome),
            Self::Words { .. } => None,
        }
    }

    /// What to do about a rule that is broken in such a column, where more can be said than for any column.
    pub(crate) fn remedy(&self, rule: RuleId) -> Option<String> {
        match self {
            Self::Score(score) => score.remedy(rule),
            Self::Words { section, words } => {
                let to = match rule {
                    RuleId::UnknownExit => {
                        " to completed, dropped_out, ended_other, ended_unknown, never_started or open"
                    }
                    RuleId::UnknownGoalValue => " to reached, not_reached or not_set",
                    RuleId::UnknownLabel => "",
                    _ => return None,
                };
                let words = one_of(words, "or");
                Some(format!("write {words}, or map the word under [values.{section}]{to}"))
            }
        }
    }
}

impl ExpectedScore {
    /// From one score to another, in numbers alone.
    pub(crate) fn between(outcome: &str, [lowest, highest]: [i32; 2], step: i32) -> Self {
        let (words, instruments) = (Vec::new(), Vec::new());
        Self { outcome: outcome.to_owned(), lowest, highest, step, words, instruments }
    }

    fn remedy(&self, rule: RuleId) -> Option<String> {
        let Self { outcome, lowest, highest, step, words, instruments } = self;
        let steps = if *step > 1 { format!(" in steps of {step}") } else { String::new() };
        let scores = format!("{lowest} to {highest}{steps}");
        Some(match rule {
            RuleId::ScoreOutOfRange => format!("correct the score: it must be {scores}"),
            RuleId::ScoreNotWhole => format!("enter the score as a whole number, {scores}"),
            RuleId::PercentImpossible => format!("correct the percentage: it must be {scores}"),
            RuleId::PercentAsRaw => format!(
                "enter the raw score, {scores}; if the column holds percentages, set scale = \"percent\" for \
                 {outcome}"
            ),
            RuleId::ItemsCodedFromOne => {
                let (first, last) = (lowest + 1, highest + 1);
                format!(
                    "recode the items to start at {lowest}: they seem to be coded {first} to {last}"
                )
            }
            RuleId::UnreadableNumber if words.is_empty() => {
                let named = match instruments.is_empty() {
                    true => String::new(),
                    false => format!(
                        ", or name the instrument they are of under [outcomes.{outcome}]: {}",
                        one_of(instruments, "or")
                    ),
                };
                format!(
                    "enter a number, {scores}; where the answers are words, map them under \
                     [values.{outcome}], such as {lowest} = [\"…\"]{named}; where the table has decimal \
                     commas, set decimal = \",\" under [read]"
                )
            }
            RuleId::UnreadableNumber => format!(
                "write {}, or a number, {scores}; or map the word under [values.{outcome}], such as \
                 {lowest} = [\"…\"]",
                one_of(words, "or")
            ),
            _ => return None,
        })
    }
}

/// Words in quotes, no more than a sentence holds, with a conjunction before the last.
pub(crate) fn one_of(words: &[String], or: &str) -> String {
    const MOST: usize = 12;
    let mut quoted: Vec<String> = words.iter().take(MOST).map(|word| format!("{word:?}")).collect();
    if words.len() > MOST {
        return format!("{}, …", quoted.join(", "));
    }
    match quoted.pop() {
        Some(last) if !quoted.is_empty() => format!("{} {or} {last}", quoted.join(", ")),
        last => last.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A health of 7 was told the range of WHO-5, and a goal of "Måske" to be written as true or false.
    #[test]
    fn what_to_do_is_said_in_the_columns_own_scores_and_words() {
        let of = |outcome: &str, highest, step| ExpectedScore {
            outcome: outcome.to_owned(),
            lowest: i32::from(step == 1),
            highest,
            step,
            words: Vec::new(),
            instruments: Vec::new(),
        };
        let said = |score: ExpectedScore, rule| Expected::Score(score).remedy(rule).unwrap();
        assert_eq!(
            said(of("self_rated_health", 5, 1), RuleId::ScoreOutOfRange),
            "correct the score: it must be 1 to 5"
        );
        assert_eq!(
            said(of("who5", 100, 4), RuleId::PercentImpossible),
            "correct the percentage: it must be 0 to 100 in steps of 4"
        );
        let words = ["Ja", "Nej"].map(str::to_owned).to_vec();
        let goal = Expected::Words { section: "goal".to_owned(), words };
        assert_eq!(
            goal.remedy(RuleId::UnknownGoalValue).unwrap(),
            "write \"Ja\" or \"Nej\", or map the word under [values.goal] to reached, not_reached or not_set"
        );
        assert_eq!(goal.remedy(RuleId::DatesOutOfOrder), None);
    }

    #[test]
    fn a_long_list_of_words_is_cut() {
        let words: Vec<String> = (1..=98).map(|number| format!("Kommune {number}")).collect();
        assert!(one_of(&words, "or").ends_with("\"Kommune 12\", …"));
        assert_eq!(one_of(&words[..1], "or"), "\"Kommune 1\"");
        assert_eq!(one_of(&words[..3], "or"), "\"Kommune 1\", \"Kommune 2\" or \"Kommune 3\"");
    }
}
