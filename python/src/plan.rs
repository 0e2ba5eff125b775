//! `laks.Plan` and `laks.PlanStatus`: a programme's targets, and where they stand.

use crate::arguments::kinds::{object, shown, text};
use crate::arguments::{day, named as argument};
use crate::cohort::Cohort;
use crate::dicts::Json;
use crate::errors::{OrRaise, answer, refused, unknown};
use crate::json::plain;
use crate::out::Object;
use crate::result_class::result_class;
use crate::table::Table;
use crate::tally::Tally;
use crate::target_status::TargetStatus;
use crate::text_file;
use crate::wrapped::{has, wrapped};
use laks::Day;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyType};
use std::borrow::Cow;

wrapped! {
    /// A programme's targets, with the dates at which they are judged.
    ///
    /// Dates, denominators and scopes live in the plan, so that nobody has to remember them.
    examples
    /// >>> plan = laks.datasets.ballerup().plan
    /// >>> plan
    /// <Plan "Livsstilscafé, Ballerup Kommune": 4 targets>
    /// >>> plan.checkpoints["midtvejs"].isoformat()
    /// '2016-05-15'
    Plan(laks::Plan) {
        /// Its title.
        title = head.title;
        /// Its first day, as ``datetime.date``. What happened earlier is the baseline.
        starts_on = head.starts_on;
        /// The lines of a comparison that its targets speak of: the declared family of :func:`laks.compare`.
        #[doc = examples!()]
        /// >>> laks.datasets.ballerup().plan.compared
        /// ['referred_per_30_days', 'started_per_30_days', 'goals_reached_2']
        compared: |plan| plan.compared();
        /// The named dates at which it is judged.
        checkpoints;
        /// Its targets as dicts, with the keys of the file.
        targets: |plan| Json(&plan.targets);
        /// What a tally must count to answer every target, as a dict: by, outcomes, goals.
        needs: |plan| Json(&plan.spec_needs());
    }
}

has! { Plan: eq, html, pickle }

result_class! {
    /// A plan judged at a date: the status of every target.
    examples
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> status = cafe.plan.evaluate(cafe.cohort, at="afslutning")
    /// >>> [target.status for target in status.targets]
    /// ['attained', 'missed', 'attained', 'undetermined']
    PlanStatus(laks::PlanStatus) {
        /// The plan's title.
        title;
        /// The date of the count.
        as_of;
        /// The checkpoint at that date, if the plan has one.
        checkpoint;
        /// Every target's status, in the plan's order.
        targets;
    }
}

#[pymethods]
impl PlanStatus {
    fn __getitem__(&self, target: &Bound<'_, PyAny>) -> PyResult<TargetStatus> {
        let (py, target) = (target.py(), argument::target(target)?);
        let status = self.inner.target(target).cloned().map(TargetStatus::from);
        let known = self.inner.targets.iter().map(|target| target.id.clone());
        status.ok_or_else(|| unknown(py, "target", target, known))
    }
}

impl Plan {
    /// The text of a date or checkpoint, as a plan reads it.
    fn place(at: &Bound<'_, PyAny>) -> PyResult<String> {
        match at.cast::<PyString>() {
            Ok(_) => text(at, "at").map(str::to_owned),
            Err(_) => day(at, "at").map(|day| day.to_string()),
        }
    }

    /// The tally as it stood at a checkpoint or date, which must be one that it was counted at.
    fn at<'a>(
        &self,
        py: Python<'_>,
        tally: &'a laks::Tally,
        at: &str,
    ) -> PyResult<Cow<'a, laks::Tally>> {
        let day = self.inner.date_of(at).or_raise(py)?;
        let dates = &tally.spec().as_of;
        match dates.len() > 1 && dates.contains(&day) {
            true => tally.at(day).or_raise(py).map(Cow::Owned),
            false if dates.contains(&day) => Ok(Cow::Borrowed(tally)),
            false => {
                let dates: Vec<String> = dates.iter().map(Day::to_string).collect();
                let expected = match dates.as_slice() {
                    [] => "the tally's own date (no date)".to_owned(),
                    [only] => format!("the tally's own date ({only})"),
                    all => format!("one of the tally's own dates ({})", all.join(", ")),
                };
                Err(refused(py, "at", &expected, day.to_string()))
            }
        }
    }
}

/// The argument `cohort`.
fn cohort_of<'a>(value: &'a Bound<'_, PyAny>) -> PyResult<&'a laks::Cohort> {
    object::<Cohort>(value, "cohort", "a Cohort").map(|cohort| &cohort.inner)
}

#[pymethods]
impl Plan {
    /// Reads the text of a `plan.toml`.
    #[doc = raises!(SchemaError)]
    ///     With line and column, when the text does not read or a target contradicts itself.
    #[doc = examples!()]
    /// >>> text = (laks.datasets.ballerup().path / "plan.toml").read_text(encoding="utf-8")
    /// >>> laks.Plan.from_toml(text).starts_on.isoformat()
    /// '2016-03-01'
    #[classmethod]
    fn from_toml(
        class: &Bound<'_, PyType>,
        #[pyo3(from_py_with = argument::text)] text: &str,
    ) -> PyResult<Self> {
        laks::Plan::from_toml(text).or_raise(class.py()).map(Self::from)
    }

