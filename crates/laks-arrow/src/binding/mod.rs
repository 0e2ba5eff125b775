//! Which column of an Arrow table feeds which of laks' columns, agreed once before the first row.

mod bind;
mod case;
mod goals;
mod joined;
mod kind;
mod one_for_two;
mod outcomes;
mod reader;
mod strata;
mod table;

pub use bind::Binding;
pub(crate) use reader::{DaysOf, IdsOf, LevelsOf, MarksOf, Reader};
