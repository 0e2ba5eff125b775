//! How alike are the units? The beta distribution that best explains their counts.

/// `Σ_{j < count} 1 / (at + j)`, that is `ψ(at + count) − ψ(at)`: term by term up to 16, and the
/// asymptotic series from there.
fn rising(at: f64, count: u64) -> f64 {
    let (mut sum, mut low, mut left) = (0.0, at, count);
    while left > 0 && low < 16.0 {
        sum += 1.0 / low;
        low += 1.0;
        left -= 1;
    }
    if left == 0 { sum } else { sum + digamma_difference(low, low + left as f64) }
}

/// `ψ(high) − ψ(low)` for arguments of at least 16.
fn digamma_difference(low: f64, high: f64) -> f64 {
    let tail = |x: f64| {
        let s = 1.0 / (x * x);
        let series = 1.0 / 252.0 - s * (1.0 / 240.0 - s / 132.0);
        -0.5 / x - s * (1.0 / 12.0 - s * (1.0 / 120.0 - s * series))
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

/// Halvings of a bracket: to some 14 digits.
const STEPS: u32 = 46;

/// The best mean at a concentration: the derivative falls, so bisection finds it.
fn best_mean(units: &[(u64, u64)], concentration: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..STEPS {
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
    for _ in 0..STEPS {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_continues_the_sum() {
        for (at, count) in [(0.01, 5), (0.5, 400), (3.0, 40), (17.5, 3), (1e6, 9)] {
            let sum: f64 = (0..count).rev().map(|j| 1.0 / (at + j as f64)).sum();
            assert!((rising(at, count) / sum - 1.0).abs() < 1e-13, "{at} {count}");
        }
    }
}
