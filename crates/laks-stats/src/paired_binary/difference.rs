//! By how much did the share of "yes" change between two occasions, in the same people?

use super::{pairs, score};
use crate::distributions::normal_quantile;
use crate::error::check_level;
use crate::method::methods;
use crate::{Error, Estimate, Reason};

methods! {
    /// How [`paired_difference`] computes its interval.
    pub enum PairedDifferenceMethod: "method" {
        /// The differences that Tango's score test does not reject.
        Tango = "tango",
        /// Newcombe's method 10: squared score limits, φ corrected for continuity.
        Newcombe = "newcombe",
        /// Wald after one half is added to each cell of both margins (n + 2).
        BonettPrice = "bonett_price",
        /// Newcombe's method 8: as method 10, φ not corrected.
        Newcombe8 = "newcombe_8",
    }
}

/// The change in the share of "yes" between two occasions, in the same people, with its interval.
///
/// Estimates p12 − p21: the share of "yes" on the first occasion (rows) minus the share on the
/// second (columns), by (n12 − n21) / n, n all pairs. Swap `n12` and `n21` for second minus first.
/// - `tango`: all Δ with (n12 − n21 − nΔ)² ≤ z² n (2 q + Δ(1 − Δ)), q the constrained
///   maximum-likelihood estimate of p21. Good from n of about 10, defined everywhere.
/// - `newcombe`: Δ ∓ √(d₁² − 2φ d₁ d₂ + d₂²), d the distances to the Wilson limits of the two
///   shares, φ the correlation of the table with n11 n22 − n12 n21 reduced by n / 2.
/// - `newcombe_8`: the same without the reduction. Slightly too narrow.
/// - `bonett_price`: p̃ = (count + 1) / (n + 2), p̃12 − p̃21 ∓ z √((p̃12 + p̃21 − (p̃12 − p̃21)²) /
///   (n + 2)), cut off at ∓1.
///
/// No pairs: undefined. Not for two different groups of people.
///
/// # Errors
/// A level outside 0 to 1; more than 10^15 pairs.
///
/// # Examples
/// ```
/// use laks_stats::{paired_difference, PairedDifferenceMethod};
/// let change = paired_difference(59, 6, 16, 80, 0.95, PairedDifferenceMethod::Tango)?;
/// assert!((change.value.unwrap() - -0.0621).abs() < 5e-5);
/// assert!((change.lower.unwrap() - -0.1240).abs() < 5e-5);
/// assert!((change.upper.unwrap() - -0.0054).abs() < 5e-5);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Tango (1998), Statistics in Medicine 17: 891–908; Newcombe (1998), Statistics in Medicine 17:
/// 2635–2650; Bonett & Price (2012), <https://doi.org/10.3102/1076998611411915>.
pub fn paired_difference(
    n11: u64,
    n12: u64,
    n21: u64,
    n22: u64,
    level: f64,
    method: PairedDifferenceMethod,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    let pairs = pairs(n11, n12, n21, n22)?;
    if pairs == 0 {
        return Ok(Estimate::undefined(level, method.name(), Reason::NoPairs));
    }
    let (b, c, n) = (n12 as f64, n21 as f64, pairs as f64);
    let z = normal_quantile(0.5 + level / 2.0);
    let (lower, upper) = match method {
        PairedDifferenceMethod::Tango => score::limits(b, c, n, z),
        PairedDifferenceMethod::BonettPrice => bonett_price(b, c, n, z),
        PairedDifferenceMethod::Newcombe => newcombe([n11, n12, n21, n22], n / 2.0, z),
        PairedDifferenceMethod::Newcombe8 => newcombe([n11, n12, n21, n22], 0.0, z),
    };
    Ok(Estimate::new((b - c) / n, lower.max(-1.0), upper.min(1.0), level, method.name()))
}

fn bonett_price(b: f64, c: f64, n: f64, z: f64) -> (f64, f64) {
    let (p12, p21) = ((b + 1.0) / (n + 2.0), (c + 1.0) / (n + 2.0));
    let difference = p12 - p21;
    let variance = (p12 + p21 - difference * difference) / (n + 2.0);
    let reach = z * variance.sqrt();
    (difference - reach, difference + reach)
}

fn newcombe(cells: [u64; 4], reduction: f64, z: f64) -> (f64, f64) {
    let [n11, n12, n21, n22] = cells.map(|count| count as f64);
    let n = n11 + n12 + n21 + n22;
    let first = Margin::new(n11 + n12, n, z);
    let second = Margin::new(n11 + n21, n, z);
    let phi = correlation(cells, reduction);
    let difference = (n12 - n21) / n;
    let reach = |d1: f64, d2: f64| (d1 * d1 - 2.0 * phi * d1 * d2 + d2 * d2).max(0.0).sqrt();
    (difference - reach(first.below, second.above), difference + reach(first.above, second.below))
}

/// How far the Wilson limits of a share lie below and above it.
struct Margin {
    below: f64,
    above: f64,
}

impl Margin {
    fn new(x: f64, n: f64, z: f64) -> Self {
        Self { below: distance_below(x, n, z), above: distance_below(n - x, n, z) }
    }
}

/// The share `x` of `n` minus its lower Wilson limit, without subtracting the two.
fn distance_below(x: f64, n: f64, z: f64) -> f64 {
    let (p, q, z2) = (x / n, (n - x) / n, z * z);
    let reach = z * (z2 + 4.0 * x * q).sqrt();
    let lean = z2 * (q - p);
    if lean > 0.0 { 2.0 * p * q * z2 / (reach + lean) } else { (reach - lean) / (2.0 * (n + z2)) }
}

