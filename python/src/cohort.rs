//! `laks.Cohort`: the rows of a programme, validated and compact.

use crate::arguments::{Question, days};
use crate::errors::{answer, refused};
use crate::out::{Object, Out};
use crate::tally::Tally;
use laks::Day;
use pyo3::prelude::*;

/// The referrals of a programme, validated: count them as often as you like.
///
/// One row is one referral: one person sent to one course once. A row that breaks a rule is an issue; per
/// rule the schema chooses to refuse the table (the default), blank the value, assume a date or exclude
/// the row. What was done is counted in every result.
///
/// Parameters
/// ----------
/// frame
///     Any table with ``__arrow_c_stream__``: polars, pandas (with pyarrow), pyarrow, DuckDB.
/// schema
///     A dict, a :class:`Schema` or the path of a ``schema.toml``; none for laks' own column names.
/// strata
///     Further columns to keep, to count by.
/// extracted_on
///     The day the table was taken out of its register.
/// measurements, courses, sessions
///     Tables to join, as the schema's sections of these names say: forms with a day and a score; when each
///     course starts and ends; who came when. Each any table as ``frame``.
/// first_row
///     The number of the first row, for issues: 1, or 2 in a file with a header.
/// places
///     Pairs of file and sheet that the rows' numbers point to, as a reader of files adds them.
/// reading
///     What a reader of files says it read; :attr:`reading` is made from it.
/// progress
///     A function that is told the rows read so far; what it raises stops the reading.
/// key
///     What CPR numbers are hashed with: at least 16 bytes, as bytes or text. Without it the
///     environment's ``LAKS_KEY`` is taken, where the schema says ``[persons] id = "cpr"``.
#[doc = raises!(IssuesError)]
///     When rows break a rule that refuses; ``.issues`` lists them.
/// SchemaError
///     When a column is missing (``MissingColumn``) or cannot be read as what it stands for.
#[doc = examples!()]
/// >>> cohort = laks.datasets.ballerup().cohort
/// >>> len(cohort), cohort.rows_read, len(cohort.issues)
/// (83, 83, 0)
#[pyclass(frozen, module = "laks")]
#[derive(Debug)]
pub(crate) struct Cohort {
    pub(crate) inner: laks::Cohort,
    pub(crate) files: Option<Py<PyAny>>,
}

impl From<laks::Cohort> for Cohort {
    fn from(inner: laks::Cohort) -> Self {
        Self { inner, files: None }
    }
}

impl Out for laks::Cohort {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        Ok(Bound::new(py, Cohort::from(self.clone()))?.into_any())
    }
}

/// The dates asked for, or the last one known.
pub(crate) fn dates(
    py: Python<'_>,
    cohort: &laks::Cohort,
    as_of: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<Day>> {
    match (as_of, cohort.last_date()) {
        (Some(as_of), _) => days(as_of, "as_of"),
        (None, Some(last)) => Ok(vec![last]),
        (None, None) => {
            Err(refused(py, "as_of", "a date, for the table has none to take", "not given".into()))
        }
    }
}

/// Counts a cohort with the interpreter free.
pub(crate) fn count(py: Python<'_>, cohort: &laks::Cohort, question: &Question) -> PyResult<Tally> {
    let spec = question.spec(py, cohort.layout())?;
    answer(py, || cohort.tally(&spec))
}
