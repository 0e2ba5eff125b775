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

pub use below::Below;
pub use calendar::*;
pub use cohort::*;
pub use compare::*;
pub use error::Error;
pub use estimate::{Estimate, Note, Unit};
pub use figure::{Figure, OutcomeFigure};
pub use funnel::*;
pub use goals::*;
pub use join::*;
pub use language::Language;
pub use method::Method;
pub use nearest::nearest;
pub use outcomes::*;
pub use persons::*;
pub use plan::*;
pub use reason::Reason;
pub use records::*;
pub use rules::*;
pub use schema::*;
pub use tables::{Column, Present, Table, Values, View};
pub use tally::*;
pub use validate::*;
pub use voice::*;
