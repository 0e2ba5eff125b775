//! `laks.Comparison`: two tallies, figure by figure, as before and after.

use crate::arguments::kinds::{object, shown};
use crate::arguments::named as argument;
use crate::arguments::{day, names};
use crate::errors::{OrRaise, answer, refused, unknown};
use crate::plan::Plan;
use crate::result_class::result_class;
use crate::session::{Tongue, spoken};
use crate::tally::Tally;
use crate::wrapped::{has, wrapped};
use laks::Day;
use laks::results::EntryPeriod;
use pyo3::prelude::*;

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
    examples
    /// >>> split = laks.datasets.ballerup().cohort.split("referred_on", at="2016-03-01")
    /// >>> before, after = split.tallies(as_of="2016-10-31", follow_up_days=180)
    /// >>> completion = laks.compare(before, after)["completion"]
    /// >>> completion.before.numerator, completion.before.denominator
    /// (15, 24)
    /// >>> completion.after.numerator, completion.after.denominator, completion.courses
    /// (8, 12, (3, 1))
    Comparison(laks::Comparison) {
        /// The date of the count before, as ``datetime.date``.
        before_as_of;
        /// The date of the count after, as ``datetime.date``.
        after_as_of;
        /// Days everyone was followed; ``None`` where nobody is open, or figures were published.
        follow_up_days;
        /// One line for each figure.
        lines;
        /// The first and last day compared before; ``(None, None)`` where an end is not known.
        before_period: |both| ends(both.before_period);
        /// The first and last day compared after; ``(None, None)`` where an end is not known.
        after_period: |both| ends(both.after_period);
    }
}

#[pymethods]
impl Comparison {
    /// What to know before reading the lines, the gravest first, as sentences.
    #[doc = examples!()]
    /// >>> split = laks.datasets.ballerup().cohort.split("referred_on", at="2016-03-01")
    /// >>> short = laks.compare(*split.tallies(as_of="2016-10-31", follow_up_days=90))
    /// >>> short.notes()[0].split(", so ")[0]
    /// 'of those who completed in the period before, 100% took longer than 90 days'
    #[pyo3(signature = (language=None))]
    fn notes(&self, language: Option<Tongue>) -> Vec<String> {
        self.inner.notes_in_words(spoken(language))
    }

    /// The line of a figure, such as ``uptake`` or ``mean_gain_who5``.
    #[doc = raises!(UnknownName)]
    ///     When there is no such line.
    #[doc = examples!()]
    /// >>> before = laks.Tally.from_counts(referred=35, started=24)
    /// >>> after = laks.Tally.from_counts(referred=41, started=36)
    /// >>> uptake = laks.compare(before, after).line("uptake")
    /// >>> uptake
    /// <ComparisonLine "uptake": 24 of 35 before, 36 of 41 after, p = 0.0417>
    /// >>> uptake.contrast.method
    /// 'miettinen_nurminen'
    fn line(&self, measure: &Bound<'_, PyAny>) -> PyResult<ComparisonLine> {
        let (py, measure) = (measure.py(), argument::measure(measure)?);
        let figure = laks::Figure::from_name(measure);
        let line = figure.and_then(|figure| self.inner.line(&figure)).cloned();
        let known = self.inner.lines.iter().map(|line| line.measure.to_string());
        line.map(ComparisonLine::from).ok_or_else(|| unknown(py, "figure", measure, known))
    }

    fn __getitem__(&self, measure: &Bound<'_, PyAny>) -> PyResult<ComparisonLine> {
        self.line(measure)
    }
}

fn ends(period: Option<EntryPeriod>) -> [Option<Day>; 2] {
    [period.map(|period| period.from), period.map(|period| period.to)]
}

wrapped! {
    /// One figure before and after.
    examples
    /// >>> before = laks.Tally.from_counts(referred=35, started=24)
    /// >>> after = laks.Tally.from_counts(referred=41, started=36)
    /// >>> uptake = laks.compare(before, after)["uptake"]
    /// >>> round(uptake.contrast.value, 3), round(uptake.contrast.lower, 3), round(uptake.p, 3)
    /// (0.192, 0.007, 0.042)
    ComparisonLine(laks::results::ComparisonLine) {
        /// The figure, such as ``uptake``.
        measure;
        /// Its value before.
        before;
        /// Its value after.
        after;
        /// After minus before; for counts per time, after over before.
        contrast;
        /// The two-sided p-value of no difference; ``None`` where the line is not of the declared family.
        p;
        /// The same for the whole declared family, by Holm.
        p_holm;
        /// The smallest difference (or ratio above 1) that this comparison would have found with a chance of
        /// 80 %.
        detectable;
        /// The test's method.
        test;
        /// How many courses before and after the contrast rests on; ``None`` where it knows of none.
        courses;
        /// Where courses are known: the contrast as if people were independent.
        plain_contrast: |line| line.plain.as_ref().map(|plain| &plain.contrast);
        /// Where courses are known: the p-value as if people were independent.
        plain_p: |line| line.plain.as_ref().and_then(|plain| plain.p);
    }
}

has! { ComparisonLine: eq, html, dict, plot }

#[pymethods]
impl ComparisonLine {
    fn __repr__(&self) -> String {
        let laks::results::ComparisonLine { measure, before, after, p, .. } = &self.inner;
        let p = p.map_or("no p".to_owned(), |p| format!("p = {p:.4}"));
        let (before, after) = (counts(before), counts(after));
        format!("<ComparisonLine \"{measure}\": {before} before, {after} after, {p}>")
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
    let tally = |value, argument| object::<Tally>(value, argument, "a Tally");
    let (before, after) = (&tally(before, "before")?.inner, &tally(after, "after")?.inner);
    let plan = plan.map(|plan| object::<Plan>(plan, "plan", "a laks.Plan")).transpose()?;
    let plan = plan.map(|plan| &plan.inner);
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
        level: laks::Level::new(level).or_raise(py)?,
        family,
        family_may_lack: plan.is_some(),
        of_others: plan.map(laks::Plan::compared_of_others).unwrap_or_default(),
        without_line: plan.map(laks::Plan::not_compared).unwrap_or_default(),
    };
    answer(py, || before.compared_with(after, &asked))
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
    let Some(unheard) = names.iter().find(|name| laks::Figure::from_name(name).is_none()) else {
        return Ok(names.iter().filter_map(|name| laks::Figure::from_name(name)).collect());
    };
    let lines = before.compared_with(after, &laks::Compare::default()).or_raise(py)?.lines;
    let known = lines.iter().map(|line| line.measure.to_string());
    Err(unknown(py, "line of the family", unheard, known))
}
