//! Groups and strata under any labels, numbered in their sorted order.

use crate::errors::refused;
use crate::stats::arguments::shown;
use crate::stats::columns::{as_array, whole_buffer};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

/// The labels of a column as numbers from 0.
pub(crate) fn labels(values: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Vec<u32>> {
    let py = values.py();
    let expected = "a column of labels that can be sorted: all numbers, or all texts, without gaps";
    let wrong = || refused(py, argument, expected, shown(values));
    if values.is_instance_of::<PyString>() {
        return Err(wrong());
    }
    if let Some(codes) = whole_buffer(&as_array(values)) {
        return Ok(numbered(&codes));
    }
    // Python's own texts are hashed and compared faster than an array's.
    let list = values
        .call_method0(pyo3::intern!(py, "to_list"))
        .or_else(|_| values.call_method0(pyo3::intern!(py, "tolist")))
        .or_else(|_| values.try_iter().map(Bound::into_any).map_err(|_| wrong()))?;
    let items = list.try_iter().map_err(|_| wrong())?;
    let column: Vec<Bound<'_, PyAny>> = items.collect::<PyResult<_>>()?;
    let seen = PyDict::new(py);
    for label in &column {
        seen.set_item(label, 0).map_err(|_| wrong())?;
    }
    let sorted = py.import("builtins")?.call_method1("sorted", (&seen,)).map_err(|_| wrong())?;
    for (number, label) in sorted.try_iter()?.enumerate() {
        seen.set_item(label?, number)?;
    }
    let number = |label: &Bound<'_, PyAny>| match seen.get_item(label)? {
        Some(number) => number.extract::<u32>(),
        None => Err(wrong()),
    };
    column.iter().map(number).collect()
}

/// Whole numbers as their places among the distinct ones.
fn numbered(codes: &[i128]) -> Vec<u32> {
    let mut distinct = codes.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let place = |code: &i128| distinct.partition_point(|other| other < code);
    codes.iter().map(|code| u32::try_from(place(code)).unwrap_or(u32::MAX)).collect()
}
