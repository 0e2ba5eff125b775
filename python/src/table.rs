//! `laks.Table`: columns of equal length, to look at or to hand on.

use crate::out::{Object, Out};
use pyo3::prelude::*;

/// Columns of equal length with a title and notes: what every result turns into.
///
/// `polars.DataFrame(table)`, `pyarrow.table(table)` and DuckDB take it as it is, through Arrow.
/// Columns hold texts, whole numbers, numbers, dates or truth values; `None` is a value that is not there.
///
/// Examples
/// --------
/// >>> import laks
/// >>> table = laks.datasets.ballerup().cohort.tally(as_of="2016-02-15").funnel().table()
/// >>> table.title, len(table), table["started"]
/// ('Funnel, as of 2016-02-15', 1, [24])
#[pyclass(frozen, subclass, module = "laks")]
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) inner: laks::Table,
}

impl From<laks::Table> for Table {
    fn from(inner: laks::Table) -> Self {
        Self { inner }
    }
}

impl Out for laks::Table {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        Ok(Bound::new(py, Table::from(self.clone()))?.into_any())
    }
}

/// A table as a data frame of the package that `maker`, a function of `laks.frames`, makes them of.
pub(crate) fn frame<'py>(
    py: Python<'py>,
    maker: &str,
    table: impl IntoPyObject<'py>,
) -> Object<'py> {
    py.import("laks.frames")?.call_method1(maker, (table,))
}
