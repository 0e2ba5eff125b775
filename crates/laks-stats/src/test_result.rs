//! A hypothesis test's result, and which side it looks at.

use crate::Reason;

/// A test's statistic, degrees of freedom and p-value.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// The statistic, where the method has one.
    pub statistic: Option<f64>,
    /// The degrees of freedom, where the statistic's distribution has them.
    pub df: Option<f64>,
    /// The p-value.
    pub p: Option<f64>,
    /// The name of the method, as accepted by the function's `method` argument.
    pub method: &'static str,
    /// Why something above is not defined, or what to know when reading it.
    pub reason: Option<Reason>,
}

impl Test {
    /// A p-value without a statistic, as exact tests give it.
    ///
    /// ```
    /// use laks_stats::Test;
    /// let test = Test::exact(0.125, "exact");
    /// assert_eq!((test.statistic, test.p), (None, Some(0.125)));
    /// ```
    pub fn exact(p: f64, method: &'static str) -> Self {
        Self { statistic: None, df: None, p: Some(p), method, reason: None }
    }

    /// A statistic with its p-value, and its degrees of freedom if it has them.
    ///
    /// ```
    /// use laks_stats::Test;
    /// let test = Test::of_statistic(2.598, Some(5.0), 0.048, "t");
    /// assert_eq!((test.statistic, test.df), (Some(2.598), Some(5.0)));
    /// ```
    pub fn of_statistic(statistic: f64, df: Option<f64>, p: f64, method: &'static str) -> Self {
        Self { statistic: Some(statistic), df, p: Some(p), method, reason: None }
    }

    /// Nothing is defined, for the given reason.
    ///
    /// ```
    /// use laks_stats::{Reason, Test};
    /// assert_eq!(Test::undefined("t", Reason::OnePair).p, None);
    /// ```
    pub fn undefined(method: &'static str, reason: Reason) -> Self {
        Self { statistic: None, df: None, p: None, method, reason: Some(reason) }
    }

    /// The same test with a remark for its reader.
    ///
    /// ```
    /// use laks_stats::{Reason, Test};
    /// let test = Test::exact(1.0, "exact").with_reason(Reason::NoPairs);
    /// assert_eq!(test.reason, Some(Reason::NoPairs));
    /// ```
    #[must_use]
    pub fn with_reason(self, reason: Reason) -> Self {
        Self { reason: Some(reason), ..self }
    }
}

crate::method::methods! {
    /// Which departures from the null hypothesis count.
    pub enum Alternative: "alternative" {
        /// Both directions.
        TwoSided = "two_sided",
        /// Smaller than the null value.
        Less = "less",
        /// Larger than the null value.
        Greater = "greater",
    }
}
