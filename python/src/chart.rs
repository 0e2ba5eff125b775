//! `.plot()` of every result: one way to the charts, which are written in Python.

use crate::out::Object;
use crate::session::{Tongue, spoken};
use laks::Language;
use pyo3::prelude::*;

/// The chart of a result in a language, or in that of the session.
pub(crate) fn plot<'py>(
    result: &Bound<'py, PyAny>,
    language: Option<Tongue>,
    width: Option<u32>,
) -> Object<'py> {
    let language = match spoken(language) {
        Language::English => "en",
        Language::Danish => "da",
    };
    result.py().import("laks.charts.plot")?.call_method1("plot", (result, language, width))
}
