//! `laks.Split`: a cohort split in two at a date.

use crate::arguments::named as argument;
use crate::arguments::{Question, names};
use crate::cohort::{count, dates};
use crate::tally::Tally;
use crate::wrapped::{has, wrapped};
use pyo3::prelude::*;

wrapped! {
    /// A cohort split in two at a date.
    ///
    /// Split by ``referred_on``, the side before has the referrals made before the date and the starts made
    /// before it; the side after has the others. Were starts divided by the date of referral too, the recent side
    /// would keep only those who start fast. A course whose people started within sixty days belongs to the side of
    /// its first start. Without ``follow_up_days`` everything is divided by the date of referral.
    examples
    /// >>> split = laks.datasets.ballerup().cohort.split("referred_on", at="2016-03-01")
    /// >>> before, after = split.tallies(as_of="2016-10-31", follow_up_days=90)
    /// >>> before.spec == after.spec
    /// True
    Split(laks::Split) {
        /// Rows dated before the day.
        before;
        /// Rows dated on the day or later.
        after;
        /// How many rows have no such date, and are in neither part.
        undated;
    }
}

has! { Split: html }

#[pymethods]
impl Split {
    /// Both parts counted in the same way: the tally before, and the tally after.
    ///
    /// The parameters are those of :meth:`Cohort.tally`; without ``as_of`` it is the last date known in
    /// either part. Give ``follow_up_days`` to follow both parts equally long.
    #[doc = examples!()]
    /// >>> split = laks.datasets.ballerup().cohort.split("referred_on", at="2016-03-01")
    /// >>> before, after = split.tallies(as_of="2016-10-31")
    /// >>> before.funnel().counts["referred"], after.funnel().counts["referred"]
    /// (38, 45)
    #[pyo3(signature = (as_of=None, by=None, follow_up_days=None, horizons=None))]
    fn tallies(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        by: Option<&Bound<'_, PyAny>>,
        #[pyo3(from_py_with = argument::follow_up_days)] follow_up_days: Option<u32>,
        #[pyo3(from_py_with = argument::horizons)] horizons: Option<Vec<u32>>,
    ) -> PyResult<(Tally, Tally)> {
        let later = self.inner.after.last_date() >= self.inner.before.last_date();
        let last = if later { &self.inner.after } else { &self.inner.before };
        let as_of = dates(py, last, as_of)?;
        let question = Question { as_of, by: names(by, "by")?, follow_up_days, horizons };
        let before = count(py, &self.inner.before, &question)?;
        Ok((before, count(py, &self.inner.after, &question)?))
    }

    fn __repr__(&self) -> String {
        let (before, after) = (self.inner.before.len(), self.inner.after.len());
        format!("<Split: {before} referrals before, {after} after, {} undated>", self.inner.undated)
    }
}
