//! How alike are the units? The beta distribution that best explains their counts.

/// One group of equal derivatives: `Σ_{j < count} 1 / (at + j)`, that is `ψ(at + count) − ψ(at)`.
fn rising(at: f64, count: u64) -> f64 {
    const TERMS: u64 = 32;
    if count <= 2 * TERMS {
        return (0..count).rev().map(|j| 1.0 / (at + j as f64)).sum();
    }
    let first: f64 = (0..TERMS).rev().map(|j| 1.0 / (at + j as f64)).sum();
    let (low, high) = (at + TERMS as f64, at + count as f64);
    first + digamma_difference(low, high)
}

/// `ψ(high) − ψ(low)` for arguments of at least 32, by the asymptotic series.
fn digamma_difference(low: f64, high: f64) -> f64 {
    let tail = |x: f64| {
        let s = 1.0 / (x * x);
        -0.5 / x - s * (1.0 / 12.0 - s * (1.0 / 120.0 - s * (1.0 / 252.0 - s / 240.0)))
    };
    ((high - low) / low).ln_1p() + tail(high) - tail(low)
}

/// The derivative of the log likelihood by the mean, over the concentration.
fn by_mean(units: &[(u64, u64)], mean: f64, concentration: f64) -> f64 {
    let (a, b) = (mean * concentration, (1.0 - mean) * concentration);
    units.iter().map(|&(x, n)| rising(a, x) - rising(b, n - x)).sum()
}

/// The derivative of the log likelihood by the concentration.
fn by_concentration(units: &[(u64, u64)], mean: f64, concentration: f64) -> f64 {
    let (a, b) = (mean * concentration, (1.0 - mean) * concentration);
    units
        .iter()
        .map(|&(x, n)| {
            mean * rising(a, x) + (1.0 - mean) * rising(b, n - x) - rising(concentration, n)
        })
        .sum()
}

/// The best mean at a concentration: the derivative falls, so bisection finds it.
fn best_mean(units: &[(u64, u64)], concentration: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if by_mean(units, middle, concentration) > 0.0 { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

/// The mean and concentration `a + b` of the beta distribution of the units' shares, by maximum
/// marginal likelihood; `None` where the units do not differ by more than chance.
///
/// Needs events and non-events, each somewhere.
pub(super) fn fit(units: &[(u64, u64)]) -> Option<(f64, f64)> {
    let slope = |log: f64| {
        let concentration = log.exp();
        by_concentration(units, best_mean(units, concentration), concentration)
    };
    if !overdispersed(units) {
        return None;
    }
    // From the concentrated side down, to where the likelihood stops rising towards less of it.
    let most = units.iter().map(|&(_, n)| n as f64).fold(1.0, f64::max);
    let (mut high, mut low) = ((1e4 * most).ln(), (1e4 * most).ln());
    while slope(low) <= 0.0 {
        (high, low) = (low, low - 1.0);
        if low < -14.0 {
            break;
        }
    }
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if slope(middle) > 0.0 { low = middle } else { high = middle }
    }
    let concentration = (0.5 * (low + high)).exp();
    Some((best_mean(units, concentration), concentration))
}

/// Tarone's score: do the counts vary by more than binomial ones with the pooled share?
fn overdispersed(units: &[(u64, u64)]) -> bool {
    let events: f64 = units.iter().map(|&(x, _)| x as f64).sum();
    let people: f64 = units.iter().map(|&(_, n)| n as f64).sum();
    let share = events / people;
    let spread: f64 = units.iter().map(|&(x, n)| (x as f64 - n as f64 * share).powi(2)).sum();
    spread / (share * (1.0 - share)) > people
}
