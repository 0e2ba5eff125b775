//! `laks.Change` and `laks.Outcomes`: what changed from before to after.

use crate::arguments::date_or_none;
use crate::estimate::Estimate;
use crate::json::plain;
use crate::keys::key_dict;
use crate::result_class::result_class;
use laks::ChangeRow;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

/// A row's counts by name.
fn counts(row: &ChangeRow) -> [(&'static str, Option<u64>); 6] {
    [
        ("people", row.people),
        ("with_baseline", row.with_baseline),
        ("with_follow_up", row.with_follow_up),
        ("paired", row.paired),
        ("missing", row.missing),
        ("not_due", row.not_due),
    ]
}

/// A row's figures by name.
fn figures(row: &ChangeRow) -> [(&'static str, &laks::Estimate); 13] {
    [
        ("completeness", &row.completeness),
        ("mean_before", &row.mean_before),
        ("mean_after", &row.mean_after),
        ("gain", &row.gain),
        ("mean_change", &row.mean_change),
        ("improved", &row.improved),
        ("unchanged", &row.unchanged),
        ("worse", &row.worse),
        ("improved_of_able", &row.improved_of_able),
        ("worse_of_able", &row.worse_of_able),
        ("ceiling", &row.ceiling),
        ("probability_better", &row.probability_better),
        ("improved_of_all", &row.improved_of_all),
    ]
}

result_class! {
    /// What changed in an outcome from before to after, of those measured twice.
    ///
    /// Means have Student's t interval on n − 1 degrees of freedom. Shares have Wilson's score interval
    /// (1927, doi:10.1080/01621459.1927.10502953). P(better) + ½ P(equal) has Tango's score interval
    /// for the paired difference, halved (Tango 1998, Statistics in Medicine 17: 891–908).
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31")
    /// >>> change = tally.outcome("self_rated_health").change()
    /// >>> change.paired, change.improved.numerator, change.worse.numerator
    /// (26, 12, 3)
    Change(laks::Change) {
        /// The outcome.
        #[getter]
        fn outcome(&self) -> &str {
            &self.inner.outcome
        }

        /// The date of the count.
        #[getter]
        fn as_of<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            date_or_none(py, self.inner.as_of)
        }

        /// The group: ``started``, ``completed``, ``exited`` or ``referred``.
        #[getter]
        fn among(&self) -> &'static str {
            self.inner.among.name()
        }

        /// People of the group. This and every count is ``None`` where no column could tell.
        #[getter]
        fn people(&self) -> Option<u64> {
            self.inner.total.people
        }

        /// Of these, with a score before.
        #[getter]
        fn with_baseline(&self) -> Option<u64> {
            self.inner.total.with_baseline
        }

        /// Of these, with a score after.
        #[getter]
        fn with_follow_up(&self) -> Option<u64> {
            self.inner.total.with_follow_up
        }

        /// Of these, with a score before and after.
        #[getter]
        fn paired(&self) -> Option<u64> {
            self.inner.total.paired
        }

        /// Without both, though their case is closed.
        #[getter]
        fn missing(&self) -> Option<u64> {
            self.inner.total.missing
        }

        /// Without both, their case still open.
        #[getter]
        fn not_due(&self) -> Option<u64> {
            self.inner.total.not_due
        }

        /// Paired / people of the group.
        #[getter]
        fn completeness(&self) -> Estimate {
            self.inner.total.completeness.clone().into()
        }

        /// Mean score before, of the paired, in raw points.
        #[getter]
        fn mean_before(&self) -> Estimate {
            self.inner.total.mean_before.clone().into()
        }

        /// Mean score after, of the paired, in raw points.
        #[getter]
        fn mean_after(&self) -> Estimate {
            self.inner.total.mean_after.clone().into()
        }

        /// Mean change of the paired in the good direction: positive is better.
        #[getter]
        fn gain(&self) -> Estimate {
            self.inner.total.gain.clone().into()
        }

        /// Mean of after minus before of the paired, in raw points.
        #[getter]
        fn mean_change(&self) -> Estimate {
            self.inner.total.mean_change.clone().into()
        }

        /// Better by at least the meaningful change / paired.
        #[getter]
        fn improved(&self) -> Estimate {
            self.inner.total.improved.clone().into()
        }

        /// Neither improved nor worse / paired.
        #[getter]
        fn unchanged(&self) -> Estimate {
            self.inner.total.unchanged.clone().into()
        }

        /// Worse by at least the meaningful change / paired.
        #[getter]
        fn worse(&self) -> Estimate {
            self.inner.total.worse.clone().into()
        }

        /// Improved / paired whose score before left room for a meaningful improvement.
        #[getter]
        fn improved_of_able(&self) -> Estimate {
            self.inner.total.improved_of_able.clone().into()
        }

        /// Worse / paired whose score before left room for a meaningful worsening.
        #[getter]
        fn worse_of_able(&self) -> Estimate {
            self.inner.total.worse_of_able.clone().into()
        }

        /// Paired whose score before was too good for a meaningful improvement / paired.
        #[getter]
        fn ceiling(&self) -> Estimate {
            self.inner.total.ceiling.clone().into()
        }

        /// P(better) + ½ P(equal) of the paired, any difference counted: ½ is no change.
        #[getter]
        fn probability_better(&self) -> Estimate {
            self.inner.total.probability_better.clone().into()
        }

        /// Improved / all people of the group: the missing are counted as not improved.
        #[getter]
        fn improved_of_all(&self) -> Estimate {
            self.inner.total.improved_of_all.clone().into()
        }

        /// One dict for each raw score from the lowest: score, and how many of the paired had it before and
        /// after. ``None`` where no column could tell.
        ///
        /// Examples
        /// --------
        /// >>> import laks
        /// >>> change = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcome("who5").change()
        /// >>> len(change.scores), sum(score["after"] for score in change.scores) == change.paired
        /// (26, True)
        #[getter]
        fn scores<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            plain(py, &self.inner.total.scores)
        }

        /// One dict for each stratum: its ``key`` (a dict), its counts and its estimates by name.
        #[getter]
        fn strata<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
            let rows = PyList::empty(py);
            for stratum in &self.inner.strata {
                let row = PyDict::new(py);
                row.set_item("key", key_dict(py, &self.inner.by, &stratum.key)?)?;
                for (name, count) in counts(stratum) {
                    row.set_item(name, count)?;
                }
                for (name, estimate) in figures(stratum) {
                    row.set_item(name, Estimate::from(estimate.clone()))?;
                }
                rows.append(row)?;
            }
            Ok(rows)
        }
    }
}

result_class! {
    /// The change in every outcome that was counted, among those who started.
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> outcomes = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcomes()
    /// >>> [change.outcome for change in outcomes.changes]
    /// ['self_rated_health', 'who5']
    Outcomes(laks::Outcomes) {
        /// The date of the count.
        #[getter]
        fn as_of<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            date_or_none(py, self.inner.as_of)
        }

        /// One change for each outcome.
        #[getter]
        fn changes(&self) -> Vec<Change> {
            self.inner.changes.iter().cloned().map(Change::from).collect()
        }
    }
}
