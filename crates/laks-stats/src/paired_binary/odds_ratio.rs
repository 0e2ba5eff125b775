//! The odds of changing one way against the other, given that one changed.

use crate::distributions::{beta_cdf, beta_quantile, beta_sf, beta_upper_quantile};
use crate::error::check_level;
use crate::method::methods;
use crate::root::falling_root;
use crate::{Error, Estimate, Reason};

methods! {
    /// How [`paired_odds_ratio`] computes its interval.
    pub enum PairedOddsRatioMethod: "method" {
        /// Clopper–Pearson limits of n12 / (n12 + n21), turned into odds.
        Exact = "exact",
        /// Mid-P limits of the same share, turned into odds.
        MidP = "mid_p",
    }
}

/// The conditional odds ratio of a paired table: n12 / n21, with an exact interval.
///
/// Given the m = n12 + n21 discordant pairs, n12 is binomial(m, π) and the odds ratio within pairs
/// is π / (1 − π). `exact` turns the Clopper–Pearson limits of π into odds, `mid_p` those that
/// count half of the observed outcome; they agree with the tests `mcnemar_exact` and (unless
/// n12 = n21) `mcnemar_mid_p` of [`paired_test`](crate::paired_test). The number of concordant pairs
/// does not enter: it says how many changed, not which way.
///
/// n21 = 0: no value, and an infinite upper end. No discordant pair: undefined.
///
/// # Errors
/// A level outside 0 to 1; more than 10^15 discordant pairs.
///
/// # Examples
/// ```
/// use laks_stats::{paired_odds_ratio, PairedOddsRatioMethod};
/// let odds = paired_odds_ratio(25, 2, 0.95, PairedOddsRatioMethod::Exact)?;
/// assert_eq!(odds.value, Some(12.5));
/// assert!((odds.lower.unwrap() - 3.11694856).abs() < 1e-8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Breslow & Day (1980), Statistical Methods in Cancer Research I, section 5.2.
pub fn paired_odds_ratio(
    n12: u64,
    n21: u64,
    level: f64,
    method: PairedOddsRatioMethod,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    let m = super::pairs(0, n12, n21, 0)?;
    let name = method.name();
    if m == 0 {
        return Ok(Estimate::undefined(level, name, Reason::NoDiscordantPair));
    }
    let alpha = 1.0 - level;
    let (b, c) = (n12 as f64, n21 as f64);
    let lower = lower_odds(b, c, alpha / 2.0, method);
    // The upper end is the lower end of the mirrored table, upside down.
    let upper = 1.0 / lower_odds(c, b, alpha / 2.0, method);
    let whole = Estimate::new(b / c, lower, upper, level, name);
    Ok(if n21 == 0 {
        Estimate { value: None, ..whole }.with_reason(Reason::N21Zero)
    } else {
        whole
    })
}

/// The odds below which `b` of `b + c`, or more, has a smaller chance than `tail`.
fn lower_odds(b: f64, c: f64, tail: f64, method: PairedOddsRatioMethod) -> f64 {
    if b == 0.0 {
        return 0.0;
    }
    // Share and complement are each computed as such: one of them may be tiny.
    match method {
        PairedOddsRatioMethod::Exact => {
            beta_quantile(tail, b, c + 1.0) / beta_upper_quantile(tail, c + 1.0, b)
        }
        PairedOddsRatioMethod::MidP if b <= c => {
            let share = falling_root(1.0, 0.0, |share| mid_tail(b, c, share) - tail);
            share / (1.0 - share)
        }
        PairedOddsRatioMethod::MidP => {
            let rest = falling_root(0.0, 1.0, |rest| mid_tail_of_rest(b, c, rest) - tail);
            (1.0 - rest) / rest
        }
    }
}

/// P(X > b) + ½ P(X = b) for X binomial(b + c, share), by P(X ≥ b) = I_share(b, c + 1).
fn mid_tail(b: f64, c: f64, share: f64) -> f64 {
    let more = if c == 0.0 { 0.0 } else { beta_cdf(share, b + 1.0, c) };
    0.5 * (beta_cdf(share, b, c + 1.0) + more)
}

/// The same in terms of `rest` = 1 − share.
fn mid_tail_of_rest(b: f64, c: f64, rest: f64) -> f64 {
    let more = if c == 0.0 { 0.0 } else { beta_sf(rest, c, b + 1.0) };
    0.5 * (beta_sf(rest, c + 1.0, b) + more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PairedTestMethod, paired_test};
    use proptest::prelude::*;

    fn ends(b: u64, c: u64, level: f64, method: PairedOddsRatioMethod) -> (f64, f64) {
        let odds = paired_odds_ratio(b, c, level, method).unwrap();
        (odds.lower.unwrap(), odds.upper.unwrap())
    }

    proptest! {
        #[test]
        fn swapping_the_occasions_inverts_the_interval_and_levels_nest(
            b in 0_u64..5_000, c in 0_u64..5_000,
            method in prop::sample::select(PairedOddsRatioMethod::ALL),
        ) {
            prop_assume!(b + c > 0);
            let (lower, upper) = ends(b, c, 0.95, method);
            let (l, u) = ends(c, b, 0.95, method);
            prop_assert!((lower * u - 1.0).abs() < 1e-9 || lower == 0.0);
            prop_assert!((upper * l - 1.0).abs() < 1e-9 || l == 0.0);
            let (wide_lower, wide_upper) = ends(b, c, 0.99, method);
            prop_assert!(wide_lower <= lower && upper <= wide_upper);
        }

        #[test]
        fn the_exact_interval_and_the_exact_test_agree(b in 0_u64..60, c in 0_u64..60) {
            prop_assume!(b + c > 0);
            let (lower, upper) = ends(b, c, 0.95, PairedOddsRatioMethod::Exact);
            let p = paired_test(0, b, c, 0, PairedTestMethod::McnemarExact).unwrap().p.unwrap();
            prop_assert_eq!(p > 0.05, lower < 1.0 && upper > 1.0);
        }
    }

    #[test]
    fn one_side_empty_has_a_closed_form_up_to_a_billion() {
        for b in [1_u64, 8, 1_000_000_000] {
            let (lower, upper) = ends(b, 0, 0.95, PairedOddsRatioMethod::Exact);
            let log_share = 0.025_f64.ln() / b as f64;
            let expected = log_share.exp() / -log_share.exp_m1();
            assert!((lower / expected - 1.0).abs() < 1e-9, "{b}: {lower} {expected}");
            assert_eq!(upper, f64::INFINITY);
            assert_eq!(paired_odds_ratio(b, 0, 0.95, Default::default()).unwrap().value, None);
        }
    }

    #[test]
    fn no_discordant_pair_is_undefined() {
        let none = paired_odds_ratio(0, 0, 0.95, PairedOddsRatioMethod::Exact).unwrap();
        assert_eq!(none.interval(), None);
        assert_eq!(none.reason, Some(Reason::NoDiscordantPair));
    }
}
