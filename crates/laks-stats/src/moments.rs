//! Mean and spread of a histogram, without loss of digits.

use crate::Histogram;

/// Whole values up to here are summed as integers.
const WHOLE_UP_TO: f64 = 2_147_483_648.0;

/// The number, mean and sums of squared and cubed distances from the mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Moments {
    pub(crate) n: u64,
    pub(crate) mean: f64,
    pub(crate) squares: f64,
    pub(crate) cubes: f64,
}

impl Moments {
    /// The moments; the mean of nothing is 0 and of no consequence.
    pub(crate) fn of(histogram: &Histogram) -> Self {
        let n = histogram.n();
        if n == 0 {
            return Self { n, mean: 0.0, squares: 0.0, cubes: 0.0 };
        }
        let cells = histogram.cells().iter().copied();
        let (mean, squares) = whole(histogram).unwrap_or_else(|| two_passes(n, &cells));
        let cubes = cells.map(|(v, c)| (v - mean).powi(3) * c as f64).sum();
        Self { n, mean, squares, cubes }
    }

    /// The moments of a column, without counting its values first.
    pub(crate) fn of_column(values: &[f64]) -> Self {
        let n = values.len() as u64;
        let cells = values.iter().map(|&value| (value, 1));
        let (mean, squares) = two_passes(n, &cells);
        let cubes = cells.map(|(v, _)| (v - mean).powi(3)).sum();
        Self { n, mean, squares, cubes }
    }

    /// The variance with n − 1 below the line; undefined for fewer than two.
    pub(crate) fn variance(&self) -> Option<f64> {
        (self.n >= 2).then(|| self.squares / (self.n - 1) as f64)
    }

    /// The standard deviation, undefined where it would be 0 or there are fewer than two.
    pub(crate) fn deviation(&self) -> Option<f64> {
        self.variance().filter(|&variance| variance > 0.0).map(f64::sqrt)
    }
}

/// Exact sums of whole values, about the whole number next to their mean.
fn whole(histogram: &Histogram) -> Option<(f64, f64)> {
    let mut sum = 0_i128;
    for &(value, count) in histogram.cells() {
        if value.fract() != 0.0 || value.abs() > WHOLE_UP_TO {
            return None;
        }
        sum += i128::from(value as i64) * i128::from(count);
    }
    let n = histogram.n() as f64;
    let centre = (sum as f64 / n).round() as i128;
    let (mut first, mut second) = (0_i128, 0_i128);
    for &(value, count) in histogram.cells() {
        let distance = i128::from(value as i64) - centre;
        first += distance * i128::from(count);
        second += distance * distance * i128::from(count);
    }
    let first = first as f64;
    Some((sum as f64 / n, second as f64 - first * (first / n)))
}

/// Mean, then distances from it, each corrected by what the first pass left over.
fn two_passes(n: u64, cells: &(impl Iterator<Item = (f64, u64)> + Clone)) -> (f64, f64) {
    let n = n as f64;
    let about = |centre: f64, power: i32| -> f64 {
        let mut sum = Compensated::default();
        for (value, count) in cells.clone() {
            sum.add((value - centre).powi(power) * count as f64);
        }
        sum.total()
    };
    let (low, high) = cells
        .clone()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (x, _)| (low.min(x), high.max(x)));
    if low == high {
        return (low, 0.0);
    }
    let rough = about(0.0, 1) / n;
    let mean = rough + about(rough, 1) / n;
    let left_over = about(mean, 1);
    (mean, (about(mean, 2) - left_over * left_over / n).max(0.0))
}

/// Neumaier's sum: what each addition loses is kept and added at the end.
#[derive(Default)]
struct Compensated {
    sum: f64,
    lost: f64,
}

impl Compensated {
    fn add(&mut self, term: f64) {
        let next = self.sum + term;
        self.lost += if self.sum.abs() >= term.abs() {
            (self.sum - next) + term
        } else {
            (term - next) + self.sum
        };
        self.sum = next;
    }

    fn total(&self) -> f64 {
        self.sum + self.lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_values_far_from_zero_keep_their_spread() {
        let h = Histogram::from_values(&[1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0]).unwrap();
        let m = Moments::of(&h);
        assert_eq!((m.mean, m.variance()), (1e9 + 10.0, Some(30.0)));
    }

    #[test]
    fn a_column_has_the_moments_of_its_histogram() {
        let values = [0.5, 2.25, -1.75, 0.5, 8.125];
        let counted = Moments::of(&Histogram::from_values(&values).unwrap());
        let column = Moments::of_column(&values);
        assert_eq!((counted.n, counted.mean), (column.n, column.mean));
        assert!((counted.squares - column.squares).abs() < 1e-13);
        assert!((counted.cubes - column.cubes).abs() < 1e-12);
    }

    #[test]
    fn equal_values_have_no_deviation_whatever_their_decimals() {
        let m = Moments::of(&Histogram::from_values(&[0.1; 7]).unwrap());
        assert_eq!((m.mean, m.deviation()), (0.1, None));
    }

    #[test]
    fn a_table_of_a_billion_is_as_exact_as_its_pattern() {
        let few = Moments::of(&Histogram::from_counts([(0.0, 3), (1.0, 4), (5.0, 2)]).unwrap());
        let many = Moments::of(
            &Histogram::from_counts([
                (0.0, 3_000_000_000),
                (1.0, 4_000_000_000),
                (5.0, 2_000_000_000),
            ])
            .unwrap(),
        );
        assert_eq!(few.mean, many.mean);
        assert!((many.squares / few.squares / 1e9 - 1.0).abs() < 1e-14);
    }
}
