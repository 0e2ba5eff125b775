//! The beta-binomial distribution, summed term by term: exact, also far in the tails.

use crate::{Enumeration, Error};

/// The largest number of trials that is summed.
pub(crate) const MAX_TRIALS: u64 = 5_000_000;

/// Successes among `m` trials whose common probability has a beta distribution.
pub(crate) struct BetaBinomial {
    /// Probabilities of 0 to m successes, up to a factor.
    weights: Vec<f64>,
    total: f64,
    mean: f64,
}

impl BetaBinomial {
    /// For a proper beta distribution, `a` and `b` positive.
    ///
    /// Neighbouring terms have the ratio `(m − k)(a + k) / ((k + 1)(b + m − k − 1))`; the terms are
    /// built outwards from the likeliest count, so that none overflows, and divided by their sum.
    pub(crate) fn new(m: u64, a: f64, b: f64) -> Result<Self, Error> {
        Enumeration::Trials.check_size(m, MAX_TRIALS)?;
        let count = m as f64;
        let ratio = |k: u64| {
            let k = k as f64;
            ((count - k) / (k + 1.0)) * ((a + k) / (b + count - k - 1.0))
        };
        let start = start(m, a, b);
        let mut weights = vec![0.0; m as usize + 1];
        weights[start as usize] = 1.0;
        for k in start..m {
            weights[k as usize + 1] = weights[k as usize] * ratio(k);
        }
        for k in (0..start).rev() {
            weights[k as usize] = weights[k as usize + 1] / ratio(k);
        }
        // From both ends towards the start, small terms first.
        let (below, above) = weights.split_at(start as usize);
        let total = below.iter().sum::<f64>() + above.iter().rev().sum::<f64>();
        Ok(Self { weights, total, mean: count * (a / (a + b)) })
    }

    /// The probability of at least `need` successes.
    pub(crate) fn at_least(&self, need: u64) -> f64 {
        let need = usize::try_from(need).unwrap_or(usize::MAX).min(self.weights.len());
        let upper = self.weights[need..].iter().rev().sum::<f64>();
        let lower = self.weights[..need].iter().sum::<f64>();
        // The larger part would lose its last digits to the smaller one's rounding.
        if upper <= lower { upper / self.total } else { 1.0 - lower / self.total }
    }

    /// The quantiles that leave half of what is outside `level` on each side.
    pub(crate) fn interval(&self, level: f64) -> (u64, u64) {
        let outside = (1.0 - level) / 2.0 * self.total;
        let first = |weights: &mut dyn Iterator<Item = &f64>, enough: &dyn Fn(f64) -> bool| {
            let mut sum = 0.0;
            weights
                .take_while(|&&w| {
                    sum += w;
                    !enough(sum)
                })
                .count() as u64
        };
        let lower = first(&mut self.weights.iter(), &|sum| sum >= outside);
        let above = first(&mut self.weights.iter().rev(), &|sum| sum > outside);
        let most = self.weights.len() as u64 - 1;
        (lower.min(most), most.saturating_sub(above))
    }

    /// The expected number of successes.
    pub(crate) fn mean(&self) -> f64 {
        self.mean
    }
}

/// A count from which the terms fall on both sides, or an end where they do not.
fn start(m: u64, a: f64, b: f64) -> u64 {
    match (a > 1.0, b > 1.0) {
        (true, true) => {
            let mode = m as f64 * ((a - 1.0) / (a + b - 2.0));
            (mode as u64).min(m)
        }
        (true, false) => m,
        (false, _) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uniform_prior_makes_every_count_equally_likely() {
        let d = BetaBinomial::new(9, 1.0, 1.0).unwrap();
        for need in 0..=10 {
            assert!((d.at_least(need) - (10 - need) as f64 / 10.0).abs() < 1e-15);
        }
        assert_eq!(d.interval(0.5), (2, 7));
    }

    #[test]
    fn far_tails_keep_their_digits() {
        // All of 400 after 0 of 400: B(400.5, 400.5 + ...) by the product of (0.5 + k) / (401 + k).
        let d = BetaBinomial::new(400, 0.5, 400.5).unwrap();
        let exact: f64 = (0..400).map(|k| ((0.5 + k as f64) / (401.0 + k as f64)).ln()).sum();
        assert!((d.at_least(400).ln() - exact).abs() < 1e-11 * exact.abs());
    }
}
