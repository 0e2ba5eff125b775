//! What a `laks.Cohort` can be asked.

use crate::arguments::named as argument;
use crate::arguments::{Question, day, names};
use crate::beside::Beside;
use crate::cohort::{Cohort, count, dates};
use crate::errors::{OrRaise, answer, unknown};
use crate::file_table::as_files_say;
use crate::interruptible::{Signals, interruptible};
use crate::issues::{Issues, issues, refusal_in};
use crate::places::PlaceList;
use crate::schema_argument::{keyed, schema as read_schema};
use crate::source::source_of;
use crate::split::Split;
use crate::table::Table;
use crate::tally::Tally;
use crate::wrapped::getters;
use laks::EntryWindow;
use laks::adapter::masked;
use laks::results::EntryPeriod;
use laks::words::DateField;
use laks_arrow::read_joined_cohort;
use pyo3::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names of columns without what names a person.
fn masked_each(columns: &[String]) -> Vec<String> {
    columns.iter().map(|column| masked(column).into_owned()).collect()
}

/// The column of each word, without what names a person.
fn masked_columns(cohort: &laks::Cohort) -> BTreeMap<&String, String> {
    let columns = cohort.layout().columns.iter();
    columns.map(|(word, column)| (word, masked(column).into_owned())).collect()
}

getters! {
    Cohort {
        /// How many rows were read, with those that were excluded.
        rows_read: |cohort| cohort.rows_read();
        /// How many rows a rule excluded, each once, however many rules it broke.
        rows_excluded: |cohort| cohort.rows_excluded();
        /// The day of the extract if declared, else the last date of referral, offer, start or end.
        last_date: |cohort| cohort.last_date();
        /// What became of the rows of the tables joined, and how many cells of the referrals they filled: table,
        /// what, rows.
        ///
        /// Of the measurements, each form is one of ``used``, ``double``, ``early``, ``between``, ``late``,
        /// ``no_date_to_count_from``, ``referral_left_out``, ``orphan``, ``undated``, ``unreadable`` and ``empty``; ``used_again`` are those
        /// used that count for more than one referral. ``ids_made`` are the referrals that had no id of their own,
        /// ``referred_again`` those of a person who was in another course before.
        #[doc = examples!()]
        /// >>> laks.datasets.ballerup().cohort.joined.to_dict()["what"]
        /// ['read', 'ids_made', 'referred_again']
        joined: |cohort| cohort.joined().table();
        /// Our word for each column that is used, with the table's own name.
        columns: |cohort| masked_columns(cohort);
        /// The table's columns that are not used.
        unused: |cohort| masked_each(&cohort.layout().unused);
        /// The table's columns that the schema leaves unread on purpose, with ``ignore = [...]``.
        ignored: |cohort| masked_each(&cohort.layout().ignored);
        /// The columns that can be counted by.
        strata: |cohort| &cohort.layout().strata;
        /// The day the table was taken out of its register, if that was declared.
        extracted_on: |cohort| cohort.layout().extracted_on;
    }
}

