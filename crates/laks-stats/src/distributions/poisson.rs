//! The Poisson distribution, from the incomplete gamma function.

use super::gamma::{gamma_cdf, gamma_sf};
use super::saddle_point::ln_gamma_power;

/// The probability of exactly `x` events where `mean` are expected.
///
/// ```
/// use laks_stats::distributions::poisson_pmf;
/// assert!((poisson_pmf(0, 3.0) - (-3.0_f64).exp()).abs() < 1e-12);
/// ```
pub fn poisson_pmf(x: u64, mean: f64) -> f64 {
    if mean.is_nan() || mean < 0.0 {
        f64::NAN
    } else if mean == 0.0 {
        if x == 0 { 1.0 } else { 0.0 }
    } else if mean == f64::INFINITY {
        0.0
    } else if x == 0 {
        (-mean).exp()
    } else {
        let x = x as f64;
        (ln_gamma_power(x, mean) - x.ln()).exp()
    }
}

/// The probability of at most `x` events where `mean` are expected.
///
/// ```
/// use laks_stats::distributions::poisson_cdf;
/// assert!((poisson_cdf(1, 2.0) - 3.0 * (-2.0_f64).exp()).abs() < 1e-15);
/// ```
pub fn poisson_cdf(x: u64, mean: f64) -> f64 {
    gamma_sf(mean, x as f64 + 1.0)
}

/// The probability of more than `x` events where `mean` are expected.
///
/// ```
/// use laks_stats::distributions::poisson_sf;
/// assert!((poisson_sf(0, 3.0) - (1.0 - (-3.0_f64).exp())).abs() < 1e-12); // at least one
/// ```
pub fn poisson_sf(x: u64, mean: f64) -> f64 {
    gamma_cdf(mean, x as f64 + 1.0)
}
