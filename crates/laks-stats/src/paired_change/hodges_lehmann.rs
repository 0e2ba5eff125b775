//! The typical change: the median of all averages of two changes.

use super::PairedChange;
use crate::error::check_level;
use crate::{Error, Estimate, Reason};

impl PairedChange {
    /// The Hodges–Lehmann estimate: the median of the Walsh averages, those of 0 included.
    ///
    /// The Walsh averages are (d_i + d_j) / 2 for all i ≤ j. Found from the counts of changes by
    /// halving, without forming the n(n + 1) / 2 averages. No p-value belongs beside it: Wilcoxon's
    /// test drops the changes of 0, this does not. It comes without an interval.
    ///
    /// # Errors
    /// A level outside 0 to 1.
    ///
    /// # Examples
    /// ```
    /// let change = laks_stats::paired_change(&[0.0; 4], &[1.0, 2.0, 6.0, 0.0])?;
    /// // 0 0.5 1 1 1.5 2 3 3.5 4 6: the middle two are 1.5 and 2.
    /// assert_eq!(change.hodges_lehmann(0.95)?.value, Some(1.75));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # References
    /// Hodges & Lehmann (1963), <https://doi.org/10.1214/aoms/1177704172>.
    pub fn hodges_lehmann(&self, level: f64) -> Result<Estimate, Error> {
        let level = check_level(level)?;
        const NAME: &str = "hodges_lehmann";
        let n = u128::from(self.n());
        if n == 0 {
            return Ok(Estimate::undefined(level, NAME, Reason::NoPairs));
        }
        let pairs = n * (n + 1) / 2;
        let cells = self.changes().cells();
        let (first, second) =
            (sum_of_rank(cells, pairs.div_ceil(2)), sum_of_rank(cells, pairs / 2 + 1));
        Ok(Estimate::without_interval(
            (first + second) / 4.0,
            level,
            NAME,
            Reason::MedianOfAveragesHasNoInterval,
        ))
    }
}

/// The `rank`-th smallest of the sums v_i + v_j, i ≤ j, counted with multiplicity.
///
/// Halves the range of floating-point numbers in their order, so at most 64 counts are taken and
/// the result is a sum that occurs, to the last digit.
fn sum_of_rank(cells: &[(f64, u64)], rank: u128) -> f64 {
    let (Some(&(first, _)), Some(&(last, _))) = (cells.first(), cells.last()) else {
        return 0.0;
    };
    let (mut low, mut high) = (order_of(first + first), order_of(last + last));
    while low < high {
        // The average rounded down, which cannot overflow.
        let middle = (low & high) + ((low ^ high) >> 1);
        if sums_up_to(cells, at_order(middle)) >= rank {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    at_order(low)
}

/// How many sums v_i + v_j, i ≤ j, are at most `limit`.
fn sums_up_to(cells: &[(f64, u64)], limit: f64) -> u128 {
    // Ordered pairs first: for rising v the partners that fit become fewer.
    let mut partners: u128 = cells.iter().map(|cell| u128::from(cell.1)).sum();
    let mut end = cells.len();
    let (mut ordered, mut doubles) = (0_u128, 0_u128);
    for &(value, count) in cells {
        while end > 0 && value + cells[end - 1].0 > limit {
            end -= 1;
            partners -= u128::from(cells[end].1);
        }
        ordered += u128::from(count) * partners;
        if value + value <= limit {
            doubles += u128::from(count);
        }
    }
    (ordered + doubles) / 2
}

/// The place of a finite number in the order of all of them.
fn order_of(value: f64) -> i64 {
    let bits = value.to_bits() as i64;
    if bits < 0 { i64::MIN - bits } else { bits }
}

/// The number at a place in the order.
fn at_order(place: i64) -> f64 {
    let bits = if place < 0 { i64::MIN - place } else { place };
    f64::from_bits(bits as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paired_change;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_median_of_all_averages_written_out(
            changes in prop::collection::vec(-30_i32..30, 1..40), scale in 1_u32..12,
        ) {
            let values: Vec<f64> =
                changes.iter().map(|&d| f64::from(d) / f64::from(scale)).collect();
            let found = paired_change(&vec![0.0; values.len()], &values)
                .unwrap().hodges_lehmann(0.95).unwrap().value.unwrap();
            let mut sums = Vec::new();
            for i in 0..values.len() {
                for j in i..values.len() {
                    sums.push(values[i] + values[j]);
                }
            }
            sums.sort_by(f64::total_cmp);
            let by_hand = (sums[(sums.len() - 1) / 2] + sums[sums.len() / 2]) / 4.0;
            prop_assert_eq!(found, by_hand);
        }

        #[test]
        fn places_and_numbers_are_one_to_one(value in -1e300_f64..1e300) {
            prop_assert_eq!(at_order(order_of(value)), value);
            prop_assert!(order_of(value) < order_of(value + value.abs() * 1e-15 + 1e-300));
        }
    }

    #[test]
    fn a_hundred_million_people_are_as_easy_as_ten() {
        let table: Vec<Vec<u64>> = vec![vec![10_000_000, 30_000_000], vec![20_000_000, 40_000_000]];
        let change = crate::paired_change_table(&table).unwrap();
        assert_eq!(change.hodges_lehmann(0.95).unwrap().value, Some(0.0));
    }
}
