//! `laks.stats.CumulativeIncidence` and the curve of each cause.

use super::again::{Reduced, again};
use super::arguments::{call, code, real};
use super::columns::{codes, reals};
use super::estimate::{Estimate, estimates};
use crate::arguments::named as argument;
use crate::out::Out;
use crate::wrapped::{getters, has};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// The cumulative incidence of each of several causes: what :func:`cumulative_incidence` returns.
#[doc = examples!(stats)]
/// >>> stats.cumulative_incidence([1, 2, 2, 3], [1, 2, 0, 1])
/// CumulativeIncidence(n=4, events=3, level=0.95)
#[pyclass(frozen, module = "laks.stats")]
#[derive(Debug, Clone)]
pub(crate) struct CumulativeIncidence {
    inner: laks_stats::CumulativeIncidence,
    time: Vec<f64>,
    event: Vec<u32>,
    /// The level of every interval.
    #[pyo3(get)]
    level: f64,
}

/// The Aalen-Johansen estimate: what share has left by each cause, when causes exclude each other.
///
/// ``event`` is 0 where the time is censored and otherwise the cause, 1, 2, and so on. Of those at risk r
/// at each time, d_k leave by cause k: ``F_k(t) = sum of S(t-) d_k / r``, S the share without any event.
/// All causes and S add up to 1. Standard errors are those of R's survfit and SAS, intervals log-log.
///
/// Use it wherever people can leave in more than one way. One minus a Kaplan-Meier curve of one cause,
/// with the others censored, is larger and is not a probability of anything.
#[doc = raises!(InvalidInput)]
///     When columns differ in length, a time is negative or missing, or a cause exceeds 64.
#[doc = references!()]
/// Aalen and Johansen 1978, Scandinavian Journal of Statistics 5:141; Dinse and Larson 1986,
/// doi:10.1093/biomet/73.2.379.
///
/// Examples
/// --------
/// Ten people on a course: 1 dropped out, 2 completed, 0 still there when last seen.
///
/// >>> from laks import stats
/// >>> days, how = [1, 1, 1, 2, 2, 3, 3, 3, 4, 5], [1, 2, 0, 1, 2, 1, 1, 2, 0, 1]
/// >>> dropped_out = stats.cumulative_incidence(days, how).cause(1).at([2])[0]
/// >>> round(dropped_out.value, 6), round(dropped_out.standard_error, 6)
/// (0.214286, 0.135041)
#[pyfunction]
#[pyo3(signature = (time, event, level=0.95))]
pub(crate) fn cumulative_incidence(
    py: Python<'_>,
    time: &Bound<'_, PyAny>,
    event: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = argument::level)] level: f64,
) -> PyResult<CumulativeIncidence> {
    let (time, event) = (reals(time, "time")?, codes(event, "event")?);
    let inner = call(py, || laks_stats::cumulative_incidence(&time, &event, level))?;
    Ok(CumulativeIncidence { inner, time, event, level })
}

has! { CumulativeIncidence: eq }

#[pymethods]
impl CumulativeIncidence {
    /// The curve of one cause, 1 or more; a cause that nobody had is 0 throughout.
    #[doc = examples!(stats)]
    /// >>> stats.cumulative_incidence([1, 2, 2, 3], [1, 2, 0, 1]).cause(2).at([2])[0].value
    /// 0.25
    fn cause(
        slf: &Bound<'_, Self>,
        py: Python<'_>,
        cause: &Bound<'_, PyAny>,
    ) -> PyResult<CauseCurve> {
        let cause = code(cause, "cause")?;
        let of = slf.get();
        let inner = call(py, || of.inner.cause(cause))?;
        Ok(CauseCurve { inner, of: slf.clone().unbind() })
    }

    /// The share without any event at each of the times, with log-log intervals.
    #[doc = examples!(stats)]
    /// >>> stats.cumulative_incidence([1, 2, 2, 3], [1, 2, 0, 1]).event_free([2])[0].value
    /// 0.5
    fn event_free(&self, py: Python<'_>, times: &Bound<'_, PyAny>) -> PyResult<Vec<Estimate>> {
        let times = reals(times, "times")?;
        call(py, || self.inner.event_free(&times)).map(estimates)
    }

