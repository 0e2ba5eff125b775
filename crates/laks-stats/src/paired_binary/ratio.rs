//! By what factor did the share of "yes" change between two occasions, in the same people?

use super::difference::{correlation, wilson};
use super::pairs;
use crate::distributions::normal_quantile;
use crate::error::check_level;
use crate::method::methods;
use crate::{Error, Estimate, Reason};

methods! {
    /// How [`paired_ratio`] computes its interval.
    pub enum PairedRatioMethod: "method" {
        /// Bonett and Price's hybrid of two Wilson intervals at an adjusted level.
        BonettPrice = "bonett_price",
        /// Variance recovery from the two Wilson intervals and the correlation.
        Mover = "mover",
    }
}

/// The ratio of the share of "yes" on the first occasion to that on the second, same people.
///
/// Estimates p1 / p2 with p1 = (n11 + n12) / n (rows) and p2 = (n11 + n21) / n (columns).
/// - `bonett_price`: l1 / u2 to u1 / l2, Wilson limits of the two margins among the
///   n11 + n12 + n21 pairs with any "yes", at z A / (B + C), where A estimates the standard error
///   of the log ratio and B and C those of the two log shares.
/// - `mover`: with the Wilson limits l, u of the shares among all pairs and φ the correlation,
///   (P ∓ √(P² − l1(2p1 − l1) u2(2p2 − u2))) / (u2(2p2 − u2)), P = p1 p2 − φ(p1 − l1)(u2 − p2),
///   and the other end with l and u exchanged.
///
/// No "yes" on the second occasion: no value, and an infinite upper end; no "yes" at all:
/// undefined.
///
/// # Errors
/// A level outside 0 to 1; more than 10^15 pairs.
///
/// # Examples
/// ```
/// use laks_stats::{paired_ratio, PairedRatioMethod};
/// let ratio = paired_ratio(59, 6, 16, 80, 0.95, PairedRatioMethod::BonettPrice)?;
/// assert!((ratio.value.unwrap() - 0.8667).abs() < 5e-5);
/// assert!((ratio.lower.unwrap() - 0.7579).abs() < 5e-5);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Bonett & Price (2006), Statistics in Medicine 25: 3039–3047; Fagerland, Lydersen & Laake (2017),
/// Statistical Analysis of Contingency Tables, section 8.8.
pub fn paired_ratio(
    n11: u64,
    n12: u64,
    n21: u64,
    n22: u64,
    level: f64,
    method: PairedRatioMethod,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    pairs(n11, n12, n21, n22)?;
    let (yes1, yes2) = (n11 + n12, n11 + n21);
    if n11 + n12 + n21 == 0 {
        return Ok(Estimate::undefined(level, method.name(), Reason::NobodySaidYes));
    }
    let z = normal_quantile(0.5 + level / 2.0);
    let (lower, upper) = match method {
        PairedRatioMethod::BonettPrice => bonett_price(n11, n12, n21, z),
        PairedRatioMethod::Mover => mover([n11, n12, n21, n22], z),
    };
    let whole = Estimate::new(yes1 as f64 / yes2 as f64, lower, upper, level, method.name());
    Ok(if yes2 == 0 {
        Estimate { value: None, ..whole }.with_reason(Reason::NobodySaidYesSecond)
    } else {
        whole
    })
}

fn bonett_price(n11: u64, n12: u64, n21: u64, z: f64) -> (f64, f64) {
    let (n, yes1, yes2) = ((n11 + n12 + n21) as f64, (n11 + n12) as f64, (n11 + n21) as f64);
    let of_ratio = (((n12 + n21 + 2) as f64) / ((yes1 + 1.0) * (yes2 + 1.0))).sqrt();
    let of_share = |yes: f64| ((n - yes + 1.0) / (n + 2.0) / (yes + 1.0)).sqrt();
    let adjusted = z * of_ratio / (of_share(yes1) + of_share(yes2));
    let (l1, u1) = wilson(yes1, n, adjusted);
    let (l2, u2) = wilson(yes2, n, adjusted);
    (l1 / u2, u1 / l2)
}

fn mover(cells: [u64; 4], z: f64) -> (f64, f64) {
    let [n11, n12, n21, n22] = cells.map(|count| count as f64);
    let n = n11 + n12 + n21 + n22;
    let (p1, p2) = ((n11 + n12) / n, (n11 + n21) / n);
    let (l1, u1) = wilson(n11 + n12, n, z);
    let (l2, u2) = wilson(n11 + n21, n, z);
    let phi = correlation(cells, 0.0);
    let end = |near1: f64, near2: f64, side: f64| {
        let product = p1 * p2 + phi * (near1 - p1) * (near2 - p2);
        let (first, second) = (near1 * (2.0 * p1 - near1), near2 * (2.0 * p2 - near2));
        let root = (product * product - first * second).max(0.0).sqrt();
        if second > 0.0 { (product + side * root) / second } else { f64::INFINITY }
    };
    // Where the recovered variance is not usable, the ends of the two intervals themselves.
    let lower = if p1 > 0.0 && u2 < 2.0 * p2 { end(l1, u2, -1.0) } else { l1 / u2 };
    let upper = if l2 > 0.0 { end(u1, l2, 1.0) } else { f64::INFINITY };
    // Rounding must not move an end past the estimate.
    let ratio = p1 / p2;
    if ratio.is_finite() {
        (lower.clamp(0.0, ratio), upper.max(ratio))
    } else {
        (lower.max(0.0), upper)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_interval_holds_its_estimate_and_is_never_not_a_number(
            cells in [0_u64..40, 0_u64..40, 0_u64..40, 0_u64..40],
            method in prop::sample::select(PairedRatioMethod::ALL),
        ) {
            let [a, b, c, d] = cells;
            let ratio = paired_ratio(a, b, c, d, 0.95, method).unwrap();
            if a + b + c == 0 {
                prop_assert_eq!(ratio.interval(), None);
            } else {
                let (lower, upper) = (ratio.lower.unwrap(), ratio.upper.unwrap());
                prop_assert!(0.0 <= lower && lower <= upper);
                if let Some(value) = ratio.value {
                    prop_assert!(lower <= value + 1e-12 && value <= upper + 1e-12);
                }
            }
        }

        #[test]
        fn swapping_the_occasions_inverts_bonett_and_price(
            cells in [1_u64..400, 0_u64..400, 0_u64..400, 0_u64..400],
        ) {
            let [a, b, c, d] = cells;
            let method = PairedRatioMethod::BonettPrice;
            let one = paired_ratio(a, b, c, d, 0.95, method).unwrap();
            let other = paired_ratio(a, c, b, d, 0.95, method).unwrap();
            prop_assert!((one.lower.unwrap() * other.upper.unwrap() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn nobody_on_the_second_occasion_leaves_the_value_open() {
        let ratio = paired_ratio(0, 5, 0, 3, 0.95, PairedRatioMethod::BonettPrice).unwrap();
        assert_eq!((ratio.value, ratio.upper), (None, Some(f64::INFINITY)));
        assert!(ratio.lower.unwrap() > 0.0);
    }
}
