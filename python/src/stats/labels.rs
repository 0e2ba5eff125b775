//! Groups and strata under any labels, numbered in their sorted order.

use crate::errors::refused;
use crate::stats::arguments::shown;
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
    let list = match values.call_method0(pyo3::intern!(py, "to_list")) {
        Ok(list) => list,
        Err(_) => values.try_iter().map_err(|_| wrong())?.into_any(),
    };
    let column: Vec<Bound<'_, PyAny>> = list.try_iter()?.collect::<PyResult<_>>()?;
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

/// The labels of a column that may be left out.
pub(crate) fn optional_labels(
    values: Option<&Bound<'_, PyAny>>,
    argument: &'static str,
) -> PyResult<Option<Vec<u32>>> {
    values.map(|values| labels(values, argument)).transpose()
}
