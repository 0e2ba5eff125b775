//! The ratio of two rates, with its interval and the matching tests.

use crate::distributions::{binomial_cdf, binomial_sf};
use crate::error::check_level;
use crate::method::methods;
use crate::proportion::{
    clopper_pearson, mid_above, mid_below, mid_p_limits, no_likelier, normal_p, wilson_limits,
};
use crate::risk_ratio::described;
use crate::{Alternative, Error, Estimate, Reason, Test};

methods! {
    /// How the interval of a ratio of two rates is made.
    pub enum RateRatioMethod: "method" {
        /// Clopper–Pearson's interval of the share of events in the first group.
        Exact = "exact",
        /// The mid-P interval of that share.
        MidP = "mid_p",
        /// Wilson's interval of that share, which is the score interval of the ratio.
        Score = "score",
    }
}

methods! {
    /// How two rates are tested for equality.
    pub enum RateRatioTestMethod: "method" {
        /// Twice the smaller exact tail; agrees with the exact interval.
        Exact = "exact",
        /// Twice the smaller mid-P tail; agrees with the mid-P interval.
        MidP = "mid_p",
        /// The score test; agrees with the score interval.
        Score = "score",
        /// All results no likelier than the observed one; may disagree with the exact interval.
        ExactMinlike = "exact_minlike",
    }
}

/// The ratio (x1 / t1) / (x2 / t2) of two rates with its interval.
///
/// **Estimates** λ₁ / λ₂ from two Poisson counts with exposures t₁ and t₂. Given x₁ + x₂ = m, x₁ is
/// binomial with π = λ₁t₁ / (λ₁t₁ + λ₂t₂), so limits of π become limits of the ratio by
/// π / (1 − π) · t₂ / t₁.
///
/// **Use** the exact interval as a rule, mid-P or score where it is too wide. With no event in the
/// first group the lower limit is 0, with none in the second the upper one is infinite and the ratio
/// has no value. **Not** where events cluster in persons.
///
/// # Errors
/// If an exposure is negative or not finite, or `level` is not strictly between 0 and 1. Without
/// exposure in a group nothing is defined.
///
/// # Examples
/// ```
/// use laks_stats::{RateRatioMethod, rate_ratio};
/// let ratio = rate_ratio(15, 19_017.0, 41, 28_010.0, RateRatioMethod::Exact, 0.95)?;
/// assert!((ratio.lower.unwrap() - 0.277_062_010_3).abs() < 1e-9);
/// assert!((ratio.upper.unwrap() - 0.994_348_063_3).abs() < 1e-9);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Przyborowski & Wilenski (1940) doi:10.1093/biomet/31.3-4.313; Graham, Mengersen & Morton (2003)
/// doi:10.1002/sim.1405.
pub fn rate_ratio(
    x1: u64,
    t1: f64,
    x2: u64,
    t2: f64,
    method: RateRatioMethod,
    level: f64,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    let events = check_rates(x1, t1, x2, t2)?;
    if t1 == 0.0 || t2 == 0.0 {
        return Ok(Estimate::undefined(level, method.name(), Reason::GroupWithoutExposure));
    }
    let value = (x2 > 0).then(|| x1 as f64 / x2 as f64 * (t2 / t1));
    if events == 0 {
        return Ok(described(None, Some((0.0, f64::INFINITY)), level, method.name()));
    }
    let limits = |x: u64| match method {
        RateRatioMethod::Exact => clopper_pearson(x, events, level),
        RateRatioMethod::MidP => mid_p_limits(x, events, level),
        RateRatioMethod::Score => wilson_limits(x, events, level),
    };
    // The complement of a limit is the other group's limit: 1 − π is never a difference.
    let ((lower, upper), (other_lower, other_upper)) = (limits(x1), limits(x2));
    let scale = t2 / t1;
    let lower = if x1 == 0 { 0.0 } else { lower / other_upper * scale };
    let upper = if x2 == 0 { f64::INFINITY } else { upper / other_lower * scale };
    Ok(described(value, Some((lower, upper)), level, method.name()))
}

/// The p-value of two equal rates.
///
/// Given the total, x₁ is binomial with share t₁ / (t₁ + t₂): each method is the test of that share
/// that agrees with the interval of the same name in [`rate_ratio`]. Without any event p is 1, with a
/// note.
///
/// # Errors
/// If an exposure is negative or not finite. Without exposure in a group nothing is defined.
///
/// # Examples
/// ```
/// use laks_stats::{Alternative, RateRatioTestMethod, rate_ratio_test};
/// let method = RateRatioTestMethod::Exact;
/// let test = rate_ratio_test(15, 19_017.0, 41, 28_010.0, Alternative::TwoSided, method)?;
/// assert!((test.p.unwrap() - 0.047_660_246_8).abs() < 1e-9);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn rate_ratio_test(
    x1: u64,
    t1: f64,
    x2: u64,
    t2: f64,
    alternative: Alternative,
    method: RateRatioTestMethod,
) -> Result<Test, Error> {
    let events = check_rates(x1, t1, x2, t2)?;
    let name = method.name();
    if t1 == 0.0 || t2 == 0.0 {
        return Ok(Test::undefined(name, Reason::GroupWithoutExposure));
    }
    if events == 0 {
        return Ok(Test::exact(1.0, name).with_reason(Reason::NoEventInEitherGroup));
    }
    let share = t1 / (t1 + t2);
    if method == RateRatioTestMethod::Score {
        let expected = events as f64 * share;
        let z = (x1 as f64 - expected) / (expected * (t2 / (t1 + t2))).sqrt();
        return Ok(Test::of_statistic(z, None, normal_p(z, alternative), name));
    }
    let (less, greater) = if method == RateRatioTestMethod::MidP {
        (mid_below(x1, events, share), mid_above(x1, events, share))
    } else {
        let at_least = if x1 == 0 { 1.0 } else { binomial_sf(x1 - 1, events, share) };
        (binomial_cdf(x1, events, share), at_least)
    };
    let p = match alternative {
        Alternative::Less => less,
        Alternative::Greater => greater,
        Alternative::TwoSided if method == RateRatioTestMethod::ExactMinlike => {
            no_likelier(x1, events, share)
        }
        Alternative::TwoSided => 2.0 * less.min(greater),
    };
    Ok(Test::exact(p.min(1.0), name))
}

/// Both exposures are numbers; the number of events in both groups.
fn check_rates(x1: u64, t1: f64, x2: u64, t2: f64) -> Result<u64, Error> {
    for (argument, exposure) in [("t1", t1), ("t2", t2)] {
        if !(exposure >= 0.0 && exposure.is_finite()) {
            let expected = "a finite number that is not negative";
            return Err(Error::argument(argument, expected, exposure));
        }
    }
    x1.checked_add(x2)
        .ok_or_else(|| Error::argument("x2", "small enough that x1 + x2 can be counted", x2))
}
