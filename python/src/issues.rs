//! `laks.Issues`: broken rows as a table, to look at or to send back to whoever typed the data.

use crate::table::Table;
use laks::IssueList;
use pyo3::PyClassInitializer;
use pyo3::prelude::*;

/// Rows that break rules: a :class:`Table` that can be sent back to whoever typed the data.
///
/// One row an issue, with `file`, `sheet` and `table` where they say something, then `row`, `column`,
/// `rule`, `found`, `deed` and `remedy`. CPR numbers are masked in it, and person ids never stand in it.
#[doc = examples!()]
/// >>> laks.datasets.ballerup().cohort.issues
/// <Issues: 0 of 0 issues>
#[pyclass(frozen, extends = Table, module = "laks")]
#[derive(Debug)]
pub(crate) struct Issues {
    pub(crate) list: IssueList,
}

/// A list of issues as a Python object.
pub(crate) fn issues(py: Python<'_>, list: IssueList) -> PyResult<Bound<'_, Issues>> {
    let table = Table::from(list.table());
    Bound::new(py, PyClassInitializer::from(table).add_subclass(Issues { list }))
}
