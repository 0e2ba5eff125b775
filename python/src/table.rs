//! `laks.Table`: columns of equal length, to look at or to hand on.

use pyo3::prelude::*;

/// Columns of equal length with a title and notes: what every result turns into.
///
/// `polars.DataFrame(table)`, `pyarrow.table(table)` and DuckDB take it as it is, through Arrow.
/// Columns hold texts, whole numbers, numbers, dates or truth values; `None` is a value that is not there.
#[doc = examples!()]
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
