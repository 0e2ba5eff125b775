//! What each time adds to Gray's test: first forwards along the curves, then backwards.

use super::aligned::moments;
use super::risk_table::RiskTable;

/// What the variance needs to know of one time.
pub(crate) struct GrayMoment {
    /// At risk over the share still there just before, `h_r`, by group; 0 where nobody is.
    inverse_censoring: Vec<f64>,
    /// Their sum.
    total: f64,
    /// `G⁰ / S_r` just after, by group; `None` once the group's curve is at 0.
    ratio: Vec<Option<f64>>,
    /// The pooled incidence that this time adds, corrected for ties, by group.
    own: Vec<f64>,
    /// The incidence of the other causes that this time adds, corrected for ties, by group.
    other: Vec<f64>,
    /// The pooled hazard of the subdistribution.
    hazard: f64,
}

/// The scores of a stratum, and what its variance needs.
pub(crate) fn scores(tables: &[RiskTable], cause: usize, score: &mut [f64]) -> Vec<GrayMoment> {
    let groups = tables.len();
    let (mut event_free, mut incidence) = (vec![1.0; groups], vec![0.0; groups]);
    let mut pooled = 1.0;
    let mut kept = Vec::new();
    for moment in moments(tables) {
        let h: Vec<f64> = (0..groups)
            .map(|g| match moment.at_risk[g] {
                0 => 0.0,
                r => r as f64 / event_free[g],
            })
            .collect();
        // A curve at 0 with people at risk again (late entry) has no subdistribution any more.
        let h: Vec<f64> = h.into_iter().map(|h| if h.is_finite() { h } else { 0.0 }).collect();
        let total: f64 = h.iter().sum();
        if total <= 0.0 {
            continue;
        }
        let own: Vec<f64> = (0..groups).map(|g| moment.of_cause(g, cause) as f64).collect();
        let events: f64 = own.iter().sum();
        let at_risk: Vec<f64> = (0..groups).map(|g| h[g] * (1.0 - incidence[g])).collect();
        let all_at_risk: f64 = at_risk.iter().sum();
        if events > 0.0 && all_at_risk > 0.0 {
            for g in 0..groups {
                score[g] += own[g] - at_risk[g] * (events / all_at_risk);
            }
        }
        let before = event_free.clone();
        let mut other = vec![0.0; groups];
        for g in (0..groups).filter(|&g| h[g] > 0.0) {
            let (r, all) = (moment.at_risk[g] as f64, moment.of_any(g) as f64);
            incidence[g] += before[g] * (own[g] / r);
            event_free[g] = before[g] * ((r - all) / r);
            let others = all - own[g];
            other[g] = before[g] * (others / r) * ties(others, r);
        }
        let added = events / total;
        let hazard = if pooled > 0.0 { added / pooled } else { 0.0 };
        pooled -= added;
        kept.push(GrayMoment {
            own: before.iter().map(|s| added * ties(events, total * s)).collect(),
            ratio: event_free.iter().map(|&s| (s > 0.0).then(|| pooled / s)).collect(),
            inverse_censoring: h,
            total,

            other,
            hazard,
        });
    }
    kept
}

/// The hypergeometric correction of a variance for `d` tied events among `n`. Not cut off below 0,
/// where a group's own scale makes `n` smaller than `d` at the very end: cmprsk does not either.
fn ties(d: f64, n: f64) -> f64 {
    if d > 1.0 && n > 1.0 { 1.0 - (d - 1.0) / (n - 1.0) } else { 1.0 }
}

/// Adds a stratum's covariance of the scores.
pub(crate) fn add_covariance(kept: &[GrayMoment], covariance: &mut [Vec<f64>]) {
    let groups = covariance.len();
    // For each score i and group r: what later times will add, `c(τ) − c(t)`.
    let mut later = vec![vec![0.0; groups]; groups];
    for moment in kept.iter().rev() {
        let h = &moment.inverse_censoring;
        for r in (0..groups).filter(|&r| h[r] > 0.0) {
            let direct = |i: usize| h[i] * (f64::from(u8::from(i == r)) - h[r] / moment.total);
            let (mut own, mut other) = (vec![0.0; groups], vec![0.0; groups]);
            for i in 0..groups {
                own[i] = direct(i);
                if let Some(ratio) = moment.ratio[r] {
                    own[i] += (1.0 - ratio) * later[i][r];
                    other[i] = -ratio * later[i][r];
                }
            }
            for i in 0..groups {
                for j in 0..groups {
                    covariance[i][j] += own[i] * own[j] / h[r] * moment.own[r]
                        + other[i] * other[j] / h[r] * moment.other[r];
                }
            }
        }
        for i in 0..groups {
            for r in (0..groups).filter(|&r| h[r] > 0.0) {
                let share = f64::from(u8::from(i == r)) - h[r] / moment.total;
                later[i][r] += h[i] * share * moment.hazard;
            }
        }
    }
}
