//! Published figures, as Python gives them, into a tally.

use crate::arguments::kinds::{optional_text, several, shown, text};
use crate::errors::{OrRaise, refused};
use laks::results::{Bounds, FigureRow, Figures};
use laks::{Day, Tally};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyList, PyString, PyTuple};

/// A tally of one row of figures, or of several with labels.
pub(crate) fn tally_of_figures(
    py: Python<'_>,
    as_of: Option<Day>,
    rows: Option<&Bound<'_, PyAny>>,
    by: Vec<String>,
    figures: Option<&Bound<'_, PyDict>>,
) -> PyResult<Tally> {
    match (rows, figures) {
        (Some(_), Some(_)) => {
            Err(refused(py, "rows", "given without further figures beside it", "both".to_owned()))
        }
        (None, figures) if by.is_empty() => {
            let no_figures = PyDict::new(py);
            let figures = figures_of(figures.unwrap_or(&no_figures), &by)?;
            Tally::from_counts(figures, as_of).or_raise(py)
        }
        (None, _) => {
            let expected = "a list of dicts, one for each stratum of by";
            Err(refused(py, "rows", expected, "not given".to_owned()))
        }
        (Some(rows), None) => {
            let expected = "a list of dicts, one for each stratum of by";
            let rows = several(rows, "rows", expected, |row| figure_row(row, &by))?;
            Tally::from_rows(by, rows, as_of).or_raise(py)
        }
    }
}

fn figure_row(row: &Bound<'_, PyAny>, by: &[String]) -> PyResult<FigureRow> {
    let Ok(row) = row.cast::<PyDict>() else {
        let expected = "a list of dicts, one for each stratum of by";
        return Err(refused(row.py(), "rows", expected, shown(row)));
    };
    let label = |name: &String| match row.get_item(name)? {
        Some(value) => Ok(optional_text(&value, "a label of rows")?.map(str::to_owned)),
        None => {
            let expected = format!("dicts that each have the stratum {name:?}");
            Err(refused(row.py(), "rows", &expected, shown(row)))
        }
    };
    let key = by.iter().map(label).collect::<PyResult<_>>()?;
    Ok(FigureRow { key, figures: figures_of(row, by)? })
}

/// The figures of a dict; `None` is a figure that is not known, a pair or a text such as `<5` one of which only
/// bounds are.
fn figures_of(row: &Bound<'_, PyDict>, by: &[String]) -> PyResult<Figures> {
    let py = row.py();
    let mut counts: Vec<(String, Bounds)> = Vec::new();
    for (name, value) in row {
        let name = text(&name, "the name of a figure")?.to_owned();
        if by.contains(&name) || value.is_none() {
            continue;
        }
        let Some(bounds) = bounds_of(&value) else {
            let found = format!("{name} = {}", shown(&value));
            return Err(refused(py, "a figure", FIGURE, found));
        };
        counts.push((name, bounds));
    }
    Figures::new(counts.iter().map(|(name, count)| (name.as_str(), *count))).or_raise(py)
}

const FIGURE: &str = "a whole number from 0, a pair of the least and the most it can be such as (5, 9), a text \
                      as it was published such as \"<5\" or \"*\", or None";

/// A count, the pair of its bounds, or how it was published.
fn bounds_of(value: &Bound<'_, PyAny>) -> Option<Bounds> {
    let count = |value: &Bound<'_, PyAny>| {
        value.extract::<u64>().ok().filter(|_| !value.is_instance_of::<PyBool>())
    };
    if value.is_instance_of::<PyTuple>() || value.is_instance_of::<PyList>() {
        let [least, most] = value.extract::<[Bound<'_, PyAny>; 2]>().ok()?;
        return Some(Bounds::between(count(&least)?, count(&most)?));
    }
    if let Ok(text) = value.cast::<PyString>() {
        return text.to_str().ok()?.parse().ok();
    }
    count(value).map(Bounds::exactly)
}
