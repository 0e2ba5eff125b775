//! Shares and counts with binomial or Poisson limits: p, u and c charts, plain and primed.

use super::baseline::{D2, mean_moving_range};
use super::chart::{ControlChart, Lines};
use super::options::{ChartOptions, Span};
use crate::Error;
use crate::error::check_part;
use crate::magnitude::is_ordinary_and_not_negative;

/// A p chart: the share `x` of `n` at each point, with binomial limits.
///
/// Centre `p̄ = Σx / Σn` over the baseline; limits `p̄ ± 3 √(p̄ (1 − p̄) / nᵢ)`, cut off at 0 and 1.
/// With `primed` (Laney's p′) the limits are widened or narrowed by `σ_z`, the mean moving range of
/// the z-scores over 1.128: for large `n`, where every point would else lie outside. A point with
/// `n = 0` has no value.
///
/// Reference: Montgomery, Introduction to Statistical Quality Control, chapter 7; Laney 2002,
/// doi:10.1081/QEN-120006708.
///
/// # Errors
/// If the slices differ in length, `x > n`, or a position in the options is outside the series.
///
/// # Examples
/// ```
/// use laks_stats::{ChartOptions, p_chart};
/// let completed = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15];
/// let started = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120];
/// let chart = p_chart(&completed, &started, &ChartOptions::default())?;
/// assert!((chart.phases[0].centre.unwrap() - 135.0 / 1190.0).abs() < 1e-12);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn p_chart(x: &[u64], n: &[u64], options: &ChartOptions) -> Result<ControlChart, Error> {
    check_length(x.len(), n.len())?;
    for (&x, &n) in x.iter().zip(n) {
        check_part("x", x, n)?;
    }
    let n: Vec<f64> = n.iter().map(|&n| n as f64).collect();
    let kind = if options.primed { "p_primed" } else { "p" };
    let model = Model { kind, variance: |centre| centre * (1.0 - centre), most: 1.0 };
    model.chart(x, &n, options)
}

/// A u chart: events per exposure at each point, with Poisson limits.
///
/// Centre `ū = Σx / Σt` over the baseline; limits `ū ± 3 √(ū / tᵢ)`, cut off at 0. With `primed`
/// Laney's u′, as in [`p_chart`]. A point with no exposure has no value.
///
/// Reference: as for [`p_chart`].
///
/// # Errors
/// If the slices differ in length, an exposure is negative or not finite, events happened in an
/// exposure of 0, or a position in the options is outside the series.
///
/// # Examples
/// ```
/// use laks_stats::{ChartOptions, u_chart};
/// let chart = u_chart(&[14, 12, 20, 11], &[10.0, 8.0, 13.0, 10.0], &ChartOptions::default())?;
/// assert!((chart.phases[0].centre.unwrap() - 57.0 / 41.0).abs() < 1e-12);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn u_chart(x: &[u64], exposure: &[f64], options: &ChartOptions) -> Result<ControlChart, Error> {
    check_length(x.len(), exposure.len())?;
    for (&x, &t) in x.iter().zip(exposure) {
        if !is_ordinary_and_not_negative(t) || (t == 0.0 && x > 0) {
            let expected = "from 1e-100 to 1e100, or 0 where no events happened";
            return Err(Error::argument("exposure", expected, t));
        }
    }
    let kind = if options.primed { "u_primed" } else { "u" };
    Model { kind, variance: |centre| centre, most: f64::INFINITY }.chart(x, exposure, options)
}

/// A c chart: counts of events in equal exposures, with Poisson limits.
///
/// Centre `c̄`, the mean count of the baseline; limits `c̄ ± 3 √c̄`, cut off at 0. With `primed`
/// widened as in [`p_chart`]. Where exposures differ, take [`u_chart`].
///
/// Reference: as for [`p_chart`].
///
/// # Errors
/// If a position in the options is outside the series.
///
/// # Examples
/// ```
/// use laks_stats::{ChartOptions, c_chart};
/// let chart = c_chart(&[21, 24, 16, 12, 15, 5, 28, 20], &ChartOptions::default())?;
/// assert_eq!(chart.phases[0].centre, Some(17.625));
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn c_chart(x: &[u64], options: &ChartOptions) -> Result<ControlChart, Error> {
    let kind = if options.primed { "c_primed" } else { "c" };
    let model = Model { kind, variance: |centre| centre, most: f64::INFINITY };
    model.chart(x, &vec![1.0; x.len()], options)
}

/// What tells the charts apart: the variance of a point of size 1, and the largest value.
struct Model {
    kind: &'static str,
    variance: fn(f64) -> f64,
    most: f64,
}

impl Model {
    fn chart(
        &self,
        x: &[u64],
        size: &[f64],
        options: &ChartOptions,
    ) -> Result<ControlChart, Error> {
        let x: Vec<f64> = x.iter().map(|&x| x as f64).collect();
        let value = |(x, size): (&f64, &f64)| (*size > 0.0).then(|| x / size);
        let values: Vec<Option<f64>> = x.iter().zip(size).map(value).collect();
        let phases = options.spans(x.len())?.into_iter().map(|span| {
            let baseline = options.baseline(span);
            let total: f64 = baseline.iter().map(|&i| size[i]).sum();
            let events: f64 = baseline.iter().map(|&i| x[i]).sum();
            let centre = (total > 0.0).then(|| events / total);
            (span, self.lines(centre, span, &baseline, &values, size, options.primed))
        });
        let phases: Vec<(Span, Lines)> = phases.collect();
        Ok(ControlChart::new(self.kind, &values, phases, options))
    }

    fn lines(
        &self,
        centre: Option<f64>,
        span: Span,
        baseline: &[usize],
        values: &[Option<f64>],
        size: &[f64],
        primed: bool,
    ) -> Lines {
        let Some(c) = centre else {
            return Lines { centre, limits: vec![None; span.end - span.start] };
        };
        let spread = |i: usize| ((self.variance)(c) / size[i]).sqrt();
        let score = |&i: &usize| values[i].map(|v| if v == c { 0.0 } else { (v - c) / spread(i) });
        let widening = match primed {
            true => {
                let scores: Vec<f64> = baseline.iter().filter_map(score).collect();
                mean_moving_range(&scores, false).map(|range| range / D2)
            }
            false => Some(1.0),
        };
        let limits = |i: usize| {
            let half = 3.0 * spread(i) * widening?;
            (size[i] > 0.0).then(|| ((c - half).max(0.0), (c + half).min(self.most)))
        };
        Lines { centre, limits: (span.start..span.end).map(limits).collect() }
    }
}

fn check_length(x: usize, other: usize) -> Result<(), Error> {
    if x == other {
        Ok(())
    } else {
        Err(Error::argument("x", "as long as its denominators", format!("{x} long, not {other}")))
    }
}
