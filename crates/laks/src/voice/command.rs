//! What a command prints beside what its results say.

use super::number::format_number;
use crate::calendar::Day;
use crate::language::Language;
use serde::Deserialize;

/// A line that a command prints.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandWord {
    /// Nothing refuses the table.
    Clean {
        /// How many are in it.
        referrals: u64,
    },
    /// The table is refused.
    Refused {
        /// How many issues it has.
        issues: u64,
    },
    /// The list of issues was written.
    IssuesWritten {
        /// How many are listed.
        issues: u64,
        /// Where.
        path: String,
    },
    /// A table was written.
    TableWritten {
        /// Where.
        path: String,
    },
    /// A report was written.
    ReportWritten {
        /// Where.
        path: String,
        /// What it is about.
        title: String,
        /// The day of the count.
        as_of: Day,
    },
}

impl Language {
    /// What a command prints.
    ///
    /// ```
    /// use laks::Language;
    /// use laks::words::{CommandWord, Spoken};
    /// let word = Spoken::Command(CommandWord::Clean { referrals: 83 });
    /// assert_eq!(Language::Danish.say(&word), "83 er med, og ingen fejl afviser tabellen");
    /// ```
    pub(crate) fn command(self, word: &CommandWord) -> String {
        let number = |count: u64| format_number(count as f64, 0, self);
        match (self, word) {
            (Self::English, CommandWord::Clean { referrals: 1 }) => {
                "1 referral, no issue that refuses".to_owned()
            }
            (Self::English, CommandWord::Clean { referrals }) => {
                format!("{} referrals, no issue that refuses", number(*referrals))
            }
            (Self::Danish, CommandWord::Clean { referrals }) => {
                format!("{} er med, og ingen fejl afviser tabellen", number(*referrals))
            }
            (Self::English, CommandWord::Refused { issues: 1 }) => {
                "the table is refused: 1 issue".to_owned()
            }
            (Self::English, CommandWord::Refused { issues }) => {
                format!("the table is refused: {} issues", number(*issues))
            }
            (Self::Danish, CommandWord::Refused { issues }) => {
                format!("tabellen er afvist: {} fejl", number(*issues))
            }
            (Self::English, CommandWord::IssuesWritten { issues: 1, path }) => {
                format!("1 issue written to {path}")
            }
            (Self::English, CommandWord::IssuesWritten { issues, path }) => {
                format!("{} issues written to {path}", number(*issues))
            }
            (Self::Danish, CommandWord::IssuesWritten { issues, path }) => {
                format!("{} fejl er skrevet i {path}", number(*issues))
            }
            (Self::English, CommandWord::TableWritten { path }) => {
                format!("table written to {path}")
            }
            (Self::Danish, CommandWord::TableWritten { path }) => {
                format!("tabellen er skrevet i {path}")
            }
            (Self::English, CommandWord::ReportWritten { path, title, as_of }) => {
                format!("{path}: {title}, as of {}", self.day(*as_of))
            }
            (Self::Danish, CommandWord::ReportWritten { path, title, as_of }) => {
                format!("{path}: {title}, pr. {}", self.day(*as_of))
            }
        }
    }
}
