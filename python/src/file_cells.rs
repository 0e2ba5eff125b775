//! Cells of workbooks as text, and the flaws of a CSV, for the readers of files in `laks.reading`.

use crate::arguments::named as argument;
use crate::errors::invalid;
use crate::table::Table;
use laks_files::{FlawKind, WorkbookError, first_flaw, surely_even};
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
            Err(error) => Err(refused(py, &format!("{}, sheet {sheet:?}", self.name()), &error)),
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
    invalid(py, format!("{what} {error}"))
}

/// The first flaw of a CSV: its kind, its row as a spreadsheet counts, and how many cells that row has.
#[pyfunction]
#[pyo3(signature = (path, separator, *, header_row, columns, short_rows))]
pub(crate) fn csv_flaw(
    py: Python<'_>,
    #[pyo3(from_py_with = argument::path)] path: PathBuf,
    #[pyo3(from_py_with = argument::separator)] separator: u8,
    #[pyo3(from_py_with = argument::header_row)] header_row: u64,
    #[pyo3(from_py_with = argument::columns)] columns: u64,
    #[pyo3(from_py_with = argument::short_rows)] short_rows: bool,
) -> PyResult<Option<(&'static str, u64, u64)>> {
    let flaw = py.detach(move || first_flaw(&path, separator, header_row, columns, short_rows))?;
    Ok(flaw.map(|flaw| (word(flaw.kind), flaw.row, flaw.cells)))
}

/// Whether a CSV without long rows surely has no short row; False says nothing.
#[pyfunction]
#[pyo3(signature = (path, separator, *, lines_before, columns))]
pub(crate) fn csv_is_even(
    py: Python<'_>,
    #[pyo3(from_py_with = argument::path)] path: PathBuf,
    #[pyo3(from_py_with = argument::separator)] separator: u8,
    #[pyo3(from_py_with = argument::lines_before)] lines_before: u64,
    #[pyo3(from_py_with = argument::columns)] columns: u64,
) -> PyResult<bool> {
    Ok(py.detach(move || surely_even(&path, separator, lines_before, columns))?)
}

const fn word(kind: FlawKind) -> &'static str {
    match kind {
        FlawKind::MoreCells => "more_cells",
        FlawKind::FewerCells => "fewer_cells",
        FlawKind::NotUtf8 => "not_utf8",
        FlawKind::Zero => "zero",
        FlawKind::OpenQuote => "open_quote",
        FlawKind::TextBehind => "text_behind",
        FlawKind::StrayQuote => "stray_quote",
    }
}
