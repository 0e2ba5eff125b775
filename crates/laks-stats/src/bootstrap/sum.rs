//! The exact distribution of the sum of a resample, by inverting its characteristic function.
//!
//! The sum of n draws from values on a lattice has the characteristic function φ(t)^n. On a window
//! of N points that holds all but e^-38 of the probability, the distribution function is a finite
//! sum over t_k = 2πk / N, and only those k matter where |φ|^n is not negligible: some dozens,
//! whatever n is. They are found by halving the range of t, with a bound on |φ|² between points, so
//! that second peaks (values that are nearly all even, say) are not missed.

use super::lattice::Lattice;
use std::f64::consts::PI;

/// Probability outside the window is below e to minus this.
const OUTSIDE: f64 = 38.0;
/// Coefficients below e to minus this are left out.
const NEGLIGIBLE: f64 = 36.0;

/// The distribution of (sum of a resample) − (observed sum), in steps of the lattice.
pub(super) struct SumDistribution {
    lowest: i64,
    highest: i64,
    terms: Vec<Term>,
}

/// One frequency: |φ^n| / sin(t / 2), the angle of φ^n, and t.
struct Term {
    weight: f64,
    angle: f64,
    t: f64,
}

/// The distribution of one draw, about its mean.
struct Draw {
    /// Distance from the mean in steps, and probability.
    cells: Vec<(f64, f64)>,
    variance: f64,
    n: f64,
}

impl SumDistribution {
    /// The distribution, unless it would take more than `budget` cosines to find.
    ///
    /// The lattice must hold two distinct values or more.
    pub(super) fn new(lattice: &Lattice, budget: u64) -> Option<Self> {
        let draw = Draw::new(lattice);
        let most = lattice.cells.last()?.0 as f64;
        let mean = -draw.cells.first()?.0;
        // The window never needs to be larger than what a sum can be.
        let down = draw.reach(-1.0).min(draw.n * mean).round();
        let up = draw.reach(1.0).min(draw.n * (most - mean)).round();
        let (lowest, mut highest) = (-(down as i64), up as i64);
        // An odd number of points has no frequency without a partner.
        highest += (highest - lowest) % 2;
        let points = (highest - lowest + 1) as f64;
        let terms = draw.terms(points, budget / draw.cells.len() as u64)?;
        Some(Self { lowest, highest, terms })
    }

    /// P(sum − observed ≤ `steps`).
    pub(super) fn cdf(&self, steps: i64) -> f64 {
        if steps < self.lowest {
            return 0.0;
        }
        if steps >= self.highest {
            return 1.0;
        }
        let below = (steps - self.lowest + 1) as f64;
        let middle = 0.5 * (self.lowest + steps) as f64;
        let waves: f64 = self
            .terms
            .iter()
            .map(|f| f.weight * (f.angle - f.t * middle).cos() * (0.5 * f.t * below).sin())
            .sum();
        ((below + 2.0 * waves) / (self.highest - self.lowest + 1) as f64).clamp(0.0, 1.0)
    }

