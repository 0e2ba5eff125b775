//! `laks.Comparison`: two tallies, figure by figure, as before and after.

use crate::arguments::kinds::shown;
use crate::arguments::named as argument;
use crate::arguments::{date_or_none, day, names};
use crate::errors::{OrRaise, refused};
use crate::estimate::Estimate;
use crate::json::plain;
use crate::plan::Plan;
use crate::result_class::result_class;
use crate::tally::Tally;
use laks::{Day, EntryPeriod, Error};
use pyo3::prelude::*;

type Days<'py> = (Option<Bound<'py, PyAny>>, Option<Bound<'py, PyAny>>);

result_class! {
    /// Two tallies as before and after: every figure with both values, their difference and its test.
    ///
    /// Rates over the referred run from referral, rates over the started from start. Figures of people who
    /// sit in known courses have t on course totals (Donner and Klar 2000), with the plain contrast second.
    /// Other shares have Miettinen and Nurminen's score interval and test of the difference (1985,
    /// doi:10.1002/sim.4780040211), mean gains Welch's t (1947, doi:10.1093/biomet/34.1-2.28). Counts for each
    /// thirty days are events by their own dates, with the exact conditional interval and test of the ratio
    /// (Przyborowski and Wilenski 1940, doi:10.1093/biomet/31.3-4.313). Interval and test are of one method:
    /// p is below 1 − level exactly where the interval leaves out no difference. Only the declared family
    /// carries p, with Holm's (1979) beside. The word is change: what else changed between the two periods
    /// is not known here.
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> split = laks.datasets.ballerup().cohort.split("referred_on", at="2016-03-01")
    /// >>> before, after = split.tallies(as_of="2016-10-31", follow_up_days=180)
    /// >>> completion = laks.compare(before, after)["completion"]
    /// >>> completion.before.numerator, completion.before.denominator
    /// (15, 24)
    /// >>> completion.after.numerator, completion.after.denominator, completion.courses
    /// (8, 12, (3, 1))
    Comparison(laks::Comparison) {
        /// The date of the count before, as ``datetime.date``.
        #[getter]
        fn before_as_of<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            date_or_none(py, self.inner.before_as_of)
        }

        /// The date of the count after, as ``datetime.date``.
        #[getter]
        fn after_as_of<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            date_or_none(py, self.inner.after_as_of)
        }

        /// Days everyone was followed; ``None`` where nobody is open, or figures were published.
        #[getter]
        fn follow_up_days(&self) -> Option<u32> {
            self.inner.follow_up_days
        }

        /// The first and last day compared before; ``(None, None)`` where an end is not known.
        #[getter]
        fn before_period<'py>(&self, py: Python<'py>) -> PyResult<Days<'py>> {
            ends(py, self.inner.before_period)
        }

        /// The first and last day compared after; ``(None, None)`` where an end is not known.
        #[getter]
        fn after_period<'py>(&self, py: Python<'py>) -> PyResult<Days<'py>> {
            ends(py, self.inner.after_period)
        }

        /// What to know before reading the lines, the gravest first, as sentences.
        ///
        /// Examples
        /// --------
        /// >>> import laks
        /// >>> split = laks.datasets.ballerup().cohort.split("referred_on", at="2016-03-01")
        /// >>> short = laks.compare(*split.tallies(as_of="2016-10-31", follow_up_days=90))
        /// >>> short.notes()[0].split(",")[0]
        /// '100% of the known completions before took longer than 90 days'
        #[pyo3(signature = (language=None))]
        fn notes(
            &self,
            py: Python<'_>,
            #[pyo3(from_py_with = argument::language)] language: Option<&str>,
        ) -> PyResult<Vec<String>> {
            let language = crate::session::language(py, language)?;
            Ok(self.inner.notes.iter().map(|note| language.comparison_note(note)).collect())
        }

        /// One line for each figure.
        #[getter]
        fn lines(&self) -> Vec<ComparisonLine> {
            self.inner.lines.iter().cloned().map(ComparisonLine::from).collect()
        }

        /// The line of a figure, such as ``uptake`` or ``mean_gain_who5``.
        ///
        /// Raises
        /// ------
        /// UnknownName
        ///     When there is no such line.
        ///
        /// Examples
        /// --------
        /// >>> import laks
        /// >>> before = laks.Tally.from_counts(referred=35, started=24)
        /// >>> after = laks.Tally.from_counts(referred=41, started=36)
        /// >>> uptake = laks.compare(before, after).line("uptake")
        /// >>> uptake
        /// <ComparisonLine "uptake": 24 of 35 before, 36 of 41 after, p = 0.0417>
        /// >>> uptake.contrast.method
        /// 'miettinen_nurminen'
        fn line(&self, py: Python<'_>, #[pyo3(from_py_with = argument::measure)] measure: &str) -> PyResult<ComparisonLine> {
            let figure = laks::Figure::from_name(measure);
            let line = figure.and_then(|figure| self.inner.line(&figure)).cloned();
            line.map(ComparisonLine::from).ok_or_else(|| Error::UnknownName {
                what: "figure",
                found: measure.to_owned(),
                known: self.inner.lines.iter().map(|line| line.measure.to_string()).collect(),
            })
            .or_raise(py)
        }

        fn __getitem__(&self, measure: &Bound<'_, PyAny>) -> PyResult<ComparisonLine> {
            self.line(measure.py(), argument::measure(measure)?)
        }
    }
}

