//! A series about its median: the run chart.

use super::baseline::median;
use super::chart::{ControlChart, Lines};
use super::options::ChartOptions;
use crate::Error;
use crate::magnitude::is_ordinary;

/// A run chart: the values about their median, judged by runs and crossings.
///
/// It needs no distribution, and no limits. With fewer than 12 points it is on trial. Positions in
/// the options count from 1.
///
/// Reference: Anhøj and Olesen 2014, doi:10.1371/journal.pone.0113825.
///
/// # Errors
/// If a value is not finite, or a position in the options is outside the series.
///
/// # Examples
/// Referrals a month, before and after a new agreement.
/// ```
/// use laks_stats::{ChartOptions, run_chart};
/// let referred = [3.0, 4.0, 2.0, 4.0, 3.0, 5.0, 9.0, 8.0, 9.0, 7.0, 8.0, 10.0];
/// let chart = run_chart(&referred, &ChartOptions::default())?;
/// assert_eq!(chart.phases[0].centre, Some(6.0));
/// assert!(chart.phases[0].runs.signal);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn run_chart(values: &[f64], options: &ChartOptions) -> Result<ControlChart, Error> {
    let values = finite(values)?;
    let phases = options.spans(values.len())?.into_iter().map(|span| {
        let baseline: Vec<f64> = options.baseline(span).iter().filter_map(|&i| values[i]).collect();
        let limits = vec![None; span.end - span.start];
        (span, Lines { centre: median(&baseline), limits })
    });
    Ok(ControlChart::new("run", &values, phases.collect(), options))
}

/// Checks that every value is finite, and of an ordinary size.
pub(super) fn finite(values: &[f64]) -> Result<Vec<Option<f64>>, Error> {
    match values.iter().find(|value| !is_ordinary(**value)) {
        Some(value) => {
            Err(Error::argument("values", "0 or a number from 1e-100 to 1e100 in size", value))
        }
        None => Ok(values.iter().copied().map(Some).collect()),
    }
}
