//! A proportion standardised directly to a reference case-mix.

use crate::error::{check_level, check_part};
use crate::proportion::wilson_limits;
use crate::{Error, Estimate, Reason};

/// The name of the method.
const METHOD: &str = "square_and_add";

/// The share that a reference population would have: Σ wᵢ xᵢ / nᵢ with weights wᵢ summing to 1.
///
/// **Estimates** the share at the reference case-mix `weights` (its numbers of people by stratum).
/// With Wilson's limits lᵢ and uᵢ of each stratum the interval is p − √Σ wᵢ² (pᵢ − lᵢ)² to
/// p + √Σ wᵢ² (uᵢ − pᵢ)²: square-and-add, defined also at 0 of n and n of n.
///
/// **Use** it to compare two periods or units whose mix of people differs, with the same weights for
/// both. **Not** where a stratum that carries weight has nobody: then nothing is known about it, and
/// the result is undefined, with the reason.
///
/// # Errors
/// If the three lists differ in length or are empty, a numerator exceeds its denominator, a weight is
/// negative, or all are 0; or `level` is not strictly between 0 and 1.
///
/// # Examples
/// Completion among jobseekers (5 of 10) and others (9 of 10), at a mix of half and half.
/// ```
/// use laks_stats::standardised_proportion;
/// let share = standardised_proportion(&[5, 9], &[10, 10], &[1.0, 1.0], 0.95)?;
/// assert!((share.value.unwrap() - 0.7).abs() < 1e-15);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Zou, Huang & Zhang (2009), Computational Statistics & Data Analysis 53:1080.
pub fn standardised_proportion(
    successes: &[u64],
    sizes: &[u64],
    weights: &[f64],
    level: f64,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    if successes.is_empty() {
        return Err(Error::argument("successes", "at least one stratum", "none"));
    }
    for (argument, length) in [("sizes", sizes.len()), ("weights", weights.len())] {
        if length != successes.len() {
            let found = format!("{length} instead of {}", successes.len());
            return Err(Error::argument(argument, "as long as successes", found));
        }
    }
    for (x, n) in successes.iter().zip(sizes) {
        check_part("successes", *x, *n)?;
    }
    if let Some(bad) = weights.iter().find(|w| !(**w >= 0.0 && w.is_finite())) {
        return Err(Error::argument("weights", "not negative in any stratum", bad));
    }
    let total: f64 = weights.iter().sum();
    if total == 0.0 {
        return Err(Error::argument("weights", "positive in some stratum", "all 0"));
    }
    let (mut value, mut below, mut above) = (0.0, 0.0, 0.0);
    for ((x, n), weight) in successes.iter().zip(sizes).zip(weights) {
        let weight = weight / total;
        if weight == 0.0 {
            continue;
        }
        if *n == 0 {
            let reason = Reason::StratumEmpty;
            return Ok(Estimate::undefined(level, METHOD, reason));
        }
        let share = *x as f64 / *n as f64;
        let (lower, upper) = wilson_limits(*x, *n, level);
        value += weight * share;
        below += (weight * (share - lower)).powi(2);
        above += (weight * (upper - share)).powi(2);
    }
    let value = value.min(1.0);
    let (lower, upper) = ((value - below.sqrt()).max(0.0), (value + above.sqrt()).min(1.0));
    Ok(Estimate::new(value, lower, upper, level, METHOD))
}

#[cfg(test)]
mod tests {
    use super::standardised_proportion;
    use crate::{ProportionMethod, proportion};

    #[test]
    fn one_stratum_is_wilson() {
        let one = standardised_proportion(&[24], &[35], &[2.0], 0.95).unwrap();
        let plain = proportion(24, 35, ProportionMethod::Wilson, 0.95).unwrap();
        assert!((one.lower.unwrap() - plain.lower.unwrap()).abs() < 1e-15);
        assert!((one.upper.unwrap() - plain.upper.unwrap()).abs() < 1e-15);
    }

    #[test]
    fn an_empty_stratum_matters_only_with_weight() {
        let with = standardised_proportion(&[5, 0], &[10, 0], &[1.0, 1.0], 0.95).unwrap();
        assert_eq!(with.value, None);
        let without = standardised_proportion(&[5, 0], &[10, 0], &[1.0, 0.0], 0.95).unwrap();
        assert_eq!(without.value, Some(0.5));
    }

    #[test]
    fn zero_and_all_have_an_interval() {
        let none = standardised_proportion(&[0, 0], &[10, 20], &[1.0, 3.0], 0.95).unwrap();
        assert_eq!((none.value, none.lower), (Some(0.0), Some(0.0)));
        assert!(none.upper.unwrap() > 0.05);
    }
}
