//! Everything that can go wrong, one sentence each.

use super::block_fault::BlockFault;
use super::extract_fault::ExtractFault;
use super::fewest_and_most::at_least;
use super::instrument_fault::InstrumentFault;
use super::key_fault::KeyFault;
use super::miscount::Miscount;
use super::misdeclared::Misdeclared;
use super::person_named::PersonNamed;
use super::plan_fault::PlanFault;
use super::record_fault::RecordFault;
use super::schema_fault::SchemaFault;
use super::source_fault::SourceFault;
use super::spec_difference::SpecDifference;
use super::stored_fault::StoredFault;
use super::text_place::TextPlace;
use crate::calendar::{Day, NotADay};
use crate::language::UnknownLanguage;
use crate::persons::masked;
use crate::rules::{Deed, IssueList, TableName, TooManyIssues};

/// What laks refuses, and what to do about it.
///
/// Shown by `{}`, an error is one plain sentence for people, CPR numbers masked. Its parts, which `{:?}` shows, are
/// for programs: that is also what a `main` prints that returns it, so print the sentence yourself.
///
/// ```
/// let refused = laks::Plan::from_toml("[plan]\nid = \"cafe\"\n").unwrap_err();
/// assert!(matches!(refused, laks::Error::Schema(_)));
/// assert!(refused.to_string().starts_with("the plan cannot be read: "));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A text is not a date.
    #[error(transparent)]
    Date(#[from] NotADay),
    /// An instrument's numbers contradict each other.
    #[error("instrument {id:?} {fault}")]
    Instrument {
        /// The instrument.
        id: String,
        /// How.
        fault: InstrumentFault,
    },
    /// A schema, plan or instrument file does not read.
    #[error(transparent)]
    Schema(Box<SchemaFault>),
    /// A language is neither English nor Danish.
    #[error(transparent)]
    Language(#[from] UnknownLanguage),
    /// A name is not among those that are known.
    #[error(
        "{what} {:?} is not known{}; known are {}",
        masked(found),
        nearest(found, known),
        list(known)
    )]
    UnknownName {
        /// What kind of thing it names.
        what: &'static str,
        /// The name.
        found: String,
        /// The names that would be accepted.
        known: Vec<String>,
    },
    /// A name is the table's own for a column, and not ours.
    #[error(
        "{what} {:?} is the table's own name; in laks the column is {ours}: write {ours:?}",
        masked(found)
    )]
    TheirName {
        /// What kind of thing it names.
        what: &'static str,
        /// The name.
        found: String,
        /// Our word for the column.
        ours: String,
    },
    /// A column that is needed is not in the table.
    #[error(
        "column {:?}{} is not in the table{}{}; the table has {}{}",
        masked(column),
        if role == column { String::new() } else { format!(" (for {role})") },
        if table.is_referrals() { String::new() } else { format!(" of {}", table.name()) },
        nearest(column, present),
        list(present),
        remedy_of_missing(*table, column, role, present)
    )]
    MissingColumn {
        /// The table it is not in.
        table: TableName,
        /// The column looked for.
        column: String,
        /// Our word for it.
        role: String,
        /// The columns that are there.
        present: Vec<String>,
    },
    /// A column has a type that cannot be read as what it stands for.
    #[error("column {:?} must hold {expected}, but holds {found}; {remedy}", masked(column))]
    ColumnType {
        /// The column.
        column: String,
        /// What would be accepted.
        expected: &'static str,
        /// Its type.
        found: String,
        /// What to do.
        remedy: &'static str,
    },
    /// Persons would be named where they must not be.
    #[error(transparent)]
    Persons(#[from] PersonNamed),
    /// The key that persons are hashed with is not there, or too short.
    #[error(transparent)]
    PersonKey(#[from] KeyFault),
    /// Rows break rules whose action is to refuse.
    #[error("{0}")]
    Issues(Box<IssueList>),
    /// A question was asked that was not counted.
    #[error(
        "{} was not counted: the tally has no table {table:?}; count again with {}",
        masked(question),
        masked(remedy)
    )]
    NotCounted {
        /// What was asked.
        question: String,
        /// The table that is missing.
        table: String,
        /// The call that adds it.
        remedy: String,
        /// What adds it on the command line, where that is said otherwise.
        options: Option<String>,
    },
    /// How many are in some cells is not known: the rows lacked columns, or it was not published.
    #[error("how many are in these cells of {cells} is not known: {}", untold(lacking, within))]
    NotKnown {
        /// The table, or the published figure.
        cells: String,
        /// The columns that would tell it.
        lacking: Vec<String>,
        /// The least and the most of a figure that was not published.
        within: Option<(u64, Option<u64>)>,
    },
    /// Two tallies do not count the same thing.
    #[error(
        "two tallies merge or compare only if their specs are equal, but {}",
        masked(&difference.to_string())
    )]
    SpecMismatch {
        /// What differs.
        difference: SpecDifference,
    },
    /// Before and after were not followed for the same time.
    #[error(
        "a comparison needs equal follow-up, but cases are still open: {} before and {} after; {}",
        at_least(before, before_at_most),
        at_least(after, after_at_most),
        if *published {
            "published figures know no follow-up: compare figures of a day when everybody is out"
        } else {
            "count both with follow_up_days"
        }
    )]
    UnequalFollowUp {
        /// Open cases before, at least.
        before: u64,
        /// Open cases before, at most.
        before_at_most: Option<u64>,
        /// Open cases after, at least.
        after: u64,
        /// Open cases after, at most.
        after_at_most: Option<u64>,
        /// Whether these are published figures.
        published: bool,
    },
    /// Before and after hold the same people.
    #[error(
        "a comparison needs two groups of people, but both sides hold the same: as many were referred on \
         each day; split one cohort, cohort.split(\"referred_on\", at=…).tallies(…, follow_up_days=…); what moved \
         in one source is laks.changes(earlier, later)"
    )]
    SamePeople,
    /// After is an extract of the same source as before, made again later.
    #[error(
        "a comparison needs two groups of people, but after, counted at {after}, holds those of before, counted at \
         {before}: an extract of one source made again; what moved since is laks.changes(before, after)"
    )]
    LaterExtract {
        /// The date of the count before.
        before: Day,
        /// The date of the count after.
        after: Day,
    },
    /// Two tallies are not one source, counted again later.
    #[error("what moved since is told of one source that was counted again later, but {0}")]
    Extracts(#[from] ExtractFault),
    /// A specification asks for something impossible.
    #[error("{argument} must be {expected}, but is {}", masked(found))]
    Argument {
        /// The argument.
        argument: &'static str,
        /// What would be accepted.
        expected: String,
        /// What was found.
        found: String,
    },
    /// The counts would not fit the stated budget.
    #[error(
        "the tally needs {needed} {unit}, more than the budget of {limit}; the longest axis is {axis}: {remedy}"
    )]
    Budget {
        /// How much is needed.
        needed: u64,
        /// Of what.
        unit: &'static str,
        /// How much is allowed.
        limit: u64,
        /// The axis that is too long.
        axis: String,
        /// What to do.
        remedy: String,
    },
    /// Published or stored counts contradict each other.
    #[error("counts contradict each other: {0}")]
    Counts(Miscount),
    /// Stored JSON does not read back.
    #[error(
        "this is not a {what} that this version of laks reads: {}",
        masked(&fault.to_string())
    )]
    Json {
        /// What was expected.
        what: &'static str,
        /// Why it is none.
        fault: StoredFault,
    },
    /// A target of a plan contradicts itself, or another.
    #[error(transparent)]
    Plan(Box<PlanFault>),
    /// A formula refused its arguments.
    #[error(transparent)]
    Stats(#[from] laks_stats::Error),
    /// Rows are to be left out that were counted before it was known that they repeat an id.
    #[error(
        "the rule duplicate_referral_id leaves out rows that repeat the id of an earlier one, and there are \
         {rows}: in one pass they are counted before that is known; read the table as a cohort, or let the \
         rule refuse"
    )]
    OnePass {
        /// How many rows.
        rows: usize,
    },
    /// A record says what nothing would read.
    #[error(transparent)]
    Record(#[from] RecordFault),
    /// A block of rows was not filled as it was said to be.
    #[error(transparent)]
    Block(#[from] BlockFault),
    /// Reading was stopped from outside.
    #[error("reading was interrupted after {rows} rows; nothing was counted")]
    Interrupted {
        /// How far it came.
        rows: u64,
    },
    /// The source of rows failed.
    #[error("the source of rows failed: {}", masked(&.0.to_string()))]
    Source(SourceFault),
}

impl From<Miscount> for Error {
    fn from(miscount: Miscount) -> Self {
        Self::Counts(miscount)
    }
}

impl From<SourceFault> for Error {
    fn from(fault: SourceFault) -> Self {
        Self::Source(fault)
    }
}

impl From<Misdeclared> for Error {
    fn from(fault: Misdeclared) -> Self {
        Self::Schema(Box::new(fault.into()))
    }
}

impl From<TooManyIssues> for Error {
    fn from(many: TooManyIssues) -> Self {
        Self::Counts(many.into())
    }
}

impl IssueList {
    /// The list if nothing was refused.
    ///
    /// # Errors
    /// [`Error::Issues`] with every issue up to the cap, if anything was.
    pub(crate) fn accept(self) -> Result<Self, Error> {
        let is_refused = self.counts.total(Deed::Refused) > 0;
        if is_refused { Err(Error::Issues(Box::new(self.of_refused_table()))) } else { Ok(self) }
    }
}

impl Error {
    /// JSON that does not read as what is expected, as its reader says it.
    pub(crate) fn json(what: &'static str, said: &serde_json::Error) -> Self {
        Self::Json { what, fault: StoredFault::Text { said: said.to_string() } }
    }

    /// What is wrong at a place of a schema, a plan or an instrument.
    pub(crate) fn declared(what: &'static str, place: TextPlace, fault: Misdeclared) -> Self {
        Self::Schema(Box::new(SchemaFault { what, place, fault }))
    }
}

/// Why nothing tells how many are in some cells.
fn untold(lacking: &[String], within: &Option<(u64, Option<u64>)>) -> String {
    match within {
        None => format!("some rows came from a table without {}", list(lacking)),
        Some((0, None)) => "it was not published, and nothing follows of it".to_owned(),
        Some((least, most)) => {
            format!("it was not published, and what was leaves {}", at_least(least, most))
        }
    }
}

/// `; did you mean "x"?` where one of the names is near.
fn nearest(found: &str, known: &[String]) -> String {
    crate::nearest::nearest(found, known.iter().map(String::as_str))
        .map_or(String::new(), |name| format!(" (did you mean {:?}?)", masked(name)))
}

/// What to do about a column that has another name in the table.
fn remedy_of_missing(table: TableName, column: &str, role: &str, present: &[String]) -> String {
    if !nearest(column, present).is_empty() || (role != column && role == "referred_on") {
        String::new()
    } else if role != column {
        "; if some tables do not have it, say missing_column = \"warn\" under [rules]".to_owned()
    } else {
        let part = if table.is_referrals() { String::new() } else { format!("{}.", table.name()) };
        format!(
            "; if it has another name there, map it in the schema: [{part}columns] {column} = \"…\""
        )
    }
}

fn list(names: &[String]) -> String {
    const MOST: usize = 30;
    let mut text = names.iter().take(MOST).map(|name| masked(name)).collect::<Vec<_>>().join(", ");
    if names.len() > MOST {
        text.push_str(&format!(" and {} more", names.len() - MOST));
    }
    if text.is_empty() { "none".to_owned() } else { text }
}

/// A day given as text, for arguments.
pub(crate) fn argument_day(argument: &'static str, text: &str) -> Result<Day, Error> {
    text.parse().map_err(|_| Error::Argument {
        argument,
        expected: "a date written YYYY-MM-DD".to_owned(),
        found: format!("{text:?}"),
    })
}
