//! Files as one table, for `laks.reading`: what a cohort and a count read without a detour through Python.

use crate::arguments::kinds::{several, texts};
use crate::arrow_capsule::batches_capsule;
use crate::errors::{OrRaise, file_refused};
use crate::file_part::FilePart;
use crate::given_rows::Raised;
use laks::JoinedTables;
use laks_arrow::{Batches, Binding};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// Rows of one file or many, whose columns are aligned and whose rows have the number of their place.
#[pyclass(frozen, module = "laks._laks")]
#[derive(Debug)]
pub(crate) struct FileTable {
    inner: laks_files::FileTable,
    raised: Vec<Raised>,
}

#[pymethods]
impl FileTable {
    #[new]
    #[pyo3(signature = (parts, read=None, spellings=None))]
    fn new(
        parts: &Bound<'_, PyAny>,
        read: Option<&Bound<'_, PyAny>>,
        spellings: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let py = parts.py();
        let read = crate::schema::read_section(py, read)?;
        let part = |part: &Bound<'_, PyAny>| {
            let part = part.cast::<FilePart>()?.get();
            Ok((part.inner.clone(), part.raised.clone()))
        };
        let parts = several(parts, "parts", "a list of parts", part)?;
        let (parts, raised): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let raised = raised.into_iter().flatten().collect();
        let names = |names: &Bound<'_, PyAny>| texts(names, "spellings");
        let spellings =
            spellings.map(|all| several(all, "spellings", "lists of names", names)).transpose()?;
        let spellings = spellings.iter().flatten().map(Vec::as_slice);
        let inner = laks_files::FileTable::new(parts, &read, spellings);
        Ok(Self { inner: inner.map_err(|error| file_refused(py, &error))?, raised })
    }

    /// The columns of any file, in the order in which they are met.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.inner.schema().fields().iter().skip(1).map(|field| field.name().clone()).collect()
    }

    /// Each file with its sheet, in the order of their numbers.
    fn places(&self) -> Vec<(String, Option<String>)> {
        self.inner.places().0.into_iter().map(|place| (place.file, place.sheet)).collect()
    }

    /// The same columns, and no row.
    fn without_rows(&self) -> Self {
        Self { inner: self.inner.without_rows(), raised: Vec::new() }
    }

    /// Raises what was wrong with a file when its rows were last read, if anything was.
    fn raise_failure(&self, py: Python<'_>) -> PyResult<()> {
        self.failure(py).map_or(Ok(()), Err)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        batches_capsule(py, self.inner.schema(), self.inner.batches(|_| true))
    }

    fn __repr__(&self) -> String {
        let (parts, columns) = (self.inner.parts().len(), self.inner.schema().fields().len());
        format!("<FileTable: {parts} parts, {} columns>", columns.saturating_sub(1))
    }
}

impl FileTable {
    /// The rows, of all columns, and what these are.
    pub(crate) fn all(&self) -> (arrow_schema::SchemaRef, Batches) {
        (self.inner.schema().clone(), self.inner.batches(|_| true))
    }

    /// Agrees which columns are read, sees to it that every file has them, and gives the rows of those.
    pub(crate) fn bound(
        &self,
        py: Python<'_>,
        schema: &laks::Schema,
        extra_strata: &[String],
        tables: &JoinedTables,
    ) -> PyResult<(Binding, Batches)> {
        let bound = Binding::joined(self.inner.schema(), schema, extra_strata, tables);
        if let Some(doubt) = bound.as_ref().err().and_then(|error| self.inner.doubted(error)) {
            return Err(file_refused(py, &doubt));
        }
        let binding = bound.or_raise(py)?;
        let used = binding.columns_used();
        self.inner.require(&used).map_err(|error| file_refused(py, &error))?;
        let batches = self.inner.batches(|name| used.iter().any(|used| used == name));
        Ok((binding, batches))
    }

    fn failure(&self, py: Python<'_>) -> Option<PyErr> {
        let raised = self.raised.iter().find_map(Raised::take);
        raised.or_else(|| self.inner.failure().map(|error| file_refused(py, &error)))
    }
}

/// What a file said of itself, in place of what became of it on the way; the tables are those of a call.
pub(crate) fn as_files_say<T>(
    py: Python<'_>,
    result: PyResult<T>,
    tables: [Option<&Bound<'_, PyAny>>; 4],
) -> PyResult<T> {
    result.map_err(|error| {
        let said = tables.into_iter().flatten().find_map(|table| {
            let of_file = table.getattr_opt("frame").ok().flatten();
            let table = of_file.as_ref().unwrap_or(table);
            table.cast::<FileTable>().ok()?.get().failure(py)
        });
        said.unwrap_or(error)
    })
}
