//! Boschloo's and Barnard's tests.
//!
//! Given s successes in all, the table does not depend on the common success probability π. So the
//! rejection region enters only through its conditional probability h(s), a tail of the
//! hypergeometric distribution, and P(reject; π) = Σ h(s) · Binomial(s; N, π).

use super::conditional::fisher;
use super::nuisance::largest_over_nuisance;
use crate::distributions::hypergeometric_pmf;
use crate::{Alternative, Test};

/// Statistics within this relative distance are tied.
const TIE: f64 = 1e-10;

/// The tables with s successes in all: least first count, and each count's probability.
struct Row {
    least: u64,
    probability: Vec<f64>,
}

fn row(s: u64, n1: u64, n2: u64) -> Row {
    let (least, most) = (s.saturating_sub(n2), s.min(n1));
    let mode = ((s as f64 + 1.0) * (n1 as f64 + 1.0) / (n1 as f64 + n2 as f64 + 2.0)) as u64;
    let mode = mode.clamp(least, most);
    let mut probability = vec![0.0; (most - least + 1) as usize];
    let centre = (mode - least) as usize;
    probability[centre] = hypergeometric_pmf(mode, n1, n2, s);
    let up = |k: u64| (n1 - k) as f64 * (s - k) as f64 / ((k + 1) as f64 * (n2 + k + 1 - s) as f64);
    for k in mode..most {
        let index = (k - least) as usize;
        probability[index + 1] = probability[index] * up(k);
    }
    for k in (least..mode).rev() {
        let index = (k - least) as usize;
        probability[index] = probability[index + 1] / up(k);
    }
    Row { least, probability }
}

/// The largest tail, added up from the outside, that does not exceed `limit`.
fn tail_within(outside_in: impl Iterator<Item = f64>, limit: f64) -> f64 {
    let mut sum = 0.0;
    for probability in outside_in {
        let next = sum + probability;
        if next > limit {
            break;
        }
        sum = next;
    }
    sum
}

/// The unconditional test whose statistic is Fisher's one-sided p.
pub(super) fn boschloo(x1: u64, n1: u64, x2: u64, n2: u64, alternative: Alternative) -> Test {
    let one_sided = |side: Alternative| {
        let observed = fisher(x1, n1, x2, n2, side, 1.0);
        let limit = observed * (1.0 + TIE);
        let rejected: Vec<f64> = (0..=n1 + n2)
            .map(|s| {
                let row = row(s, n1, n2);
                match side {
                    Alternative::Greater => {
                        tail_within(row.probability.iter().rev().copied(), limit)
                    }
                    _ => tail_within(row.probability.iter().copied(), limit),
                }
            })
            .collect();
        (observed, largest_over_nuisance(&rejected))
    };
    let (statistic, p) = match alternative {
        Alternative::TwoSided => {
            let (less, greater) = (one_sided(Alternative::Less), one_sided(Alternative::Greater));
            let smaller = if less.1 <= greater.1 { less } else { greater };
            (smaller.0, 2.0 * smaller.1)
        }
        side => one_sided(side),
    };
    Test::of_statistic(statistic, None, p.min(1.0), "boschloo")
}

/// The unconditional test whose statistic is the pooled z.
pub(super) fn barnard(x1: u64, n1: u64, x2: u64, n2: u64, alternative: Alternative) -> Test {
    let observed = pooled_z(x1, n1, x2, n2);
    let extreme = |z: f64| match alternative {
        Alternative::TwoSided => z.abs() >= observed.abs() - TIE * (1.0 + observed.abs()),
        Alternative::Less => z <= observed + TIE * (1.0 + observed.abs()),
        Alternative::Greater => z >= observed - TIE * (1.0 + observed.abs()),
    };
    let rejected: Vec<f64> = (0..=n1 + n2)
        .map(|s| {
            let row = row(s, n1, n2);
            let counts = row.least..;
            counts
                .zip(&row.probability)
                .filter(|(k, _)| extreme(pooled_z(*k, n1, s - k, n2)))
                .map(|(_, probability)| probability)
                .sum()
        })
        .collect();
    let p = largest_over_nuisance(&rejected);
    Test::of_statistic(observed, None, p.min(1.0), "barnard")
}

/// (p̂₁ − p̂₂) / √(p̄ q̄ (1/n₁ + 1/n₂)); 0 where all outcomes are the same.
fn pooled_z(x1: u64, n1: u64, x2: u64, n2: u64) -> f64 {
    let (successes, total) = ((x1 + x2) as f64, (n1 + n2) as f64);
    if successes == 0.0 || successes == total {
        return 0.0;
    }
    let (x1, n1, x2, n2) = (x1 as f64, n1 as f64, x2 as f64, n2 as f64);
    let cross = x1 * n2 - x2 * n1;
    cross * (total / (successes * (total - successes) * n1 * n2)).sqrt()
}
