//! `laks.Estimate`: a figure with its numerator, denominator and interval.

use crate::dicts::Json;
use crate::json::plain;
use crate::out::Object;
use crate::result_class::result_class;
use pyo3::prelude::*;

result_class! {
    /// A value with its interval, its counts, and the name of the method that made it.
    ///
    /// What is not defined is ``None``, and ``reason`` says why; it is never 0 and never NaN.
    /// ``if_open_fail`` and ``if_open_succeed`` are the value if all who are still open fail or succeed.
    examples
    /// >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
    /// >>> uptake.numerator, uptake.denominator, round(uptake.value, 3), uptake.method
    /// (24, 35, 0.686, 'wilson')
    /// >>> round(uptake.lower, 3), round(uptake.upper, 3), uptake.level
    /// (0.52, 0.814, 0.95)
    Estimate(laks::Estimate) {
        /// What it measures, such as ``uptake``.
        name;
        /// The value, or ``None`` where it is not defined.
        value;
        /// What stands where the value would: ``value``, ``zero``, or which kind of nothing, ``suppressed``,
        /// ``missing``, ``not_applicable``, ``not_due`` or ``too_few``.
        cell: |estimate| estimate.cell().name();
        /// The lower end of its interval.
        lower;
        /// The upper end of its interval.
        upper;
        /// The confidence level.
        level;
        /// The method of the interval.
        method;
        /// What the number is in: ``share``, ``days``, ``points`` or ``count``.
        unit: |estimate| Json(&estimate.unit);
        /// The count above the line.
        numerator;
        /// The count below the line, or the number of people the value rests on.
        denominator;
        /// Who is below the line.
        denominator_is;
        /// The value if all who are still open fail; ``None`` where nobody is open.
        if_open_fail;
        /// The value if all who are still open succeed; ``None`` where nobody is open.
        if_open_succeed;
        /// Rows left out before counting.
        excluded;
        /// What to know when reading it, in English; ``None`` where there is nothing.
        note;
        /// Why something is not defined, in English; ``None`` where everything is.
        reason;
    }
}

#[pymethods]
impl Estimate {
    /// Which cells of the tally it rests on, each a dict: its ``part`` (``numerator``, ``denominator``,
    /// ``open``, ``courses``), the ``stratum``, the ``table``, the ``ranges`` of its axes, and the ``date`` of
    /// the count; in a comparison the ``side``. Empty where nothing is known. :meth:`laks.Tally.count_at` adds
    /// up the cells of one.
    #[doc = examples!()]
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> tally = cafe.cohort.tally(as_of="2016-05-15")
    /// >>> uptake = tally.funnel().uptake
    /// >>> above, below, waiting = uptake.counts()
    /// >>> above["part"], above["table"], above["date"]
    /// ('numerator', 'states', '2016-05-15')
    /// >>> [tally.count_at(cells) for cells in uptake.counts()]
    /// [36, 58, 11]
    fn counts<'py>(&self, py: Python<'py>) -> Object<'py> {
        plain(py, &self.inner.counts())
    }
}
