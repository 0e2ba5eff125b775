//! How often each value occurred: what a column of scores comes down to.

use crate::Error;

/// The most observations a histogram holds, so that every count is exact as a number.
const MOST: u64 = 1_000_000_000_000_000;
/// Larger values are refused and smaller ones are 0, so that cubes of them are still numbers.
const LARGEST: f64 = 1e90;
/// Whole values of a smaller range than this are counted in place.
const DENSE: f64 = 4_096.0;

/// Distinct values in rising order, each with the number of its occurrences.
///
/// Whole numbers are exact: their sums do not depend on order, and equal values meet in one count.
/// Values with decimals are taken as the floating-point numbers they are, so 0.3 and 0.1 + 0.2
/// are two values; [`Histogram::rounded`] makes them one.
///
/// # Examples
/// ```
/// use laks_stats::Histogram;
/// let changes = Histogram::from_values(&[3.0, 0.0, 3.0, -1.0])?;
/// assert_eq!(changes.cells(), [(-1.0, 1), (0.0, 1), (3.0, 2)]);
/// assert_eq!(changes, Histogram::from_counts([(3.0, 2), (-1.0, 1), (0.0, 1)])?);
/// # Ok::<(), laks_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    cells: Vec<(f64, u64)>,
    n: u64,
}

impl Histogram {
    /// Counts the values of a column without gaps.
    ///
    /// ```
    /// use laks_stats::Histogram;
    /// assert_eq!(Histogram::from_values(&[8.0, 14.0, 8.0])?.n(), 3);
    /// assert!(Histogram::from_values(&[8.0, f64::NAN]).is_err());
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// A value that is missing (leave it out before) or beyond ±1e90.
    pub fn from_values(values: &[f64]) -> Result<Self, Error> {
        match dense(values) {
            Some(cells) => Self::from_sorted(cells),
            None => Self::from_counts(values.iter().map(|&value| (value, 1))),
        }
    }

    /// Takes values with their counts, in any order; equal values are added up.
    ///
    /// ```
    /// use laks_stats::Histogram;
    /// let scores = Histogram::from_counts([(14.0, 1), (8.0, 2)])?;
    /// assert_eq!(scores, Histogram::from_values(&[8.0, 14.0, 8.0])?);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// A value that is missing or beyond ±1e90, or more than 10^15 observations.
    pub fn from_counts(counts: impl IntoIterator<Item = (f64, u64)>) -> Result<Self, Error> {
        let mut cells: Vec<(f64, u64)> = Vec::new();
        for (value, count) in counts {
            check_value(value)?;
            if count > 0 {
                // This turns −0 into 0, so that the two are one value.
                let value = if value.abs() < 1.0 / LARGEST { 0.0 } else { value };
                cells.push((value, count));
            }
        }
        cells.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        Self::from_sorted(cells)
    }

    /// Takes distinct values in rising order, each with how often it occurred.
    pub(crate) fn from_rising(cells: Vec<(f64, u64)>) -> Result<Self, Error> {
        let n = cells.iter().try_fold(0_u64, |n, &(_, count)| n.checked_add(count));
        match n.filter(|&n| n <= MOST) {
            Some(n) => Ok(Self { cells, n }),
            None => Err(too_many()),
        }
    }

    /// Takes cells in rising order, of which neighbours may be equal.
    fn from_sorted(cells: Vec<(f64, u64)>) -> Result<Self, Error> {
        let mut distinct: Vec<(f64, u64)> = Vec::with_capacity(cells.len().min(1_024));
        let mut n = 0_u64;
        for (value, count) in cells {
            n = n.checked_add(count).filter(|&n| n <= MOST).ok_or_else(too_many)?;
            match distinct.last_mut() {
                Some((last, total)) if *last == value => *total += count,
                _ => distinct.push((value, count)),
            }
        }
        Ok(Self { cells: distinct, n })
    }

    /// The same values rounded to so many decimals, halves away from 0.
    ///
    /// ```
    /// use laks_stats::Histogram;
    /// let scores = Histogram::from_values(&[1.91, 1.94])?;
    /// assert_eq!(scores.rounded(1)?.cells(), [(1.9, 2)]);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// More than 12 decimals.
    pub fn rounded(&self, decimals: u32) -> Result<Self, Error> {
        let scale = power_of_ten(decimals)?;
        Self::from_counts(self.cells.iter().map(|&(v, c)| (round_to(v, scale), c)))
    }

