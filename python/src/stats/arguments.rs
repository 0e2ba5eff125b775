//! Single numbers and names as Python gives them; what does not fit is one sentence.

use crate::errors::{OrRaise, refused};
use laks_stats::UnknownMethod;
use pyo3::prelude::*;
use std::str::FromStr;

/// What a count is, in words.
const COUNT: &str = "a whole number from 0 to 2^64 − 1";
/// Floats from here on do not tell neighbouring counts apart.
const WHOLE_UP_TO: f64 = 9_007_199_254_740_992.0;

/// Runs a formula without holding the interpreter; its error becomes laks' exception.
pub(crate) fn call<T: Send>(
    py: Python<'_>,
    formula: impl FnOnce() -> Result<T, laks_stats::Error> + Send,
) -> PyResult<T> {
    py.detach(formula).map_err(laks::Error::from).or_raise(py)
}

/// How a value is shown in a sentence about it.
pub(super) fn shown(value: &Bound<'_, PyAny>) -> String {
    let text = value.repr().map_or_else(|_| "something else".to_owned(), |r| r.to_string());
    if text.chars().count() <= 60 {
        return text;
    }
    text.chars().take(57).chain("...".chars()).collect()
}

/// A count: a Python or numpy integer, or a float that is one.
pub(crate) fn count(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<u64> {
    whole(value).ok_or_else(|| refused(value.py(), argument, COUNT, shown(value)))
}

pub(super) fn whole(value: &Bound<'_, PyAny>) -> Option<u64> {
    if let Ok(count) = value.extract::<u64>() {
        return Some(count);
    }
    let number = value.extract::<f64>().ok()?;
    let is_whole = (0.0..=WHOLE_UP_TO).contains(&number) && number.fract() == 0.0;
    is_whole.then_some(number as u64)
}

/// Four counts, such as two groups or a table of pairs.
pub(crate) fn counts4(
    values: [&Bound<'_, PyAny>; 4],
    arguments: [&'static str; 4],
) -> PyResult<[u64; 4]> {
    let mut counts = [0; 4];
    for ((to, value), argument) in counts.iter_mut().zip(values).zip(arguments) {
        *to = count(value, argument)?;
    }
    Ok(counts)
}

/// A small code, such as a cause.
pub(crate) fn code(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<u32> {
    whole(value).and_then(|code| u32::try_from(code).ok()).ok_or_else(|| {
        refused(value.py(), argument, "a whole number from 0 to 2^32 − 1", shown(value))
    })
}

/// A count that may be left open.
pub(crate) fn optional_count(
    value: Option<&Bound<'_, PyAny>>,
    argument: &'static str,
) -> PyResult<Option<u64>> {
    value.map(|value| count(value, argument)).transpose()
}

/// A real number.
pub(crate) fn real(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<f64> {
    value.extract::<f64>().map_err(|_| refused(value.py(), argument, "a number", shown(value)))
}

/// A real number that may be left open.
pub(crate) fn optional_real(
    value: Option<&Bound<'_, PyAny>>,
    argument: &'static str,
) -> PyResult<Option<f64>> {
    value.map(|value| real(value, argument)).transpose()
}

/// The argument `level`.
pub(crate) fn level(value: &Bound<'_, PyAny>) -> PyResult<f64> {
    real(value, "level")
}

/// The argument `rho`.
pub(crate) fn rho(value: &Bound<'_, PyAny>) -> PyResult<f64> {
    real(value, "rho")
}

/// The argument `threshold`.
pub(crate) fn threshold(value: &Bound<'_, PyAny>) -> PyResult<f64> {
    real(value, "threshold")
}

/// The argument `prior`: two numbers.
pub(crate) fn prior(value: &Bound<'_, PyAny>) -> PyResult<(f64, f64)> {
    let numbers = super::columns::reals(value, "prior")?;
    match numbers[..] {
        [first, second] => Ok((first, second)),
        _ => Err(refused(value.py(), "prior", "two numbers", shown(value))),
    }
}

/// A method, alternative or rule by its name.
pub(crate) fn named<M: FromStr<Err = UnknownMethod>>(py: Python<'_>, name: &str) -> PyResult<M> {
    name.parse().map_err(|error| laks::Error::from(laks_stats::Error::from(error))).or_raise(py)
}
