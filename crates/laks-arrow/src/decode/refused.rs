//! Why a block cannot be decoded, as an error that names row and column.

use crate::column_at::ColumnAt;
use laks::Error;
use laks::adapter::Layout;
use laks::results::SourceFault;

/// Why a block cannot be decoded.
pub(super) enum Refused {
    /// A text that cannot be a label or an id, at a row of the block.
    BrokenText { row: usize },
    /// A label with a CPR number in it, at a row of the block.
    PersonLabel { row: usize },
    /// A number of more digits than can be read, at a row of the block.
    LongNumber { row: usize },
    /// Ids that are CPR numbers, of which the schema does not know.
    UndeclaredCpr,
}

impl Refused {
    /// The error for a column, with the number that a row has in its file.
    pub(super) fn error(
        &self,
        layout: &Layout,
        place: &ColumnAt,
        number: impl Fn(usize) -> u64,
    ) -> Error {
        let words = layout.columns.iter();
        let mut roles = words.filter(|(_, column)| **column == *place.name);
        let role = roles.next().map_or(&*place.name, |(word, _)| word);
        match self {
            Self::BrokenText { row } => broken_text(place, number(*row)),
            Self::LongNumber { row } => {
                let (row, column) = (number(*row), place.name.to_string());
                SourceFault::LongNumber { row, column }.into()
            }
            Self::PersonLabel { row } => Error::person_as_label(number(*row), &place.name, role),
            Self::UndeclaredCpr => Error::undeclared_cpr(&place.name, role),
        }
    }
}

fn broken_text(place: &ColumnAt, row: u64) -> Error {
    SourceFault::NotUtf8 { row, column: place.name.to_string() }.into()
}
