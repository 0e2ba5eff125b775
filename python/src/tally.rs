//! `laks.Tally`: whole numbers that answer what was asked.

use crate::arguments::kinds::text;
use crate::arguments::named as argument;
use crate::arguments::{bytes_of, day, names};
use crate::dicts::{Json, Labels};
use crate::errors::{OrRaise, answer};
use crate::json::{plain, read_plain};
use crate::out::{Object, Out};
use crate::published::tally_of_figures;
use crate::wrapped::{has, wrapped};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

/// The labels of each stratum.
fn labels(tally: &laks::Tally) -> Vec<Labels<'_>> {
    tally.strata().iter().map(|stratum| Labels(&tally.spec().by, &stratum.key)).collect()
}

wrapped! {
    /// Whole numbers, per stratum, that answer what was asked when they were counted.
    ///
    /// Tallies of equal specs add up: ``a + b`` is the tally of both tables, bit for bit, however the rows
    /// were split. A question that was not counted raises :class:`NotCounted`, which names the call that adds it.
    examples
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-02-15", by=["source"])
    /// >>> tally
    /// <Tally as of 2016-02-15: 35 referred in 4 strata by source>
    /// >>> tally.where(source="Jobcenter").funnel().counts["referred"]
    /// 31
    Tally(laks::Tally) {
        /// The last date of the count, as ``datetime.date``; ``None`` for figures without a date.
        as_of: |tally| tally.as_of();
        /// The dates of the count; questions are answered of the last, and of any by :meth:`at`.
        dates: |tally| tally.spec().as_of.clone();
        /// What was counted, as a dict: dates, strata, follow-up, horizons, outcomes, goals.
        spec: |tally| Json(tally.spec());
        /// How many issues were blanked, assumed, excluded or warned about, by rule; a row may have several.
        issues: |tally| tally.issues().table();
        /// Where its people come from, one dict for each table counted.
        ///
        /// ``scope``: which of the table's people they are, by column; ``entered``: the days of one part of a
        /// split; ``extracted_on``: the day of the extract; ``referred``: the first and the last day of referral;
        /// ``digest``: a digest of what happened on which day; ``trusted_ids``. What is not known is left out.
        #[doc = examples!()]
        /// >>> source, = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").sources
        /// >>> source["extracted_on"], source["referred"]
        /// ('2016-10-31', ['2015-06-05', '2016-10-12'])
        sources: |tally| Json(&tally.sources());
        /// The columns that all its rows had, by laks' names; what others could tell is not known.
        #[doc = examples!()]
        /// >>> "exit" in laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").known
        /// True
        known: |tally| tally.known().names().map(str::to_owned).collect::<Vec<_>>();
        /// The labels of each stratum, as a list of dicts.
        strata: |tally| labels(tally);
    }
}

has! { Tally: eq, pickle }

#[pymethods]
impl Tally {
    /// A tally of published figures: what was printed is known, the rest stays unknown and is never 0.
    ///
    /// Figures are ``referred``, ``offered``, ``waiting``, ``never_started``, ``started``, ``ongoing``,
    /// ``exited``, ``completed``, ``dropped_out``, ``ended_other`` and ``ended_unknown``. What follows from
    /// them is filled in. A count of which only bounds were printed is the pair of them: fewer than five is
    /// ``(1, 4)``, or ``(0, 4)`` where 0 may hide behind it. A text is read as it was published: ``"<5"``, which
    /// is ``(0, 4)``, ``"≤4"``, ``"≥10"``, ``"5-9"``, and ``"*"`` or ``".."`` of a count that was hidden. Several strata are given as ``rows`` of dicts
    /// with figures and the labels of ``by``; rows of the same labels are added up.
    #[doc = raises!(InvalidInput)]
    ///     When figures contradict each other, or are neither whole numbers nor bounds.
    /// UnknownName
    ///     When a figure has another name.
    #[doc = examples!()]
    /// >>> tally = laks.Tally.from_counts(referred=35, started=24, never_started=0)
    /// >>> tally.funnel().counts["waiting"], tally.funnel().counts["completed"]
    /// (11, None)
    /// >>> few = laks.Tally.from_counts(started=24, ongoing=0, completed=(1, 4)).funnel().completion
    /// >>> few.value, few.cell, round(few.if_open_fail, 3), round(few.if_open_succeed, 3)
    /// (None, 'missing', 0.042, 0.167)
    /// >>> few = laks.Tally.from_counts(started=24, ongoing=0, completed="<5").funnel().completion
    /// >>> round(few.if_open_fail, 3), round(few.if_open_succeed, 3)
    /// (0.0, 0.167)
    /// >>> courses = [{"course": "LC1", "started": 8, "completed": 5, "exited": 8},
    /// ...            {"course": "LC2", "started": 9}]
    /// >>> laks.Tally.from_counts(rows=courses, by=["course"]).funnel().counts["started"]
    /// 17
    #[classmethod]
    #[pyo3(signature = (*, as_of=None, rows=None, by=None, **figures))]
    fn from_counts(
        class: &Bound<'_, PyType>,
        as_of: Option<&Bound<'_, PyAny>>,
        rows: Option<&Bound<'_, PyAny>>,
        by: Option<&Bound<'_, PyAny>>,
        figures: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let as_of = as_of.map(|value| day(value, "as_of")).transpose()?;
        tally_of_figures(class.py(), as_of, rows, names(by, "by")?, figures).map(Self::from)
    }