    /// The smallest number of steps with a distribution function of at least `probability`.
    pub(super) fn quantile(&self, probability: f64) -> i64 {
        let (mut low, mut high) = (self.lowest, self.highest);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.cdf(middle) >= probability - 1e-13 {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

impl Draw {
    fn new(lattice: &Lattice) -> Self {
        let n: u64 = lattice.cells.iter().map(|cell| cell.1).sum();
        let total: u128 = lattice.cells.iter().map(|&(at, c)| u128::from(at) * u128::from(c)).sum();
        let mean = total as f64 / n as f64;
        let cells: Vec<(f64, f64)> = lattice
            .cells
            .iter()
            .map(|&(at, count)| (at as f64 - mean, count as f64 / n as f64))
            .collect();
        let variance = cells.iter().map(|(x, p)| p * x * x).sum();
        Self { cells, variance, n: n as f64 }
    }

    /// How far beyond the mean the sum goes with probability above e^-38, by Chernoff's bound.
    fn reach(&self, side: f64) -> f64 {
        // With K the cumulant function, P(S ≥ n K′(λ)) ≤ exp(n (K(λ) − λ K′(λ))).
        let bound = |lambda: f64| {
            let largest =
                self.cells.iter().map(|(x, _)| side * lambda * x).fold(f64::MIN, f64::max);
            let (mut sum, mut slope) = (0.0, 0.0);
            for (x, p) in &self.cells {
                let weight = p * (side * lambda * x - largest).exp();
                sum += weight;
                slope += weight * side * x;
            }
            let mean = slope / sum;
            (self.n * (largest + sum.ln() - lambda * mean), self.n * mean)
        };
        let mut low = 0.0;
        let mut high = (2.0 * OUTSIDE / (self.n * self.variance)).sqrt();
        for _ in 0..60 {
            if bound(high).0 < -OUTSIDE {
                break;
            }
            low = high;
            high *= 2.0;
        }
        for _ in 0..20 {
            let middle = 0.5 * (low + high);
            if bound(middle).0 < -OUTSIDE { high = middle } else { low = middle }
        }
        let (exponent, reach) = bound(high);
        if exponent < -OUTSIDE { reach.ceil() + 1.0 } else { f64::INFINITY }
    }

    /// The frequencies 2πk / `points`, k = 1 … (points − 1) / 2, whose coefficient matters.
    fn terms(&self, points: f64, budget: u64) -> Option<Vec<Term>> {
        let enough = (-2.0 * NEGLIGIBLE / self.n).exp();
        let unit = 2.0 * PI / points;
        let mut terms = Vec::new();
        let mut ranges = vec![(1_u64, ((points - 1.0) / 2.0) as u64)];
        let mut visits = 0;
        while let Some((first, last)) = ranges.pop() {
            if first > last {
                continue;
            }
            visits += 1;
            if visits > budget {
                return None;
            }
            if first == last {
                terms.extend(self.term(unit * first as f64));
                continue;
            }
            let centre = unit * 0.5 * (first + last) as f64;
            let half = unit * 0.5 * (last - first) as f64;
            if self.bound(centre, half) >= enough {
                let middle = first + (last - first) / 2;
                ranges.push((middle + 1, last));
                ranges.push((first, middle));
            }
        }
        Some(terms)
    }

    /// A bound on |φ|² within `half` of `centre`: its tangent and the largest curvature, 2σ².
    fn bound(&self, centre: f64, half: f64) -> f64 {
        let (mut re, mut im, mut re_slope, mut im_slope) = (0.0, 0.0, 0.0, 0.0);
        for (x, p) in &self.cells {
            let (sin, cos) = (centre * x).sin_cos();
            re += p * cos;
            im += p * sin;
            re_slope -= p * x * sin;
            im_slope += p * x * cos;
        }
        let slope = 2.0 * (re * re_slope + im * im_slope);
        re * re + im * im + slope.abs() * half + self.variance * half * half
    }

    /// φ(t)^n, with 1 − φ summed as such so that large powers lose nothing.
    fn term(&self, t: f64) -> Option<Term> {
        let (mut missing, mut im) = (0.0, 0.0);
        for (x, p) in &self.cells {
            let (sin, cos) = (0.5 * t * x).sin_cos();
            missing += p * 2.0 * sin * sin;
            im += p * 2.0 * sin * cos;
        }
        let log_size = 0.5 * self.n * (missing * (missing - 2.0) + im * im).max(-1.0).ln_1p();
        (log_size > -NEGLIGIBLE).then(|| Term {
            weight: log_size.exp() / (0.5 * t).sin(),
            angle: self.n * im.atan2(1.0 - missing),
            t,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Histogram;
    use proptest::prelude::*;

    /// The distribution by adding one draw after the other.
    fn by_convolution(cells: &[(u64, u64)]) -> Vec<f64> {
        let n: u64 = cells.iter().map(|cell| cell.1).sum();
        let mut pmf = vec![1.0];
        for _ in 0..n {
            let mut next = vec![0.0; pmf.len() + cells.last().unwrap().0 as usize];
            for (at, chance) in pmf.iter().enumerate() {
                for &(steps, count) in cells {
                    next[at + steps as usize] += chance * count as f64 / n as f64;
                }
            }
            pmf = next;
        }
        pmf
    }

    fn agrees(values: &[(f64, u64)]) {
        let lattice =
            Lattice::exact(&Histogram::from_counts(values.iter().copied()).unwrap()).unwrap();
        let observed: u64 = lattice.cells.iter().map(|cell| cell.0 * cell.1).sum();
        let distribution = SumDistribution::new(&lattice, u64::MAX).unwrap();
        let mut cumulated = 0.0;
        for (sum, chance) in by_convolution(&lattice.cells).iter().enumerate() {
            cumulated += chance;
            let found = distribution.cdf(sum as i64 - observed as i64);
            assert!((found - cumulated).abs() < 1e-12, "{values:?} at {sum}: {found} {cumulated}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn it_is_the_convolution_written_out(
            values in prop::collection::btree_map(0_u8..30, 1_u64..12, 2..8),
        ) {
            let cells: Vec<(f64, u64)> =
                values.into_iter().map(|(value, count)| (f64::from(value), count)).collect();
            agrees(&cells);
        }
    }

    #[test]
    fn a_single_odd_value_among_many_even_ones_is_seen() {
        agrees(&[(0.0, 60), (2.0, 70), (4.0, 50), (5.0, 1)]);
    }

    #[test]
    fn one_far_value_widens_the_window() {
        agrees(&[(0.0, 70), (1.0, 60), (400.0, 1)]);
    }
}
