//! The tests of a square table: marginal homogeneity, symmetry, and a shift of the mean level.

use super::marginal::{MarginalChange, marginal_change};
use crate::distributions::{chi_squared_sf, normal_sf};
use crate::method::methods;
use crate::{Error, Reason, Test};

methods! {
    /// What [`symmetry_test`] asks of the table.
    pub enum SymmetryMethod: "method" {
        /// Are the margins equal? Variance as under the hypothesis.
        StuartMaxwell = "stuart_maxwell",
        /// Are the margins equal? Variance as observed (Wald).
        Bhapkar = "bhapkar",
        /// Is every pair of opposite cells equal?
        Bowker = "bowker",
        /// Is the mean level equal, with levels scored 1, 2, …, k?
        Ordinal = "ordinal",
    }
}

/// Tests whether the distribution over categories is the same on two occasions, same people.
///
/// `table[i][j]` counts who was in category i before (row) and j after (column).
/// - `stuart_maxwell`: χ² = d′V⁻¹d, d the differences of row and column sums and
///   V_ii = n_i+ + n_+i − 2 n_ii, V_ij = −(n_ij + n_ji), on k − 1 degrees of freedom. Categories
///   that nobody left or entered, and groups of categories that do not mix, lower the degrees
///   of freedom (they are the rank of V), with a note.
/// - `bhapkar`: χ² / (1 − χ² / n), the Wald form, same degrees of freedom.
/// - `bowker`: Σ_{i<j} (n_ij − n_ji)² / (n_ij + n_ji) on k(k − 1) / 2 degrees of freedom; an empty
///   pair adds 0 and is noted. Nothing is added to the cells.
/// - `ordinal`: z = Σ (j − i) n_ij / √Σ (j − i)² n_ij, positive if levels rose; no degrees of
///   freedom. The most powerful of the four against a shift in one direction.
///
/// Nobody moved: p = 1, with a note. For two categories all but Bhapkar are McNemar's test.
///
/// # Errors
/// A table that is not square, has fewer than two categories or more than 10^15 people.
///
/// # Examples
/// Self-rated health, four levels, before and after:
/// ```
/// use laks_stats::{symmetry_test, SymmetryMethod};
/// let table = [vec![2, 3, 3, 3], vec![2, 58, 98, 14], vec![8, 162, 949, 252], vec![4, 48, 373, 369]];
/// let test = symmetry_test(&table, SymmetryMethod::StuartMaxwell)?;
/// assert!((test.statistic.unwrap() - 58.6334).abs() < 1e-4);
/// assert_eq!(test.df, Some(3.0));
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Stuart (1955), <https://doi.org/10.1093/biomet/42.3-4.412>; Maxwell (1970),
/// <https://doi.org/10.1192/bjp.116.535.651>; Bhapkar (1966),
/// <https://doi.org/10.1080/01621459.1966.10502021>; Bowker (1948),
/// <https://doi.org/10.1080/01621459.1948.10483284>; Agresti (2013), Categorical Data Analysis,
/// section 11.3.
pub fn symmetry_test(table: &[Vec<u64>], method: SymmetryMethod) -> Result<Test, Error> {
    let n = check(table)?;
    let counts: Vec<Vec<f64>> =
        table.iter().map(|row| row.iter().map(|&count| count as f64).collect()).collect();
    let name = method.name();
    let moved = counts
        .iter()
        .enumerate()
        .any(|(i, row)| row.iter().enumerate().any(|(j, &count)| i != j && count > 0.0));
    if !moved {
        return Ok(Test::exact(1.0, name).with_reason(Reason::NobodyChangedCategory));
    }
    Ok(match method {
        SymmetryMethod::StuartMaxwell => stuart_maxwell(&marginal_change(&counts), name),
        SymmetryMethod::Bhapkar => bhapkar(&marginal_change(&counts), n, name),
        SymmetryMethod::Bowker => bowker(&counts, name),
        SymmetryMethod::Ordinal => ordinal(&counts, name),
    })
}

fn check(table: &[Vec<u64>]) -> Result<f64, Error> {
    let k = table.len();
    if k < 2 || table.iter().any(|row| row.len() != k) {
        let lengths: Vec<String> = table.iter().map(|row| row.len().to_string()).collect();
        return Err(Error::argument(
            "table",
            "square, with two categories or more",
            format!("{k} rows of lengths [{}]", lengths.join(", ")),
        ));
    }
    table
        .iter()
        .flatten()
        .try_fold(0_u64, |sum, &count| sum.checked_add(count))
        .filter(|&n| n <= 1_000_000_000_000_000)
        .map(|n| n as f64)
        .ok_or_else(|| Error::argument("table", "of at most 10^15 people", "more"))
}

fn chi_squared(statistic: f64, df: usize, name: &'static str) -> Test {
    let df = df as f64;
    Test::of_statistic(statistic, Some(df), chi_squared_sf(statistic, df), name)
}