    /// How many were at risk just before each of the times.
    #[doc = examples!(stats)]
    /// >>> stats.cumulative_incidence([1, 2, 2, 3], [1, 2, 0, 1]).at_risk([2, 3])
    /// [3, 1]
    fn at_risk(&self, py: Python<'_>, times: &Bound<'_, PyAny>) -> PyResult<Vec<u64>> {
        let times = reals(times, "times")?;
        Ok(py.detach(|| self.inner.at_risk(&times)))
    }

    fn __repr__(&self) -> String {
        let (n, events) = (self.time.len(), self.event.iter().filter(|&&code| code > 0).count());
        format!("CumulativeIncidence(n={n}, events={events}, level={})", self.level)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let arguments: Vec<(&str, &dyn Out)> =
            vec![("time", &self.time), ("event", &self.event), ("level", &self.level)];
        again(py, "cumulative_incidence", arguments)
    }
}

/// The cumulative incidence of one cause.
#[doc = examples!(stats)]
/// >>> stats.cumulative_incidence([1, 2, 2, 3], [1, 2, 0, 1]).cause(1)
/// CauseCurve(cause=1, n=4, events=2, level=0.95)
#[pyclass(frozen, module = "laks.stats")]
#[derive(Debug)]
pub(crate) struct CauseCurve {
    inner: laks_stats::CauseCurve,
    of: Py<CumulativeIncidence>,
}

getters! {
    CauseCurve {
        /// The number of the cause.
        cause: |curve| curve.cause();
        /// The times at which anybody left, by any cause.
        times: |curve| curve.steps().iter().map(|step| step.time).collect::<Vec<_>>();
    }
}

has! { CauseCurve: eq }

#[pymethods]
impl CauseCurve {
    /// The share that has left by this cause at each of the times, with its standard error.
    ///
    /// Undefined after the last time at which anybody was seen, unless everybody has left.
    #[doc = examples!(stats)]
    /// >>> stats.cumulative_incidence([1, 2, 2, 3], [1, 2, 0, 1]).cause(1).at([1, 3])[1].value
    /// 0.75
    fn at(&self, py: Python<'_>, times: &Bound<'_, PyAny>) -> PyResult<Vec<Estimate>> {
        let times = reals(times, "times")?;
        call(py, || self.inner.at(&times)).map(estimates)
    }

    /// The first time at which the cumulative incidence reaches q, with its interval.
    ///
    /// Undefined if it never does: with other causes it may stay below q for ever.
    #[doc = examples!(stats)]
    /// >>> stats.cumulative_incidence([1, 2, 2, 3], [1, 2, 0, 1]).cause(1).quantile(0.5).value
    /// 3.0
    fn quantile(&self, py: Python<'_>, q: &Bound<'_, PyAny>) -> PyResult<Estimate> {
        let q = real(q, "q")?;
        call(py, || self.inner.quantile(q)).map(Estimate::from)
    }

    /// The mean time lost to this cause up to t, the area under its curve, with its standard error.
    #[doc = examples!(stats)]
    /// >>> stats.cumulative_incidence([1, 2, 2, 3], [1, 2, 0, 1]).cause(1).restricted_time_lost(3).value
    /// 0.5
    fn restricted_time_lost(&self, py: Python<'_>, t: &Bound<'_, PyAny>) -> PyResult<Estimate> {
        let t = real(t, "t")?;
        call(py, || self.inner.restricted_time_lost(t)).map(Estimate::from)
    }

    fn __repr__(&self) -> String {
        let (of, cause) = (self.of.get(), self.inner.cause());
        let events = of.event.iter().filter(|&&code| code == cause).count();
        let (n, level) = (of.time.len(), of.level);
        format!("CauseCurve(cause={cause}, n={n}, events={events}, level={level})")
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let cause = py.import("operator")?.getattr("methodcaller")?;
        let cause = cause.call1(("cause", self.inner.cause()))?;
        Ok((cause, PyTuple::new(py, [self.of.bind(py)])?))
    }
}
