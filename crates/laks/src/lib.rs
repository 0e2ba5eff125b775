//! Recruitment and retention analytics of health programmes: count once, infer from counts.
//!
//! Rows become a [`Cohort`], a cohort is counted into a tally of whole numbers, and every figure is
//! computed from the tally. The modules stand in the order in which data flow through them: none uses one
//! that stands below it.

mod persons;

mod language;
mod nearest;

mod calendar;

mod rules;

mod error;

mod schema;

mod records;
mod validate;

mod join;

mod cohort;

mod tally;

mod below;
mod figure;
mod method;
mod reason;

mod estimate;
mod funnel;
mod goals;
mod outcomes;

mod compare;
mod plan;

mod voice;

mod tables;

pub mod adapter;
pub mod results;
pub mod sections;
pub mod words;

pub use calendar::{Day, Month};
pub use cohort::{Cohort, Record, Scores, Split};
pub use compare::{Compare, Comparison};
pub use error::Error;
pub use estimate::{Estimate, Note};
pub use figure::Figure;
pub use funnel::{Flow, Funnel, Rates, Waiting};
pub use goals::GoalAttainment;
pub use join::JoinedTables;
pub use language::Language;
pub use method::Method;
pub use outcomes::{Change, Outcome, Outcomes};
pub use plan::{Plan, PlanStatus, Status, TargetStatus};
pub use reason::Reason;
pub use records::EntryWindow;
pub use rules::{Exit, Issue, IssueList, RuleId, Stage};
pub use schema::{GoalMark, Schema};
pub use tables::{Present, Table, View};
pub use tally::{Among, Spec, Tally};
