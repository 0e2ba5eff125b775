//! Numbers as people read them, for notebooks and reports.

use crate::arguments::named as argument;
use crate::session::{Tongue, spoken};
use pyo3::prelude::*;

/// A number with this many decimals, rounded half up on its decimal text, in English or Danish.
#[doc = examples!(_laks)]
/// >>> _laks.format_number(0.125, 2), _laks.format_number(12345.678, 1, "da")
/// ('0.13', '12.345,7')
#[pyfunction]
#[pyo3(signature = (value, decimals, language=None))]
pub(crate) fn format_number(
    #[pyo3(from_py_with = argument::value)] value: f64,
    #[pyo3(from_py_with = argument::decimals)] decimals: u32,
    language: Option<Tongue>,
) -> String {
    laks::format_number(value, decimals as usize, spoken(language))
}

/// A share as percent with this many decimals, in English or Danish.
#[doc = examples!(_laks)]
/// >>> _laks.format_share(24 / 35, 1), _laks.format_share(24 / 35, 1, "da")
/// ('68.6%', '68,6\xa0%')
#[pyfunction]
#[pyo3(signature = (share, decimals, language=None))]
pub(crate) fn format_share(
    #[pyo3(from_py_with = argument::share)] share: f64,
    #[pyo3(from_py_with = argument::decimals)] decimals: u32,
    language: Option<Tongue>,
) -> String {
    laks::format_share(share, decimals as usize, spoken(language))
}

/// What to say of a change beside the two values it lies between, where the rounded ones do not add up.
#[doc = examples!(_laks)]
/// >>> _laks.rounding_note(44.27, 53.12, 8.85, 1)[:41]
/// 'The change is calculated before rounding,'
/// >>> _laks.rounding_note(44.3, 53.1, 8.8, 1) is None
/// True
#[pyfunction]
#[pyo3(signature = (before, after, change, decimals, language=None))]
pub(crate) fn rounding_note(
    #[pyo3(from_py_with = argument::before)] before: f64,
    #[pyo3(from_py_with = argument::after)] after: f64,
    #[pyo3(from_py_with = argument::change)] change: f64,
    #[pyo3(from_py_with = argument::decimals)] decimals: u32,
    language: Option<Tongue>,
) -> Option<&'static str> {
    laks::rounding_note([before, after], change, decimals as usize, spoken(language))
}
