//! The smallest difference that two groups could have shown.

use crate::Error;
use crate::distributions::{normal_quantile, student_quantile};
use crate::error::check_level;

/// The smallest difference that a test with this standard error would find with the given power.
///
/// (t₁₋α/₂ + t_power) s on `df` degrees of freedom, or normal quantiles where there are none.
///
/// # Errors
/// If `level` or `power` is not strictly between 0 and 1.
///
/// # Examples
/// ```
/// use laks_stats::detectable;
/// assert!((detectable(0.1, None, 0.95, 0.8)? - 0.280_158_52).abs() < 1e-8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Bloom (1995) doi:10.1177/0193841X9501900504.
pub fn detectable(
    standard_error: f64,
    df: Option<f64>,
    level: f64,
    power: f64,
) -> Result<f64, Error> {
    let (level, power) = (check_level(level)?, check_level(power)?);
    let quantile = |p: f64| df.map_or_else(|| normal_quantile(p), |df| student_quantile(p, df));
    Ok((quantile(0.5 + level / 2.0) + quantile(power)) * standard_error)
}
