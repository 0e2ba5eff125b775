//! A schema, a plan or an instrument that is refused: where, and how.

use super::misdeclared::Misdeclared;
use super::text_place::TextPlace;
use crate::persons::masked;

/// What is wrong in a declared text, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {what} cannot be read: {}", masked(&format!("{place}{fault}")))]
#[non_exhaustive]
pub struct SchemaFault {
    /// What it was to be: a schema, a plan or an instrument.
    pub what: &'static str,
    /// Where.
    pub place: TextPlace,
    /// What is wrong.
    pub fault: Misdeclared,
}

impl From<Misdeclared> for SchemaFault {
    /// What is wrong in a schema, of which no single key is the place.
    fn from(fault: Misdeclared) -> Self {
        Self { what: "schema", place: TextPlace::default(), fault }
    }
}
