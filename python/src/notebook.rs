//! What a notebook shows of a result: its sentence, its view, and more figures folded away.

use crate::session;
use crate::table::Table;
use laks::{Language, Present, View};
use pyo3::prelude::*;

/// A result as HTML in the language of the session.
pub(crate) fn html<'py>(
    py: Python<'py>,
    sentence: &str,
    result: &dyn View,
    language: Language,
) -> PyResult<Bound<'py, PyAny>> {
    let tables =
        |tables: Vec<laks::Table>| -> Vec<Table> { tables.into_iter().map(Table::from).collect() };
    let folded = match language {
        Language::English => "More figures",
        Language::Danish => "Flere tal",
    };
    let (view, rest) = (tables(result.view(language)), tables(result.rest(language)));
    let page = py.import("laks.notebook_view")?;
    page.call_method1("result_html", (sentence, view, rest, folded))
}

/// What has no sentence, as HTML in the language of the session.
pub(crate) fn view<'py>(py: Python<'py>, result: &dyn View) -> PyResult<Bound<'py, PyAny>> {
    html(py, "", result, session::language(py, None)?)
}

/// A result as HTML in the language of the session, under its sentence.
pub(crate) fn of_result<'py, R: Present + View>(
    py: Python<'py>,
    result: &R,
) -> PyResult<Bound<'py, PyAny>> {
    let language = session::language(py, None)?;
    html(py, &result.sentence(language), result, language)
}