    /// Reads a `plan.toml` file.
    #[doc = raises!(SchemaError)]
    ///     With file, line and column, when the text does not read or a target contradicts itself.
    /// FileNotFoundError
    ///     When there is no such file.
    #[doc = examples!()]
    /// >>> len(laks.Plan.read(laks.datasets.ballerup().path / "plan.toml").targets)
    /// 4
    #[classmethod]
    fn read(_class: &Bound<'_, PyType>, path: &Bound<'_, PyAny>) -> PyResult<Self> {
        text_file::read_as(path, laks::Plan::from_toml).map(Self::from)
    }

    /// Reads what :meth:`to_json` wrote.
    #[doc = raises!(InvalidInput)]
    ///     When the text is not the JSON of a plan.
    #[doc = examples!()]
    /// >>> plan = laks.datasets.ballerup().plan
    /// >>> laks.Plan.from_json(plan.to_json()) == plan
    /// True
    #[classmethod]
    fn from_json(
        class: &Bound<'_, PyType>,
        #[pyo3(from_py_with = argument::text)] text: &str,
    ) -> PyResult<Self> {
        laks::Plan::from_json(text).or_raise(class.py()).map(Self::from)
    }

    /// The plan as JSON text, with the keys of the file.
    #[doc = examples!()]
    /// >>> laks.datasets.ballerup().plan.to_json()[:8]
    /// '{"plan":'
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        self.inner.to_json().or_raise(py)
    }

    /// What is counted to answer the targets at a checkpoint or date, as :attr:`Tally.spec` says it.
    #[doc = raises!(UnknownName)]
    ///     When the checkpoint is not known.
    #[doc = examples!()]
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> cafe.plan.spec(cafe.cohort, at="midtvejs")["as_of"]
    /// ['2016-05-15']
    #[pyo3(signature = (cohort, *, at))]
    fn spec<'py>(&self, cohort: &Bound<'py, PyAny>, at: &Bound<'py, PyAny>) -> Object<'py> {
        let (py, cohort) = (cohort.py(), cohort_of(cohort)?);
        let spec = self.inner.spec(cohort.layout(), &Self::place(at)?);
        plain(py, &spec.or_raise(py)?)
    }

    /// The targets that a cohort's columns cannot answer: target, why, remedy.
    #[doc = examples!()]
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> len(cafe.plan.check(cafe.cohort))
    /// 0
    fn check(&self, cohort: &Bound<'_, PyAny>) -> PyResult<Table> {
        let cohort = cohort_of(cohort)?;
        let gaps = self.inner.check(cohort.layout());
        let title = format!("Targets of {} that cannot be answered", self.inner.head.title);
        Ok(laks::Table::titled(title)
            .with_text("target", gaps.iter().map(|gap| Some(gap.target.clone())))
            .with_text("why", gaps.iter().map(|gap| Some(laks::Language::English.gap(&gap.gap))))
            .with_text(
                "remedy",
                gaps.iter().map(|gap| laks::Language::English.gap_remedy(&gap.gap)),
            )
            .into())
    }

    /// Judges every target, of a cohort at a checkpoint or date, or of a tally at one of its own dates.
    ///
    /// Without ``at`` a cohort, and a tally, is judged at its last date. Who is counted, and when a target is attained,
    /// missed or neither, is told in the guide "Judging a plan".
    #[doc = raises!(NotCounted)]
    ///     When the tally lacks a stratum, an outcome or the goals of a target.
    /// UnknownName
    ///     When the checkpoint is not known.
    /// InvalidInput
    ///     When ``at`` is not a date of the tally, or the level is not between 0 and 1.
    #[doc = examples!()]
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> half_way = cafe.plan.evaluate(cafe.cohort, at="midtvejs")
    /// >>> half_way["april"].status, half_way["april"].numerator, half_way["april"].needed
    /// ('missed', 12, 14.0)
    #[pyo3(signature = (counted, *, at=None, level=0.95))]
    fn evaluate(
        &self,
        counted: &Bound<'_, PyAny>,
        at: Option<&Bound<'_, PyAny>>,
        #[pyo3(from_py_with = argument::level)] level: f64,
    ) -> PyResult<PlanStatus> {
        let py = counted.py();
        let at = at.map(Self::place).transpose()?;
        if let Ok(tally) = counted.cast::<Tally>() {
            let tally = &tally.get().inner;
            let tally = at.map_or(Ok(Cow::Borrowed(tally)), |at| self.at(py, tally, &at))?;
            return answer(py, || self.inner.evaluate(&tally, level));
        }
        let Ok(cohort) = counted.cast::<Cohort>() else {
            return Err(refused(py, "counted", "a Cohort or a Tally", shown(counted)));
        };
        let cohort = &cohort.get().inner;
        let last = cohort.last_date().map(|day| day.to_string());
        let at = at.or(last).ok_or_else(|| {
            let expected = "a checkpoint or a date, for the table has none to take";
            refused(py, "at", expected, "not given".to_owned())
        })?;
        answer(py, || self.inner.evaluate_cohort(cohort, &at, level))
    }

    fn __repr__(&self) -> String {
        let (title, targets) = (&self.inner.head.title, self.inner.targets.len());
        format!("<Plan {title:?}: {targets} targets>")
    }
}
