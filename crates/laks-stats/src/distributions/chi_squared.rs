//! The chi-squared distribution: a gamma with half the degrees of freedom, at half the point.

use super::gamma::{gamma_cdf, gamma_quantile, gamma_sf, gamma_upper_quantile};

/// The probability that a chi-squared variable with `df` degrees of freedom is at most `x`.
///
/// ```
/// use laks_stats::distributions::chi_squared_cdf;
/// assert!((chi_squared_cdf(3.841_458_820_694, 1.0) - 0.95).abs() < 1e-9);
/// ```
pub fn chi_squared_cdf(x: f64, df: f64) -> f64 {
    gamma_cdf(0.5 * x, 0.5 * df)
}

/// The probability that a chi-squared variable with `df` degrees of freedom exceeds `x`.
///
/// ```
/// use laks_stats::distributions::chi_squared_sf;
/// assert!((chi_squared_sf(3.841_458_820_694_124, 1.0) - 0.05).abs() < 1e-14);
/// ```
pub fn chi_squared_sf(x: f64, df: f64) -> f64 {
    gamma_sf(0.5 * x, 0.5 * df)
}

/// The point below which a chi-squared variable with `df` degrees of freedom lies with probability `p`.
///
/// ```
/// use laks_stats::distributions::chi_squared_quantile;
/// assert!((chi_squared_quantile(0.95, 1.0) - 3.841_458_820_694).abs() < 1e-9);
/// ```
pub fn chi_squared_quantile(p: f64, df: f64) -> f64 {
    2.0 * gamma_quantile(p, 0.5 * df)
}

/// The point above which a chi-squared variable with `df` degrees of freedom lies with probability `p`.
///
/// ```
/// use laks_stats::distributions::chi_squared_upper_quantile;
/// assert!((chi_squared_upper_quantile(0.05, 1.0) - 3.841_458_820_694).abs() < 1e-9);
/// ```
pub fn chi_squared_upper_quantile(p: f64, df: f64) -> f64 {
    2.0 * gamma_upper_quantile(p, 0.5 * df)
}
