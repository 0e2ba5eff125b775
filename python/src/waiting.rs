//! `laks.Waiting`: how long people wait from referral to start.

use crate::arguments::date_or_none;
use crate::estimate::Estimate;
use crate::json::plain;
use crate::keys::key_dict;
use crate::result_class::result_class;
use laks::WaitRow;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

fn quartile(row: &WaitRow, name: &str) -> Option<Estimate> {
    row.quartiles.iter().find(|quartile| quartile.name == name).cloned().map(Estimate::from)
}

result_class! {
    /// Days from referral to start, with those who never start and those still waiting.
    ///
    /// The median is the first day on which half of the referred have started (cumulative incidence with
    /// closing before a start as the competing event; Aalen and Johansen 1978). Running waits are censored.
    /// It is not the median wait of those who started, and not defined if half never start.
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> waiting = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").waiting()
    /// >>> waiting.still_waiting, waiting.median.denominator, waiting.median.unit
    /// (9, 83, 'days')
    Waiting(laks::Waiting) {
        /// The date of the count.
        #[getter]
        fn as_of<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            date_or_none(py, self.inner.as_of)
        }

        /// The first day on which half of the referred had started.
        #[getter]
        fn median(&self) -> Option<Estimate> {
            quartile(&self.inner.total, "median")
        }

        /// The first day on which a quarter had started.
        #[getter]
        fn lower_quartile(&self) -> Option<Estimate> {
            quartile(&self.inner.total, "lower_quartile")
        }

        /// The first day on which three quarters had started.
        #[getter]
        fn upper_quartile(&self) -> Option<Estimate> {
            quartile(&self.inner.total, "upper_quartile")
        }

        /// How many are still waiting; their waits are censored. ``None`` without columns for starts and
        /// exits.
        #[getter]
        fn still_waiting(&self) -> Option<u64> {
            self.inner.total.waiting
        }

        /// The curve of starts: one dict for each day on which it rises, with days, at_risk, started (a share),
        /// lower and upper, and one for the last day on which anybody was seen.
        ///
        /// Examples
        /// --------
        /// >>> import laks
        /// >>> waiting = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").waiting()
        /// >>> half = next(step for step in waiting.curve if step["started"] >= 0.5)
        /// >>> half["days"] == waiting.median.value
        /// True
        #[getter]
        fn curve<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            plain(py, &self.inner.total.curve)
        }

        /// One dict for each stratum: its ``key`` (a dict), its three quartiles and ``still_waiting``.
        #[getter]
        fn strata<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
            let rows = PyList::empty(py);
            for stratum in &self.inner.strata {
                let row = PyDict::new(py);
                row.set_item("key", key_dict(py, &self.inner.by, &stratum.key)?)?;
                for quartile in &stratum.quartiles {
                    row.set_item(quartile.name.to_string(), Estimate::from(quartile.clone()))?;
                }
                row.set_item("still_waiting", stratum.waiting)?;
                rows.append(row)?;
            }
            Ok(rows)
        }
    }
}
