//! A table from Python, or files, as a source of rows that stops when it is told to.

use crate::beside::Beside;
use crate::errors::OrRaise;
use crate::file_table::FileTable;
use crate::interruptible::Signals;
use crate::polars_frames::stream_of;
use crate::stoppable::Stoppable;
use laks::JoinedTables;
use laks_arrow::{ArrowSource, Batches, Binding};
use pyo3::prelude::*;
use std::sync::Arc;

/// Binds a table to laks' columns; once `signals` say stop, its stream ends with an error.
pub(crate) fn source_of(
    table: &Bound<'_, PyAny>,
    schema: &laks::Schema,
    extra_strata: &[String],
    first_row: u64,
    signals: &Arc<Signals>,
    tables: &JoinedTables,
) -> PyResult<ArrowSource> {
    let (binding, batches): (Binding, Batches) = match table.cast::<FileTable>() {
        Ok(files) => files.get().bound(table.py(), schema, extra_strata, tables)?,
        Err(_) => {
            let stream = stream_of(table)?;
            let binding = Binding::joined(stream.schema(), schema, extra_strata, tables);
            (binding.or_raise(table.py())?, Box::new(stream))
        }
    };
    let batches = Stoppable { batches, signals: Arc::clone(signals), rows: Some(0) };
    Ok(ArrowSource::new(Box::new(batches), binding, first_row))
}

/// The columns of a table that laks would use.
#[pyfunction]
#[pyo3(signature = (table, schema=None, strata=None, *, measurements=None, courses=None, sessions=None))]
pub(crate) fn columns_used(
    table: &Bound<'_, PyAny>,
    schema: Option<&Bound<'_, PyAny>>,
    strata: Option<&Bound<'_, PyAny>>,
    measurements: Option<&Bound<'_, PyAny>>,
    courses: Option<&Bound<'_, PyAny>>,
    sessions: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<String>> {
    let schema = crate::schema_argument::schema(schema)?;
    let strata = crate::arguments::names(strata, "strata")?;
    let stream = stream_of(table)?;
    let py = table.py();
    let tables = Beside { measurements, courses, sessions }.columns(py, &schema)?;
    let binding = Binding::joined(stream.schema(), &schema, &strata, &tables).or_raise(py)?;
    Ok(binding.columns_used())
}
