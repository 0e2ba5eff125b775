//! Student's t distribution.

use statrs::distribution::{ContinuousCDF, StudentsT};

fn standard(df: f64) -> Option<StudentsT> {
    StudentsT::new(0.0, 1.0, df).ok()
}

/// The probability that a t variable with `df` degrees of freedom is at most `t`.
pub fn student_cdf(t: f64, df: f64) -> f64 {
    standard(df).map_or(f64::NAN, |d| d.cdf(t))
}

/// The probability that a t variable with `df` degrees of freedom exceeds `t`.
pub fn student_sf(t: f64, df: f64) -> f64 {
    standard(df).map_or(f64::NAN, |d| d.sf(t))
}

/// The point below which a t variable with `df` degrees of freedom lies with probability `p`.
pub fn student_quantile(p: f64, df: f64) -> f64 {
    standard(df).map_or(f64::NAN, |d| d.inverse_cdf(p))
}
