//! What would change if everybody fared like the most advantaged? The population attributable share.

use super::ranks::{mean, ranked};
use crate::distributions::normal_quantile;
use crate::error::check_level;
use crate::{Error, Estimate, Reason};

const METHOD: &str = "walter";

/// The population attributable share: the relative change of the overall value if every group had
/// that of the last, most advantaged one.
///
/// With the overall value `μ` and the last group's `r`, `r / μ − 1`, or `1 − r / μ` where lower is
/// better; positive is disadvantage. For shares the error treats groups and outcome as one
/// multinomial sample (Walter 1976, doi:10.2307/2529268) and the interval is symmetric for
/// `ln(r / μ)`; for other values there is none. It says what the differences amount to, not that
/// closing them is possible.
///
/// # Errors
/// If the slices differ in length, a value is not finite, or the level is outside (0, 1).
///
/// # Examples
/// ```
/// use laks_stats::attributable_share;
/// let people = [78, 91, 162, 103, 105];
/// let share = attributable_share(&[0.2, 0.3, 0.4, 0.5, 0.6], &people, true, 0.95)?;
/// assert!((share.value.unwrap() - 0.455_445_545).abs() < 1e-9);
/// assert!((share.standard_error.unwrap() - 0.106_893_62).abs() < 1e-8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn attributable_share(
    value: &[f64],
    population: &[u64],
    higher_is_better: bool,
    level: f64,
) -> Result<Estimate, Error> {
    check_level(level)?;
    let groups = ranked(value, population, None)?;
    let Some(last) = groups.last() else {
        return Ok(Estimate::undefined(level, METHOD, Reason::GroupsEmpty));
    };
    let mean = mean(&groups);
    if mean == 0.0 {
        return Ok(Estimate::undefined(level, METHOD, Reason::OverallValueZero));
    }
    let relative = |ratio: f64| if higher_is_better { ratio - 1.0 } else { 1.0 - ratio };
    let ratio = last.value / mean;
    let share = relative(ratio);
    let shares = groups.iter().all(|group| (0.0..=1.0).contains(&group.value));
    if !shares || last.value == 0.0 {
        let reason = Reason::LastGroupNeedsShare;
        return Ok(Estimate::without_interval(share, level, METHOD, reason));
    }
    // Derivatives of ln r − ln μ by the four counts: in the last group or not, with or without.
    let people = last.people / last.share;
    let (with, all) = (last.people * last.value, people * mean);
    let (own, own_without) = (with, last.people - with);
    let other = (all - with).max(0.0);
    let other_without = (people - last.people - other).max(0.0);
    let base = 1.0 / people;
    let variance = own * (base + 1.0 / own - 1.0 / last.people - 1.0 / all).powi(2)
        + own_without * (base - 1.0 / last.people).powi(2)
        + other * (base - 1.0 / all).powi(2)
        + other_without * base.powi(2);
    let log_error = variance.sqrt();
    let factor = (-normal_quantile((1.0 - level) / 2.0) * log_error).exp();
    let ends = (relative(ratio / factor), relative(ratio * factor));
    if !(ends.0.is_finite() && ends.1.is_finite()) {
        let reason = Reason::LastGroupNearZero;
        return Ok(Estimate::without_interval(share, level, METHOD, reason));
    }
    Ok(Estimate::new(share, ends.0.min(ends.1), ends.0.max(ends.1), level, METHOD)
        .with_standard_error(ratio * log_error))
}
