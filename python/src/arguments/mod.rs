//! Arguments as Python gives them: dates, names, keys, what a count is asked for. Plain values are read by
//! [`kinds`], each under its own name in [`named`].

pub(crate) mod kinds;
pub(crate) mod named;

use self::kinds::{few, shown, text};
use crate::errors::{OrRaise, refused};
use laks::adapter::Layout;
use laks::{Day, Spec};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// A date, given as `YYYY-MM-DD` or as a `datetime.date`.
pub(crate) fn day(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Day> {
    let py = value.py();
    if value.is_instance_of::<PyString>() {
        return text(value, argument)?.parse().or_raise(py);
    }
    let part = |name: &str| value.getattr(name).ok();
    let day = (|| {
        let year = part("year")?.extract().ok()?;
        Day::new(year, part("month")?.extract().ok()?, part("day")?.extract().ok()?).ok()
    })();
    day.ok_or_else(|| {
        let expected = "a date, or a text written YYYY-MM-DD, from 1800-01-01 to 2199-12-31";
        refused(py, argument, expected, shown(value))
    })
}

/// One date, or several.
pub(crate) fn days(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Vec<Day>> {
    let is_several = !value.is_instance_of::<PyString>() && value.try_iter().is_ok();
    if !is_several {
        return Ok(vec![day(value, argument)?]);
    }
    few(value, argument, "a date, or a list of dates", |item| day(item, argument))
}

/// One name, or several.
pub(crate) fn names(
    value: Option<&Bound<'_, PyAny>>,
    argument: &'static str,
) -> PyResult<Vec<String>> {
    let Some(value) = value else { return Ok(Vec::new()) };
    if value.is_instance_of::<PyString>() {
        return Ok(vec![text(value, argument)?.to_owned()]);
    }
    let expected = "a text, or a list of texts";
    let wrong = || refused(value.py(), argument, expected, shown(value));
    few(value, argument, expected, |item| {
        if item.is_instance_of::<PyString>() {
            text(item, argument).map(str::to_owned)
        } else {
            Err(wrong())
        }
    })
}

/// A day as `datetime.date`.
pub(crate) fn date(py: Python<'_>, day: Day) -> PyResult<Bound<'_, PyAny>> {
    py.import("datetime")?.getattr("date")?.call_method1("fromisoformat", (day.to_string(),))
}

/// A key as bytes; what was given instead is not shown.
pub(crate) fn bytes_of(key: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    if key.is_instance_of::<PyString>() {
        let refuse =
            |_| refused(key.py(), "key", "a text of whole characters", "half of one".into());
        return key.extract::<String>().map(String::into_bytes).map_err(refuse);
    }
    key.cast::<PyBytes>().map(|bytes| bytes.as_bytes().to_vec()).map_err(|_| {
        let found = key
            .get_type()
            .name()
            .map_or_else(|_| "something else".to_owned(), |name| format!("of type {name}"));
        refused(key.py(), "key", "bytes or a text", found)
    })
}

/// What a count is asked for.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) as_of: Vec<Day>,
    pub(crate) by: Vec<String>,
    pub(crate) follow_up_days: Option<u32>,
    pub(crate) horizons: Option<Vec<u32>>,
}

impl Question {
    /// The spec for tables of this layout.
    pub(crate) fn spec(&self, py: Python<'_>, layout: &Layout) -> PyResult<Spec> {
        let mut spec = Spec::new(layout, &self.as_of, &self.by).or_raise(py)?;
        if let Some(days) = self.follow_up_days {
            spec = spec.following(days).or_raise(py)?;
        }
        if let Some(horizons) = &self.horizons {
            spec = spec.within(horizons).or_raise(py)?;
        }
        Ok(spec)
    }
}
