//! `laks.GoalAttainment`: how many reached at least k goals.

use crate::arguments::date_or_none;
use crate::estimate::Estimate;
use crate::keys::key_dict;
use crate::result_class::result_class;
use laks::{Earlier, GoalRow};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

/// One dict for each goal.
fn goals<'py>(py: Python<'py>, row: &GoalRow) -> PyResult<Bound<'py, PyList>> {
    let lines = PyList::empty(py);
    for goal in &row.goals {
        let line = PyDict::new(py);
        line.set_item("id", &goal.id)?;
        line.set_item("outcome", &goal.outcome)?;
        line.set_item("improves_by", goal.improves_by)?;
        line.set_item("from", goal.from.map(Earlier::name))?;
        line.set_item("set", goal.set)?;
        line.set_item("reached", goal.reached)?;
        line.set_item("not_reached", goal.not_reached)?;
        line.set_item("unrated", goal.unrated)?;
        line.set_item("share", Estimate::from(goal.share.clone()))?;
        lines.append(line)?;
    }
    Ok(lines)
}

result_class! {
    /// How many of a group reached at least k goals.
    ///
    /// The denominator is everybody in the group, whatever is known about their goals. A goal that is not
    /// rated counts as not reached, and the bounds say what it could change. Wilson's score interval (1927,
    /// doi:10.1080/01621459.1927.10502953).
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31", by=["course"])
    /// >>> april = tally.where(course="LC4").goals(at_least=2, of=4)
    /// >>> april.reached.numerator, april.reached.denominator, round(april.reached.if_open_succeed, 3)
    /// (6, 12, 0.833)
    GoalAttainment(laks::GoalAttainment) {
        /// The date of the count.
        #[getter]
        fn as_of<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            date_or_none(py, self.inner.as_of)
        }

        /// How many goals must be reached.
        #[getter]
        fn at_least(&self) -> u32 {
            self.inner.at_least
        }

        /// Of how many declared goals; ``None`` is of those a person set.
        #[getter]
        fn of(&self) -> Option<u32> {
            self.inner.of
        }

        /// The group: ``started``, ``completed``, ``exited`` or ``referred``.
        #[getter]
        fn among(&self) -> &'static str {
            self.inner.among.name()
        }

        /// Reached at least so many / all people of the group.
        #[getter]
        fn reached(&self) -> Estimate {
            self.inner.total.reached.clone().into()
        }

        /// The same of those in the group who have exited: their goals are judged.
        #[getter]
        fn judged(&self) -> Estimate {
            self.inner.total.judged.clone().into()
        }

        /// People whose case is closed and who have a goal that is set but not rated. This and every count
        /// is ``None`` where no column could tell.
        #[getter]
        fn any_unrated(&self) -> Option<u64> {
            self.inner.total.any_unrated
        }

        /// People whose case is open: their goals are not judged yet.
        #[getter]
        fn not_due(&self) -> Option<u64> {
            self.inner.total.not_due
        }

        /// People who set fewer goals than the rule speaks of.
        #[getter]
        fn fewer_set(&self) -> Option<u64> {
            self.inner.total.fewer_set
        }

        /// One dict for each goal: id; outcome, improves_by (raw points) and from, where an outcome defines
        /// it; set, reached, not_reached, unrated and share (an Estimate).
        #[getter]
        fn goals<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
            goals(py, &self.inner.total)
        }

        /// One dict for each stratum: its ``key`` (a dict), ``reached``, ``judged`` and ``goals``.
        #[getter]
        fn strata<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
            let rows = PyList::empty(py);
            for stratum in &self.inner.strata {
                let row = PyDict::new(py);
                row.set_item("key", key_dict(py, &self.inner.by, &stratum.key)?)?;
                row.set_item("reached", Estimate::from(stratum.reached.clone()))?;
                row.set_item("judged", Estimate::from(stratum.judged.clone()))?;
                row.set_item("any_unrated", stratum.any_unrated)?;
                row.set_item("not_due", stratum.not_due)?;
                row.set_item("fewer_set", stratum.fewer_set)?;
                row.set_item("goals", goals(py, stratum)?)?;
                rows.append(row)?;
            }
            Ok(rows)
        }
    }
}
