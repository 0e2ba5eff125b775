//! Recruitment and retention analytics of health programmes: count once, infer from counts.
//!
//! Rows become a [`Cohort`], a cohort is counted into a tally of whole numbers, and every figure is
//! computed from the tally. The modules stand in the order in which data flow through them.

mod declared;
mod error;
mod nearest;

mod records;
mod validate;

mod join;

mod tally;

mod reason;

mod estimate;
mod funnel;
mod goals;
mod outcomes;
mod plan;

mod compare;

mod tables;

pub use compare::*;
pub use error::Error;
pub use estimate::{Estimate, Note, Unit};
pub use funnel::*;
pub use goals::*;
pub use join::*;
pub use nearest::nearest;
pub use outcomes::*;
pub use plan::*;
pub use reason::Reason;
pub use records::*;
pub use tables::{
    Column, Language, Present, Table, Values, format_number, format_share, rounding_note,
};
pub use tally::*;
pub use validate::*;