    /// How many people, or events, some cells hold: those that a figure's ``counts()`` names.
    ///
    /// A label that nobody has is that of nobody.
    #[doc = raises!(InvalidInput)]
    ///     When it is no such dict.
    /// UnknownName
    ///     When the tally has no such table, date, column, axis or place.
    /// NotCounted
    ///     When no column of some rows tells it, or it was not published: then it is not 0.
    #[doc = examples!()]
    /// >>> tally = laks.Tally.from_counts(referred=35, started=24)
    /// >>> [tally.count_at(cells) for cells in tally.funnel().uptake.counts()[:2]]
    /// [24, 35]
    fn count_at(&self, py: Python<'_>, cells: &Bound<'_, PyAny>) -> PyResult<u64> {
        let expected = "a dict as counts() of a figure gives it";
        let cells: laks::results::CountRef = read_plain(cells, "cells", expected)?;
        self.inner.count_at(&cells).or_raise(py)
    }

    /// Reads a tally back from JSON and checks its counts again.
    ///
    /// With a ``key`` its seal must be of that key, so that nobody without the key has changed it.
    #[doc = raises!(InvalidInput)]
    ///     When the text is no tally that this version reads, was changed, its counts contradict each other,
    ///     or its seal is missing or of another key.
    #[doc = examples!()]
    /// >>> tally = laks.Tally.from_counts(referred=35, started=24)
    /// >>> laks.Tally.from_json(tally.to_json()) == tally
    /// True
    #[classmethod]
    #[pyo3(signature = (text, key=None))]
    fn from_json(
        class: &Bound<'_, PyType>,
        #[pyo3(from_py_with = argument::text)] text: &str,
        key: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let py = class.py();
        match key.map(bytes_of).transpose()? {
            Some(key) => answer(py, || laks::Tally::from_json_sealed(text, &key)),
            None => answer(py, || laks::Tally::from_json(text)),
        }
    }

