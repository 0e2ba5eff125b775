//! `laks.Funnel`: how many of a cohort were referred, started and completed.

use crate::arguments::date_or_none;
use crate::estimate::Estimate;
use crate::keys::key_dict;
use crate::result_class::result_class;
use laks::FunnelRow;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use std::collections::BTreeMap;

type Counts = BTreeMap<&'static str, Option<u64>>;

fn rate(row: &FunnelRow, name: &str) -> Option<Estimate> {
    laks::Figure::from_name(name).and_then(|figure| row.rate(&figure)).cloned().map(Estimate::from)
}

fn rates(row: &FunnelRow) -> Vec<Estimate> {
    row.rates.iter().cloned().map(Estimate::from).collect()
}

result_class! {
    /// How many of a cohort were referred, started and completed, as known at a date.
    ///
    /// referred = waiting + never_started + started; started = ongoing + exited;
    /// exited = completed + dropped_out + ended_other + ended_unknown. A rate is a share with its Wilson
    /// interval (Wilson 1927, doi:10.1080/01621459.1927.10502953). While cases are open, a rate of the
    /// referred or the started is a lower bound, and its estimate says what the open ones can add.
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> funnel = laks.datasets.ballerup().cohort.tally(as_of="2016-02-15").funnel()
    /// >>> funnel.counts["referred"], funnel.counts["started"], funnel.counts["waiting"]
    /// (35, 24, 11)
    /// >>> funnel.uptake.note
    /// 'a lower bound so far: 11 still waiting, 0 still in'
    Funnel(laks::Funnel) {
        /// The date of the count.
        #[getter]
        fn as_of<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            date_or_none(py, self.inner.as_of)
        }

        /// Days everyone is followed, if follow-up is equal.
        #[getter]
        fn follow_up_days(&self) -> Option<u32> {
            self.inner.follow_up_days
        }

        /// Every count by stage and state; ``None`` is not known. With follow-up, where people stood so
        /// many days after referral, of those who were referred that long ago.
        #[getter]
        fn counts(&self) -> Counts {
            self.inner.total.counts.by_name()
        }

        /// With follow-up, where people stood so many days after their start, of those who started that
        /// long ago; else ``None``.
        ///
        /// Examples
        /// --------
        /// >>> import laks
        /// >>> cohort = laks.datasets.ballerup().cohort
        /// >>> cohort.tally(as_of="2016-10-31").funnel().counts_from_start is None
        /// True
        #[getter]
        fn counts_from_start(&self) -> Option<Counts> {
            self.inner.total.counts_from_start.as_ref().map(laks::CohortCounts::by_name)
        }

        /// Started of the referred.
        #[getter]
        fn uptake(&self) -> Option<Estimate> {
            rate(&self.inner.total, "uptake")
        }

        /// Completed of the started.
        #[getter]
        fn completion(&self) -> Option<Estimate> {
            rate(&self.inner.total, "completion")
        }

        /// Dropped out of the started.
        #[getter]
        fn attrition(&self) -> Option<Estimate> {
            rate(&self.inner.total, "attrition")
        }

        /// Every rate of the funnel, each with its name.
        #[getter]
        fn rates(&self) -> Vec<Estimate> {
            rates(&self.inner.total)
        }

        /// One dict for each stratum: its ``key`` (a dict), its ``counts``, its ``counts_from_start`` and its
        /// ``rates`` by name.
        #[getter]
        fn strata<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
            let rows = PyList::empty(py);
            for stratum in &self.inner.strata {
                let row = PyDict::new(py);
                row.set_item("key", key_dict(py, &self.inner.by, &stratum.key)?)?;
                row.set_item("counts", stratum.counts.by_name())?;
                let from_start = stratum.counts_from_start.as_ref();
                row.set_item("counts_from_start", from_start.map(laks::CohortCounts::by_name))?;
                let by_name = PyDict::new(py);
                for rate in rates(stratum) {
                    by_name.set_item(rate.inner.name.to_string(), rate)?;
                }
                row.set_item("rates", by_name)?;
                rows.append(row)?;
            }
            Ok(rows)
        }
    }
}
