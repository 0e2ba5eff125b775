//! A value with its interval and the name of the method that made it.

use crate::Reason;

/// A confidence interval, both ends always defined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub lower: f64,
    /// The upper end; may be infinite where the method says so (a ratio with a zero below it).
    pub upper: f64,
    /// The confidence level, such as 0.95.
    pub level: f64,
}

/// A point estimate, its interval, and how both were made.
///
/// What is not defined is `None`, and `reason` says why. A value may be defined where its interval
/// is not (a mean of one), never the other way round unless the method says so (a ratio 0 / 0 has
/// the interval 0 to infinity and no value).
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// The point estimate.
    pub value: Option<f64>,
    /// The lower end of the interval.
    pub lower: Option<f64>,
    /// The upper end of the interval.
    pub upper: Option<f64>,
    /// The standard error, where the method has one.
    pub standard_error: Option<f64>,
    /// The confidence level, such as 0.95.
    pub level: f64,
    /// The name of the method, as accepted by the function's `method` argument.
    pub method: &'static str,
    /// Why something above is not defined, or what to know when reading it.
    pub reason: Option<Reason>,
}

impl Estimate {
    /// A value with both ends of its interval.
    pub fn new(value: f64, lower: f64, upper: f64, level: f64, method: &'static str) -> Self {
        Self {
            value: Some(value),
            lower: Some(lower),
            upper: Some(upper),
            standard_error: None,
            level,
            method,
            reason: None,
        }
    }

    /// Nothing is defined, for the given reason.
    pub fn undefined(level: f64, method: &'static str, reason: Reason) -> Self {
        Self {
            value: None,
            lower: None,
            upper: None,
            standard_error: None,
            level,
            method,
            reason: Some(reason),
        }
    }

    /// A value whose interval is not defined, for the given reason.
    pub fn without_interval(value: f64, level: f64, method: &'static str, reason: Reason) -> Self {
        Self { value: Some(value), ..Self::undefined(level, method, reason) }
    }

    /// The same estimate with a standard error.
    #[must_use]
    pub fn with_standard_error(self, standard_error: f64) -> Self {
        Self { standard_error: Some(standard_error), ..self }
    }

    /// The same estimate with a remark for its reader.
    #[must_use]
    pub fn with_reason(self, reason: Reason) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// The interval, if both ends are defined.
    pub fn interval(&self) -> Option<Interval> {
        Some(Interval { lower: self.lower?, upper: self.upper?, level: self.level })
    }
}
