//! The files and sheets that a reader of files met, known when the last row is read.

use laks::{Place, Places};
use pyo3::prelude::*;

/// A list of pairs of file and sheet that the reader adds to while it reads.
#[derive(Debug)]
pub(crate) struct PlaceList(Option<Py<PyAny>>);

impl PlaceList {
    pub(crate) fn new(list: Option<&Bound<'_, PyAny>>) -> Self {
        Self(list.map(|list| list.clone().unbind()))
    }

    /// The places met so far; none if the list cannot be read, and then rows have plain numbers.
    pub(crate) fn known(&self) -> Places {
        let Some(list) = &self.0 else { return Places::default() };
        let pairs: Vec<(String, Option<String>)> =
            Python::attach(|py| list.extract(py)).unwrap_or_default();
        Places(pairs.into_iter().map(|(file, sheet)| Place { file, sheet }).collect())
    }
}
