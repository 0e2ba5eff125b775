//! What a `laks.Tally` can be asked: its analyses, one method each.

use crate::arguments::day;
use crate::arguments::named as argument;
use crate::change::Outcomes;
use crate::errors::{OrRaise, answer};
use crate::funnel::Funnel;
use crate::goals::GoalAttainment;
use crate::outcome::Outcome;
use crate::period::{Flow, PeriodCounts};
use crate::rates::Rates;
use crate::session::{Tongue, spoken};
use crate::tally::Tally;
use crate::waiting::Waiting;
use pyo3::prelude::*;

#[pymethods]
impl Tally {
    /// The funnel at the last date of the count: counts by stage and state, and their rates.
    #[doc = raises!(InvalidInput)]
    ///     When the level is not between 0 and 1.
    #[doc = examples!()]
    /// >>> laks.Tally.from_counts(referred=35, started=24).funnel()
    /// <Funnel: 24 of 35 referred had started, 68.6% (95% interval 52.0% to 81.4%);
    /// an unknown number were waiting, an unknown number were in a course
    /// and an unknown number had completed.>
    #[pyo3(signature = (level=0.95))]
    fn funnel(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::level)] level: f64,
    ) -> PyResult<Funnel> {
        answer(py, || self.inner.funnel(level))
    }

    /// The funnel in one plain sentence, in English (`en`) or Danish (`da`), and what was taken on trust.
    #[doc = raises!(UnknownName)]
    ///     When the language is another.
    #[doc = examples!()]
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> laks.tally(cafe.referrals, cafe.schema, as_of="2016-02-15").sentence()[-56:]
    /// 'That no referral number occurs twice was taken on trust.'
    #[pyo3(signature = (language=None))]
    fn sentence(&self, py: Python<'_>, language: Option<Tongue>) -> PyResult<String> {
        self.inner.sentence(spoken(language)).or_raise(py)
    }

    /// One count over every denominator: the referred, started, exited, completed and paired.
    #[doc = raises!(UnknownName)]
    ///     When the numerator is no stage or state.
    /// InvalidInput
    ///     When the level is not between 0 and 1.
    #[doc = examples!()]
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-02-15")
    /// >>> tally.rates("completed").rates[2].note
    /// 'of those who left, so the fast weigh most: 16 still in'
    #[pyo3(signature = (numerator, level=0.95))]
    fn rates(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::numerator)] numerator: &str,
        #[pyo3(from_py_with = argument::level)] level: f64,
    ) -> PyResult<Rates> {
        let stage = laks::Rates::numerator(numerator).or_raise(py)?;
        answer(py, || self.inner.rates(stage, level))
    }

    /// The days from referral to start, with running waits censored.
    #[doc = raises!(NotCounted)]
    ///     When the tally holds published figures.
    /// InvalidInput
    ///     When the level is not between 0 and 1.
    #[doc = examples!()]
    /// >>> laks.datasets.ballerup().cohort.tally(as_of="2016-02-15").waiting().still_waiting
    /// 11
    #[pyo3(signature = (level=0.95))]
    fn waiting(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::level)] level: f64,
    ) -> PyResult<Waiting> {
        answer(py, || self.inner.waiting(level))
    }

    /// What happened from one day to another, both included, and not after the date of the count.
    #[doc = raises!(NotCounted)]
    ///     When the tally holds published figures, which have no dates.
    /// InvalidInput
    ///     When the period is empty.
    #[doc = examples!()]
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-05-15")
    /// >>> tally.period("2016-03-01", "2016-09-15").events["referred"]
    /// 20
    fn period(
        &self,
        py: Python<'_>,
        from_: &Bound<'_, PyAny>,
        to: &Bound<'_, PyAny>,
    ) -> PyResult<PeriodCounts> {
        let (from, to) = (day(from_, "from_")?, day(to, "to")?);
        answer(py, || self.inner.period(from, to))
    }

    /// What happened month by month, up to the date of the count.
    #[doc = raises!(NotCounted)]
    ///     When the tally holds published figures, which have no dates.
    #[doc = examples!()]
    /// >>> len(laks.datasets.ballerup().cohort.tally(as_of="2016-02-15").flow().months)
    /// 9
    fn flow(&self, py: Python<'_>) -> PyResult<Flow> {
        answer(py, || self.inner.flow())
    }

    /// One of the outcomes that were counted, to ask about its change.
    #[doc = raises!(NotCounted)]
    ///     When the tally counts no outcomes or holds published figures.
    /// UnknownName
    ///     When this one was not counted.
    #[doc = examples!()]
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31")
    /// >>> tally.outcome("who5").change().mean_change.value
    /// 2.25
    fn outcome(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::name)] name: &str,
    ) -> PyResult<Outcome> {
        Outcome::new(py, &self.inner, name)
    }

    /// The change in every outcome that was counted, among those who started.
    #[doc = raises!(NotCounted)]
    ///     When the tally counts no outcomes or holds published figures.
    #[doc = examples!()]
    /// >>> outcomes = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcomes()
    /// >>> [change.paired for change in outcomes.changes]
    /// [26, 24]
    #[pyo3(signature = (level=0.95))]
    fn outcomes(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::level)] level: f64,
    ) -> PyResult<Outcomes> {
        answer(py, || self.inner.outcomes(level))
    }

    /// How many of a group reached at least so many goals.
    ///
    /// With ``of`` the rule is "k of m", and m must be the number of goals that were counted; without
    /// it the rule is "k of those a person set". The group is ``started``, ``completed``, ``exited`` or
    /// ``referred``. A goal that is not rated counts as not reached, and the bounds say what it could change.
    #[doc = raises!(NotCounted)]
    ///     When no goals were counted.
    /// UnknownName
    ///     When the group is not known.
    /// InvalidInput
    ///     When ``at_least`` or ``of`` does not fit the goals.
    #[doc = examples!()]
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31", by=["course"])
    /// >>> goals = tally.where(course=["LC4", "LC5"]).goals(at_least=2, of=4, among="started")
    /// >>> goals.reached.numerator, goals.reached.denominator
    /// (6, 27)
    #[pyo3(signature = (*, at_least, of=None, among="started", level=0.95))]
    fn goals(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::at_least)] at_least: u32,
        #[pyo3(from_py_with = argument::of)] of: Option<u32>,
        #[pyo3(from_py_with = argument::among)] among: &str,
        #[pyo3(from_py_with = argument::level)] level: f64,
    ) -> PyResult<GoalAttainment> {
        let among = among.parse().or_raise(py)?;
        answer(py, || self.inner.goals(at_least, of, among, level))
    }
}
