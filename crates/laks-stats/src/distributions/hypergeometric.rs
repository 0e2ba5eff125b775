//! The hypergeometric distribution: successes among draws without replacement.

use super::saddle_point::ln_binomial_term;

/// The probability of `x` successes among `draws` taken without replacement from `successes` and
/// `failures`.
///
/// A ratio of three binomial terms (Loader 2000), so accurate at any size.
///
/// ```
/// use laks_stats::distributions::hypergeometric_pmf;
/// // The lady tasting tea: all four cups right by chance.
/// assert!((hypergeometric_pmf(4, 4, 4, 4) - 1.0 / 70.0).abs() < 1e-16);
/// ```
pub fn hypergeometric_pmf(x: u64, successes: u64, failures: u64, draws: u64) -> f64 {
    let Some(total) = successes.checked_add(failures) else { return f64::NAN };
    if x > successes || x > draws || draws > total || draws - x > failures {
        return 0.0;
    }
    if draws == 0 || draws == total {
        return 1.0;
    }
    let (p, q) = (draws as f64 / total as f64, (total - draws) as f64 / total as f64);
    let term = |a: u64, b: u64| ln_binomial_term(a as f64, b as f64, p, q);
    let rest = draws - x;
    (term(x, successes - x) + term(rest, failures - rest) - term(draws, total - draws)).exp()
}

/// The probability of at most `x` successes among the draws.
///
/// Summed from `x` outwards: the time grows with the standard deviation, up to a millisecond or so
/// for 10⁹ draws.
///
/// ```
/// use laks_stats::distributions::hypergeometric_cdf;
/// assert!((hypergeometric_cdf(0, 2, 2, 2) - 1.0 / 6.0).abs() < 1e-12);
/// ```
pub fn hypergeometric_cdf(x: u64, successes: u64, failures: u64, draws: u64) -> f64 {
    tails(x, successes, failures, draws).0
}

/// The probability of more than `x` successes among the draws.
///
/// ```
/// use laks_stats::distributions::hypergeometric_sf;
/// assert!((hypergeometric_sf(0, 2, 2, 2) - 5.0 / 6.0).abs() < 1e-12); // at least one
/// ```
pub fn hypergeometric_sf(x: u64, successes: u64, failures: u64, draws: u64) -> f64 {
    tails(x, successes, failures, draws).1
}

fn tails(x: u64, successes: u64, failures: u64, draws: u64) -> (f64, f64) {
    if successes.checked_add(failures).is_none() {
        return (f64::NAN, f64::NAN);
    }
    let least = draws.saturating_sub(failures);
    let most = successes.min(draws);
    if x < least {
        return (0.0, 1.0);
    }
    if x >= most {
        return (1.0, 0.0);
    }
    let mean = successes as f64 / (successes as f64 + failures as f64) * draws as f64;
    if (x as f64) < mean {
        let lower = downward(x, least, successes, failures, draws);
        (lower, 1.0 - lower)
    } else {
        let upper = upward(x + 1, most, successes, failures, draws);
        (1.0 - upper, upper)
    }
}

/// P(least ≤ X ≤ from), from the largest term down.
fn downward(from: u64, least: u64, successes: u64, failures: u64, draws: u64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    let mut x = from;
    while x > least && term > 1e-18 * sum {
        let up = (successes - x + 1) as f64 * (draws - x + 1) as f64;
        term *= x as f64 * (failures + x - draws) as f64 / up;
        sum += term;
        x -= 1;
    }
    (sum * hypergeometric_pmf(from, successes, failures, draws)).min(1.0)
}

/// P(from ≤ X ≤ most), from the largest term up.
fn upward(from: u64, most: u64, successes: u64, failures: u64, draws: u64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    let mut x = from;
    while x < most && term > 1e-18 * sum {
        let down = (x + 1) as f64 * (failures + x + 1 - draws) as f64;
        term *= (successes - x) as f64 * (draws - x) as f64 / down;
        sum += term;
        x += 1;
    }
    (sum * hypergeometric_pmf(from, successes, failures, draws)).min(1.0)
}
