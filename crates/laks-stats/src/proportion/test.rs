//! One proportion against a target.

use super::exact::{mid_above, mid_below};
use crate::distributions::{binomial_cdf, binomial_pmf, binomial_sf, normal_cdf, normal_sf};
use crate::error::check_part;
use crate::method::methods;
use crate::{Alternative, Error, Reason, Test};

methods! {
    /// How one proportion is tested against a target.
    pub enum ProportionTestMethod: "method" {
        /// Twice the smaller tail that counts half of the observed result; agrees with the mid-P
        /// interval.
        MidP = "mid_p",
        /// The exact binomial test; two-sided, all results no likelier than the observed one.
        Exact = "exact",
        /// The score test, z = (x − n p₀) / √(n p₀ q₀); agrees with Wilson's interval.
        Score = "score",
    }
}

/// The p-value of `x` of `n` against the target share `p0`.
///
/// **Tests** whether the probability behind x of n is `p0`. With the binomial tails at p₀:
/// mid-P is 2 · min(P(X < x), P(X > x)) + P(X = x), at most 1; exact two-sided sums every result
/// that is no likelier than x (with a relative tolerance of 10⁻⁷ for ties); the score test refers z
/// to the normal distribution.
///
/// **Use** mid-P as a rule; exact where the error rate must be guaranteed. **Not** to judge a target
/// that counts a closed number of people: there is nothing uncertain about that.
///
/// # Errors
/// If `x` exceeds `n` or `p0` is not between 0 and 1. With n = 0 nothing is defined.
///
/// # Examples
/// Five of eight completed; the target was at least half.
/// ```
/// use laks_stats::{Alternative, ProportionTestMethod, proportion_test};
/// let test = proportion_test(5, 8, 0.5, Alternative::TwoSided, ProportionTestMethod::MidP)?;
/// assert!((test.p.unwrap() - 0.507_812_5).abs() < 1e-12);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Lancaster (1961) doi:10.1080/01621459.1961.10482105; Agresti (2013), Categorical Data Analysis,
/// §1.4.
pub fn proportion_test(
    x: u64,
    n: u64,
    p0: f64,
    alternative: Alternative,
    method: ProportionTestMethod,
) -> Result<Test, Error> {
    check_part("x", x, n)?;
    if !(0.0..=1.0).contains(&p0) {
        return Err(Error::argument("p0", "a share between 0 and 1", p0));
    }
    if n == 0 {
        return Ok(Test::undefined(method.name(), Reason::NoObservation));
    }
    match method {
        ProportionTestMethod::Score => Ok(score(x, n, p0, alternative)),
        ProportionTestMethod::MidP => {
            let (less, greater) = (mid_below(x, n, p0), mid_above(x, n, p0));
            let p = match alternative {
                Alternative::Less => less,
                Alternative::Greater => greater,
                Alternative::TwoSided => 2.0 * less.min(greater),
            };
            Ok(Test::exact(p.min(1.0), method.name()))
        }
        ProportionTestMethod::Exact => {
            let p = match alternative {
                Alternative::Less => binomial_cdf(x, n, p0),
                Alternative::Greater => at_least(x, n, p0),
                Alternative::TwoSided => no_likelier(x, n, p0),
            };
            Ok(Test::exact(p.min(1.0), method.name()))
        }
    }
}

fn score(x: u64, n: u64, p0: f64, alternative: Alternative) -> Test {
    let name = ProportionTestMethod::Score.name();
    let total = n as f64;
    let sd = (total * p0 * (1.0 - p0)).sqrt();
    if sd == 0.0 {
        return Test::undefined(name, Reason::TargetWithoutVariance);
    }
    let z = total.mul_add(-p0, x as f64) / sd;
    Test::of_statistic(z, None, normal_p(z, alternative), name)
}

/// The p-value of a standard normal statistic.
pub(crate) fn normal_p(z: f64, alternative: Alternative) -> f64 {
    match alternative {
        Alternative::TwoSided => 2.0 * normal_sf(z.abs()),
        Alternative::Less => normal_cdf(z),
        Alternative::Greater => normal_sf(z),
    }
}

fn at_least(x: u64, n: u64, p: f64) -> f64 {
    if x == 0 { 1.0 } else { binomial_sf(x - 1, n, p) }
}

/// The probability of all results no likelier than x.
pub(crate) fn no_likelier(x: u64, n: u64, p: f64) -> f64 {
    let limit = binomial_pmf(x, n, p) * (1.0 + 1e-7);
    let mode = (((n as f64 + 1.0) * p).floor() as u64).min(n);
    let likely = |k: u64| binomial_pmf(k, n, p) > limit;
    if x <= mode {
        // The first count above the mode that is no likelier.
        let beyond = first(mode, n.saturating_add(1), |k| !likely(k));
        let upper = if beyond > n { 0.0 } else { at_least(beyond.max(x + 1), n, p) };
        binomial_cdf(x, n, p) + upper
    } else {
        let within = first(0, mode.saturating_add(1), likely);
        let lower = if within == 0 { 0.0 } else { binomial_cdf(within - 1, n, p) };
        at_least(x, n, p) + lower
    }
}

/// The first count from `from` on that satisfies a condition which stays true, or `to`.
pub(crate) fn first(from: u64, to: u64, condition: impl Fn(u64) -> bool) -> u64 {
    let (mut from, mut to) = (from, to);
    while from < to {
        let middle = from + (to - from) / 2;
        if condition(middle) { to = middle } else { from = middle + 1 }
    }
    from
}
