//! Single values with limits from their moving ranges: the XmR chart.

use super::baseline::{D2, mean, mean_moving_range};
use super::chart::{ControlChart, Lines};
use super::options::{ChartOptions, ChartRules};
use super::run_chart::finite;
use crate::Error;

/// An XmR chart (individuals chart): single values about their mean.
///
/// The limits are the mean ± 3 standard deviations, estimated by the mean moving range over 1.128;
/// under the NHS's rules ± 2.66 mean moving ranges, as their tools round it. With `screen` (the
/// default), moving ranges of at least 3.267 times their mean are left out once. For counts and
/// shares with known denominators take [`p_chart`](crate::p_chart), [`u_chart`](crate::u_chart) or
/// [`c_chart`](crate::c_chart). Limits are undefined with fewer than two points in the baseline.
///
/// Reference: Wheeler 2000, Understanding Variation; Nelson 1982, doi:10.1080/00224065.1982.11978811.
///
/// # Errors
/// If a value is not finite, or a position in the options is outside the series.
///
/// # Examples
/// ```
/// use laks_stats::{ChartOptions, xmr_chart};
/// let wait_days = [12.0, 15.0, 11.0, 14.0, 13.0, 12.0, 16.0, 13.0, 12.0, 14.0, 13.0, 29.0];
/// let chart = xmr_chart(&wait_days, &ChartOptions::default())?;
/// assert_eq!(chart.outside(), [12]);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn xmr_chart(values: &[f64], options: &ChartOptions) -> Result<ControlChart, Error> {
    let values = finite(values)?;
    let factor = match options.rules {
        ChartRules::Anhoej => 3.0 / D2,
        ChartRules::Nhs => 2.66,
    };
    let phases = options.spans(values.len())?.into_iter().map(|span| {
        let baseline: Vec<f64> = options.baseline(span).iter().filter_map(|&i| values[i]).collect();
        let centre = mean(&baseline);
        let half = mean_moving_range(&baseline, options.screen).map(|range| factor * range);
        let limits = centre.zip(half).map(|(centre, half)| (centre - half, centre + half));
        (span, Lines { centre, limits: vec![limits; span.end - span.start] })
    });
    Ok(ControlChart::new("xmr", &values, phases.collect(), options))
}
