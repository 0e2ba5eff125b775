//! One file, or one sheet of a workbook: its columns, what is noted of it, and its rows when they are asked
//! for.

use crate::other_texts::OtherTexts;
use crate::row_choice::RowCounts;
use arrow_schema::DataType;
use laks_arrow::Batches;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Where the rows of a part come from.
pub trait RowSource: fmt::Debug + Send + Sync {
    /// The rows from the first on, in record batches of the column [`laks::adapter::ROW_COLUMN`] and then those
    /// columns of the part that are wanted, in its order.
    fn batches(&self, wanted: &[bool]) -> Batches;
}

/// What became of the rows of a part so far; whoever reads them keeps it up.
#[derive(Debug, Clone, Default)]
pub struct Tallied {
    counts: Arc<Mutex<RowCounts>>,
    /// What stands where no row was asked for.
    pub(crate) others: OtherTexts,
}

impl Tallied {
    /// Notes how far it came.
    ///
    /// ```
    /// use laks_files::{RowCounts, Tallied};
    /// let tallied = Tallied::default();
    /// tallied.set(RowCounts { rows: 35, blank: 2, ..RowCounts::default() });
    /// assert_eq!((tallied.get().rows, tallied.get().blank), (35, 2));
    /// ```
    pub fn set(&self, counts: RowCounts) {
        *self.counts.lock().unwrap_or_else(PoisonError::into_inner) = counts;
    }

    /// How far it came.
    ///
    /// ```
    /// use laks_files::{RowCounts, Tallied};
    /// let tallied = Tallied::default();
    /// assert_eq!(tallied.get(), RowCounts::default()); // nothing was read yet
    /// ```
    pub fn get(&self) -> RowCounts {
        *self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is noted of a file or sheet when it is opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlaceNote {
    /// What sentences call the file.
    pub file: String,
    /// The sheet's name, in a workbook.
    pub sheet: Option<String>,
    /// What kind of file it is.
    pub kind: String,
    /// The row of the column names, where the file is one of texts.
    pub header_row: Option<u64>,
    /// The letters of a CSV.
    pub encoding: Option<String>,
    /// What separates the cells of a CSV.
    pub separator: Option<char>,
}

impl PlaceNote {
    /// What sentences call it: the file, and the sheet where there is one.
    ///
    /// ```
    /// use laks_files::PlaceNote;
    /// let note = PlaceNote {
    ///     file: "cafe.xlsx".to_owned(),
    ///     sheet: Some("LC4".to_owned()),
    ///     ..PlaceNote::default()
    /// };
    /// assert_eq!(note.name(), r#"cafe.xlsx, sheet "LC4""#);
    /// ```
    pub fn name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}, sheet \"{sheet}\"", self.file),
            None => self.file.clone(),
        }
    }
}

/// A place that rows come from.
#[derive(Debug, Clone)]
pub struct Part {
    /// What is noted of it.
    pub note: PlaceNote,
    /// The name of the file, without its ending.
    pub stem: String,
    /// What its columns are called.
    pub names: Vec<String>,
    /// What they hold.
    pub types: Vec<DataType>,
    /// Columns that the name of the file or sheet gives.
    pub constants: Vec<(String, String)>,
    /// Its rows.
    pub source: Arc<dyn RowSource>,
    /// What became of its rows.
    pub tallied: Tallied,
}

impl Part {
    /// A part whose columns are texts.
    pub(crate) fn of_texts(
        note: PlaceNote,
        stem: &str,
        names: Vec<String>,
        source: Arc<dyn RowSource>,
        tallied: Tallied,
    ) -> Self {
        let types = vec![DataType::Utf8View; names.len()];
        Self { note, stem: stem.to_owned(), names, types, constants: Vec::new(), source, tallied }
    }

    /// Whether it has a column of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|other| other == name)
            || self.constants.iter().any(|(other, _)| other == name)
    }
}
