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
    ///
    /// ```
    /// use laks_stats::Estimate;
    /// let uptake = Estimate::new(0.686, 0.520, 0.814, 0.95, "wilson");
    /// assert_eq!((uptake.value, uptake.lower, uptake.upper), (Some(0.686), Some(0.520), Some(0.814)));
    /// ```
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
    ///
    /// ```
    /// use laks_stats::{Estimate, Reason};
    /// let share = Estimate::undefined(0.95, "wilson", Reason::NobodyObserved);
    /// assert_eq!((share.value, share.reason), (None, Some(Reason::NobodyObserved)));
    /// ```
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
    ///
    /// ```
    /// use laks_stats::{Estimate, Reason};
    /// let mean = Estimate::without_interval(4.0, 0.95, "t", Reason::OnePair);
    /// assert_eq!((mean.value, mean.interval()), (Some(4.0), None));
    /// ```
    pub fn without_interval(value: f64, level: f64, method: &'static str, reason: Reason) -> Self {
        Self { value: Some(value), ..Self::undefined(level, method, reason) }
    }

    /// The same estimate with a standard error.
    ///
    /// ```
    /// use laks_stats::Estimate;
    /// let gain = Estimate::new(4.6, 0.7, 8.5, 0.95, "t").with_standard_error(1.4);
    /// assert_eq!(gain.standard_error, Some(1.4));
    /// ```
    #[must_use]
    pub fn with_standard_error(self, standard_error: f64) -> Self {
        Self { standard_error: Some(standard_error), ..self }
    }

    /// The same estimate with a remark for its reader.
    ///
    /// ```
    /// use laks_stats::{Estimate, Reason};
    /// let gain = Estimate::new(4.6, 0.7, 8.5, 0.95, "t").with_reason(Reason::OnePair);
    /// assert_eq!(gain.reason, Some(Reason::OnePair));
    /// ```
    #[must_use]
    pub fn with_reason(self, reason: Reason) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// The interval, if both ends are defined.
    ///
    /// ```
    /// use laks_stats::{ProportionMethod, proportion};
    /// let uptake = proportion(24, 35, ProportionMethod::Wilson, 0.95)?.interval().unwrap();
    /// assert_eq!((uptake.lower * 1000.0).round() / 1000.0, 0.520);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn interval(&self) -> Option<Interval> {
        Some(Interval { lower: self.lower?, upper: self.upper?, level: self.level })
    }
}
