//! A file or sheet that was opened, for `laks.reading`: its names, what is noted of it, its rows.

use crate::arguments::kinds::{file_name, text, texts};
use crate::arguments::named as argument;
use crate::errors::file_refused;
use crate::given_rows::{GivenRows, Raised};
use crate::polars_frames::stream_of;
use laks_files::{PlaceNote, open};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::path::PathBuf;
use std::sync::Arc;

/// One file, or one sheet of a workbook: its columns, and its rows when they are asked for.
#[pyclass(frozen, module = "laks._laks")]
#[derive(Debug)]
pub(crate) struct FilePart {
    pub(crate) inner: laks_files::Part,
    /// What a reader of Python's raised; none of files that are read in Rust.
    pub(crate) raised: Option<Raised>,
}

impl From<laks_files::Part> for FilePart {
    fn from(inner: laks_files::Part) -> Self {
        Self { inner, raised: None }
    }
}

#[pymethods]
impl FilePart {
    /// A part whose rows Python gives: `header` has its columns, and `frames()` gives tables with the column
    /// ``__laks_row`` and these.
    #[staticmethod]
    #[pyo3(signature = (name, kind, stem, header, frames, read=None))]
    fn given(
        name: &Bound<'_, PyAny>,
        kind: &Bound<'_, PyAny>,
        stem: &Bound<'_, PyAny>,
        header: &Bound<'_, PyAny>,
        frames: Py<PyAny>,
        read: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let note = PlaceNote {
            file: file_name(name, "name")?,
            kind: text(kind, "kind")?.to_owned(),
            ..PlaceNote::default()
        };
        let columns = stream_of(header)?;
        let fields = columns.schema().fields();
        let raised = Raised::by_reader_of(&note.file);
        let names = fields.iter().map(|field| field.name().clone()).collect();
        let types = fields.iter().map(|field| field.data_type().clone()).collect();
        let rows = Arc::new(GivenRows::new(frames, raised.clone()));
        let read = crate::schema::read_section(header.py(), read)?;
        let stem = file_name(stem, "stem")?;
        let inner = laks_files::given_part(note, &stem, (names, types), rows, &read);
        Ok(Self { inner, raised: Some(raised) })
    }

    /// What its columns are called.
    #[getter]
    fn names(&self) -> Vec<String> {
        self.inner.names.clone()
    }

    /// What is noted of it when it is opened, by the words of `PlaceNote`.
    fn note<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let (note, words) = (&self.inner.note, PyDict::new(py));
        words.set_item("file", &note.file)?;
        words.set_item("sheet", &note.sheet)?;
        words.set_item("kind", &note.kind)?;
        words.set_item("header_row", note.header_row)?;
        words.set_item("encoding", &note.encoding)?;
        words.set_item("separator", note.separator)?;
        Ok(words)
    }

    /// What became of its rows when they were last read, by the words of `PlaceNote`.
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let (counts, words) = (self.inner.tallied.get(), PyDict::new(py));
        words.set_item("rows", counts.rows)?;
        words.set_item("blank_rows", counts.blank)?;
        words.set_item("total_rows", counts.totals)?;
        words.set_item("skipped_rows", counts.skipped)?;
        words.set_item("left_out", counts.left_out)?;
        words.set_item("hidden_rows", counts.hidden)?;
        words.set_item("merged_cells", counts.merged)?;
        Ok(words)
    }

    fn __repr__(&self) -> String {
        format!("<FilePart: {}, {} columns>", self.inner.note.name(), self.inner.names.len())
    }
}

/// The name of each column of a query, which `place` gives.
#[pyfunction]
pub(crate) fn column_names(
    names: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = argument::place)] place: &str,
) -> PyResult<Vec<String>> {
    let texts = texts(names, "names")?;
    let cells = texts.iter().enumerate().map(|(number, name)| (number + 1, name.as_str()));
    laks_files::names_of(cells, place, 1).map_err(|error| file_refused(names.py(), &error))
}

/// What of a file is read, and the sheets of it that are not: hidden, empty, not asked for.
type OpenedFile = (Vec<FilePart>, Vec<String>, Vec<String>, Vec<String>);

/// Opens a CSV or a workbook; `name` is what sentences call it, `read` are the keys of ``[read]``.
///
/// Gives the parts, then the sheets that are hidden, empty, and not asked for.
#[pyfunction]
#[pyo3(signature = (path, name, read=None))]
pub(crate) fn open_file(
    py: Python<'_>,
    #[pyo3(from_py_with = argument::path)] path: PathBuf,
    name: &Bound<'_, PyAny>,
    read: Option<&Bound<'_, PyAny>>,
) -> PyResult<OpenedFile> {
    let read = crate::schema::read_section(py, read)?;
    let name = file_name(name, "name")?;
    let opened = py.detach(move || open(&path, &name, &read));
    let opened = opened.map_err(|error| file_refused(py, &error))?;
    let parts = opened.parts.into_iter().map(FilePart::from).collect();
    Ok((parts, opened.hidden_sheets, opened.empty_sheets, opened.other_sheets))
}
