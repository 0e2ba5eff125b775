//! The language of a session: what is spoken where nothing else is asked for.

use crate::arguments::named as argument;
use crate::errors::OrRaise;
use laks::Language;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the session speaks Danish.
static IS_DANISH: AtomicBool = AtomicBool::new(false);

/// The language that is asked for, or that of the session.
pub(crate) fn language(py: Python<'_>, code: Option<&str>) -> PyResult<Language> {
    match code {
        Some(code) => code.parse().or_raise(py),
        None if IS_DANISH.load(Ordering::Relaxed) => Ok(Language::Danish),
        None => Ok(Language::English),
    }
}

/// Sets the language that sentences, notebook views, reports and lists of issues speak where none is given:
/// ``"en"`` (as a session begins) or ``"da"``. A ``language`` given to a call wins. Names of columns, the
/// sentences of errors, and what ``to_dict()`` and ``to_json()`` give are the same in every language.
///
/// Raises
/// ------
/// UnknownName
///     When the language is another.
///
/// Examples
/// --------
/// >>> import laks
/// >>> funnel = laks.Tally.from_counts(referred=35, started=24).funnel()
/// >>> laks.set_language("da")
/// >>> funnel.sentence()[:29]
/// '24 af 35 visiterede var start'
/// >>> laks.set_language("en")
/// >>> funnel.sentence()[:28]
/// '24 of 35 referred had starte'
#[pyfunction]
pub(crate) fn set_language(
    py: Python<'_>,
    #[pyo3(from_py_with = argument::language)] language: Option<&str>,
) -> PyResult<()> {
    let language: Language = language.unwrap_or("en").parse().or_raise(py)?;
    IS_DANISH.store(language == Language::Danish, Ordering::Relaxed);
    Ok(())
}

/// The language of the session: ``"en"`` or ``"da"``.
///
/// Examples
/// --------
/// >>> from laks import _laks
/// >>> _laks.session_language()
/// 'en'
#[pyfunction]
pub(crate) fn session_language() -> &'static str {
    if IS_DANISH.load(Ordering::Relaxed) { "da" } else { "en" }
}
