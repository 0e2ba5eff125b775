//! Did the share of "yes" change between two occasions? McNemar's test in its variants.

use super::{pairs, unconditional};
use crate::distributions::{binomial_cdf, binomial_pmf, chi_squared_sf};
use crate::method::methods;
use crate::{Error, Reason, Test};

methods! {
    /// How [`paired_test`] computes its p-value.
    pub enum PairedTestMethod: "method" {
        /// Conditional on the discordant pairs, half of the observed outcome's probability.
        McnemarMidP = "mcnemar_mid_p",
        /// Conditional on the discordant pairs: the exact sign test of them.
        McnemarExact = "mcnemar_exact",
        /// (n12 − n21)² / (n12 + n21) on one degree of freedom.
        Mcnemar = "mcnemar",
        /// The same with Edwards' correction, max(|n12 − n21| − 1, 0)².
        McnemarCorrected = "mcnemar_corrected",
        /// Exact over all tables of n pairs, largest over the unknown share of discordant ones.
        McnemarUnconditional = "mcnemar_unconditional",
    }
}

/// Tests whether "yes" was as frequent on both occasions, in the same people.
///
/// Under the hypothesis each discordant pair is as likely to be `n12` as `n21`. With
/// m = n12 + n21 and X binomial(m, ½), k = min(n12, n21), two-sided:
/// - `mcnemar_mid_p`: 2 P(X < k) + P(X = k); 1 − ½ P(X = k) where n12 = n21.
/// - `mcnemar_exact`: min(1, 2 P(X ≤ k)). Never above its level, and often far below.
/// - `mcnemar`: χ² = (n12 − n21)² / m, one degree of freedom. Its p agrees with the Tango interval
///   of [`paired_difference`](crate::paired_difference).
/// - `mcnemar_corrected`: χ² = max(|n12 − n21| − 1, 0)² / m. For comparison with other software.
/// - `mcnemar_unconditional`: P(|n12 − n21| / √m is as large), largest over the share of discordant
///   pairs; at most 1 000 pairs.
///
/// No discordant pair says nothing against the hypothesis: p = 1, with a note. Not for two
/// different groups of people.
///
/// # Errors
/// More than 10^15 pairs; more than 1 000 for the unconditional test.
///
/// # Examples
/// Of 161 participants 6 were well only before and 16 only after:
/// ```
/// use laks_stats::{paired_test, PairedTestMethod};
/// let test = paired_test(59, 6, 16, 80, PairedTestMethod::McnemarMidP)?;
/// assert!((test.p.unwrap() - 0.03469).abs() < 5e-6);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// McNemar (1947), <https://doi.org/10.1007/BF02295996>; Fagerland, Lydersen & Laake (2013),
/// <https://doi.org/10.1186/1471-2288-13-91>; Suissa & Shuster (1991), Biometrics 47: 361–372.
pub fn paired_test(
    n11: u64,
    n12: u64,
    n21: u64,
    n22: u64,
    method: PairedTestMethod,
) -> Result<Test, Error> {
    let n = pairs(n11, n12, n21, n22)?;
    let name = method.name();
    if n12 + n21 == 0 {
        return Ok(Test::exact(1.0, name).with_reason(Reason::NoDiscordantPairToTest));
    }
    Ok(match method {
        PairedTestMethod::McnemarMidP => Test::exact(mid_p(n12, n21), name),
        PairedTestMethod::McnemarExact => Test::exact(exact(n12, n21), name),
        PairedTestMethod::Mcnemar => chi_squared(n12, n21, 0.0, name),
        PairedTestMethod::McnemarCorrected => chi_squared(n12, n21, 1.0, name),
        PairedTestMethod::McnemarUnconditional => {
            Test::exact(unconditional::p_value(n12, n21, n)?, name)
        }
    })
}

/// Twice the smaller tail of a fair coin, at most 1.
pub(crate) fn exact(n12: u64, n21: u64) -> f64 {
    (2.0 * binomial_cdf(n12.min(n21), n12 + n21, 0.5)).min(1.0)
}

fn mid_p(n12: u64, n21: u64) -> f64 {
    let (k, m) = (n12.min(n21), n12 + n21);
    let here = binomial_pmf(k, m, 0.5);
    if n12 == n21 {
        return 1.0 - 0.5 * here;
    }
    let below = if k == 0 { 0.0 } else { binomial_cdf(k - 1, m, 0.5) };
    (2.0 * below + here).min(1.0)
}

fn chi_squared(n12: u64, n21: u64, correction: f64, name: &'static str) -> Test {
    let distance = (n12.abs_diff(n21) as f64 - correction).max(0.0);
    let statistic = distance * distance / (n12 + n21) as f64;
    Test::of_statistic(statistic, Some(1.0), chi_squared_sf(statistic, 1.0), name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(n12: u64, n21: u64, method: PairedTestMethod) -> f64 {
        paired_test(3, n12, n21, 4, method).unwrap().p.unwrap()
    }

    #[test]
    fn no_discordant_pair_gives_one_and_a_note_by_every_method() {
        for &method in PairedTestMethod::ALL {
            for (n11, n22) in [(0, 0), (10, 5)] {
                let test = paired_test(n11, 0, 0, n22, method).unwrap();
                assert_eq!(test.p, Some(1.0));
                assert_eq!(test.reason, Some(Reason::NoDiscordantPairToTest));
            }
        }
    }

    #[test]
    fn swapping_the_occasions_leaves_every_p_value_as_it_is() {
        for &method in PairedTestMethod::ALL {
            for (a, b) in [(0, 1), (6, 16), (5, 5), (12, 2), (40, 3)] {
                assert_eq!(p(a, b, method), p(b, a, method));
                assert!((0.0..=1.0).contains(&p(a, b, method)));
            }
        }
    }

    #[test]
    fn the_exact_p_is_the_sum_over_all_signs() {
        for m in 1_u32..=12 {
            for k in 0..=m {
                let as_extreme = (0..1_u32 << m)
                    .filter(|signs| {
                        let ones = signs.count_ones();
                        ones.min(m - ones) <= k.min(m - k)
                    })
                    .count();
                let by_hand = as_extreme as f64 / f64::from(1_u32 << m);
                let found = p(u64::from(k), u64::from(m - k), PairedTestMethod::McnemarExact);
                assert!((found - by_hand).abs() < 1e-14, "{k} of {m}: {found} {by_hand}");
            }
        }
    }

    #[test]
    fn too_many_pairs_are_refused() {
        let refused = paired_test(u64::MAX, 1, 0, 0, PairedTestMethod::Mcnemar).unwrap_err();
        assert!(refused.to_string().contains("at most 10^15"));
        assert!(matches!(
            paired_test(1_000, 1, 0, 0, PairedTestMethod::McnemarUnconditional).unwrap_err(),
            Error::TooLarge(refused) if refused.limit == 1_000
        ));
    }
}
