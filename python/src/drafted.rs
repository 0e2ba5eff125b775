//! What drafting a schema asks the rules that will read a table, for `laks.drafting`.

use crate::arguments::kinds::{file_name, texts as several};
use crate::arguments::named as argument;
use crate::errors::file_refused;
use laks::adapter::DayCount;
use laks::sections::DateOrder;
use laks_files::{Look, first_rows as first_rows_of};
use pyo3::prelude::*;
use std::path::PathBuf;

/// What a text looks like: ``date``, ``day_number`` (a spreadsheet's, and a number as well), ``number`` or
/// ``text``.
#[pyfunction]
pub(crate) fn look_of(#[pyo3(from_py_with = argument::text)] text: &str) -> &'static str {
    match laks_files::look_of(text) {
        Look::Date => "date",
        Look::DayNumber => "day_number",
        Look::Number => "number",
        Look::Text => "text",
    }
}

/// The days that a number may be, as programs count them, of those from 1990 to 2049: the way, and the day.
#[pyfunction]
pub(crate) fn days_as_number(
    #[pyo3(from_py_with = argument::text)] text: &str,
) -> Vec<(&'static str, String)> {
    let readings = DayCount::readings(text).into_iter();
    readings.map(|(count, day)| (count.name(), day.to_string())).collect()
}

/// An order, whether it is sure, whether some dates show another, and whether some are numbers of days.
type Order = (Option<&'static str>, bool, bool, bool);

/// In which order dates are written, whether that is sure, whether some show another, and whether some are
/// numbers of days.
#[pyfunction]
pub(crate) fn order_of(texts: &Bound<'_, PyAny>) -> PyResult<Order> {
    let found = laks_files::order_of(&several(texts, "texts")?);
    let order = found.order.map(|order| match order {
        DateOrder::DayMonthYear => "d-m-y",
        DateOrder::MonthDayYear => "m-d-y",
        DateOrder::YearMonthDay => "y-m-d",
    });
    Ok((order, found.is_sure, found.is_mixed, found.has_day_numbers))
}

/// The first rows of a CSV of which nothing is known: its rows, its encoding if not UTF-8, its separator.
type FirstRows = (Vec<Vec<String>>, Option<&'static str>, char);

/// Looks at the first rows of a CSV; `name` is what sentences call it.
#[pyfunction]
pub(crate) fn first_rows(
    py: Python<'_>,
    #[pyo3(from_py_with = argument::path)] path: PathBuf,
    name: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = argument::most)] most: u64,
) -> PyResult<FirstRows> {
    let name = file_name(name, "name")?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let found = py.detach(move || first_rows_of(&path, &name, most));
    let found = found.map_err(|error| file_refused(py, &error))?;
    Ok((found.rows, found.encoding, found.separator))
}
