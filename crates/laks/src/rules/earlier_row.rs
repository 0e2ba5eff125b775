//! The row on which something stands that a later row repeats.

use super::place::Places;
use crate::persons::masked;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A row that a later one repeats.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EarlierRow {
    /// Its number as in the file.
    pub row: u64,
    /// The file, where the row came from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet, where the file is a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
}

impl EarlierRow {
    /// The row with this number.
    pub(crate) const fn numbered(row: u64) -> Self {
        Self { row, file: None, sheet: None }
    }

    /// The same with its file and sheet, where rows come from several.
    pub(super) fn located(self, places: &Places) -> Self {
        match places.of(self.row) {
            (Some(place), row) if places.0.len() > 1 => Self {
                row,
                file: Some(masked(&place.file).into_owned()),
                sheet: place.sheet.as_deref().map(|sheet| masked(sheet).into_owned()),
            },
            (_, row) => Self { row, ..self },
        }
    }
}

impl fmt::Display for EarlierRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}", self.row)?;
        if let Some(file) = &self.file {
            write!(f, " of {file:?}")?;
        }
        match &self.sheet {
            Some(sheet) => write!(f, ", sheet {sheet:?}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::place::Place;
    use super::*;

    #[test]
    fn a_row_is_told_with_its_file_only_where_there_are_several() {
        let place =
            |sheet: &str| Place { file: "cafe.xlsx".to_owned(), sheet: Some(sheet.to_owned()) };
        let row = EarlierRow::numbered((1 << 32) + 7);
        let both = Places(vec![place("LC1"), place("LC2")]);
        assert_eq!(row.located(&both).to_string(), "row 7 of \"cafe.xlsx\", sheet \"LC2\"");
        let one = Places(vec![place("LC1")]);
        assert_eq!(EarlierRow::numbered(7).located(&one).to_string(), "row 7");
    }
}
