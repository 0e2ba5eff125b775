//! Cells of workbooks as text, for drafting a schema.

use crate::arguments::named as argument;
use crate::errors::file_refused;
use crate::table::Table;
use laks_files::{FileError, WorkbookError};
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// An open workbook: its sheets, and the cells of each as text.
#[pyclass(frozen, module = "laks._laks")]
#[derive(Debug)]
pub(crate) struct Workbook {
    path: PathBuf,
    inner: Mutex<laks_files::Workbook>,
}

impl Workbook {
    fn name(&self) -> String {
        name_of(&self.path)
    }
}

#[pymethods]
impl Workbook {
    #[new]
    fn new(py: Python<'_>, #[pyo3(from_py_with = argument::path)] path: PathBuf) -> PyResult<Self> {
        let opened = py.detach(|| laks_files::Workbook::open(&path));
        let inner = opened.map_err(|error| refused(py, &name_of(&path), &error))?;
        Ok(Self { path, inner: Mutex::new(inner) })
    }

    /// The sheets with cells, in order: name, and whether it is shown.
    fn sheets(&self) -> Vec<(String, bool)> {
        let book = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        book.sheets().into_iter().map(|sheet| (sheet.name, sheet.visible)).collect()
    }

    /// Whether it counts its days from 1904, as those of old Macintoshes do.
    fn counts_from_1904(&self) -> bool {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).counts_from_1904()
    }

    /// The filled cells of a sheet: the column ``row``, then columns by their number, as text.
    #[pyo3(signature = (sheet, *, comma=false))]
    fn table(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::sheet)] sheet: &str,
        #[pyo3(from_py_with = argument::comma)] comma: bool,
    ) -> PyResult<Table> {
        let grid = py.detach(|| {
            let mut book = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
            book.grid(sheet, comma)
        });
        match grid {
            Ok(grid) => Ok(grid.table().into()),
            Err(error) => Err(refused(py, &format!("{}, sheet \"{sheet}\"", self.name()), &error)),
        }
    }

    fn __repr__(&self) -> String {
        format!("<Workbook: {}, {} sheets>", self.name(), self.sheets().len())
    }
}

fn name_of(path: &std::path::Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn refused(py: Python<'_>, what: &str, error: &WorkbookError) -> PyErr {
    file_refused(py, &FileError::Workbook { place: what.to_owned(), error: error.clone() })
}

/// Whether a sheet's name is a pattern, or fits one, in which ``*`` stands for any letters.
#[pyfunction]
pub(crate) fn sheet_matches(
    #[pyo3(from_py_with = argument::sheet)] sheet: &str,
    #[pyo3(from_py_with = argument::pattern)] pattern: &str,
) -> bool {
    laks_files::sheet_matches(sheet, pattern)
}
