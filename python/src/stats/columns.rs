//! Columns as Python gives them: lists, arrays, series, tables; buffers are read without iterating.

use super::arguments::{shown, whole};
use crate::errors::refused;
use pyo3::buffer::{Element, PyBuffer};
use pyo3::prelude::*;
use pyo3::types::PyString;

/// A column that has a buffer: itself, or the array behind a pandas or polars series.
pub(super) fn as_array<'py>(values: &Bound<'py, PyAny>) -> Bound<'py, PyAny> {
    let array = values.call_method0(pyo3::intern!(values.py(), "to_numpy"));
    array.unwrap_or_else(|_| values.clone())
}

fn buffered<T: Element, U>(values: &Bound<'_, PyAny>, convert: impl Fn(T) -> U) -> Option<Vec<U>> {
    let buffer = PyBuffer::<T>::get(values).ok()?;
    if buffer.dimensions() != 1 {
        return None;
    }
    Some(buffer.to_vec(values.py()).ok()?.into_iter().map(convert).collect())
}

/// A buffer of whole numbers of any width.
pub(super) fn whole_buffer(values: &Bound<'_, PyAny>) -> Option<Vec<i128>> {
    buffered(values, |x: i64| i128::from(x))
        .or_else(|| buffered(values, |x: i32| i128::from(x)))
        .or_else(|| buffered(values, |x: u64| i128::from(x)))
        .or_else(|| buffered(values, |x: u32| i128::from(x)))
        .or_else(|| buffered(values, |x: i16| i128::from(x)))
        .or_else(|| buffered(values, |x: u16| i128::from(x)))
        .or_else(|| buffered(values, |x: i8| i128::from(x)))
        .or_else(|| buffered(values, |x: u8| i128::from(x)))
}

/// Every item of something iterable, each read by `read`.
fn items<T>(
    values: &Bound<'_, PyAny>,
    argument: &'static str,
    expected: &str,
    read: impl Fn(&Bound<'_, PyAny>) -> Option<T>,
) -> PyResult<Vec<T>> {
    let py = values.py();
    let wrong = |found: &Bound<'_, PyAny>| refused(py, argument, expected, shown(found));
    if values.is_instance_of::<PyString>() {
        return Err(wrong(values));
    }
    let items = values.try_iter().map_err(|_| wrong(values))?;
    let read_item = |item: PyResult<Bound<'_, PyAny>>| {
        let item = item?;
        read(&item).ok_or_else(|| wrong(&item))
    };
    items.map(read_item).collect()
}

/// A column of real numbers.
pub(crate) fn reals(values: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Vec<f64>> {
    let values = as_array(values);
    if let Some(column) = buffered(&values, |x: f64| x) {
        return Ok(column);
    }
    if let Some(column) = whole_buffer(&values) {
        return Ok(column.into_iter().map(|x| x as f64).collect());
    }
    items(&values, argument, "a column of numbers without gaps", |item| item.extract().ok())
}

/// A column of real numbers with gaps: `None`, NaN and missing values of a series.
pub(crate) fn gappy(
    values: &Bound<'_, PyAny>,
    argument: &'static str,
) -> PyResult<Vec<Option<f64>>> {
    let expected = "a column of numbers, or None where one is missing";
    items(&as_array(values), argument, expected, |item| match item.extract::<Option<f64>>() {
        Ok(number) => Some(number.filter(|number| !number.is_nan())),
        Err(_) => is_missing(item).then_some(None),
    })
}

/// pandas' own missing value is neither `None` nor a number.
fn is_missing(item: &Bound<'_, PyAny>) -> bool {
    item.get_type().name().is_ok_and(|name| name == "NAType")
}

/// A column of counts.
pub(crate) fn counts(values: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Vec<u64>> {
    let values = as_array(values);
    let expected = "a column of whole numbers from 0 to 2^64 − 1";
    if let Some(column) = whole_buffer(&values) {
        let count = |x: i128| {
            u64::try_from(x).map_err(|_| refused(values.py(), argument, expected, x.to_string()))
        };
        return column.into_iter().map(count).collect();
    }
    items(&values, argument, expected, whole)
}

/// A column of small codes, such as causes; true counts as 1.
pub(crate) fn codes(values: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Vec<u32>> {
    let small = |x: u64| {
        let expected = "a column of whole numbers from 0 to 2^32 − 1";
        let wrong = |_| refused(values.py(), argument, expected, x.to_string());
        u32::try_from(x).map_err(wrong)
    };
    counts(values, argument)?.into_iter().map(small).collect()
}

/// Positions in a series, from 1.
pub(crate) fn positions(values: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Vec<usize>> {
    let place = |x: u64| usize::try_from(x).unwrap_or(usize::MAX);
    Ok(counts(values, argument)?.into_iter().map(place).collect())
}

/// A table of counts, row by row.
pub(crate) fn table(values: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Vec<Vec<u64>>> {
    let rows = items(&as_array(values), argument, "a table: rows of counts", |row| {
        Some(row.clone().unbind())
    })?;
    rows.iter().map(|row| counts(row.bind(values.py()), argument)).collect()
}
