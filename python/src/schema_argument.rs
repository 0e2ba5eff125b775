//! A schema as an argument: a dict, a `Schema` or a file, with the key of its persons.

use crate::arguments::bytes_of;
use crate::errors::OrRaise;
use crate::schema::{Schema, from_dict, read};
use laks::sections::{PersonId, PersonKey};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// A schema: nothing, a dict, a `Schema`, or the path of a file.
pub(crate) fn schema(value: Option<&Bound<'_, PyAny>>) -> PyResult<laks::Schema> {
    let Some(value) = value else { return Ok(laks::Schema::default()) };
    if let Ok(schema) = value.cast::<Schema>() {
        return Ok(schema.get().inner.clone());
    }
    if let Ok(keys) = value.cast::<PyDict>() {
        return from_dict(keys);
    }
    read(value)
}

/// The schema with the key that its persons are hashed with: the one given, or that of the environment.
pub(crate) fn keyed(
    py: Python<'_>,
    mut schema: laks::Schema,
    key: Option<&Bound<'_, PyAny>>,
) -> PyResult<laks::Schema> {
    let secret = match key {
        Some(key) => Some(bytes_of(key)?),
        None if schema.persons.id == PersonId::Cpr => {
            std::env::var("LAKS_KEY").ok().map(String::into_bytes)
        }
        None => None,
    };
    if let Some(secret) = secret {
        schema.persons.key = Some(PersonKey::new(&secret).or_raise(py)?);
    }
    Ok(schema)
}
