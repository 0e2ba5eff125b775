//! Numbers as people read them, for notebooks and reports.

use crate::arguments::language as language_of;
use pyo3::prelude::*;

/// A number with this many decimals, rounded half up on its decimal text, in English or Danish.
///
/// Examples
/// --------
/// >>> from laks import _laks
/// >>> _laks.format_number(0.125, 2), _laks.format_number(12345.678, 1, "da")
/// ('0.13', '12.345,7')
#[pyfunction]
#[pyo3(signature = (value, decimals, language="en"))]
pub(crate) fn format_number(
    py: Python<'_>,
    value: f64,
    decimals: usize,
    language: &str,
) -> PyResult<String> {
    Ok(laks::format_number(value, decimals, language_of(py, language)?))
}

/// A share as percent with this many decimals, in English or Danish.
///
/// Examples
/// --------
/// >>> from laks import _laks
/// >>> _laks.format_share(24 / 35, 1), _laks.format_share(24 / 35, 1, "da")
/// ('68.6%', '68,6 %')
#[pyfunction]
#[pyo3(signature = (share, decimals, language="en"))]
pub(crate) fn format_share(
    py: Python<'_>,
    share: f64,
    decimals: usize,
    language: &str,
) -> PyResult<String> {
    Ok(laks::format_share(share, decimals, language_of(py, language)?))
}
