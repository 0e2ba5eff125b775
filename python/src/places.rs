//! The files and sheets that a reader of files met, known when the last row is read.

use laks::results::{Place, Places};
use pyo3::prelude::*;
use pyo3::types::PyString;

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
        Python::attach(|py| Places(places(list.bind(py)).unwrap_or_default()))
    }
}

/// Each pair; what a name has of half a character becomes a �.
fn places(list: &Bound<'_, PyAny>) -> Option<Vec<Place>> {
    let word = |text: Bound<'_, PyAny>| {
        text.cast_into::<PyString>().ok().map(|text| text.to_string_lossy().into_owned())
    };
    let place = |pair: PyResult<Bound<'_, PyAny>>| {
        let (file, sheet): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.ok()?.extract().ok()?;
        Some(Place { file: word(file)?, sheet: word(sheet) })
    };
    list.try_iter().ok()?.map(place).collect()
}
