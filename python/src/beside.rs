//! Tables beside the referrals, as Python gives them: measurements, courses, sessions.

use crate::arguments::kinds::count;
use crate::errors::OrRaise;
use crate::file_table::FileTable;
use crate::interruptible::{Signals, interruptible};
use crate::places::PlaceList;
use crate::polars_frames::stream_of;
use crate::stoppable::Stoppable;
use arrow_schema::SchemaRef;
use laks::results::Misdeclared;
use laks::words::TableName;
use laks::{Error, JoinedTables, Schema};
use laks_arrow::{Batches, read_beside};
use pyo3::prelude::*;
use std::sync::Arc;

/// The tables that a call was given, each a table with `__arrow_c_stream__`, or an object whose `frame` is one
/// and that has `first_row` and `places` beside it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beside<'a, 'py> {
    pub(crate) measurements: Option<&'a Bound<'py, PyAny>>,
    pub(crate) courses: Option<&'a Bound<'py, PyAny>>,
    pub(crate) sessions: Option<&'a Bound<'py, PyAny>>,
}

/// One table, opened.
struct Opened {
    name: TableName,
    arrow: SchemaRef,
    batches: Batches,
    first_row: u64,
    places: PlaceList,
}

impl Opened {
    fn new(name: TableName, given: &Bound<'_, PyAny>) -> PyResult<Self> {
        if !given.hasattr("frame")? || given.hasattr("__arrow_c_stream__")? {
            let (arrow, batches) = opened(given)?;
            return Ok(Self { name, arrow, batches, first_row: 1, places: PlaceList::new(None) });
        }
        let (arrow, batches) = opened(&given.getattr("frame")?)?;
        Ok(Self {
            name,
            arrow,
            batches,
            first_row: count(&given.getattr("first_row")?, "first_row")?,
            places: PlaceList::new(Some(&given.getattr("places")?)),
        })
    }

    /// Reads the rows, or only the columns.
    fn read(
        self,
        schema: &Schema,
        signals: Option<&Arc<Signals>>,
        tables: &mut JoinedTables,
    ) -> Result<(), Error> {
        let Self { name, arrow, batches, first_row, places } = self;
        match signals {
            Some(signals) => {
                let signals = Arc::clone(signals);
                let rows = Box::new(Stoppable { batches, signals, rows: None });
                read_beside(name, rows, &arrow, schema, first_row, tables)?;
            }
            None => {
                let none = Box::new(std::iter::empty());
                read_beside(name, none, &arrow, schema, first_row, tables)?;
            }
        }
        tables.set_places(name, &places.known());
        Ok(())
    }
}

/// The columns and rows of files, or of any table.
fn opened(table: &Bound<'_, PyAny>) -> PyResult<(SchemaRef, Batches)> {
    if let Ok(files) = table.cast::<FileTable>() {
        return Ok(files.get().all());
    }
    let stream = stream_of(table)?;
    Ok((Arc::clone(stream.schema()), Box::new(stream)))
}

impl Beside<'_, '_> {
    fn open(&self, py: Python<'_>, schema: &Schema) -> PyResult<Vec<Opened>> {
        let mut opened = Vec::new();
        for (name, given, is_declared) in [
            (TableName::Courses, self.courses, schema.courses.is_some()),
            (TableName::Sessions, self.sessions, schema.sessions.is_some()),
            (TableName::Measurements, self.measurements, schema.measurements.is_some()),
        ] {
            match given {
                Some(given) => opened.push(Opened::new(name, given)?),
                None if is_declared => Err(not_given(name.name())).or_raise(py)?,
                None => {}
            }
        }
        Ok(opened)
    }

    /// Reads the tables, with the interpreter free.
    pub(crate) fn read(
        &self,
        py: Python<'_>,
        schema: &Schema,
        signals: &Arc<Signals>,
    ) -> PyResult<JoinedTables> {
        let opened = self.open(py, schema)?;
        if opened.is_empty() {
            return Ok(JoinedTables::default());
        }
        let read = || {
            let mut tables = JoinedTables::default();
            for table in opened {
                table.read(schema, Some(signals), &mut tables)?;
            }
            Ok(tables)
        };
        interruptible(py, signals, None, read)
    }

    /// Looks at the columns of the tables, and reads no row.
    pub(crate) fn columns(&self, py: Python<'_>, schema: &Schema) -> PyResult<JoinedTables> {
        let mut tables = JoinedTables::default();
        for table in self.open(py, schema)? {
            table.read(schema, None, &mut tables).or_raise(py)?;
        }
        Ok(tables)
    }
}

fn not_given(table: &'static str) -> Error {
    Misdeclared::TableNotGiven { table }.into()
}
