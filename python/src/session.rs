//! How a session speaks where nothing else is asked for: its language, and whether to a program or to whoever types
//! commands.

use crate::arguments::named as argument;
use crate::errors::OrRaise;
use crate::spoken_errors;
use laks::Language;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the session speaks Danish.
static IS_DANISH: AtomicBool = AtomicBool::new(false);

/// The argument `language`: ``"en"`` or ``"da"``; what is left out is the language of the session.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tongue(Language);

impl FromPyObject<'_, '_> for Tongue {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        language(given.py(), argument::language(&given)?).map(Self)
    }
}

/// The language of this tongue, or of the session.
pub(crate) fn spoken(tongue: Option<Tongue>) -> Language {
    match tongue {
        Some(Tongue(language)) => language,
        None if IS_DANISH.load(Ordering::Relaxed) => Language::Danish,
        None => Language::English,
    }
}

/// The language that is asked for, or that of the session.
pub(crate) fn language(py: Python<'_>, code: Option<&str>) -> PyResult<Language> {
    match code {
        Some(code) => code.parse().or_raise(py),
        None => Ok(spoken(None)),
    }
}

/// Sets the language that sentences, notebook views, reports and lists of issues speak where none is given:
/// ``"en"`` (as a session begins) or ``"da"``. A ``language`` given to a call wins. Names of columns, the
/// sentences of errors, and what ``to_dict()`` and ``to_json()`` give are the same in every language.
#[doc = raises!(UnknownName)]
///     When the language is another.
#[doc = examples!()]
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
#[doc = examples!(_laks)]
/// >>> _laks.session_language()
/// 'en'
#[pyfunction]
pub(crate) fn session_language() -> &'static str {
    if IS_DANISH.load(Ordering::Relaxed) { "da" } else { "en" }
}

/// Makes errors name the options of the command line (``--follow-up-days``), or the arguments of Python again.
#[doc = examples!(_laks)]
/// >>> import laks
/// >>> before, after = (laks.Tally.from_counts(referred=9, started=7, ongoing=n) for n in (1, 2))
/// >>> _laks.name_options(True)
/// >>> try:
/// ...     laks.compare(before, after, before_period=("2016-02-01", "2016-01-01"))
/// ... except laks.InvalidInput as error:
/// ...     print(str(error)[:20])
/// --before-period must
/// >>> _laks.name_options(False)
#[pyfunction]
pub(crate) fn name_options(#[pyo3(from_py_with = argument::as_options)] as_options: bool) {
    spoken_errors::name_options(as_options);
}
