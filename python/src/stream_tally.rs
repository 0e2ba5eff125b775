//! Counts a stream of rows in bounded memory, without a cohort.

use crate::arguments::named as argument;
use crate::arguments::{Question, day, days, names};
use crate::beside::Beside;
use crate::file_table::as_files_say;
use crate::interruptible::{Signals, interruptible};
use crate::issues::{issues as list_of, refusal_in};
use crate::places::PlaceList;
use crate::schema_argument::{keyed, schema as read_schema};
use crate::source::source_of;
use crate::table::Table;
use crate::tally::Tally;
use pyo3::prelude::*;
use std::sync::Arc;

/// Counts any table with ``__arrow_c_stream__`` in one pass and bounded memory, validation included.
///
/// :func:`laks.tally` is this with paths and polars LazyFrames as sources; its page describes the rest.
#[pyfunction]
#[pyo3(signature = (
    source, schema=None, *, as_of, by=None, follow_up_days=None, horizons=None,
    extracted_on=None, measurements=None, courses=None, sessions=None, progress=None, joined=None,
    first_row=1, places=None, workers=None, key=None, check_ids=0
))]
#[expect(clippy::too_many_arguments, reason = "they are keywords of a Python function")]
pub(crate) fn tally(
    source: &Bound<'_, PyAny>,
    schema: Option<&Bound<'_, PyAny>>,
    as_of: &Bound<'_, PyAny>,
    by: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::follow_up_days)] follow_up_days: Option<u32>,
    #[pyo3(from_py_with = argument::horizons)] horizons: Option<Vec<u32>>,
    extracted_on: Option<&Bound<'_, PyAny>>,
    measurements: Option<&Bound<'_, PyAny>>,
    courses: Option<&Bound<'_, PyAny>>,
    sessions: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::progress)] progress: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::joined)] joined: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::first_row)] first_row: u64,
    places: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::workers)] workers: Option<usize>,
    key: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::check_ids)] check_ids: u64,
) -> PyResult<Tally> {
    let py = source.py();
    let mut schema = keyed(py, read_schema(schema)?, key)?;
    if let Some(value) = extracted_on {
        schema.table.extracted_on = Some(day(value, "extracted_on")?);
    }
    let as_of = days(as_of, "as_of")?;
    let question = Question { as_of, by: names(by, "by")?, follow_up_days, horizons };
    let signals = Arc::new(Signals::default());
    let given = [Some(source), measurements, courses, sessions];
    let tables = Beside { measurements, courses, sessions }.read(py, &schema, &signals);
    let tables = as_files_say(py, tables, given)?;
    let source = source_of(source, &schema, &question.by, first_row, &signals, &tables)?;
    let source = source.checking_ids(check_ids);
    let spec = question.spec(py, source.binding().layout())?;
    let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let workers = workers.unwrap_or_else(processors);
    let watch = |rows| signals.go_on(rows);
    let listed = PlaceList::new(places);
    let progress = progress.map(|function| function.clone().unbind());
    let count = || {
        let counted = source.tally_joined(&spec, workers, &watch, tables);
        counted.map_err(|error| error.located(&listed.known()))
    };
    let counted = interruptible(py, &signals, progress.as_ref(), count);
    let counted = as_files_say(py, counted, given);
    let (tally, issues, rows) = counted.map_err(|error| refusal_in(py, error, &spec.words))?;
    if let Some(joined) = joined {
        let issues = issues.located(&listed.known());
        joined.call1((list_of(py, issues, spec.words.clone())?, Table::from(rows.table())))?;
    }
    Ok(tally.into())
}
