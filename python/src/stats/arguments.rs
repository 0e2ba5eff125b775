//! Single numbers and names as Python gives them; what does not fit is one sentence.

pub(crate) use crate::arguments::kinds::{count, real, small_count as code};
pub(super) use crate::arguments::kinds::{shown, whole};
use crate::errors::{OrRaise, refused};
use laks_stats::UnknownMethod;
use pyo3::prelude::*;
use std::str::FromStr;

/// Runs a formula without holding the interpreter; its error becomes laks' exception.
pub(crate) fn call<T: Send>(
    py: Python<'_>,
    formula: impl FnOnce() -> Result<T, laks_stats::Error> + Send,
) -> PyResult<T> {
    py.detach(formula).map_err(laks::Error::from).or_raise(py)
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
