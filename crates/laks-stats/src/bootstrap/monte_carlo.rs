//! Resamples drawn at random from the table of counts.

use super::lattice::Lattice;
use super::resampled::Resampled;
use crate::Histogram;
use crate::moments::Moments;
use crate::random::{Stream, binomial};

/// The means of the resamples that were drawn, in rising order.
pub(super) struct Drawn {
    means: Vec<f64>,
    mean: f64,
    /// Means closer than this are equal.
    same: f64,
}

impl Drawn {
    /// Takes resampled means and the observed one.
    pub(super) fn new(mut means: Vec<f64>, mean: f64, same: f64) -> Self {
        means.sort_unstable_by(f64::total_cmp);
        Self { means, mean, same }
    }
}

impl Resampled for Drawn {
    fn share_below(&self) -> f64 {
        let below = self.means.partition_point(|&mean| mean < self.mean - self.same);
        let up_to = self.means.partition_point(|&mean| mean <= self.mean + self.same);
        (below + up_to) as f64 / (2 * self.means.len()) as f64
    }

    /// Type 7 of Hyndman and Fan: linear between order statistics, from the first to the last.
    fn quantile(&self, probability: f64) -> f64 {
        let last = self.means.len() - 1;
        let place = probability * last as f64;
        let low = (place.floor() as usize).min(last);
        let (a, b) = (self.means[low], self.means[(low + 1).min(last)]);
        a + (place - low as f64) * (b - a)
    }
}

/// Up to this many draws for each distinct value, drawing one by one is cheaper.
const DRAWS_A_VALUE: u64 = 12;

/// Draws `count` resamples: how often each value comes is multinomial.
///
/// Sums are of whole steps where the values lie on a lattice, so that equal means are equal.
pub(super) fn draw(values: &Histogram, moments: &Moments, count: u64, seed: u64) -> Drawn {
    let n = moments.n;
    let (cells, step) = weights(values, moments.mean);
    let observed: f64 = cells.iter().map(|&(weight, count)| weight * count as f64).sum();
    let few = n <= DRAWS_A_VALUE * cells.len() as u64;
    let each: Vec<f64> = if few { written_out(&cells) } else { Vec::new() };
    let one = |place: u64| {
        let mut stream = Stream::new(seed, place);
        let sum =
            if few { one_by_one(&each, &mut stream) } else { by_value(&cells, n, &mut stream) };
        moments.mean + (sum - observed) * step / n as f64
    };
    // Far below the distance of two means, far above the rounding of one.
    let same = 1e-9 * moments.squares.sqrt() / n as f64;
    Drawn::new((0..count).map(one).collect(), moments.mean, same)
}

/// Every observation's weight.
fn written_out(cells: &[(f64, u64)]) -> Vec<f64> {
    cells.iter().flat_map(|&(weight, count)| std::iter::repeat_n(weight, count as usize)).collect()
}

/// The sum of a resample, drawn one observation at a time.
fn one_by_one(each: &[f64], stream: &mut Stream) -> f64 {
    let n = each.len() as f64;
    (0..each.len()).map(|_| each[((stream.uniform() * n) as usize).min(each.len() - 1)]).sum()
}

/// The sum of a resample: one value after the other takes a binomial share of what is left.
fn by_value(cells: &[(f64, u64)], n: u64, stream: &mut Stream) -> f64 {
    let (mut draws, mut among, mut sum) = (n, n, 0.0);
    for &(weight, count) in cells {
        let times = if count == among {
            draws
        } else {
            binomial(draws, count as f64 / among as f64, stream)
        };
        sum += weight * times as f64;
        draws -= times;
        among -= count;
        if draws == 0 {
            break;
        }
    }
    sum
}

/// What each value adds to a sum, with its count, and the size of one unit of the sum.
fn weights(values: &Histogram, mean: f64) -> (Vec<(f64, u64)>, f64) {
    match Lattice::exact(values) {
        Some(lattice) => {
            (lattice.cells.iter().map(|&(at, c)| (at as f64, c)).collect(), lattice.step)
        }
        None => (values.cells().iter().map(|&(value, c)| (value - mean, c)).collect(), 1.0),
    }
}