    /// The distinct values in rising order, with their counts.
    ///
    /// ```
    /// # use laks_stats::Histogram;
    /// let scores = Histogram::from_values(&[8.0, 14.0, 8.0])?;
    /// assert_eq!(scores.cells(), [(8.0, 2), (14.0, 1)]);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn cells(&self) -> &[(f64, u64)] {
        &self.cells
    }

    /// The number of observations.
    ///
    /// ```
    /// # use laks_stats::Histogram;
    /// let scores = Histogram::from_values(&[8.0, 14.0, 8.0])?;
    /// assert_eq!(scores.n(), 3);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn n(&self) -> u64 {
        self.n
    }

    /// How many observations equal `value`.
    ///
    /// ```
    /// # use laks_stats::Histogram;
    /// let scores = Histogram::from_values(&[8.0, 14.0, 8.0])?;
    /// assert_eq!((scores.count(8.0), scores.count(9.0)), (2, 0));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn count(&self, value: f64) -> u64 {
        self.cells
            .binary_search_by(|cell| cell.0.total_cmp(&(value + 0.0)))
            .map_or(0, |at| self.cells[at].1)
    }

    /// How many observations are above 0, and how many below.
    pub(crate) fn above_and_below_zero(&self) -> (u64, u64) {
        self.cells.iter().fold((0, 0), |(above, below), &(value, count)| {
            if value > 0.0 {
                (above + count, below)
            } else if value < 0.0 {
                (above, below + count)
            } else {
                (above, below)
            }
        })
    }
}

fn too_many() -> Error {
    Error::argument("values", "at most 10^15 observations", "more than that")
}

/// Refuses what is missing, and what is so large that its cube is no number.
pub(crate) fn check_value(value: f64) -> Result<(), Error> {
    if value.is_nan() || value.abs() > LARGEST {
        return Err(Error::argument("values", "numbers without gaps, from -1e90 to 1e90", value));
    }
    Ok(())
}

/// Counts whole values of a small range in one pass, without sorting.
pub(crate) fn dense(values: &[f64]) -> Option<Vec<(f64, u64)>> {
    let (low, high) = values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &x| (low.min(x), high.max(x)));
    // Missing values pass by here; below, their fraction is not 0.
    let small = high - low < DENSE && low.abs() < 1e15;
    if !small {
        return None;
    }
    let mut counts = vec![0_u64; (high - low) as usize + 1];
    for &value in values {
        if value.fract() != 0.0 {
            return None;
        }
        counts[(value - low) as usize] += 1;
    }
    let cells = counts.into_iter().enumerate().filter(|&(_, count)| count > 0);
    Some(cells.map(|(steps, count)| (low + steps as f64, count)).collect())
}

/// 10 to the number of decimals, which must be a sensible one.
pub(crate) fn power_of_ten(decimals: u32) -> Result<f64, Error> {
    if decimals > 12 {
        return Err(Error::argument("decimals", "at most 12", decimals));
    }
    Ok((0..decimals).fold(1.0, |scale, _| scale * 10.0))
}

/// `value` rounded to a multiple of 1 / `scale`; large values are left as they are.
pub(crate) fn round_to(value: f64, scale: f64) -> f64 {
    let scaled = value * scale;
    if scaled.abs() < 4.5e15 { scaled.round() / scale } else { value }
}

#[cfg(test)]
mod tests {
    use super::Histogram;

    #[test]
    fn both_zeros_are_one_value_and_so_is_what_is_next_to_them() {
        let zeros = Histogram::from_values(&[0.0, -0.0, 1e-200]).unwrap();
        assert_eq!((zeros.cells(), zeros.count(-0.0)), (&[(0.0, 3)][..], 3));
    }

    #[test]
    fn rounding_joins_what_floating_point_split() {
        let split = Histogram::from_values(&[0.1 + 0.2, 0.3]).unwrap();
        assert_eq!(split.cells().len(), 2);
        assert_eq!(split.rounded(6).unwrap().cells(), [(0.3, 2)]);
    }

    #[test]
    fn gaps_and_overflows_are_refused() {
        assert!(Histogram::from_values(&[1.0, f64::NAN]).is_err());
        assert!(Histogram::from_values(&[f64::INFINITY]).is_err());
        assert!(Histogram::from_values(&[-1e91]).is_err());
        assert!(Histogram::from_counts([(1.0, u64::MAX), (2.0, 1)]).is_err());
        assert!(Histogram::from_values(&[1.0]).unwrap().rounded(13).is_err());
    }
}
