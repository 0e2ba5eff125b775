//! The indirectly standardised ratio: observed events over those expected at reference rates.

use crate::error::check_level;
use crate::method::methods;
use crate::rate::{RateMethod, mean_limits};
use crate::{Error, Estimate, Reason};

methods! {
    /// How the interval of a standardised ratio is made.
    pub enum StandardisedRatioMethod: "method" {
        /// Byar's approximation to the Poisson limits of the observed number.
        Byar = "byar",
        /// The exact Poisson limits of the observed number (Garwood 1936).
        Exact = "exact",
    }
}

/// The ratio `observed` / `expected` with its interval.
///
/// **Estimates** how many times more events there were than the reference rates lead one to expect
/// ([`expected_events`]). The limits are those of the Poisson mean of `observed`, divided by
/// `expected`, which is taken as known. Times the reference's crude rate it is the indirectly
/// standardised rate.
///
/// **Use** where strata are too small for direct standardisation. **Not** to rank units: two ratios
/// with different case-mixes are not comparable with each other, only with the reference.
///
/// # Errors
/// If `expected` is negative or not finite, or `level` is not strictly between 0 and 1. With nothing
/// expected nothing is defined.
///
/// # Examples
/// ```
/// use laks_stats::{StandardisedRatioMethod, standardised_ratio};
/// let ratio = standardised_ratio(30, 20.0, StandardisedRatioMethod::Byar, 0.95)?;
/// assert_eq!(ratio.value, Some(1.5));
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Breslow & Day (1987), Statistical Methods in Cancer Research II, §2.3.
pub fn standardised_ratio(
    observed: u64,
    expected: f64,
    method: StandardisedRatioMethod,
    level: f64,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    if !(expected >= 0.0 && expected.is_finite()) {
        return Err(Error::argument("expected", "a finite number that is not negative", expected));
    }
    let poisson = match method {
        StandardisedRatioMethod::Byar => RateMethod::Byar,
        StandardisedRatioMethod::Exact => RateMethod::Exact,
    };
    let (lower, upper) = mean_limits(observed, poisson, level);
    if !(upper / expected).is_finite() {
        return Ok(Estimate::undefined(level, method.name(), Reason::NoEventExpected));
    }
    let value = observed as f64 / expected;
    Ok(Estimate::new(value, lower / expected, upper / expected, level, method.name()))
}

/// The events expected in `populations` at the reference's rates: Σ nᵢ Rᵢ / Nᵢ.
///
/// # Errors
/// If the lists differ in length, or a number is negative or not finite, or a reference population
/// is 0.
///
/// # Examples
/// ```
/// use laks_stats::expected_events;
/// let expected = expected_events(&[100.0, 50.0], &[20, 30], &[1000.0, 300.0])?;
/// assert_eq!(expected, 7.0);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn expected_events(
    populations: &[f64],
    reference_events: &[u64],
    reference_populations: &[f64],
) -> Result<f64, Error> {
    let lengths = [
        ("reference_events", reference_events.len()),
        ("reference_populations", reference_populations.len()),
    ];
    for (argument, length) in lengths {
        if length != populations.len() {
            return Err(Error::argument(
                argument,
                "as long as populations",
                format!("{length} instead of {}", populations.len()),
            ));
        }
    }
    if let Some(bad) = populations.iter().find(|n| !(**n >= 0.0 && n.is_finite())) {
        return Err(Error::argument("populations", "not negative in any stratum", bad));
    }
    if let Some(bad) = reference_populations.iter().find(|n| !(**n > 0.0 && n.is_finite())) {
        return Err(Error::argument("reference_populations", "positive in every stratum", bad));
    }
    let strata = populations.iter().zip(reference_events).zip(reference_populations);
    Ok(strata.map(|((n, events), reference)| n * (*events as f64 / reference)).sum())
}
