//! `laks.Outcome`: one of a tally's outcomes, ready to be asked about.

use crate::arguments::named as argument;
use crate::change::Change;
use crate::errors::{OrRaise, answer};
use crate::json::plain;
use crate::session::{Tongue, spoken};
use crate::tally::Tally;
use pyo3::prelude::*;
use pyo3::types::PyType;

/// What makes an outcome again, and of what.
type Pickled<'py> = (Bound<'py, PyAny>, (Tally, String, &'static str));

/// One of a tally's outcomes, ready to be asked about; by default among those who started.
#[doc = examples!()]
/// >>> who5 = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcome("who5")
/// >>> who5
/// <Outcome "who5" among started>
/// >>> who5.among("completed").change().people
/// 23
#[pyclass(frozen, module = "laks")]
#[derive(Debug)]
pub(crate) struct Outcome {
    tally: laks::Tally,
    name: String,
    group: laks::Among,
}

impl Outcome {
    /// An outcome that was counted.
    pub(crate) fn new(py: Python<'_>, tally: &laks::Tally, name: &str) -> PyResult<Self> {
        tally.outcome(name).or_raise(py)?;
        Ok(Self { tally: tally.clone(), name: name.to_owned(), group: laks::Among::Started })
    }
}

#[pymethods]
impl Outcome {
    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// Its instrument as a dict: range, direction, meaningful change with its source.
    #[getter]
    fn instrument<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, self.tally.outcome(&self.name).or_raise(py)?.instrument())
    }

    /// The same, asked of another group: ``started``, ``completed``, ``exited`` or ``referred``.
    #[doc = raises!(UnknownName)]
    ///     When the group is none of these.
    #[doc = examples!()]
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31")
    /// >>> tally.outcome("who5").among("referred").change().people
    /// 83
    fn among(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::group)] group: &str,
    ) -> PyResult<Self> {
        let group = group.parse().or_raise(py)?;
        Ok(Self { tally: self.tally.clone(), name: self.name.clone(), group })
    }

    /// What changed from before to after, for the whole and for each stratum.
    ///
    /// Means and shares are of those measured twice (paired); how many those are stands beside them,
    /// with what the missing could change. It does not say what a programme did: that needs a group
    /// to compare with.
    #[doc = raises!(InvalidInput)]
    ///     When the level is not between 0 and 1.
    #[doc = examples!()]
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31")
    /// >>> change = tally.outcome("who5").change()
    /// >>> change.paired, change.gain.value, change.improved.numerator, change.worse.numerator
    /// (24, 2.25, 12, 2)
    #[pyo3(signature = (level=0.95))]
    fn change(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::level)] level: f64,
    ) -> PyResult<Change> {
        answer(py, || self.tally.outcome(&self.name)?.among(self.group).change(level))
    }

    /// What changed, in a sentence, in the language of the session unless another is given.
    #[doc = raises!(UnknownName)]
    ///     When the language is another.
    #[doc = examples!()]
    /// >>> who5 = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcome("who5")
    /// >>> who5.sentence() == who5.change().sentence()
    /// True
    #[pyo3(signature = (language=None))]
    fn sentence(&self, py: Python<'_>, language: Option<Tongue>) -> PyResult<String> {
        Ok(laks::Present::sentence(&self.change(py, 0.95)?.inner, spoken(language)))
    }

    /// An outcome of a tally, asked of a group: what a pickle holds.
    #[classmethod]
    fn _of(
        _class: &Bound<'_, PyType>,
        tally: &Bound<'_, Tally>,
        name: &str,
        group: &str,
    ) -> PyResult<Self> {
        Self::new(tally.py(), &tally.get().inner, name)?.among(tally.py(), group)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Pickled<'py>> {
        let outcome = slf.get();
        let tally = Tally::from(outcome.tally.clone());
        let of = slf.get_type().getattr("_of")?;
        Ok((of, (tally, outcome.name.clone(), outcome.group.name())))
    }

    /// An Altair chart of it, as a result's own `plot`.
    #[doc = raises!(MissingExtra)]
    ///     When Altair or vl-convert is not installed: ``pip install 'laks[charts]'``.
    /// UnknownName
    ///     When the language is another.
    #[doc = examples!()]
    /// >>> who5 = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcome("who5")
    /// >>> who5.plot().description == who5.change().sentence()
    /// True
    #[pyo3(signature = (language=None, *, width=None))]
    fn plot<'py>(
        slf: &Bound<'py, Self>,
        language: Option<Tongue>,
        #[pyo3(from_py_with = argument::width)] width: Option<u32>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let change = slf.get().change(slf.py(), 0.95)?.into_pyobject(slf.py())?;
        crate::chart::plot(change.as_any(), language, width)
    }

    fn _repr_html_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let change = self.change(py, 0.95)?;
        change.into_pyobject(py)?.call_method0("_repr_html_")
    }

    fn __repr__(&self) -> String {
        format!("<Outcome {:?} among {}>", self.name, self.group.name())
    }
}
