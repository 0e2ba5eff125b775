//! A score divided by its covariance matrix, which may be singular: the statistic of group tests.

use crate::distributions::chi_squared_sf;
use crate::{Reason, Test};

/// Pivots smaller than this share of the largest variance are rounding, not information.
const NEGLIGIBLE: f64 = 1e-10;

/// `uᵀ V⁻ u` with the rank of `V` as its degrees of freedom.
///
/// `V` must be symmetric and non-negative, and `u` in its range, as the score of a group test is:
/// the groups' scores add up to 0. Pivoted elimination leaves out what the rest determines.
pub(crate) fn score_test(mut u: Vec<f64>, mut v: Vec<Vec<f64>>, method: &'static str) -> Test {
    let size = u.len();
    let largest = (0..size).map(|i| v[i][i]).fold(0.0, f64::max);
    let (mut statistic, mut rank, mut open) = (0.0, 0_u32, vec![true; size]);
    loop {
        let candidates = (0..size).filter(|&i| open[i]);
        let Some(pivot) = candidates.max_by(|&i, &j| v[i][i].total_cmp(&v[j][j])) else { break };
        let variance = v[pivot][pivot];
        if variance.is_nan() || variance <= NEGLIGIBLE * largest {
            break;
        }
        open[pivot] = false;
        rank += 1;
        statistic += u[pivot] * u[pivot] / variance;
        for i in (0..size).filter(|&i| open[i]) {
            let factor = v[i][pivot] / variance;
            u[i] -= factor * u[pivot];
            for j in (0..size).filter(|&j| open[j]) {
                v[i][j] -= factor * v[pivot][j];
            }
        }
    }
    if rank == 0 {
        let reason = Reason::NeverAtRiskTogether;
        return Test::undefined(method, reason);
    }
    let df = f64::from(rank);
    Test::of_statistic(statistic, Some(df), chi_squared_sf(statistic, df), method)
}
