//! The F distribution, from the incomplete beta function.

use super::beta::beta_tails;

/// The probability that an F variable with `df1` and `df2` degrees of freedom exceeds `x`.
///
/// ```
/// use laks_stats::distributions::f_sf;
/// assert!((f_sf(1.0, 4.0, 4.0) - 0.5).abs() < 1e-15);
/// ```
pub fn f_sf(x: f64, df1: f64, df2: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let ratio = df1 / df2 * x;
    let (share, rest) = (1.0 / (1.0 + ratio), ratio / (1.0 + ratio));
    beta_tails(share, if ratio.is_finite() { rest } else { 1.0 }, 0.5 * df2, 0.5 * df1).0
}

/// The probability that an F variable with `df1` and `df2` degrees of freedom is at most `x`.
///
/// ```
/// use laks_stats::distributions::f_cdf;
/// assert!((f_cdf(1.0, 5.0, 5.0) - 0.5).abs() < 1e-12);
/// ```
pub fn f_cdf(x: f64, df1: f64, df2: f64) -> f64 {
    if x.is_infinite() && x > 0.0 { 1.0 } else { f_sf(1.0 / x.max(0.0), df2, df1) }
}
