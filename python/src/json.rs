//! Values that are plain data, as Python dicts and lists, and back: as their JSON would be.

use crate::arguments::kinds::shown;
use crate::errors::{invalid, refused};
use crate::plain_data::plain_data;
use pyo3::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value as JSON text.
pub(crate) fn text_of(py: Python<'_>, value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value)
        .map_err(|error| refused(py, "the value", "one that JSON can hold", error.to_string()))
}

/// JSON text as a value.
pub(crate) fn value_of<T: DeserializeOwned>(
    py: Python<'_>,
    what: &'static str,
    text: &str,
) -> PyResult<T> {
    serde_json::from_str(text).map_err(|error| {
        refused(py, "text", &format!("the JSON of a {what}"), format!("something else: {error}"))
    })
}

/// A value as Python's own dicts, lists, texts and numbers.
pub(crate) fn plain<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    Ok(plain_data(py, value)?)
}

/// Reads plain dicts, lists, texts and numbers as a value of laks.
pub(crate) fn read_plain<T: DeserializeOwned>(
    given: &Bound<'_, PyAny>,
    argument: &'static str,
    expected: &str,
) -> PyResult<T> {
    let py = given.py();
    let odd = || refused(py, argument, expected, shown(given));
    let text = py.import("json")?.call_method1("dumps", (given,)).map_err(|_| odd())?;
    let text: String = text.extract()?;
    serde_json::from_str(&text).map_err(|error| {
        let why = error.to_string();
        let why = why.split(" at line ").next().unwrap_or_default();
        invalid(py, format!("{argument} must be {expected}, but in it: {why}"))
    })
}

/// What `__reduce__` gives of an object with `to_json` and `from_json`.
pub(crate) fn by_its_json<'py>(
    of: &Bound<'py, PyAny>,
) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>,))> {
    Ok((of.get_type().getattr("from_json")?, (of.call_method0("to_json")?,)))
}
