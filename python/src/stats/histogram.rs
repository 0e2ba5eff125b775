//! How many had each value: from values one by one, or from a table.

use super::arguments::{call, count, real};
use super::columns::{counts, reals, table};
use laks_stats::Histogram;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// A table: how many had each value (a dict), each score from 0 (a row), or each pair (rows).
pub(crate) fn of_table(given: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Histogram> {
    let py = given.py();
    if let Ok(dict) = given.cast::<PyDict>() {
        let cell = |(value, n): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
            Ok((real(&value, argument)?, count(&n, argument)?))
        };
        let cells = dict.iter().map(cell).collect::<PyResult<Vec<_>>>()?;
        return call(py, || Histogram::from_counts(cells));
    }
    if let Ok(row) = counts(given, argument) {
        let cells: Vec<_> =
            (0..).zip(row).map(|(score, n): (u32, _)| (f64::from(score), n)).collect();
        return call(py, || Histogram::from_counts(cells));
    }
    let table = table(given, argument)?;
    call(py, || Ok(laks_stats::paired_change_table(&table)?.changes().clone()))
}

/// Values one by one, or any of the tables but a row, which would be values.
pub(crate) fn of_values(given: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Histogram> {
    let is_table = given.is_instance_of::<PyDict>()
        || given.getattr("ndim").is_ok_and(|n| n.extract::<u32>().is_ok_and(|n| n == 2))
        || given.get_item(0).is_ok_and(|first| first.hasattr("__len__").unwrap_or(false));
    if is_table {
        return of_table(given, argument);
    }
    let values = reals(given, argument)?;
    call(given.py(), || Histogram::from_values(&values))
}
