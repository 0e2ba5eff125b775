//! What has words, said in a language: the one voice, for the parts of laks that are written in Python.

use crate::arguments::kinds::shown;
use crate::change::Change;
use crate::errors::refused;
use crate::estimate::Estimate;
use crate::funnel::Funnel;
use crate::goals::GoalAttainment;
use crate::json::{plain, read_plain};
use crate::out::Object;
use crate::session::{Tongue, spoken};
use crate::waiting::Waiting;
use laks::View;
use pyo3::prelude::*;

/// Says a value that has words, as ``to_dict()`` of a result holds it, under its kind.
///
/// Kinds are below, cell, cell_means, chance, chart, column, command, comparison_note, day, deed, figure, figure_on,
/// found, gap, goal, label, method, method_source, no_chance, note, plan_note, reading, reason, remedy, rule,
/// share_as_written, stage, status, status_of and status_mark. ``words`` are those that a programme has of its own,
/// as ``to_dict()`` of its results holds them.
#[doc = raises!(InvalidInput)]
///     When there is no such kind, or the value is none of it.
#[doc = examples!(_laks)]
/// >>> _laks.say({"reason": {"no_column": ["exit", "ended_on"]}}, "da")
/// 'ingen kolonne med afslutning og slutdato'
/// >>> _laks.say({"figure": "uptake"}, "da")
/// 'startet af de visiterede'
/// >>> _laks.say({"figure": "uptake"}, "da", {"referred": "henvist"})
/// 'startet af de henviste'
#[pyfunction]
#[pyo3(signature = (what, language=None, words=None))]
pub(crate) fn say(
    what: &Bound<'_, PyAny>,
    language: Option<Tongue>,
    words: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    let expected = "a dict of one kind and its value, as to_dict() of a result holds it";
    let value: laks::words::Spoken = read_plain(what, "what", expected)?;
    let expected = "a dict of stages and their words, as to_dict() of a result holds them";
    let words = words.map(|words| read_plain(words, "words", expected)).transpose()?;
    Ok(spoken(language).say_in(&words.unwrap_or_default(), &value))
}

/// What stands where the value of an estimate, or the observed of a target, would: what its ``cell`` says, of
/// the dict that ``to_dict()`` gives.
#[doc = raises!(InvalidInput)]
///     When it is no such dict.
#[doc = examples!(_laks)]
/// >>> import laks
/// >>> _laks.cell(laks.Tally.from_counts(referred=35).funnel().uptake.to_dict())
/// 'missing'
#[pyfunction]
pub(crate) fn cell(estimate: &Bound<'_, PyAny>) -> PyResult<&'static str> {
    let expected = "an Estimate or TargetStatus as its to_dict() gives it";
    let cell = match estimate.contains("needed") {
        Ok(true) => read_plain::<laks::TargetStatus>(estimate, "estimate", expected)?.cell(),
        _ => read_plain::<laks::Estimate>(estimate, "estimate", expected)?.cell(),
    };
    Ok(cell.name())
}

/// The figures of a result as a whole, each as a dict of words: label, value, interval, counts, bounds, method,
/// note, and why there is no value. What is not there is ``None``.
#[doc = raises!(InvalidInput)]
///     When it is no result with figures.
#[doc = examples!(_laks)]
/// >>> import laks
/// >>> uptake = _laks.figures(laks.Tally.from_counts(referred=35, started=24).funnel(), "da")[0]
/// >>> uptake["label"], uptake["value"], uptake["counts"]
/// ('Startet af de visiterede', '68,6\xa0%', '24 af 35 visiterede')
#[pyfunction]
#[pyo3(signature = (result, language=None))]
pub(crate) fn figures<'py>(result: &Bound<'py, PyAny>, language: Option<Tongue>) -> Object<'py> {
    fn of<'a>(result: &'a Bound<'_, PyAny>) -> Option<&'a dyn View> {
        None.or_else(|| result.cast::<Change>().ok().map(|it| &it.get().inner as &dyn View))
            .or_else(|| result.cast::<Estimate>().ok().map(|it| &it.get().inner as &dyn View))
            .or_else(|| result.cast::<Funnel>().ok().map(|it| &it.get().inner as &dyn View))
            .or_else(|| result.cast::<GoalAttainment>().ok().map(|it| &it.get().inner as &dyn View))
            .or_else(|| result.cast::<Waiting>().ok().map(|it| &it.get().inner as &dyn View))
    }
    let expected = "a Change, Estimate, Funnel, GoalAttainment or Waiting";
    match of(result) {
        Some(view) => plain(result.py(), &view.figures(spoken(language))),
        None => Err(refused(result.py(), "result", expected, shown(result))),
    }
}
