//! `laks.stats.Survival`: the Kaplan–Meier curve.

use super::again::{Reduced, again};
use super::arguments::{call, named, real};
use super::columns::{codes, reals};
use super::estimate::{Estimate, estimates};
use super::options as argument;
use crate::out::Out;
use crate::wrapped::{getters, has};
use pyo3::prelude::*;

/// A Kaplan-Meier curve: what :func:`survival` returns.
#[doc = examples!(stats)]
/// >>> stats.survival([12, 20, 20, 33], [1, 1, 0, 1])
/// Survival(n=4, events=3, interval='log_log', level=0.95)
#[pyclass(frozen, module = "laks.stats")]
#[derive(Debug)]
pub(crate) struct Survival {
    inner: laks_stats::Survival,
    time: Vec<f64>,
    event: Vec<u32>,
    entry: Option<Vec<f64>>,
    interval: laks_stats::SurvivalInterval,
    /// The level of every interval.
    #[pyo3(get)]
    level: f64,
}

/// The share still without the event after each time, where some are seen only for a while.
///
/// Of those at risk, d of r have the event at each time: ``S(t) = product of (1 - d/r)``; the variance of
/// ln S is Greenwood's ``sum of d / (r (r - d))``. ``event`` is 1 where the time ends with the event and 0
/// where it is censored; ``entry`` is from when a person was under observation. ``interval`` is the scale
/// on which the interval is symmetric.
///
/// Use ``log_log`` as a rule. Not for one cause among several: see :func:`cumulative_incidence`.
///
/// Parameters
/// ----------
/// interval : log_log, log, plain, logit or arcsine
#[doc = raises!(InvalidInput)]
///     When columns differ in length, a time is negative or missing, an event is not 0 or 1, or an entry
///     is not before its time.
#[doc = references!()]
/// Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452; Greenwood 1926; Brookmeyer and Crowley 1982,
/// doi:10.2307/2530286.
///
/// Examples
/// --------
/// Days until eight people left a course; 0 is somebody who had not left when last seen.
///
/// >>> from laks import stats
/// >>> curve = stats.survival([12, 20, 20, 33, 41, 60, 60, 60], [1, 1, 0, 1, 0, 0, 0, 0])
/// >>> [round(at.value, 3) for at in curve.at([15, 30, 50])]
/// [0.875, 0.75, 0.6]
/// >>> curve.quantile(0.5).value is None  # more than half are still there
/// True
#[pyfunction]
#[pyo3(signature = (time, event, entry=None, interval="log_log", level=0.95))]
pub(crate) fn survival(
    py: Python<'_>,
    time: &Bound<'_, PyAny>,
    event: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = argument::entry)] entry: Option<Vec<f64>>,
    #[pyo3(from_py_with = argument::interval)] interval: &str,
    #[pyo3(from_py_with = argument::level)] level: f64,
) -> PyResult<Survival> {
    let (time, event) = (reals(time, "time")?, codes(event, "event")?);
    let interval = named(py, interval)?;
    let inner =
        call(py, || laks_stats::survival(&time, &event, entry.as_deref(), interval, level))?;
    Ok(Survival { inner, time, event, entry, interval, level })
}

getters! {
    Survival {
        /// The times at which the curve has a step.
        times: |curve| curve.steps().iter().map(|step| step.time).collect::<Vec<_>>();
    }
}

has! { Survival: eq }

#[pymethods]
impl Survival {
    /// The scale of every interval.
    #[getter]
    fn interval(&self) -> &'static str {
        self.interval.name()
    }

    /// The share without the event at each of the times, each with its interval.
    ///
    /// Undefined after the last time at which anybody was seen, unless the curve has reached 0.
    #[doc = examples!(stats)]
    /// >>> stats.survival([1, 2, 3], [1, 0, 1]).at([1])[0].method
    /// 'log_log'
    fn at(&self, py: Python<'_>, times: &Bound<'_, PyAny>) -> PyResult<Vec<Estimate>> {
        let times = reals(times, "times")?;
        call(py, || self.inner.at(&times)).map(estimates)
    }

    /// How many were at risk just before each of the times.
    #[doc = examples!(stats)]
    /// >>> stats.survival([1, 2, 3], [1, 0, 1]).at_risk([0, 2, 3])
    /// [3, 2, 1]
    fn at_risk(&self, py: Python<'_>, times: &Bound<'_, PyAny>) -> PyResult<Vec<u64>> {
        let times = reals(times, "times")?;
        Ok(py.detach(|| self.inner.at_risk(&times)))
    }

    /// The first time by which a share q has had the event: the first t with S(t) <= 1 - q.
    ///
    /// The interval holds the times at which the curve's own interval contains 1 - q.
    #[doc = examples!(stats)]
    /// >>> stats.survival([1, 2, 3, 4], [1, 1, 1, 0]).quantile(0.5).value
    /// 2.0
    fn quantile(&self, py: Python<'_>, q: &Bound<'_, PyAny>) -> PyResult<Estimate> {
        let q = real(q, "q")?;
        call(py, || self.inner.quantile(q)).map(Estimate::from)
    }

    /// The mean time without the event up to t, the area under the curve, with its standard error.
    #[doc = examples!(stats)]
    /// >>> stats.survival([1, 2, 3, 4], [1, 1, 1, 0]).restricted_mean(4).value
    /// 2.5
    fn restricted_mean(&self, py: Python<'_>, t: &Bound<'_, PyAny>) -> PyResult<Estimate> {
        let t = real(t, "t")?;
        call(py, || self.inner.restricted_mean(t)).map(Estimate::from)
    }

    fn __repr__(&self) -> String {
        let (n, events) = (self.time.len(), self.event.iter().filter(|&&code| code > 0).count());
        let (interval, level) = (self.interval.name(), self.level);
        format!("Survival(n={n}, events={events}, interval='{interval}', level={level})")
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let (interval, level) = (&self.interval.name(), &self.level);
        let (time, event, entry) = (&self.time, &self.event, &self.entry);
        let arguments: Vec<(&str, &dyn Out)> = vec![
            ("time", time),
            ("event", event),
            ("entry", entry),
            ("interval", interval),
            ("level", level),
        ];
        again(py, "survival", arguments)
    }
}
