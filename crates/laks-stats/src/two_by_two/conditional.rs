//! Fisher's test: the hypergeometric distribution given all margins.

use crate::Alternative;
use crate::distributions::{hypergeometric_cdf, hypergeometric_pmf, hypergeometric_sf};
use crate::proportion::first;

/// The p-value, with the observed table counted as `observed` (1, or ½ for mid-P).
pub(super) fn fisher(
    x1: u64,
    n1: u64,
    x2: u64,
    n2: u64,
    alternative: Alternative,
    observed: f64,
) -> f64 {
    let m = x1 + x2;
    let omitted = (1.0 - observed) * hypergeometric_pmf(x1, n1, n2, m);
    let p = match alternative {
        Alternative::Less => hypergeometric_cdf(x1, n1, n2, m),
        Alternative::Greater => at_least(x1, n1, n2, m),
        Alternative::TwoSided => no_likelier(x1, n1, n2, m),
    };
    (p - omitted).clamp(0.0, 1.0)
}

fn at_least(x: u64, n1: u64, n2: u64, m: u64) -> f64 {
    if x == 0 { 1.0 } else { hypergeometric_sf(x - 1, n1, n2, m) }
}

/// The probability of all tables no likelier than the observed one, ties within 10⁻⁷.
fn no_likelier(x: u64, n1: u64, n2: u64, m: u64) -> f64 {
    let (least, most) = (m.saturating_sub(n2), m.min(n1));
    let limit = hypergeometric_pmf(x, n1, n2, m) * (1.0 + 1e-7);
    let likely = |k: u64| hypergeometric_pmf(k, n1, n2, m) > limit;
    let mode = (m as f64 + 1.0) * (n1 as f64 + 1.0) / (n1 as f64 + n2 as f64 + 2.0);
    let mode = (mode as u64).clamp(least, most);
    if x <= mode {
        let beyond = first(mode, most + 1, |k| !likely(k)).max(x + 1);
        let upper = if beyond > most { 0.0 } else { at_least(beyond, n1, n2, m) };
        hypergeometric_cdf(x, n1, n2, m) + upper
    } else {
        let within = first(least, mode + 1, likely);
        let lower = if within <= least { 0.0 } else { hypergeometric_cdf(within - 1, n1, n2, m) };
        at_least(x, n1, n2, m) + lower
    }
}
