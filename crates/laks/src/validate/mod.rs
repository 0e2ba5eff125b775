//! Which rows break which rule, and what is done about it.
//!
//! Columns go in as an adapter filled them, with what did not parse beside them. Out come columns that
//! obey every rule, and a log of what was refused, blanked, assumed, excluded or warned about.

mod checks;
mod duplicates;
mod id_check;
mod persons;
mod row_check;
mod rows;
mod score_dates;

pub(crate) use duplicates::find_duplicates;
pub use id_check::IdCheck;
pub(crate) use persons::persons_in_courses;
pub(crate) use row_check::outside;
pub use rows::Validator;