#[pymethods]
impl Cohort {
    #[new]
    #[pyo3(signature = (
        frame, schema=None, *, strata=None, extracted_on=None, measurements=None, courses=None,
        sessions=None, first_row=1, places=None, key=None, reading=None, progress=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "they are keywords of a Python class")]
    fn new(
        frame: &Bound<'_, PyAny>,
        schema: Option<&Bound<'_, PyAny>>,
        strata: Option<&Bound<'_, PyAny>>,
        extracted_on: Option<&Bound<'_, PyAny>>,
        measurements: Option<&Bound<'_, PyAny>>,
        courses: Option<&Bound<'_, PyAny>>,
        sessions: Option<&Bound<'_, PyAny>>,
        #[pyo3(from_py_with = argument::first_row)] first_row: u64,
        places: Option<&Bound<'_, PyAny>>,
        key: Option<&Bound<'_, PyAny>>,
        reading: Option<Py<PyAny>>,
        #[pyo3(from_py_with = argument::progress)] progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let py = frame.py();
        let given = [Some(frame), measurements, courses, sessions];
        let mut schema = keyed(py, read_schema(schema)?, key)?;
        if let Some(value) = extracted_on {
            schema.table.extracted_on = Some(day(value, "extracted_on")?);
        }
        let words = schema.words.clone().into();
        let signals = Arc::new(Signals::default());
        let tables = Beside { measurements, courses, sessions }.read(py, &schema, &signals);
        let tables = as_files_say(py, tables, given)?;
        let source =
            source_of(frame, &schema, &names(strata, "strata")?, first_row, &signals, &tables)?;
        let places = PlaceList::new(places);
        let read = || match read_joined_cohort(source, tables) {
            Ok(cohort) => Ok(cohort.located(&places.known())),
            Err(error) => Err(error.located(&places.known())),
        };
        let progress = progress.map(|function| function.clone().unbind());
        let read = interruptible(py, &signals, progress.as_ref(), read);
        let inner = as_files_say(py, read, given).map_err(|e| refusal_in(py, e, &words))?;
        Ok(Self { inner, files: reading })
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    /// What was blanked, assumed, excluded or warned about: file, sheet, row, column, rule, found, deed,
    /// remedy. :meth:`Issues.to_excel` writes them for whoever typed the data.
    #[getter]
    fn issues<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Issues>> {
        issues(py, self.inner.issues().clone(), self.inner.layout().words.clone())
    }

    /// What was read: files and sheets with their rows, columns used and unused, what was repaired.
    #[doc = examples!()]
    /// >>> laks.datasets.ballerup().cohort.reading
    /// <Reading: 83 rows of one table; 83 referrals>
    #[getter]
    fn reading<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let cohort = slf.get();
        let files = cohort.files.as_ref().map(|files| files.bind(py));
        let counts = Table::from(cohort.inner.issues().counts.table());
        py.import("laks.reading.report")?.call_method1("reading_of", (slf, files, counts))
    }

    /// Counts the cohort in one pass.
    ///
    /// Parameters
    /// ----------
    /// as_of
    ///     The data cut: what happened later is not known yet. A date, or several for a series; without
    ///     it :attr:`last_date`, which the tally and every result then name.
    /// by
    ///     Strata: columns, or the month of a date such as ``month(referred_on)``.
    /// follow_up_days
    ///     Follow the referred this long from referral and the started this long from start, and count only
    ///     who can be followed so long.
    /// horizons
    ///     Numbers of days: for each, who entered that long ago and what happened within.
    #[doc = raises!(UnknownName)]
    ///     When a stratum is not among the columns.
    /// InvalidInput
    ///     When a date or a number of days cannot be.
    #[doc = examples!()]
    /// >>> cohort = laks.datasets.ballerup().cohort
    /// >>> tally = cohort.tally(as_of="2016-05-15", by=["source"])
    /// >>> tally.funnel().counts["started"]
    /// 36
    #[pyo3(signature = (as_of=None, by=None, follow_up_days=None, horizons=None))]
    fn tally(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        by: Option<&Bound<'_, PyAny>>,
        #[pyo3(from_py_with = argument::follow_up_days)] follow_up_days: Option<u32>,
        #[pyo3(from_py_with = argument::horizons)] horizons: Option<Vec<u32>>,
    ) -> PyResult<Tally> {
        let as_of = dates(py, &self.inner, as_of)?;
        let question = Question { as_of, by: names(by, "by")?, follow_up_days, horizons };
        count(py, &self.inner, &question)
    }

    /// Splits the cohort in two at a date: rows dated before the day, and on the day or later.
    ///
    /// Rows without that date belong to neither part; ``undated`` is their number.
    #[doc = raises!(UnknownName)]
    ///     When the column is not one of laks' dates.
    #[doc = examples!()]
    /// >>> split = laks.datasets.ballerup().cohort.split("referred_on", at="2016-03-01")
    /// >>> len(split.before), len(split.after), split.undated
    /// (38, 45, 0)
    #[pyo3(signature = (column="referred_on", *, at))]
    fn split(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::column)] column: &str,
        at: &Bound<'_, PyAny>,
    ) -> PyResult<Split> {
        let field = DateField::ALL.into_iter().find(|field| field.name() == column);
        let known = DateField::ALL.into_iter().map(|field| field.name().to_owned());
        let field = field.ok_or_else(|| unknown(py, "date", column, known))?;
        let at = day(at, "at")?;
        answer(py, || self.inner.split_at(field, at))
    }

    /// The people who entered from one day to another, both included, each figure on its own clock: those
    /// referred then, and among the started those who started then, as on one side of :meth:`split`.
    #[doc = raises!(InvalidInput)]
    ///     When the last day lies before the first.
    #[doc = examples!()]
    /// >>> cohort = laks.datasets.ballerup().cohort
    /// >>> len(cohort.within("2016-03-01", "2016-05-31"))
    /// 24
    fn within(
        &self,
        py: Python<'_>,
        first: &Bound<'_, PyAny>,
        last: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let period = EntryPeriod { from: day(first, "first")?, to: day(last, "last")? };
        period.days_of("last").or_raise(py)?;
        let days = EntryWindow { from: Some(period.from), to: Some(period.to) };
        Ok(py.detach(|| self.inner.within(days)).into())
    }

    fn __repr__(&self) -> String {
        let strata = self.inner.layout().strata.join(", ");
        format!("<Cohort: {} referrals; strata: {strata}>", self.inner.len())
    }

    fn _repr_html_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let language = crate::session::language(py, None)?;
        crate::notebook::html(py, "", &self.inner, language)
    }
}
