//! The dict of a schema as JSON, checked on the way: JSON would write a key 1 as "1", and any object as a text.

use crate::arguments::kinds::shown;
use crate::errors::OrRaise;
use laks::results::Misdeclared;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyList, PyString, PyTuple};
use serde_json::{Map, Number, Value};

/// A schema nested deeper than this is a mistake, such as a dict that holds itself.
const DEEPEST: usize = 32;

/// The JSON of a dict.
///
/// # Errors
/// `SchemaError` when a key is no text, or a value has no place in a schema.
pub(crate) fn json_of(keys: &Bound<'_, PyDict>) -> PyResult<String> {
    let value = table(keys, &mut Vec::new())?;
    Ok(value.to_string())
}

fn refuse<T>(py: Python<'_>, fault: Misdeclared) -> PyResult<T> {
    Err(fault).or_raise(py)
}

/// That dicts or lists lie in each other, from these sections on.
fn endless(what: &'static str, place: &[String]) -> Misdeclared {
    Misdeclared::Endless { what, section: place.iter().take(3).cloned().collect() }
}

fn table(keys: &Bound<'_, PyDict>, place: &mut Vec<String>) -> PyResult<Value> {
    let py = keys.py();
    if place.len() >= DEEPEST {
        return refuse(py, endless("dicts", place));
    }
    let mut map = Map::new();
    for (key, value) in keys {
        let Some(name) = whole_text(&key) else {
            let (found, section) = (shown(&key), place.clone());
            return refuse(py, Misdeclared::KeyNoText { found, section });
        };
        place.push(name.clone());
        map.insert(name, any(&value, place)?);
        place.pop();
    }
    Ok(Value::Object(map))
}

/// A text of whole characters.
fn whole_text(value: &Bound<'_, PyAny>) -> Option<String> {
    value.is_instance_of::<PyString>().then(|| value.extract().ok()).flatten()
}

fn any(value: &Bound<'_, PyAny>, place: &mut Vec<String>) -> PyResult<Value> {
    if let Ok(keys) = value.cast::<PyDict>() {
        return table(keys, place);
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        return list(value, place);
    }
    match plain(value) {
        Some(value) => Ok(value),
        None => {
            let (found, section) = (shown(value), place.clone());
            refuse(value.py(), Misdeclared::ValueOfNoKind { found, section })
        }
    }
}

fn list(value: &Bound<'_, PyAny>, place: &mut Vec<String>) -> PyResult<Value> {
    if place.len() >= DEEPEST {
        return refuse(value.py(), endless("lists", place));
    }
    place.push("…".to_owned());
    let items: PyResult<Vec<Value>> = value.try_iter()?.map(|item| any(&item?, place)).collect();
    place.pop();
    items.map(Value::Array)
}

/// A value without parts; dates and paths are texts.
fn plain(value: &Bound<'_, PyAny>) -> Option<Value> {
    if value.is_none() {
        return Some(Value::Null);
    }
    if value.is_instance_of::<PyBool>() {
        return value.extract().ok().map(Value::Bool);
    }
    if value.is_instance_of::<PyString>() {
        return whole_text(value).map(Value::String);
    }
    if let Ok(number) = value.extract::<i64>() {
        return Some(Value::Number(number.into()));
    }
    for written in ["isoformat", "__fspath__"] {
        if let Ok(text) = value.call_method0(written) {
            return whole_text(&text).map(Value::String);
        }
    }
    value.extract::<f64>().ok().and_then(Number::from_f64).map(Value::Number)
}
