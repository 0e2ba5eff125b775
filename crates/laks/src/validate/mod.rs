//! Which rows break which rule, and what is done about it.
//!
//! Columns go in as an adapter filled them, with what did not parse beside them. Out come columns that
//! obey every rule, and a log of what was refused, blanked, assumed, excluded or warned about.

mod action;
mod duplicates;
mod id_check;
mod issue;
mod log;
mod persons;
mod row_check;
mod rows;
mod rule;
mod rule_words;

pub use action::{Action, RuleAction, WhichCourse};
pub use id_check::IdCheck;
pub use issue::{Deed, Issue, IssueCounts, IssueList, TableName};
pub use log::IssueLog;
pub use rows::{Defect, Validator};
pub use rule::RuleId;

pub(crate) use duplicates::find_duplicates;
pub(crate) use persons::persons_in_courses;
pub(crate) use row_check::outside;
