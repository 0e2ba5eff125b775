//! Kinds of arguments: a text, a count, a number, a truth value. Each is read with the name of the argument,
//! and what does not fit is one sentence.

use crate::errors::refused;
use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::types::{PyBool, PyString};
use std::path::PathBuf;

/// Floats from here on do not tell neighbouring counts apart.
const WHOLE_UP_TO: f64 = 9_007_199_254_740_992.0;
/// Longer values are cut in a sentence about them.
const SHOWN: usize = 60;

/// How a value is shown in a sentence about it. What may hold rows of persons is told by its type alone.
pub(crate) fn shown(value: &Bound<'_, PyAny>) -> String {
    let kind = value.get_type();
    let is_plain = kind.module().is_ok_and(|module| module == "builtins");
    if !is_plain && value.hasattr("__len__").unwrap_or(true) {
        return kind
            .name()
            .map_or_else(|_| "something else".into(), |kind| format!("of type {kind}"));
    }
    let text = value.repr().map(|text| text.to_string_lossy().into_owned());
    let text = text.unwrap_or_else(|_| "something else".to_owned());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= SHOWN {
        return text;
    }
    text.chars().take(SHOWN - 3).chain("...".chars()).collect()
}

/// A text that can be written: Python also has texts with half a character.
pub(crate) fn text<'a>(value: &'a Bound<'_, PyAny>, argument: &'static str) -> PyResult<&'a str> {
    let Ok(text) = value.cast::<PyString>() else {
        return Err(refused(value.py(), argument, "a text", shown(value)));
    };
    text.to_str().map_err(|_| {
        let expected = "a text of whole characters";
        refused(value.py(), argument, expected, format!("{}, half of one", shown(value)))
    })
}

/// Texts.
pub(crate) fn texts(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Vec<String>> {
    let read = |item: &Bound<'_, PyAny>| text(item, argument).map(str::to_owned);
    several(value, argument, "a list of texts", read)
}

/// What sentences call a file; half a character, which a file's name can have, becomes a �.
pub(crate) fn file_name(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<String> {
    let name = value
        .cast::<PyString>()
        .map_err(|_| refused(value.py(), argument, "a text", shown(value)))?;
    Ok(name.to_string_lossy().into_owned())
}

/// A text that may be left out.
pub(crate) fn optional_text<'a>(
    value: &'a Bound<'_, PyAny>,
    argument: &'static str,
) -> PyResult<Option<&'a str>> {
    if value.is_none() { Ok(None) } else { text(value, argument).map(Some) }
}

/// A Python or numpy integer from 0, or a float that is one.
pub(crate) fn whole(value: &Bound<'_, PyAny>) -> Option<u64> {
    if let Ok(count) = value.extract::<u64>() {
        return Some(count);
    }
    let number = value.extract::<f64>().ok()?;
    let is_whole = (0.0..=WHOLE_UP_TO).contains(&number) && number.fract() == 0.0;
    is_whole.then_some(number as u64)
}

/// A whole number that fits its type; a truth value is none.
fn whole_as<T: TryFrom<u64>>(
    value: &Bound<'_, PyAny>,
    argument: &'static str,
    expected: &str,
) -> PyResult<T> {
    let number = if value.is_instance_of::<PyBool>() { None } else { whole(value) };
    number
        .and_then(|number| T::try_from(number).ok())
        .ok_or_else(|| refused(value.py(), argument, expected, shown(value)))
}

/// A count.
pub(crate) fn count(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<u64> {
    whole_as(value, argument, "a whole number from 0 to 2^64 − 1")
}

/// A path, as a text or as Python's own.
pub(crate) fn file_path(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<PathBuf> {
    value.extract().map_err(|_| refused(value.py(), argument, "a path", shown(value)))
}

/// A count of 32 bits: of goals, decimals, causes.
pub(crate) fn small_count(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<u32> {
    whole_as(value, argument, "a whole number from 0 to 2^32 − 1")
}

/// A number of days; the core says how many are too many.
pub(crate) fn day_count(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<u32> {
    whole_as(value, argument, "a number of days from 1 to 36525")
}

/// A number.
pub(crate) fn real(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<f64> {
    let number = if value.is_instance_of::<PyBool>() { None } else { value.extract().ok() };
    number.ok_or_else(|| refused(value.py(), argument, "a number", shown(value)))
}

/// An object of a class of laks.
pub(crate) fn object<'a, C: PyClass<Frozen = True> + Sync>(
    value: &'a Bound<'_, PyAny>,
    argument: &'static str,
    expected: &str,
) -> PyResult<&'a C> {
    let object = value.cast::<C>().map(Bound::get);
    object.map_err(|_| refused(value.py(), argument, expected, shown(value)))
}

/// A truth value.
pub(crate) fn flag(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<bool> {
    value.extract().map_err(|_| refused(value.py(), argument, "True or False", shown(value)))
}

/// Numbers of days.
pub(crate) fn day_counts(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Vec<u32>> {
    few(value, argument, "a list of numbers of days", |item| day_count(item, argument))
}

/// How many workers, at least one; left out, as many as there are processors.
pub(crate) fn worker_count(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<usize> {
    let expected = "a whole number from 1 to 1024, or None";
    let workers: u16 = whole_as(value, argument, expected)?;
    let refuse = || refused(value.py(), argument, expected, shown(value));
    (1..=1024).contains(&workers).then(|| usize::from(workers)).ok_or_else(refuse)
}

/// A function.
pub(crate) fn function<'a, 'py>(
    value: &'a Bound<'py, PyAny>,
    argument: &'static str,
) -> PyResult<&'a Bound<'py, PyAny>> {
    let function = Some(value).filter(|value| value.is_callable());
    function.ok_or_else(|| refused(value.py(), argument, "a function", shown(value)))
}

/// What may be left out, read like what may not.
pub(crate) fn optional<'a, 'py, T>(
    value: &'a Bound<'py, PyAny>,
    argument: &'static str,
    read: impl FnOnce(&'a Bound<'py, PyAny>, &'static str) -> PyResult<T>,
) -> PyResult<Option<T>> {
    if value.is_none() { Ok(None) } else { read(value, argument).map(Some) }
}

/// Every item of a list or column, each read alike.
pub(crate) fn several<T>(
    value: &Bound<'_, PyAny>,
    argument: &'static str,
    expected: &str,
    read: impl Fn(&Bound<'_, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    let py = value.py();
    let is_list = !value.is_instance_of::<PyString>();
    let items = value.try_iter().ok().filter(|_| is_list);
    let items = items.ok_or_else(|| refused(py, argument, expected, shown(value)))?;
    items.map(|item| read(&item?)).collect()
}

/// More names or dates than this are a mistake, such as an iterator without an end.
const MOST: usize = 100_000;

/// Every item of a short list, each read alike.
pub(crate) fn few<T>(
    value: &Bound<'_, PyAny>,
    argument: &'static str,
    expected: &str,
    read: impl Fn(&Bound<'_, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    let count = std::cell::Cell::new(0_usize);
    several(value, argument, expected, |item| {
        count.set(count.get() + 1);
        if count.get() > MOST {
            return Err(refused(item.py(), argument, expected, format!("more than {MOST} items")));
        }
        read(item)
    })
}