fn ends(py: Python<'_>, period: Option<EntryPeriod>) -> PyResult<Days<'_>> {
    let date = |get: fn(EntryPeriod) -> Day| date_or_none(py, period.map(get));
    Ok((date(|period| period.from)?, date(|period| period.to)?))
}

/// One figure before and after.
///
/// Examples
/// --------
/// >>> import laks
/// >>> before = laks.Tally.from_counts(referred=35, started=24)
/// >>> after = laks.Tally.from_counts(referred=41, started=36)
/// >>> uptake = laks.compare(before, after)["uptake"]
/// >>> round(uptake.contrast.value, 3), round(uptake.contrast.lower, 3), round(uptake.p, 3)
/// (0.192, 0.007, 0.042)
#[pyclass(frozen, module = "laks")]
#[derive(Debug)]
pub(crate) struct ComparisonLine {
    inner: laks::ComparisonLine,
}

impl From<laks::ComparisonLine> for ComparisonLine {
    fn from(inner: laks::ComparisonLine) -> Self {
        Self { inner }
    }
}

#[pymethods]
impl ComparisonLine {
    /// The figure, such as ``uptake``.
    #[getter]
    fn measure(&self) -> String {
        self.inner.measure.to_string()
    }

    /// Its value before.
    #[getter]
    fn before(&self) -> Estimate {
        self.inner.before.clone().into()
    }

    /// Its value after.
    #[getter]
    fn after(&self) -> Estimate {
        self.inner.after.clone().into()
    }

    /// After minus before; for counts per time, after over before.
    #[getter]
    fn contrast(&self) -> Estimate {
        self.inner.contrast.clone().into()
    }

    /// The two-sided p-value of no difference; ``None`` where the line is not of the declared family.
    #[getter]
    fn p(&self) -> Option<f64> {
        self.inner.p
    }

    /// The same for the whole declared family, by Holm.
    #[getter]
    fn p_holm(&self) -> Option<f64> {
        self.inner.p_holm
    }

    /// The smallest difference (or ratio above 1) that this comparison would have found with a chance of
    /// 80 %.
    #[getter]
    fn detectable(&self) -> Option<f64> {
        self.inner.detectable
    }

    /// How many courses before and after the contrast rests on; ``None`` where it knows of none.
    #[getter]
    fn courses(&self) -> Option<(u64, u64)> {
        self.inner.courses.map(|[before, after]| (before, after))
    }

    /// Where courses are known: the contrast as if people were independent.
    #[getter]
    fn plain_contrast(&self) -> Option<Estimate> {
        self.inner.plain.as_ref().map(|plain| plain.contrast.clone().into())
    }

    /// Where courses are known: the p-value as if people were independent.
    #[getter]
    fn plain_p(&self) -> Option<f64> {
        self.inner.plain.as_ref()?.p
    }

    /// The test's method.
    #[getter]
    fn test(&self) -> &str {
        self.inner.test.name()
    }

    /// Everything it holds as dicts, lists, texts and numbers.
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> figures = laks.Tally.from_counts(referred=35, started=24)
    /// >>> laks.compare(figures, figures)["uptake"].to_dict()["contrast"]["value"]
    /// 0.0
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
    /// >>> before = laks.Tally.from_counts(referred=35, started=24)
    /// >>> after = laks.Tally.from_counts(referred=41, started=36)
    /// >>> "24 of 35" in laks.compare(before, after)["uptake"].plot().description
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
        let laks::ComparisonLine { measure, before, after, p, .. } = &self.inner;
        let p = p.map_or("no p".to_owned(), |p| format!("p = {p:.4}"));
        let (before, after) = (counts(before), counts(after));
        format!("<ComparisonLine \"{measure}\": {before} before, {after} after, {p}>")
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().inner == self.inner)
    }
}

