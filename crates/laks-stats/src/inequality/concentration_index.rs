//! How concentrated is the good at one end of the social order? The concentration index.

use super::linear_fit::line;
use super::ranks::{mean, rank_variance, ranked};
use crate::distributions::normal_quantile;
use crate::error::check_level;
use crate::{Error, Estimate, Reason};

const METHOD: &str = "convenient_regression";

/// The absolute and the relative concentration index; positive is disadvantage.
#[derive(Debug, Clone, PartialEq)]
pub struct ConcentrationIndex {
    /// The absolute index, in units of the value: the relative one times the mean.
    pub absolute: Estimate,
    /// The relative index, from −1 to 1 for values of at least 0.
    pub relative: Estimate,
}

/// The concentration index over ordered groups.
///
/// With group shares `f`, values `y`, ridits `R` and mean `μ`, the absolute index is
/// `2 Σ f y (R − ½)` and the relative one that over `μ`; both change sign unless `higher_is_better`.
/// The standard error is that of the slope in the weighted regression of `2 var(R) y` (over `μ`) on
/// `R`, on the groups' residuals; it leaves out what the groups' own values are uncertain by.
/// The relative index of a share has the bounds `μ − 1` and `1 − μ`, so compare it only at equal means.
///
/// Reference: Kakwani, Wagstaff and van Doorslaer 1997, doi:10.1016/S0304-4076(96)01807-6.
///
/// # Errors
/// If the slices differ in length, a value is not finite, or the level is outside (0, 1).
///
/// # Examples
/// ```
/// use laks_stats::concentration_index;
/// let people = [78, 91, 162, 103, 105];
/// let index = concentration_index(&[0.2, 0.3, 0.4, 0.5, 0.6], &people, true, 0.95)?;
/// assert!((index.relative.value.unwrap() - 0.177_768_612).abs() < 1e-9);
/// assert!((index.relative.standard_error.unwrap() - 0.007_124_05).abs() < 1e-8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn concentration_index(
    value: &[f64],
    population: &[u64],
    higher_is_better: bool,
    level: f64,
) -> Result<ConcentrationIndex, Error> {
    check_level(level)?;
    let groups = ranked(value, population, None)?;
    if groups.is_empty() {
        let nothing = Estimate::undefined(level, METHOD, Reason::GroupsEmpty);
        return Ok(ConcentrationIndex { absolute: nothing.clone(), relative: nothing });
    }
    let (mean, spread) = (mean(&groups), rank_variance(&groups));
    let sign = if higher_is_better { 1.0 } else { -1.0 };
    let sum: f64 = groups.iter().map(|g| g.share * g.value * (g.rank - 0.5)).sum();
    let absolute = 2.0 * sign * sum;
    let error = line(&groups, |g| 2.0 * spread * g.value, |_| None).error(-1.0, 1.0);
    let quantile = -normal_quantile((1.0 - level) / 2.0);
    let estimate = |value: f64, error: Option<f64>| match error {
        Some(error) => {
            let margin = quantile * error;
            Estimate::new(value, value - margin, value + margin, level, METHOD)
                .with_standard_error(error)
        }
        None => Estimate::without_interval(value, level, METHOD, Reason::FewerThanThreeGroups),
    };
    let relative = match mean == 0.0 {
        true => Estimate::undefined(level, METHOD, Reason::MeanZero),
        false => estimate(absolute / mean, error.map(|error| error / mean.abs())),
    };
    Ok(ConcentrationIndex { absolute: estimate(absolute, error), relative })
}
