//! The binomial distribution, from the incomplete beta function.

use super::beta::beta_tails;
use super::saddle_point::ln_binomial_term;

/// The probability of exactly `x` of `n`, each with probability `p`.
///
/// Loader's (2000) saddle-point form: accurate to the last digits at any `n`, also in the tails.
///
/// ```
/// use laks_stats::distributions::binomial_pmf;
/// assert!((binomial_pmf(2, 4, 0.5) - 0.375).abs() < 1e-12); // 6 of 16
/// ```
pub fn binomial_pmf(x: u64, n: u64, p: f64) -> f64 {
    if p.is_nan() {
        f64::NAN
    } else if x > n {
        0.0
    } else if p <= 0.0 {
        if x == 0 { 1.0 } else { 0.0 }
    } else if p >= 1.0 {
        if x == n { 1.0 } else { 0.0 }
    } else {
        ln_binomial_term(x as f64, (n - x) as f64, p, 1.0 - p).exp()
    }
}

/// The probability of at most `x` of `n`, each with probability `p`.
///
/// ```
/// use laks_stats::distributions::binomial_cdf;
/// assert!((binomial_cdf(1, 3, 0.5) - 0.5).abs() < 1e-15);
/// ```
pub fn binomial_cdf(x: u64, n: u64, p: f64) -> f64 {
    tails(x, n, p).0
}

/// The probability of more than `x` of `n`, each with probability `p`.
///
/// ```
/// use laks_stats::distributions::binomial_sf;
/// assert!((binomial_sf(3, 4, 0.5) - 0.0625).abs() < 1e-12); // more than three of four
/// ```
pub fn binomial_sf(x: u64, n: u64, p: f64) -> f64 {
    tails(x, n, p).1
}

fn tails(x: u64, n: u64, p: f64) -> (f64, f64) {
    if p.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if x >= n {
        return (1.0, 0.0);
    }
    let p = p.clamp(0.0, 1.0);
    let (upper, lower) = beta_tails(p, 1.0 - p, x as f64 + 1.0, (n - x) as f64);
    (lower, upper)
}
