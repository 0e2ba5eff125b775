//! `laks.stats.Estimate` and `Interval`.

use super::named_result::named_result;

named_result! {
    /// A value with its interval, and the name of the method that made it.
    ///
    /// What is not defined is ``None``, and ``reason`` says why; it is never 0 and never NaN. An end
    /// may be infinite where the method says so (a ratio with a zero below it).
    examples
    /// >>> stats.proportion(0, 0)
    /// Estimate(value=None, level=0.95, method='wilson', reason='no observation: the share of none')
    Estimate of laks_stats::Estimate {
        /// The point estimate.
        value: Option<f64>,
        /// The lower end of the interval.
        lower: Option<f64>,
        /// The upper end of the interval.
        upper: Option<f64>,
        /// The standard error, where the method has one.
        standard_error: Option<f64>,
        /// The confidence level.
        level: f64,
        /// The name of the method.
        method: String,
        /// Why something above is not defined, or what to know when reading it.
        reason: Option<String>,
    }
}

/// Several estimates, in order.
pub(crate) fn estimates(list: Vec<laks_stats::Estimate>) -> Vec<Estimate> {
    list.into_iter().map(Estimate::from).collect()
}

named_result! {
    /// Two ends and their level.
    examples
    /// >>> stats.funnel_limits(10, 0.36, levels=[0.998])[0].lower
    /// 0.0
    Interval of laks_stats::Interval {
        /// The lower end.
        lower: f64,
        /// The upper end.
        upper: f64,
        /// The level.
        level: f64,
    }
}
