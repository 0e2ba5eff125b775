//! What a command prints beside what its results say.

use super::number::{format_number, format_share};
use crate::calendar::Day;
use crate::language::Language;
use crate::plan::TargetStatus;
use serde::Deserialize;

/// A line that a command prints.
#[derive(Debug, Clone, PartialEq, Deserialize)]
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
    /// What an example is of.
    Example {
        /// The plan's title.
        title: String,
        /// How many are in it.
        referrals: u64,
    },
    /// A target of an example, on a line.
    Target(Box<TargetStatus>),
    /// The report of an example was written.
    ExampleWritten {
        /// Where.
        path: String,
        /// The checkpoint.
        at: String,
        /// The day of the count.
        as_of: Day,
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
            (Self::English, CommandWord::Example { title, referrals }) => {
                let referrals = number(*referrals);
                format!("{title}: {referrals} referrals, made up under published figures")
            }
            (Self::Danish, CommandWord::Example { title, referrals }) => {
                let referrals = number(*referrals);
                format!("{title}: {referrals} visitationer, opdigtet ud fra offentliggjorte tal")
            }
            (_, CommandWord::Target(target)) => self.target_line(target),
            (Self::English, CommandWord::ExampleWritten { path, at, as_of }) => {
                format!("{path}: the report at {at}, {as_of} (another with --at)")
            }
            (Self::Danish, CommandWord::ExampleWritten { path, at, as_of }) => {
                format!("{path}: rapporten ved {at}, {as_of} (en anden med --at)")
            }
            (Self::English, CommandWord::ReportWritten { path, title, as_of }) => {
                format!("{path}: {title}, as of {}", self.day(*as_of))
            }
            (Self::Danish, CommandWord::ReportWritten { path, title, as_of }) => {
                format!("{path}: {title}, pr. {}", self.day(*as_of))
            }
        }
    }

    /// A target on a line: its status, what was observed and what is needed, and what to know.
    fn target_line(self, target: &TargetStatus) -> String {
        let voice = target.words.voice(self);
        let count = |count: Option<u64>| {
            count.map_or(self.pick("no figure", "intet tal").to_owned(), |n| {
                format_number(n as f64, 0, self)
            })
        };
        let (observed, needed) = match target.denominator {
            None => (count(target.numerator), format_number(target.needed, 0, self)),
            Some(_) => (
                format!(
                    "{} {} {}",
                    count(target.numerator),
                    self.pick("of", "af"),
                    count(target.denominator)
                ),
                format_share(target.needed, 0, self),
            ),
        };
        let (status, who) = (self.status_of(target), voice.below(&target.denominator_is));
        let note = target.note.as_ref().map(|note| format!("; {}", voice.plan_note(note)));
        let (id, day, note) = (&target.id, target.judged_on, note.unwrap_or_default());
        match self {
            Self::English => format!(
                "target {id}: {status}, {observed}, {needed} needed ({who}), judged on {day}{note}"
            ),
            Self::Danish => format!(
                "måltal {id}: {status}, {observed}, krævet {needed} ({who}), bedømt {day}{note}"
            ),
        }
    }
}
