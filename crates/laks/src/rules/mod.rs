//! Which rules a row must obey, what is done where it breaks one, and the list of what was found.

mod action;
mod action_fault;
mod allowed;
mod clue;
mod defect;
mod earlier_row;
mod exit;
mod expected;
mod found;
mod issue;
mod log;
mod place;
mod rule;
mod shown;
mod spellings;
mod stage;
mod table_name;

pub use action::{Action, RuleAction, WhichCourse};
pub use action_fault::ActionFault;
pub(crate) use clue::Clue;
pub use defect::Defect;
pub use earlier_row::EarlierRow;
pub use exit::{Exit, State};
pub(crate) use expected::one_of;
pub use expected::{Expected, ExpectedScore, LONG_SCORE};
pub use found::{Found, Moment, Side};
pub use issue::{Deed, Issue, IssueCounts, IssueList, TooManyIssues};
pub use log::IssueLog;
pub use place::{Place, Places, ROW_COLUMN};
pub use rule::RuleId;
pub use shown::Shown;
pub use spellings::Spellings;
pub use stage::Stage;
pub use table_name::TableName;
