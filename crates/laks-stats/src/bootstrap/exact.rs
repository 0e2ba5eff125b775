//! All resamples at once.

use super::lattice::Lattice;
use super::resampled::Resampled;
use super::sum::SumDistribution;
use crate::Histogram;
use crate::moments::Moments;

/// Cosines that finding the exact distribution may take before the lattice is made coarser.
const BUDGET: u64 = 1_000_000;
/// Points over the width of the distribution on the coarser lattice, at least.
const COARSE_POINTS: f64 = 16_384.0;
/// Steps of the coarser lattice in a standard deviation of the values, at least.
const STEPS_A_DEVIATION: f64 = 200.0;
/// The width of the distribution of the sum, in its standard deviations.
const WIDTH: f64 = 18.0;

/// The exact distribution of the mean of a resample.
pub(super) struct Exact {
    sum: Option<SumDistribution>,
    mean: f64,
    /// The size of one step of the sum, as a step of the mean.
    step: f64,
    rounded: bool,
}

impl Exact {
    /// The distribution, from two distinct values or more.
    pub(super) fn new(values: &Histogram, moments: &Moments) -> Self {
        let n = moments.n as f64;
        let of = |lattice: &Lattice, sum: Option<SumDistribution>| Self {
            sum,
            mean: moments.mean,
            step: lattice.step / n,
            rounded: !lattice.exact,
        };
        if let Some(lattice) = Lattice::exact(values)
            && let Some(sum) = SumDistribution::new(&lattice, BUDGET)
        {
            return of(&lattice, Some(sum));
        }
        let lattice = Lattice::rounded(values, coarse_step(values, moments));
        let sum = SumDistribution::new(&lattice, u64::MAX);
        of(&lattice, sum)
    }

    /// Whether values had to be moved to a coarser lattice.
    pub(super) fn rounded(&self) -> bool {
        self.rounded
    }
}

fn coarse_step(values: &Histogram, moments: &Moments) -> f64 {
    let range = match (values.cells().first(), values.cells().last()) {
        (Some(first), Some(last)) => last.0 - first.0,
        _ => 1.0,
    };
    // The sum of n draws has the variance Σ(x − x̄)², and cannot leave n ranges.
    let width = (WIDTH * moments.squares.sqrt()).min(range * moments.n as f64);
    let deviation = (moments.squares / moments.n as f64).sqrt();
    (width / COARSE_POINTS).min(deviation / STEPS_A_DEVIATION)
}

impl Resampled for Exact {
    fn share_below(&self) -> f64 {
        self.sum.as_ref().map_or(0.5, |sum| 0.5 * (sum.cdf(-1) + sum.cdf(0)))
    }

    fn quantile(&self, probability: f64) -> f64 {
        let steps = self.sum.as_ref().map_or(0, |sum| sum.quantile(probability));
        self.mean + steps as f64 * self.step
    }
}