fn stuart_maxwell(change: &MarginalChange, name: &'static str) -> Test {
    noted(chi_squared(change.statistic, change.df, name), change)
}

fn bhapkar(change: &MarginalChange, n: f64, name: &'static str) -> Test {
    let left = 1.0 - change.statistic / n;
    if left <= 4.0 * f64::EPSILON {
        return Test::undefined(name, Reason::EverybodyMovedTheSameWay);
    }
    noted(chi_squared(change.statistic / left, change.df, name), change)
}

fn noted(test: Test, change: &MarginalChange) -> Test {
    match change.still {
        0 => test,
        still => test.with_reason(Reason::CategoriesStill { categories: still as u64 }),
    }
}

fn bowker(counts: &[Vec<f64>], name: &'static str) -> Test {
    let k = counts.len();
    let (mut statistic, mut empty) = (0.0, 0);
    for (i, row) in counts.iter().enumerate() {
        for (up, column) in row[i + 1..].iter().zip(&counts[i + 1..]) {
            let down = column[i];
            if up + down == 0.0 {
                empty += 1;
            } else {
                statistic += (up - down) * (up - down) / (up + down);
            }
        }
    }
    let pairs = k * (k - 1) / 2;
    let test = chi_squared(statistic, pairs, name);
    if empty == 0 {
        return test;
    }
    test.with_reason(Reason::EmptyPairsOfCells { empty, pairs: pairs as u64 })
}

fn ordinal(counts: &[Vec<f64>], name: &'static str) -> Test {
    let (mut sum, mut squares) = (0.0, 0.0);
    for (i, row) in counts.iter().enumerate() {
        for (j, &count) in row.iter().enumerate() {
            let step = j as f64 - i as f64;
            sum += step * count;
            squares += step * step * count;
        }
    }
    let z: f64 = sum / squares.sqrt();
    Test::of_statistic(z, None, (2.0 * normal_sf(z.abs())).min(1.0), name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(table: &[Vec<u64>], method: SymmetryMethod) -> Test {
        symmetry_test(table, method).unwrap()
    }

    fn table() -> impl Strategy<Value = Vec<Vec<u64>>> {
        (2_usize..6).prop_flat_map(|k| {
            let cell = prop_oneof![Just(0_u64), 0_u64..30];
            prop::collection::vec(prop::collection::vec(cell, k), k)
        })
    }

    proptest! {
        #[test]
        fn reading_the_table_the_other_way_changes_only_the_sign(
            table in table(), method in prop::sample::select(SymmetryMethod::ALL),
        ) {
            let k = table.len();
            let turned: Vec<Vec<u64>> =
                (0..k).map(|j| (0..k).map(|i| table[i][j]).collect()).collect();
            let (one, other) = (run(&table, method), run(&turned, method));
            match (one.statistic, other.statistic) {
                (Some(a), Some(b)) => {
                    prop_assert!((a.abs() - b.abs()).abs() <= 1e-9 * a.abs().max(1e-6));
                }
                (a, b) => prop_assert_eq!(a, b),
            }
        }

        #[test]
        fn the_order_of_the_categories_matters_only_to_the_ordinal_test(
            table in table(), shift in 0_usize..5,
        ) {
            let k = table.len();
            let moved: Vec<Vec<u64>> = (0..k)
                .map(|i| (0..k).map(|j| table[(i + shift) % k][(j + shift) % k]).collect())
                .collect();
            for method in [SymmetryMethod::StuartMaxwell, SymmetryMethod::Bowker] {
                let (one, other) = (run(&table, method), run(&moved, method));
                prop_assert_eq!(one.df, other.df);
                if let (Some(a), Some(b)) = (one.statistic, other.statistic) {
                    prop_assert!((a - b).abs() <= 1e-9 * a.max(1e-3));
                }
            }
        }
    }

    #[test]
    fn nobody_moved_gives_one_and_a_note() {
        for &method in SymmetryMethod::ALL {
            for table in [vec![vec![5, 0], vec![0, 3]], vec![vec![0, 0], vec![0, 0]]] {
                let test = run(&table, method);
                assert_eq!(test.p, Some(1.0));
                assert_eq!(test.reason, Some(Reason::NobodyChangedCategory));
            }
        }
    }

    #[test]
    fn everybody_the_same_way_leaves_bhapkar_undefined() {
        let table = [vec![0, 7], vec![0, 0]];
        assert_eq!(run(&table, SymmetryMethod::Bhapkar).p, None);
        assert_eq!(run(&table, SymmetryMethod::StuartMaxwell).statistic, Some(7.0));
    }

    #[test]
    fn a_table_that_is_not_square_is_refused() {
        let refused = symmetry_test(&[vec![1, 2], vec![3]], SymmetryMethod::Bowker).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "table must be square, with two categories or more, but is 2 rows of lengths [2, 1]"
        );
    }
}
