//! Suissa and Shuster's exact unconditional test of paired shares.

use crate::distributions::{binomial_cdf, binomial_pmf};
use crate::{Enumeration, Error};

/// The most pairs that are enumerated.
const LIMIT: u64 = 1_000;
/// The points at which the share of discordant pairs is tried before the best is refined.
const GRID: u32 = 1_000;

/// The largest probability, over the share of discordant pairs, of a table as extreme.
///
/// Tables are ordered by |n12 − n21| / √(n12 + n21). Given that N pairs are discordant the chance
/// h(N) of such a table does not depend on the share π, so P(π) = Σ binomial(N; n, π) h(N).
pub(super) fn p_value(n12: u64, n21: u64, n: u64) -> Result<f64, Error> {
    Enumeration::Pairs.check_size(n, LIMIT)?;
    let observed = n12.abs_diff(n21) as f64 / ((n12 + n21) as f64).sqrt();
    let given: Vec<f64> = (0..=n).map(|m| as_extreme_among(m, observed)).collect();
    let chance = |share: f64| -> f64 {
        given.iter().zip(0_u64..).map(|(h, m)| h * binomial_pmf(m, n, share)).sum()
    };
    Ok(largest(chance).min(1.0))
}

/// The chance that `m` discordant pairs are split as unevenly, each way equally likely.
fn as_extreme_among(m: u64, observed: f64) -> f64 {
    if m == 0 {
        return if observed == 0.0 { 1.0 } else { 0.0 };
    }
    let needed = observed * (m as f64).sqrt() * (1.0 - 1e-12);
    // The smaller part k satisfies m − 2k ≥ needed.
    let most = ((m as f64 - needed) / 2.0).floor();
    if most < 0.0 {
        return 0.0;
    }
    (2.0 * binomial_cdf(most as u64, m, 0.5)).min(1.0)
}

/// The largest value of `f` between 0 and 1: the best grid point, then refined by thirds.
fn largest(f: impl Fn(f64) -> f64) -> f64 {
    let step = 1.0 / f64::from(GRID);
    let (mut best, mut at) = (0.0, 0.0);
    for i in 1..GRID {
        let share = f64::from(i) * step;
        let value = f(share);
        if value > best {
            (best, at) = (value, share);
        }
    }
    let (mut low, mut high) = (at - step, at + step);
    for _ in 0..60 {
        let third = (high - low) / 3.0;
        let (left, right) = (f(low + third), f(high - third));
        best = best.max(left).max(right);
        if left < right { low += third } else { high -= third }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::p_value;

    #[test]
    fn it_is_the_largest_over_a_full_enumeration_of_tables() {
        let (n12, n21, n) = (1_u64, 4_u64, 8_u64);
        let z = |a: u64, b: u64| {
            if a + b == 0 { 0.0 } else { a.abs_diff(b) as f64 / ((a + b) as f64).sqrt() }
        };
        let factorial = |k: u64| (1..=k).map(|i| i as f64).product::<f64>();
        let mut largest: f64 = 0.0;
        for i in 1..=20_000 {
            let half = f64::from(i) / 40_000.0;
            let mut sum = 0.0;
            for a in 0..=n {
                for b in 0..=n - a {
                    if z(a, b) >= z(n12, n21) - 1e-12 {
                        let rest = n - a - b;
                        sum += factorial(n) / (factorial(a) * factorial(b) * factorial(rest))
                            * half.powi((a + b) as i32)
                            * (1.0 - 2.0 * half).powi(rest as i32);
                    }
                }
            }
            largest = largest.max(sum);
        }
        assert!((p_value(n12, n21, n).unwrap() - largest).abs() < 1e-7);
    }
}
