//! Values as whole steps from the smallest: what makes the distribution of a sum exact.

use crate::Histogram;

/// Decimals that are looked for in values that are not whole.
const MOST_DECIMALS: i32 = 6;
/// Scaled values up to here carry less rounding than is forgiven below.
const LARGEST_SCALED: f64 = 1e9;
/// How far from a whole number a scaled value may be, by rounding in floating point.
const FORGIVEN: f64 = 1e-7;

/// Distinct values as whole steps from the smallest, with counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lattice {
    /// Steps from the smallest value, rising, with the number of observations.
    pub(super) cells: Vec<(u64, u64)>,
    /// The size of one step.
    pub(super) step: f64,
    /// Whether the values lie on the lattice, or were moved to its nearest point.
    pub(super) exact: bool,
}

impl Lattice {
    /// The coarsest lattice that holds all values, if they have at most six decimals.
    pub(super) fn exact(values: &Histogram) -> Option<Self> {
        let cells = values.cells();
        let (smallest, scale) = (0..=MOST_DECIMALS).find_map(|decimals| {
            let scale = 10_f64.powi(decimals);
            let fits = cells.iter().all(|&(value, _)| {
                let scaled = value * scale;
                scaled.abs() <= LARGEST_SCALED && (scaled - scaled.round()).abs() <= FORGIVEN
            });
            fits.then(|| cells.first().map(|cell| ((cell.0 * scale).round(), scale)))?
        })?;
        let steps: Vec<(u64, u64)> = cells
            .iter()
            .map(|&(value, count)| (((value * scale).round() - smallest) as u64, count))
            .collect();
        let common = steps.iter().fold(0, |common, cell| gcd(common, cell.0)).max(1);
        let steps = merged(steps.into_iter().map(|(at, count)| (at / common, count)));
        // Values that differ by dust only are no lattice.
        (steps.len() > 1).then(|| Self { cells: steps, step: common as f64 / scale, exact: true })
    }

    /// All values moved to the nearest of the points that are `step` apart.
    pub(super) fn rounded(values: &Histogram, step: f64) -> Self {
        let smallest = values.cells().first().map_or(0.0, |cell| cell.0);
        let steps = values
            .cells()
            .iter()
            .map(|&(value, count)| (((value - smallest) / step).round() as u64, count));
        Self { cells: merged(steps), step, exact: false }
    }
}

/// Neighbours at the same place become one.
fn merged(steps: impl Iterator<Item = (u64, u64)>) -> Vec<(u64, u64)> {
    let mut cells: Vec<(u64, u64)> = Vec::new();
    for (at, count) in steps {
        match cells.last_mut() {
            Some((last, total)) if *last == at => *total += count,
            _ => cells.push((at, count)),
        }
    }
    cells
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(values: &[f64]) -> Option<Lattice> {
        Lattice::exact(&Histogram::from_values(values).unwrap())
    }

    #[test]
    fn steps_are_as_large_as_the_values_allow() {
        let percent = exact(&[-8.0, 0.0, 4.0, 4.0]).unwrap();
        assert_eq!(percent.cells, [(0, 1), (2, 1), (3, 2)]);
        assert_eq!(percent.step, 4.0);
    }

    #[test]
    fn decimals_are_found_through_the_dust_of_floating_point() {
        let tenths = exact(&[0.1 + 0.2, 0.3, 9.400_000_000_000_006]).unwrap();
        assert_eq!(tenths.cells, [(0, 2), (1, 1)]);
        assert!((tenths.step - 9.1).abs() < 1e-12);
    }

    #[test]
    fn values_without_few_decimals_have_no_lattice() {
        assert_eq!(exact(&[0.0, 1.0 / 3.0]), None);
        let near = Lattice::rounded(&Histogram::from_values(&[0.0, 1.0 / 3.0]).unwrap(), 0.01);
        assert_eq!(near.cells, [(0, 1), (33, 1)]);
        assert!(!near.exact);
    }
}
