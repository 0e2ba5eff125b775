//! The names of the intervals of a survival probability.

crate::method::methods! {
    /// The scale on which the interval of a survival probability is symmetric.
    ///
    /// All start from Greenwood's variance. The log-log interval stays within 0 and 1 and covers well
    /// from about ten events; the plain one can be cut off at 0 or 1, and R's default is the log.
    pub enum SurvivalInterval: "interval" {
        /// ln(−ln S), Kalbfleisch and Prentice 1980.
        LogLog = "log_log",
        /// ln S, cut off at 1.
        Log = "log",
        /// S itself, cut off at 0 and 1.
        Plain = "plain",
        /// ln(S / (1 − S)).
        Logit = "logit",
        /// asin √S, Thomas and Grunkemeier 1975.
        Arcsine = "arcsine",
    }
}
