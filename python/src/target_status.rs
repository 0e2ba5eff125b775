//! `laks.TargetStatus`: one target of a plan, judged.

use crate::arguments::date;
use crate::arguments::named as argument;
use crate::estimate::Estimate;
use crate::json::plain;
use laks::Language;
use pyo3::prelude::*;

/// One target of a plan, judged: observed, needed, who is counted, and where it stands.
///
/// Examples
/// --------
/// >>> import laks
/// >>> cafe = laks.datasets.ballerup()
/// >>> referred = cafe.plan.evaluate(cafe.cohort, at="midtvejs")["referred"]
/// >>> referred.numerator, referred.needed, referred.judged_on.isoformat()
/// (20, 40.0, '2016-05-15')
#[pyclass(frozen, module = "laks")]
#[derive(Debug)]
pub(crate) struct TargetStatus {
    inner: laks::TargetStatus,
}

impl From<laks::TargetStatus> for TargetStatus {
    fn from(inner: laks::TargetStatus) -> Self {
        Self { inner }
    }
}

#[pymethods]
impl TargetStatus {
    /// Its name in the plan.
    #[getter]
    fn id(&self) -> &str {
        &self.inner.id
    }

    /// The sentence of the plan's author.
    #[getter]
    fn text(&self) -> &str {
        &self.inner.text
    }

    /// What is measured.
    #[getter]
    fn measure(&self) -> &'static str {
        self.inner.measure.name()
    }

    /// What was observed: a count or a share; ``None`` where nothing can be said.
    #[getter]
    fn observed(&self) -> Option<f64> {
        self.inner.observed
    }

    /// What is needed, as written.
    #[getter]
    fn needed(&self) -> f64 {
        self.inner.needed
    }

    /// The count above the line.
    #[getter]
    fn numerator(&self) -> Option<u64> {
        self.inner.numerator
    }

    /// The count below the line; ``None`` for a count.
    #[getter]
    fn denominator(&self) -> Option<u64> {
        self.inner.denominator
    }

    /// Who is counted, or is below the line.
    #[getter]
    fn denominator_is(&self) -> String {
        self.inner.denominator_is.to_string()
    }

    /// ``attained``, ``on_course``, ``behind``, ``missed``, ``undetermined`` or ``not_started``.
    #[getter]
    fn status(&self) -> &'static str {
        self.inner.status.name()
    }

    /// Whether a share rests on fewer than twenty people.
    #[getter]
    fn few_observations(&self) -> bool {
        self.inner.few_observations
    }

    /// The share as an estimate of an open population; a closed count has none.
    #[getter]
    fn estimate(&self) -> Option<Estimate> {
        self.inner.estimate.clone().map(Estimate::from)
    }

    /// The two-sided mid-P value of the share against the needed one, when nobody is open.
    #[getter]
    fn p(&self) -> Option<f64> {
        self.inner.p
    }

    /// People for whom it is not decided yet.
    #[getter]
    fn open(&self) -> u64 {
        self.inner.open
    }

    /// People who left without being rated or measured; they count as not reached.
    #[getter]
    fn unrated(&self) -> u64 {
        self.inner.unrated
    }

    /// The share if all who are open or unrated fail.
    #[getter]
    fn if_open_fail(&self) -> Option<f64> {
        self.inner.if_open_fail
    }

    /// The share if all who are open or unrated succeed.
    #[getter]
    fn if_open_succeed(&self) -> Option<f64> {
        self.inner.if_open_succeed
    }

    /// Observed over needed, in percent.
    #[getter]
    fn percent_met(&self) -> Option<f64> {
        self.inner.percent_met
    }

    /// What to know when reading it, in English.
    #[getter]
    fn note(&self) -> Option<String> {
        self.inner.note.as_ref().map(|note| Language::English.plan_note(note))
    }

    /// The status in one sentence, with what was observed and what is needed, and what to know when reading it.
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> cafe.plan.evaluate(cafe.cohort, at="2016-05-15")["april"].sentence("da")
    /// 'At 14 borgere starter et forløb i Livsstilscafeen i april 2016: ikke nået (12 af 14).'
    #[pyo3(signature = (language=None))]
    fn sentence(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::language)] language: Option<&str>,
    ) -> PyResult<String> {
        let language = crate::session::language(py, language)?;
        let note = self.inner.note.as_ref().map(|note| language.plan_note(note));
        let note = note.map_or(String::new(), |note| format!("; {note}"));
        Ok(format!("{}{note}.", self.inner.in_words(language)))
    }

    /// The last day that counted, as ``datetime.date``.
    #[getter]
    fn judged_on<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        date(py, self.inner.judged_on)
    }

    /// The day by which it is to be reached, as ``datetime.date``.
    #[getter]
    fn due<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        date(py, self.inner.due)
    }

    /// The chance of attaining it, as a dict: probability, lower, upper, level, method, reason.
    #[getter]
    fn chance<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, &self.inner.chance)
    }

    /// Everything it holds as dicts, lists, texts and numbers.
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> cafe.plan.evaluate(cafe.cohort, at="afslutning")["referred"].to_dict()["status"]
    /// 'attained'
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, &self.inner)
    }

    /// An Altair chart of it, as a result's own `plot`.
    ///
    /// Raises
    /// ------
    /// MissingExtra
    ///     When Altair or vl-convert is not installed: ``pip install 'laks[charts]'``.
    /// UnknownName
    ///     When the language is another.
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> april = cafe.plan.evaluate(cafe.cohort, at="2016-05-15")["april"]
    /// >>> april.plot().description == april.sentence()
    /// True
    #[pyo3(signature = (language=None, *, width=None))]
    fn plot<'py>(
        slf: &Bound<'py, Self>,
        #[pyo3(from_py_with = argument::language)] language: Option<&str>,
        #[pyo3(from_py_with = argument::width)] width: Option<u32>,
    ) -> PyResult<Bound<'py, PyAny>> {
        crate::chart::plot(slf.as_any(), language, width)
    }

    fn _repr_html_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        crate::notebook::view(py, &self.inner)
    }

    fn __repr__(&self) -> String {
        format!("<TargetStatus {:?}: {}>", self.inner.id, self.inner.in_words(Language::English))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().inner == self.inner)
    }
}
