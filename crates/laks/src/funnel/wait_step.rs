//! The curve of starts, day by day: what a drawing of waits is made from.

use crate::error::Error;
use laks_stats::{CauseCurve, RiskTable};
use serde::{Deserialize, Serialize};

/// A day on which the curve of starts rises, or on which it ends.
///
/// The share is the cumulative incidence of starting, with closing before a start as the competing event
/// (Aalen and Johansen 1978), and its interval is that of the quartiles, log-log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WaitStep {
    /// Days since referral.
    pub days: u64,
    /// How many were still waiting just before.
    pub at_risk: u64,
    /// The share that has started from here on.
    pub started: f64,
    /// The lower end of its interval; `None` where the share is 0 or 1.
    pub lower: Option<f64>,
    /// The upper end.
    pub upper: Option<f64>,
}

/// The curve from the first start to the last day on which anybody was seen.
pub(super) fn wait_steps(
    starts: &CauseCurve,
    table: &RiskTable,
    last: Option<u64>,
) -> Result<Vec<WaitStep>, Error> {
    let rises = starts.steps().iter().filter(|step| step.events > 0);
    let mut places: Vec<(u64, u64)> = rises.map(|step| (step.time as u64, step.at_risk)).collect();
    if let Some(last) = last.filter(|&last| places.last().is_none_or(|&(days, _)| days < last)) {
        places.push((last, table.at_risk(last as f64)));
    }
    let times: Vec<f64> = places.iter().map(|&(days, _)| days as f64).collect();
    let estimates = starts.at(&times)?;
    let step = |((days, at_risk), estimate): ((u64, u64), laks_stats::Estimate)| {
        let started = estimate.value?;
        Some(WaitStep { days, at_risk, started, lower: estimate.lower, upper: estimate.upper })
    };
    Ok(places.into_iter().zip(estimates).filter_map(step).collect())
}
