//! The area under a survival curve up to a time: mean time without the event.

use super::interval::two_sided_z;
use super::survival_step::SurvivalStep;
use crate::{Estimate, Reason};

/// The name of the interval of an area: normal, from the variance of the curve.
pub(crate) const AREA_METHOD: &str = "normal";

/// `∫₀ᵗ S(u) du` with Greenwood's standard error.
pub(crate) fn restricted_mean(
    steps: &[SurvivalStep],
    end: Option<f64>,
    t: f64,
    level: f64,
) -> Estimate {
    let Some(end) = end else {
        return Estimate::undefined(level, AREA_METHOD, Reason::NobodyObserved);
    };
    let last = steps.last().map_or(1.0, |step| step.survival);
    if t > end && last > 0.0 {
        let reason = Reason::ObservedOnlyUpTo { time: end.into() };
        return Estimate::undefined(level, AREA_METHOD, reason);
    }
    // From the back: `area` is the area from each step to t.
    let (mut area, mut variance, mut until) = (0.0, 0.0, t);
    for step in steps.iter().rev().filter(|step| step.time < t) {
        area += step.survival * (until - step.time);
        until = step.time;
        let remain = (step.at_risk - step.events) as f64;
        if step.events > 0 && remain > 0.0 {
            variance += area * area * (step.events as f64 / step.at_risk as f64 / remain);
        }
    }
    area += until;
    let error = variance.sqrt();
    let margin = two_sided_z(level) * error;
    let (lower, upper) = ((area - margin).max(0.0), (area + margin).min(t));
    Estimate::new(area, lower, upper, level, AREA_METHOD).with_standard_error(error)
}
