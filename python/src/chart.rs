//! `.plot()` of every result: one way to the charts, which are written in Python.

use laks::Language;
use pyo3::prelude::*;

/// The chart of a result in a language, or in that of the session.
pub(crate) fn plot<'py>(
    result: &Bound<'py, PyAny>,
    language: Option<&str>,
    width: Option<u32>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = result.py();
    let language = match crate::session::language(py, language)? {
        Language::English => "en",
        Language::Danish => "da",
    };
    py.import("laks.charts.plot")?.call_method1("plot", (result, language, width))
}
