//! The quadratic form behind Stuart and Maxwell's test, by elimination that cannot cancel.

/// What the margins of a square table say about change.
pub(super) struct MarginalChange {
    /// d′ V⁻ d, with d the differences of the margins and V their covariance under homogeneity.
    pub(super) statistic: f64,
    /// The rank of V: the categories that take part, less one for each connected group of them.
    pub(super) df: usize,
    /// Categories that nobody left or entered.
    pub(super) still: usize,
}

/// Computes the form from the counts of movers `moved[i][j]` from category i to j.
///
/// V has the entries V_ij = −(n_ij + n_ji) and V_ii = Σ_{j≠i}(n_ij + n_ji): the Laplacian of the
/// graph whose edges are the movers. Removing one category after the other (each adds its squared
/// flow over its degree and hands flow and edges on to its neighbours) needs only sums of positive
/// numbers for the edges, and ends by itself at one category per connected group.
pub(super) fn marginal_change(table: &[Vec<f64>]) -> MarginalChange {
    let k = table.len();
    let mut edges = vec![vec![0.0; k]; k];
    let mut flow = vec![0.0; k];
    for i in 0..k {
        for j in (0..k).filter(|&j| j != i) {
            edges[i][j] = table[i][j] + table[j][i];
            flow[i] += table[i][j] - table[j][i];
        }
    }
    let still = edges.iter().filter(|row| row.iter().all(|&edge| edge == 0.0)).count();
    let (mut statistic, mut df) = (0.0, 0);
    for gone in 0..k {
        let degree: f64 = edges[gone][gone + 1..].iter().sum();
        if degree == 0.0 {
            continue;
        }
        df += 1;
        statistic += flow[gone] * flow[gone] / degree;
        for i in gone + 1..k {
            let share = edges[gone][i] / degree;
            flow[i] += share * flow[gone];
            for j in (gone + 1..k).filter(|&j| j != i) {
                edges[i][j] += share * edges[gone][j];
            }
        }
    }
    MarginalChange { statistic, df, still }
}

#[cfg(test)]
mod tests {
    use super::marginal_change;

    #[test]
    fn two_categories_give_mcnemar() {
        let change = marginal_change(&[vec![23.0, 15.0], vec![19.0, 31.0]]);
        assert!((change.statistic - 16.0 / 34.0).abs() < 1e-15);
        assert_eq!((change.df, change.still), (1, 0));
    }

    #[test]
    fn two_groups_that_do_not_mix_are_tested_each_for_itself() {
        let change = marginal_change(&[
            vec![9.0, 6.0, 0.0, 0.0, 0.0],
            vec![1.0, 9.0, 0.0, 0.0, 0.0],
            vec![0.0, 0.0, 7.0, 0.0, 0.0],
            vec![0.0, 0.0, 0.0, 4.0, 8.0],
            vec![0.0, 0.0, 0.0, 3.0, 4.0],
        ]);
        assert!((change.statistic - (25.0 / 7.0 + 25.0 / 11.0)).abs() < 1e-14);
        assert_eq!((change.df, change.still), (2, 1));
    }
}
