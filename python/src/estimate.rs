//! `laks.Estimate`: a figure with its numerator, denominator and interval.

use crate::result_class::result_class;
use laks::{Language, Unit};
use pyo3::prelude::*;

result_class! {
    /// A value with its interval, its counts, and the name of the method that made it.
    ///
    /// What is not defined is ``None``, and ``reason`` says why; it is never 0 and never NaN.
    /// ``if_open_fail`` and ``if_open_succeed`` are the value if all who are still open fail or succeed.
    ///
    /// Examples
    /// --------
    /// >>> import laks
    /// >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
    /// >>> uptake.numerator, uptake.denominator, round(uptake.value, 3), uptake.method
    /// (24, 35, 0.686, 'wilson')
    /// >>> round(uptake.lower, 3), round(uptake.upper, 3), uptake.level
    /// (0.52, 0.814, 0.95)
    Estimate(laks::Estimate) {
        /// What it measures, such as ``uptake``.
        #[getter]
        fn name(&self) -> String {
            self.inner.name.to_string()
        }

        /// The value, or ``None`` where it is not defined.
        #[getter]
        fn value(&self) -> Option<f64> {
            self.inner.value
        }

        /// The lower end of its interval.
        #[getter]
        fn lower(&self) -> Option<f64> {
            self.inner.lower
        }

        /// The upper end of its interval.
        #[getter]
        fn upper(&self) -> Option<f64> {
            self.inner.upper
        }

        /// The confidence level.
        #[getter]
        fn level(&self) -> f64 {
            self.inner.level
        }

        /// The method of the interval.
        #[getter]
        fn method(&self) -> &str {
            self.inner.method.name()
        }

        /// What the number is in: ``share``, ``days``, ``points`` or ``count``.
        #[getter]
        fn unit(&self) -> &'static str {
            match self.inner.unit {
                Unit::Share => "share",
                Unit::Days => "days",
                Unit::Points => "points",
                Unit::Count => "count",
                Unit::PerThirtyDays => "per_thirty_days",
                Unit::Ratio => "ratio",
            }
        }

        /// The count above the line.
        #[getter]
        fn numerator(&self) -> Option<u64> {
            self.inner.numerator
        }

        /// The count below the line, or the number of people the value rests on.
        #[getter]
        fn denominator(&self) -> Option<u64> {
            self.inner.denominator
        }

        /// Who is below the line.
        #[getter]
        fn denominator_is(&self) -> String {
            self.inner.denominator_is.to_string()
        }

        /// The value if all who are still open fail; ``None`` where nobody is open.
        #[getter]
        fn if_open_fail(&self) -> Option<f64> {
            self.inner.if_open_fail
        }

        /// The value if all who are still open succeed; ``None`` where nobody is open.
        #[getter]
        fn if_open_succeed(&self) -> Option<f64> {
            self.inner.if_open_succeed
        }

        /// Rows left out before counting.
        #[getter]
        fn excluded(&self) -> u64 {
            self.inner.excluded
        }

        /// What to know when reading it, in English; ``None`` where there is nothing.
        #[getter]
        fn note(&self) -> Option<String> {
            self.inner.note.as_ref().map(|note| Language::English.note(note))
        }

        /// Why something is not defined, in English; ``None`` where everything is.
        #[getter]
        fn reason(&self) -> Option<String> {
            self.inner.reason.as_ref().map(ToString::to_string)
        }
    }
}
