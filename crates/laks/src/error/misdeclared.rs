//! What a schema may not say: of its own, or of the tables that are read with it.

use super::text_fault::TextFault;
use crate::nearest::nearest;
use crate::rules::{ActionFault, RuleId};

/// How a schema contradicts itself, or a table that is read with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misdeclared {
    /// It does not read.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// A rule cannot take its action.
    #[error(transparent)]
    Action(#[from] ActionFault),
    /// What a missing date is to be is said twice.
    #[error("[missing_dates.assume] {word} and [rules] {rule} both say what to do; keep one")]
    AssumedTwice {
        /// Our word for the date.
        word: String,
        /// The rule.
        rule: RuleId,
    },
    /// A column is left unread and read.
    #[error(
        "column {column:?} stands under ignore, and {word} is read from it; take it out of one of them"
    )]
    IgnoredAndRead {
        /// The column.
        column: String,
        /// What is read from it.
        word: String,
    },
    /// A column that is needed is left unread.
    #[error("{word} is needed, and column {word:?} stands under ignore; take it out of there")]
    IgnoredAndNeeded {
        /// Our word for the column, which is its name.
        word: String,
    },
    /// Nothing stands between the courses of a cell.
    #[error("course_separator must be a text such as \"+\", but is empty")]
    EmptySeparator,
    /// A word for a stage lacks the form from which others are made.
    #[error("a stage's word must have da for its Danish forms and en for its English ones")]
    StageWithoutWord,
    /// A word for a stage that no sentence can take.
    #[error("a stage's word must be 1 to 60 letters without digits")]
    OddStageWord,
    /// A word on the left of spellings is none of ours.
    #[error(
        "word of [values.{section}] {found:?} is not known{}; known are {}",
        nearest(found, known.iter().copied())
            .map_or(String::new(), |near| format!(" (did you mean {near:?}?)")),
        known.join(", ")
    )]
    ValueWord {
        /// The section.
        section: &'static str,
        /// The word.
        found: String,
        /// Ours.
        known: Vec<&'static str>,
    },
    /// One spelling stands for two words.
    #[error(
        "{spelling:?} stands under both {} and {} in [values.{section}]; case and spaces do not count",
        words[0],
        words[1]
    )]
    SpellingOfTwo {
        /// The section.
        section: String,
        /// The spelling.
        spelling: String,
        /// The words.
        words: [String; 2],
    },
    /// Two words differ in case and spaces only.
    #[error(
        "{:?} and {:?} are one word in [values.{section}]; case and spaces do not count: put the spellings \
         of both under one of them",
        words[0],
        words[1]
    )]
    WordTwice {
        /// The section.
        section: String,
        /// The words.
        words: [String; 2],
    },
    /// A word on the left of the words of answers is no score.
    #[error(
        "what stands on the left under [values.{section}] must be a score from {lowest} to {highest}, but is \
         {found:?}; write the score first, such as {lowest} = [{found:?}]"
    )]
    ScoreOfWord {
        /// The section, which is an outcome.
        section: String,
        /// What stands there.
        found: String,
        /// The smallest score.
        lowest: i32,
        /// The largest.
        highest: i32,
    },
    /// A goal is rated in a column and reached by an outcome, or neither.
    #[error("goal {goal:?} must have either a column or an outcome, and not both")]
    GoalOfColumnAndOutcome {
        /// The goal.
        goal: String,
    },
    /// A goal is rated in a column, and how much an outcome is to change is said.
    #[error(
        "goal {goal:?} is rated in a column; improves_by and from belong to a goal with an outcome"
    )]
    RatedGoalWithChange {
        /// The goal.
        goal: String,
    },
    /// Another goal has the same id.
    #[error("goal {goal:?} is declared twice; give each its own id")]
    GoalTwice {
        /// The goal.
        goal: String,
    },
    /// Any answer before counts, of an outcome that has more than two.
    #[error(
        "goal {goal:?} has from = \"any\", which is for an outcome of two answers; {instrument} has {levels}"
    )]
    FromAnyOfMany {
        /// The goal.
        goal: String,
        /// The instrument.
        instrument: String,
        /// How many answers it has.
        levels: usize,
    },
    /// The scores cannot change by so much, or that is no change.
    #[error(
        "goal {goal:?} has improves_by = {points}; on {instrument} it must be from 1 to {most} points"
    )]
    ImprovesBy {
        /// The goal.
        goal: String,
        /// By how much it is to improve, on the scale that is shown.
        points: i32,
        /// The instrument.
        instrument: String,
        /// By how much its scores can.
        most: i32,
    },
    /// A table is joined by a column that the referrals lack.
    #[error(
        "the {table} are joined by {column}, but the table of referrals has no such column; map it under \
         [columns]"
    )]
    NothingToJoinBy {
        /// The table.
        table: &'static str,
        /// Our word for the column.
        column: &'static str,
    },
    /// A window counts from a date that is not there.
    #[error(
        "[measurements.windows] counts from {around}, but the referrals have no such date; {}",
        if *is_of_course {
            "give a table of courses that has it"
        } else {
            "map it under [columns], or count from another date"
        }
    )]
    WindowAroundNothing {
        /// Our word for the date.
        around: String,
        /// Whether a table of courses has it.
        is_of_course: bool,
    },
    /// Nothing says which form is before and which after.
    #[error(
        "measurements need windows to know which form is baseline and which is follow-up: declare \
         [measurements.windows.baseline] and [measurements.windows.follow_up], or map a column to occasion \
         under [measurements.columns]"
    )]
    FormsWithoutWindows,
    /// The measurements have no scores.
    #[error(
        "the measurements have no scores: map the columns outcome and score under [measurements.columns], or \
         name an outcome's column as in [measurements.outcomes.who5] score = \"…\""
    )]
    FormsWithoutScores,
    /// A declared table is not given.
    #[error(
        "[{table}] is declared, but no such table is given; give it as {table}=…, or take the section out"
    )]
    TableNotGiven {
        /// The table.
        table: &'static str,
    },
    /// A word is mapped to two columns that are both there.
    #[error(
        "{word} is mapped to both {:?} and {:?}, and the table has both; name one",
        columns[0],
        columns[1]
    )]
    TwoSpellings {
        /// Our word.
        word: String,
        /// The columns.
        columns: [String; 2],
    },
    /// One column is given as two facts that it cannot both be.
    #[error("column {column:?} is given as both {} and {}; one of them must be another column", words[0], words[1])]
    OneColumnForTwo {
        /// The column.
        column: String,
        /// Our words.
        words: [String; 2],
    },
    /// Two columns have one name.
    #[error("column {column:?} stands in the table more than once; rename one of them")]
    ColumnTwice {
        /// The name.
        column: String,
    },
    /// An outcome stands in two tables.
    #[error(
        "outcome {outcome:?} stands both in the measurements and in the table of referrals; leave it out of \
         one of them"
    )]
    OutcomeTwice {
        /// The outcome.
        outcome: String,
    },
    /// Scores are made of another number of columns than the instrument has items.
    #[error(
        "{word} ({instrument}) must name {}; it names {found}",
        if *items == 0 {
            "one column: the instrument has no items".to_owned()
        } else {
            format!("one column, or the {items} columns of its items")
        }
    )]
    Items {
        /// Our word for the scores.
        word: String,
        /// The instrument.
        instrument: String,
        /// How many items it has.
        items: usize,
        /// How many columns are named.
        found: usize,
    },
    /// Values that a program gives lie in each other without end.
    #[error("{what} lie in each other without end{}", under(section))]
    Endless {
        /// What does.
        what: &'static str,
        /// Where they begin.
        section: Vec<String>,
    },
    /// A key that a program gives is no text.
    #[error("a key must be a text, but is {found}; write it as one{}", under(section))]
    KeyNoText {
        /// The key.
        found: String,
        /// The section it stands in.
        section: Vec<String>,
    },
    /// A value that a program gives has no place in a schema.
    #[error(
        "a value must be a text, a number, True or False, a date, a list or a dict, but is {found}{}",
        under(section)
    )]
    ValueOfNoKind {
        /// The value.
        found: String,
        /// Where it stands.
        section: Vec<String>,
    },
}

