//! The chi-squared distribution.

use statrs::distribution::{ChiSquared, ContinuousCDF};

/// The probability that a chi-squared variable with `df` degrees of freedom exceeds `x`.
pub fn chi_squared_sf(x: f64, df: f64) -> f64 {
    ChiSquared::new(df).map_or(f64::NAN, |d| d.sf(x))
}

/// The point below which a chi-squared variable with `df` degrees of freedom lies with probability `p`.
pub fn chi_squared_quantile(p: f64, df: f64) -> f64 {
    ChiSquared::new(df).map_or(f64::NAN, |d| d.inverse_cdf(p))
}
