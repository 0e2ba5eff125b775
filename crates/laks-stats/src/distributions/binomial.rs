//! The binomial distribution.

use statrs::distribution::{Binomial, Discrete, DiscreteCDF};

/// The probability of exactly `x` of `n`, each with probability `p`.
pub fn binomial_pmf(x: u64, n: u64, p: f64) -> f64 {
    Binomial::new(p, n).map_or(f64::NAN, |d| d.pmf(x))
}

/// The probability of at most `x` of `n`, each with probability `p`.
pub fn binomial_cdf(x: u64, n: u64, p: f64) -> f64 {
    Binomial::new(p, n).map_or(f64::NAN, |d| d.cdf(x))
}

/// The probability of more than `x` of `n`, each with probability `p`.
pub fn binomial_sf(x: u64, n: u64, p: f64) -> f64 {
    Binomial::new(p, n).map_or(f64::NAN, |d| d.sf(x))
}