/// The section that something stands in, unless that is the whole.
fn under(section: &[String]) -> String {
    if section.is_empty() { String::new() } else { format!(" under [{}]", section.join(".")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_names_what_stands_where_and_what_to_do() {
        let word = || "source".to_owned();
        let pair = |one: &str, other: &str| [one, other].map(str::to_owned);
        let items = |items, found| Misdeclared::Items {
            word: "who5_baseline".to_owned(),
            instrument: "who5".to_owned(),
            items,
            found,
        };
        let section = || vec!["values".to_owned(), "exit".to_owned()];
        for (fault, said) in [
            (
                Misdeclared::IgnoredAndNeeded { word: word() },
                "source is needed, and column \"source\" stands under ignore; take it out of there",
            ),
            (
                Misdeclared::TwoSpellings { word: word(), columns: pair("Kilde", "Henviser") },
                "source is mapped to both \"Kilde\" and \"Henviser\", and the table has both; name one",
            ),
            (
                Misdeclared::SpellingOfTwo {
                    section: "exit".to_owned(),
                    spelling: "slut".to_owned(),
                    words: pair("completed", "dropped_out"),
                },
                "\"slut\" stands under both completed and dropped_out in [values.exit]; case and spaces \
                 do not count",
            ),
            (
                items(5, 3),
                "who5_baseline (who5) must name one column, or the 5 columns of its items; it names 3",
            ),
            (
                items(0, 2),
                "who5_baseline (who5) must name one column: the instrument has no items; it names 2",
            ),
            (
                Misdeclared::KeyNoText { found: "3".to_owned(), section: section() },
                "a key must be a text, but is 3; write it as one under [values.exit]",
            ),
            (
                Misdeclared::Endless { what: "lists", section: Vec::new() },
                "lists lie in each other without end",
            ),
        ] {
            assert_eq!(fault.to_string(), said);
        }
    }
}
