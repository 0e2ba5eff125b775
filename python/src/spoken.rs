//! What has words, said in a language: the one voice, for the parts of laks that are written in Python.

use crate::arguments::kinds::shown;
use crate::errors::refused;
use crate::session::{Tongue, spoken};
use pyo3::prelude::*;

/// Says a value that has words, as ``to_dict()`` of a result holds it, under its kind.
///
/// Kinds are below, chart, column, comparison_note, day, deed, figure, found, gap, goal, method, method_source,
/// no_chance, note, plan_note, reason, remedy, rule, stage and status.
#[doc = raises!(InvalidInput)]
///     When there is no such kind, or the value is none of it.
#[doc = examples!(_laks)]
/// >>> _laks.say({"reason": {"no_column": ["exit", "ended_on"]}}, "da")
/// 'ingen kolonne med exit og ended_on'
/// >>> _laks.say({"figure": "uptake"}, "da")
/// 'startet af de visiterede'
#[pyfunction]
#[pyo3(signature = (what, language=None))]
pub(crate) fn say(what: &Bound<'_, PyAny>, language: Option<Tongue>) -> PyResult<String> {
    let py = what.py();
    let expected = "a dict of one kind and its value, as to_dict() of a result holds it";
    let odd = || refused(py, "what", expected, shown(what));
    let text = py.import("json")?.call_method1("dumps", (what,)).map_err(|_| odd())?;
    let text: String = text.extract()?;
    let value: laks::words::Spoken = serde_json::from_str(&text).map_err(|_| odd())?;
    Ok(spoken(language).say(&value))
}
