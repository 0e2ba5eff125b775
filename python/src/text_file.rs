//! Files of text, such as a schema or a plan: read, or refused by their name.

use crate::arguments::named as argument;
use crate::errors::{OrRaise, unreadable};
use laks::Error;
use laks::adapter::masked;
use pyo3::exceptions::{PyFileNotFoundError, PyIsADirectoryError};
use pyo3::prelude::*;

/// What a file of UTF-8 text says; errors of its text name the file.
pub(crate) fn read_as<T>(
    path: &Bound<'_, PyAny>,
    parse: impl FnOnce(&str) -> Result<T, Error>,
) -> PyResult<T> {
    let (py, path) = (path.py(), argument::path(path)?);
    let name = path.display();
    if path.is_dir() {
        let sentence = format!("'{name}' is a folder, not a file of text");
        return Err(PyIsADirectoryError::new_err(masked(&sentence).into_owned()));
    }
    if !path.exists() {
        let sentence = format!("there is no file '{name}'");
        return Err(PyFileNotFoundError::new_err(masked(&sentence).into_owned()));
    }
    let bytes = std::fs::read(&path)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let at = error.valid_up_to();
        unreadable(py, format!("{name} must be UTF-8 text, but is not at byte {at}"))
    })?;
    let named = |error: Error| error.in_file(&name.to_string());
    parse(text.trim_start_matches('\u{feff}')).map_err(named).or_raise(py)
}
