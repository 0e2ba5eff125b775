//! What a `laks.Table` can be asked, and what it turns into.

use crate::arguments::kinds::{optional_text, several, texts};
use crate::arguments::named as argument;
use crate::errors::{invalid, unknown};
use crate::out::{Object, Out};
use crate::table::Table;
use crate::ways_out::ways_out;
use crate::wrapped::{getters, has};
use laks::Values;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyDict;

impl Out for laks::Table {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        Ok(Bound::new(py, Table::from(self.clone()))?.into_any())
    }
}

/// The values of a column as a list.
fn list<'py>(py: Python<'py>, values: &Values) -> Object<'py> {
    match values {
        Values::Text(values) => values.into_bound_py_any(py),
        Values::Count(values) => values.into_bound_py_any(py),
        Values::Number(values) => values.into_bound_py_any(py),
        Values::Flag(values) => values.into_bound_py_any(py),
        Values::Date(values) => values.out(py),
    }
}

/// Of which kind the values of a column are.
fn kind(values: &Values) -> &'static str {
    match values {
        Values::Text(_) => "text",
        Values::Count(_) => "count",
        Values::Number(_) => "number",
        Values::Date(_) => "date",
        Values::Flag(_) => "flag",
    }
}

getters! {
    Table {
        /// What it shows.
        title;
        /// What to know when reading it, as a list of sentences.
        notes;
        /// The names of its columns.
        columns: |table| table.columns.iter().map(|column| &column.name).collect::<Vec<_>>();
        /// For each column what it holds: `text`, `count`, `number`, `date` or `flag`.
        kinds: |table| table.columns.iter().map(|column| kind(&column.values)).collect::<Vec<_>>();
    }
}

has! { Table: eq }
ways_out! { Table: |table| Borrowed(&table.inner) }

#[pymethods]
impl Table {
    /// The columns as lists, by name.
    #[doc = examples!()]
    /// >>> laks.Tally.from_counts(referred=35, started=24).funnel().table().to_dict()["referred"]
    /// [35]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let columns = PyDict::new(py);
        for column in &self.inner.columns {
            columns.set_item(&column.name, list(py, &column.values)?)?;
        }
        Ok(columns)
    }

    fn __getitem__<'py>(&self, column: &Bound<'py, PyAny>) -> Object<'py> {
        let (py, column) = (column.py(), argument::column(column)?);
        match self.inner.column(column) {
            Some(values) => list(py, values),
            None => {
                let known = self.inner.columns.iter().map(|column| column.name.clone());
                Err(unknown(py, "column", column, known))
            }
        }
    }

    fn __len__(&self) -> usize {
        self.inner.rows()
    }

    fn __repr__(&self) -> String {
        let (rows, columns) = (self.inner.rows(), self.inner.columns.len());
        format!("<Table {:?}: {rows} rows × {columns} columns>", self.inner.title)
    }

    fn __str__(&self) -> String {
        self.inner.to_string()
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> Object<'py> {
        slf.py().import("laks.notebook_view")?.call_method1("table_html", (slf,))
    }
}

/// A table of texts from lists, for whoever reads a file without a data frame library.
#[doc = raises!(InvalidInput)]
///     When names and columns are not equally many.
#[doc = examples!(_laks)]
/// >>> _laks.text_table("Courses", ["course", "unit"], [["LC1", "LC2"], ["Ballerup", None]])
/// <Table "Courses": 2 rows × 2 columns>
#[pyfunction]
pub(crate) fn text_table(
    #[pyo3(from_py_with = argument::title)] title: &str,
    names: &Bound<'_, PyAny>,
    columns: &Bound<'_, PyAny>,
) -> PyResult<Table> {
    let py = names.py();
    let names = texts(names, "names")?;
    let columns = several(columns, "columns", "a list of columns", |column| {
        several(column, "columns", "lists of texts", |cell| {
            Ok(optional_text(cell, "columns")?.map(str::to_owned))
        })
    })?;
    if names.len() != columns.len() {
        let (names, columns) = (names.len(), columns.len());
        let sentence = format!("there are {names} names for {columns} columns; give one for each");
        return Err(invalid(py, sentence));
    }
    if columns.windows(2).any(|pair| pair[0].len() != pair[1].len()) {
        return Err(invalid(py, "the columns must be equally long".to_owned()));
    }
    let pairs = names.into_iter().zip(columns);
    let inner = pairs.fold(laks::Table::titled(title), |table, (name, values)| {
        table.with(name, Values::Text(values))
    });
    Ok(inner.into())
}
