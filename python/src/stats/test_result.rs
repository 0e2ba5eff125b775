//! `laks.stats.Test`.

use super::named_result::named_result;

named_result! {
    /// A test's statistic, degrees of freedom and p-value, and the name of its method.
    ///
    /// What is not defined is ``None``: an exact test has no statistic, and ``reason`` says why a
    /// p-value is missing or what to know when reading it.
    examples
    /// >>> stats.sign_test(0, 0)
    /// Test(statistic=None, p=1.0, method='exact', reason='nobody changed: nothing speaks against equal chances')
    Test of laks_stats::Test {
        /// The statistic, where the method has one.
        statistic: Option<f64>,
        /// The degrees of freedom, where the statistic's distribution has them.
        df: Option<f64>,
        /// The p-value.
        p: Option<f64>,
        /// The name of the method.
        method: String,
        /// Why something above is not defined, or what to know when reading it.
        reason: Option<String>,
    }
}