    /// The tally as JSON text. Equal tallies from equal sources give equal text.
    ///
    /// It carries a checksum, which finds damage. With a ``key`` (a text or bytes that both sides keep
    /// secret) it carries a seal too, which finds changes made on purpose.
    #[doc = raises!(InvalidInput)]
    ///     When the key is empty, or neither a text nor bytes.
    #[doc = examples!()]
    /// >>> laks.Tally.from_counts(referred=35).to_json()[:15]
    /// '{"laks_tally":2'
    /// >>> sealed = laks.Tally.from_counts(referred=35).to_json(key="ours alone")
    /// >>> laks.Tally.from_json(sealed, key="ours alone").funnel().counts["referred"]
    /// 35
    #[pyo3(signature = (key=None))]
    fn to_json(&self, py: Python<'_>, key: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        match key.map(bytes_of).transpose()? {
            Some(key) => answer(py, || self.inner.to_json_sealed(&key)),
            None => answer(py, || self.inner.to_json()),
        }
    }

    /// What is to be known about the rows as a whole, as a dict.
    ///
    /// ``rows`` counted; ``undated_facts``: scores and goals dated by the row's start or
    /// end; ``left_out``: by date,
    /// facts of open cases that are true only on the day of the extract, at earlier dates and where that day
    /// is not declared; ``excluded``: rows that a rule left out, each once, or ``None`` of a tally stored before they
    /// were counted; ``trusted_ids``: whether it was taken on trust that no referral occurs twice;
    /// ``may_count_twice``: whether tallies were added that may hold the same people; ``ends_early``: the
    /// day a table ends, where that lies before the date of the count; ``unread``: what is
    /// counted or was read and no figure answers from yet (horizons, attendance, observed_from). The first four, and
    /// :attr:`issues`, stay those of the whole table after :meth:`where`: which stratum a row with an issue
    /// was in is not counted.
    #[getter]
    fn notes<'py>(&self, py: Python<'py>) -> Object<'py> {
        let notes = plain(py, self.inner.notes())?;
        notes.set_item("excluded", self.inner.notes().excluded)?;
        notes.set_item("trusted_ids", self.inner.trusts_ids())?;
        notes.set_item("may_count_twice", self.inner.may_count_twice())?;
        notes.set_item("ends_early", self.inner.ends_early().out(py)?)?;
        notes.set_item("unread", plain(py, &self.inner.unread())?)?;
        Ok(notes)
    }

    /// All strata as one.
    #[doc = examples!()]
    /// >>> cohort = laks.datasets.ballerup().cohort
    /// >>> cohort.tally(by=["source"]).total() == cohort.tally()
    /// True
    fn total(&self, py: Python<'_>) -> Self {
        py.detach(|| self.inner.total()).into()
    }

    /// The tally as it stood at one of its dates of the count: what it would be if that were the only one.
    #[doc = raises!(UnknownName)]
    ///     When it was not counted at this date.
    #[doc = examples!()]
    /// >>> cohort = laks.datasets.ballerup().cohort
    /// >>> series = cohort.tally(as_of=["2016-02-15", "2016-05-15"])
    /// >>> [series.at(day).funnel().counts["started"] for day in series.dates]
    /// [24, 36]
    fn at(&self, date: &Bound<'_, PyAny>) -> PyResult<Self> {
        let day = day(date, "date")?;
        Ok(self.inner.at(day).or_raise(date.py())?.into())
    }

    /// Rolled up to these of its strata.
    #[doc = raises!(NotCounted)]
    ///     When a name is not among the strata that were counted.
    #[doc = examples!()]
    /// >>> cohort = laks.datasets.ballerup().cohort
    /// >>> cohort.tally(by=["source", "sector"]).by("source") == cohort.tally(by=["source"])
    /// True
    #[pyo3(signature = (*strata))]
    fn by(&self, py: Python<'_>, strata: &Bound<'_, PyTuple>) -> PyResult<Self> {
        let mut wanted = Vec::new();
        for value in strata {
            wanted.extend(names(Some(&value), "strata")?);
        }
        answer(py, || self.inner.by(&wanted))
    }

    /// Only the rows whose strata have these labels; each such stratum is rolled up.
    ///
    /// :attr:`notes` and :attr:`issues` stay those of the whole table.
    #[doc = raises!(NotCounted)]
    ///     When a stratum was not counted.
    /// UnknownName
    ///     When no row has the label.
    #[doc = examples!()]
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31", by=["course"])
    /// >>> tally.where(course=["LC4", "LC5"]).funnel().counts["started"]
    /// 27
    #[pyo3(signature = (**labels))]
    fn r#where(&self, py: Python<'_>, labels: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut part = self.inner.clone();
        for (name, wanted) in labels.into_iter().flatten() {
            let (name, wanted) =
                (text(&name, "labels")?.to_owned(), names(Some(&wanted), "labels")?);
            part = py.detach(|| part.only(&name, &wanted)).or_raise(py)?;
        }
        Ok(part.into())
    }

    fn __add__<'py>(&self, other: &Bound<'py, PyAny>) -> Object<'py> {
        let py = other.py();
        let Ok(other) = other.cast::<Self>() else {
            return Ok(py.NotImplemented().into_bound(py));
        };
        let other = &other.get().inner;
        let sum: Self = answer(py, || self.inner.merged(other))?;
        Ok(Bound::new(py, sum)?.into_any())
    }

    /// `sum(tallies)` begins with 0; [`merge`](crate::merged::merge) is quicker.
    fn __radd__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> Bound<'py, PyAny> {
        match other.extract::<u8>() {
            Ok(0) => slf.clone().into_any(),
            _ => other.py().NotImplemented().into_bound(other.py()),
        }
    }

    fn __repr__(&self) -> String {
        let counts = self.inner.funnel_of_everybody(0.95).ok().map(|funnel| funnel.total.counts);
        let referred = counts
            .and_then(|counts| counts.known("referred"))
            .map_or("an unknown number".into(), |n| n.to_string());
        let as_of = self.inner.as_of().map_or(String::new(), |day| format!(" as of {day}"));
        let (strata, by) = (self.inner.strata().len(), &self.inner.spec().by);
        let strata = match by.is_empty() {
            true => String::new(),
            false => format!(" in {strata} strata by {}", by.join(", ")),
        };
        format!("<Tally{as_of}: {referred} referred{strata}>")
    }

    fn _repr_html_<'py>(&self, py: Python<'py>) -> Object<'py> {
        match self.inner.funnel(0.95) {
            Ok(funnel) => {
                let language = crate::session::language(py, None)?;
                let sentence = self.inner.sentence(language).or_raise(py)?;
                crate::notebook::html(py, &sentence, &funnel, language)
            }
            Err(error) => {
                let page = py.import("laks.notebook_view")?;
                page.call_method1("sentence_html", (error.to_string(),))
            }
        }
    }
}