/// What a value rests on, in few words.
fn counts(estimate: &laks::Estimate) -> String {
    match (estimate.numerator, estimate.denominator) {
        (Some(part), Some(whole)) => format!("{part} of {whole}"),
        (None, Some(n)) => format!("n = {n}"),
        _ => "unknown".to_owned(),
    }
}

/// Compares two tallies; `laks.compare` is the way in, and tells more.
#[pyfunction]
#[pyo3(signature = (before, after, before_period=None, after_period=None, level=0.95, family=None, plan=None))]
pub(crate) fn compare(
    before: &Bound<'_, PyAny>,
    after: &Bound<'_, PyAny>,
    before_period: Option<&Bound<'_, PyAny>>,
    after_period: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::level)] level: f64,
    family: Option<&Bound<'_, PyAny>>,
    plan: Option<&Bound<'_, PyAny>>,
) -> PyResult<Comparison> {
    let py = before.py();
    let (before, after) = (tally_of(before, "before")?, tally_of(after, "after")?);
    let plan = plan.map(plan_of).transpose()?;
    let family = match plan {
        Some(plan) => Some(plan.compared()),
        None => {
            let lines = family.map(|lines| names(Some(lines), "family")).transpose()?;
            lines.map(|lines| figures(py, &lines, (before, after))).transpose()?
        }
    };
    let asked = laks::Compare {
        before_period: before_period.map(|p| period(p, "before_period")).transpose()?,
        after_period: after_period.map(|p| period(p, "after_period")).transpose()?,
        level,
        family,
        family_may_lack: plan.is_some(),
        of_others: plan.map(laks::Plan::compared_of_others).unwrap_or_default(),
        without_line: plan.map(laks::Plan::not_compared).unwrap_or_default(),
    };
    py.detach(|| before.compared_with(after, &asked)).or_raise(py).map(Comparison::from)
}

/// A tally.
fn tally_of<'a>(value: &'a Bound<'_, PyAny>, argument: &'static str) -> PyResult<&'a laks::Tally> {
    let tally = value.cast::<Tally>().map(|tally| &tally.get().inner);
    tally.map_err(|_| refused(value.py(), argument, "a Tally", shown(value)))
}

/// A plan.
fn plan_of<'a>(value: &'a Bound<'_, PyAny>) -> PyResult<&'a laks::Plan> {
    let plan = value.cast::<Plan>().map(|plan| &plan.get().inner);
    plan.map_err(|_| refused(value.py(), "plan", "a laks.Plan", shown(value)))
}

/// A period, given as its first and last day.
fn period(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<EntryPeriod> {
    let py = value.py();
    let (from, to): (Bound<'_, PyAny>, Bound<'_, PyAny>) = value.extract().map_err(|_| {
        refused(py, argument, "a pair of dates: the first and the last day", shown(value))
    })?;
    Ok(EntryPeriod { from: day(&from, argument)?, to: day(&to, argument)? })
}

/// The figures of a family; a name that is none is refused with those that there are.
fn figures(
    py: Python<'_>,
    names: &[String],
    (before, after): (&laks::Tally, &laks::Tally),
) -> PyResult<Vec<laks::Figure>> {
    let Some(unknown) = names.iter().find(|name| laks::Figure::from_name(name).is_none()) else {
        return Ok(names.iter().filter_map(|name| laks::Figure::from_name(name)).collect());
    };
    let lines = before.compared_with(after, &laks::Compare::default()).or_raise(py)?.lines;
    let known = lines.iter().map(|line| line.measure.to_string()).collect();
    let (what, found) = ("line of the family", unknown.clone());
    Err(Error::UnknownName { what, found, known }).or_raise(py)
}