/// Wilson's score limits of the share `x` of `n`.
pub(super) fn wilson(x: f64, n: f64, z: f64) -> (f64, f64) {
    let z2 = z * z;
    let larger = 2.0 * x + z2 + z * (z2 + 4.0 * x * ((n - x) / n)).sqrt();
    // The roots have the product x² / (n(n + z²)), so the smaller one needs no difference.
    (2.0 * x * (x / n) / larger, larger / (2.0 * (n + z2)))
}

/// The correlation φ of the table, its numerator reduced towards 0 but not past it.
pub(super) fn correlation([a, b, c, d]: [u64; 4], reduction: f64) -> f64 {
    let wide = |count: u64| i128::from(count);
    let determinant = (wide(a) * wide(d) - wide(b) * wide(c)) as f64;
    let margins = [a + b, c + d, a + c, b + d].map(|margin| (margin as f64).sqrt());
    let scale: f64 = margins.iter().product();
    if scale == 0.0 {
        return 0.0;
    }
    let numerator =
        if determinant > 0.0 { (determinant - reduction).max(0.0) } else { determinant };
    numerator / scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ends(cells: [u64; 4], level: f64, method: PairedDifferenceMethod) -> (f64, f64, f64) {
        let [a, b, c, d] = cells;
        let estimate = paired_difference(a, b, c, d, level, method).unwrap();
        (estimate.lower.unwrap(), estimate.value.unwrap(), estimate.upper.unwrap())
    }

    fn methods() -> impl Strategy<Value = PairedDifferenceMethod> {
        prop::sample::select(PairedDifferenceMethod::ALL)
    }

    fn cell() -> impl Strategy<Value = u64> {
        prop_oneof![Just(0_u64), 0_u64..20, 0_u64..1_000_000_000]
    }

    proptest! {
        #[test]
        fn swapping_the_occasions_mirrors_the_interval(
            cells in [cell(), cell(), cell(), cell()], method in methods(),
        ) {
            prop_assume!(cells.iter().sum::<u64>() > 0);
            let [a, b, c, d] = cells;
            let (lower, value, upper) = ends(cells, 0.95, method);
            for mirrored in [[a, c, b, d], [d, c, b, a]] {
                let (l, v, u) = ends(mirrored, 0.95, method);
                prop_assert!((l + upper).abs() < 1e-12 && (u + lower).abs() < 1e-12);
                prop_assert_eq!(v, -value);
            }
            prop_assert!(-1.0 <= lower && lower <= upper && upper <= 1.0);
        }

        #[test]
        fn a_higher_level_contains_a_lower_one(
            cells in [cell(), cell(), cell(), cell()], method in methods(),
        ) {
            prop_assume!(cells.iter().sum::<u64>() > 0);
            let narrow = ends(cells, 0.8, method);
            let wide = ends(cells, 0.99, method);
            prop_assert!(wide.0 <= narrow.0 && narrow.2 <= wide.2);
        }

        #[test]
        fn the_score_interval_contains_the_estimate_and_rises_with_n12(
            cells in [cell(), cell(), cell(), cell()],
        ) {
            let [a, b, c, d] = cells;
            prop_assume!(d > 0);
            let (lower, value, upper) = ends(cells, 0.95, PairedDifferenceMethod::Tango);
            prop_assert!(lower <= value && value <= upper);
            let more = ends([a, b + 1, c, d - 1], 0.95, PairedDifferenceMethod::Tango);
            prop_assert!(more.0 >= lower - 1e-12 && more.2 >= upper - 1e-12);
        }

        #[test]
        fn the_score_interval_holds_0_just_when_the_asymptotic_test_does_not_reject(
            cells in [0_u64..50, 0_u64..50, 0_u64..50, 0_u64..50],
        ) {
            prop_assume!(cells[1] + cells[2] > 0);
            let (lower, _, upper) = ends(cells, 0.95, PairedDifferenceMethod::Tango);
            let [a, b, c, d] = cells;
            let p = crate::paired_test(a, b, c, d, crate::PairedTestMethod::Mcnemar)
                .unwrap().p.unwrap();
            prop_assume!((p - 0.05).abs() > 1e-9);
            prop_assert_eq!(p > 0.05, lower < 0.0 && upper > 0.0);
        }
    }

    #[test]
    fn nobody_discordant_and_everybody_discordant_are_closed_forms() {
        let z2 = normal_quantile(0.975).powi(2);
        let (lower, value, upper) = ends([3, 0, 0, 5], 0.95, PairedDifferenceMethod::Tango);
        assert_eq!(value, 0.0);
        assert!((upper - z2 / (8.0 + z2)).abs() < 1e-15 && (lower + upper).abs() < 1e-15);
        let (lower, _, upper) = ends([0, 8, 0, 0], 0.95, PairedDifferenceMethod::Tango);
        assert_eq!(upper, 1.0);
        assert!((lower - (8.0 - z2) / (8.0 + z2)).abs() < 1e-15);
    }

    #[test]
    fn no_pairs_are_undefined_by_every_method() {
        for &method in PairedDifferenceMethod::ALL {
            let none = paired_difference(0, 0, 0, 0, 0.95, method).unwrap();
            assert_eq!((none.value, none.lower, none.upper), (None, None, None));
            assert_eq!(none.reason, Some(Reason::NoPairs));
        }
    }

    #[test]
    fn a_level_of_one_is_refused() {
        let method = PairedDifferenceMethod::Tango;
        assert!(paired_difference(1, 1, 1, 1, 1.0, method).is_err());
        assert!(paired_difference(1, 1, 1, 1, f64::NAN, method).is_err());
    }
}
