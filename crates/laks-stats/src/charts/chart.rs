//! A series with its centre line, limits and signals: what every chart returns.

use super::nhs_rules::{Judged, PointMeaning, SpecialCause, special_causes};
use super::options::{ChartOptions, ChartRules, Span};
use super::runs::{RunsTest, runs_test};

/// Below this number of points in a phase its limits are on trial.
const TRIAL: usize = 12;

/// A chart: its points in order, and its phases.
#[derive(Debug, Clone, PartialEq)]
pub struct ControlChart {
    /// The kind of chart: run, xmr, p, u or c, with `_primed` for Laney's limits.
    pub kind: &'static str,
    /// The rules that judged it.
    pub rules: ChartRules,
    /// The points, in order.
    pub points: Vec<ChartPoint>,
    /// The phases, in order; one unless declared.
    pub phases: Vec<ChartPhase>,
}

/// One point of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPoint {
    /// The value shown; `None` where its denominator is 0.
    pub value: Option<f64>,
    /// The centre line here; `None` if the baseline is empty.
    pub centre: Option<f64>,
    /// The lower limit here, if the chart has limits.
    pub lower: Option<f64>,
    /// The upper limit here, if the chart has limits.
    pub upper: Option<f64>,
    /// Whether it was left out of the baseline and of the rules.
    pub excluded: bool,
    /// Why it is more than common variation, if it is.
    pub special_cause: SpecialCause,
    /// What that means, given which direction is an improvement.
    pub meaning: PointMeaning,
}

/// A stretch of points with one centre line.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPhase {
    /// Its first point, counted from 1.
    pub first: usize,
    /// Its last point, counted from 1.
    pub last: usize,
    /// Its centre; `None` if the baseline is empty.
    pub centre: Option<f64>,
    /// Anhøj's runs analysis about the centre.
    pub runs: RunsTest,
    /// Whether it has fewer than 12 points: its limits are on trial.
    pub trial: bool,
}

/// A phase's centre with the limits of each of its points.
pub(super) struct Lines {
    pub(super) centre: Option<f64>,
    pub(super) limits: Vec<Option<(f64, f64)>>,
}

impl ControlChart {
    /// Judges a series whose lines are known, one entry of `phases` a phase.
    pub(super) fn new(
        kind: &'static str,
        values: &[Option<f64>],
        phases: Vec<(Span, Lines)>,
        options: &ChartOptions,
    ) -> Self {
        let mut chart = Self { kind, rules: options.rules, points: Vec::new(), phases: Vec::new() };
        for (span, lines) in phases {
            let stretch = values[span.start..span.end].iter().zip(&lines.limits);
            for (i, (&value, limits)) in (span.start..).zip(stretch) {
                chart.points.push(ChartPoint {
                    value,
                    centre: lines.centre,
                    lower: limits.map(|limits| limits.0),
                    upper: limits.map(|limits| limits.1),
                    excluded: options.exclude.contains(&(i + 1)),
                    special_cause: SpecialCause::Common,
                    meaning: PointMeaning::Common,
                });
            }
            chart.judge(span, &lines, options);
        }
        chart
    }

    fn judge(&mut self, span: Span, lines: &Lines, options: &ChartOptions) {
        let mut judged = Vec::new();
        for i in options.judged(span) {
            if let (Some(value), Some(centre)) = (self.points[i].value, lines.centre) {
                let limits = lines.limits[i - span.start];
                judged.push((i, Judged { value, centre, limits }));
            }
        }
        let seen: Vec<Judged> = judged.iter().map(|(_, point)| *point).collect();
        let causes = match options.rules {
            ChartRules::Nhs => special_causes(&seen),
            // Alone, no point can be part of a trend: only its limits judge it.
            ChartRules::Anhoej => seen.iter().flat_map(|point| special_causes(&[*point])).collect(),
        };
        for ((i, _), cause) in judged.iter().zip(causes) {
            self.points[*i].special_cause = cause;
            self.points[*i].meaning = cause.meaning(options.improvement);
        }
        let values: Vec<f64> = seen.iter().map(|point| point.value).collect();
        self.phases.push(ChartPhase {
            first: span.start + 1,
            last: span.end,
            centre: lines.centre,
            runs: runs_test(&values, lines.centre.unwrap_or(f64::NAN)),
            trial: span.end - span.start < TRIAL,
        });
    }

    /// The positions, counted from 1, of the points outside their limits.
    ///
    /// ```
    /// use laks_stats::{ChartOptions, p_chart};
    /// # let completed = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 40, 15];
    /// # let started = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120];
    /// let chart = p_chart(&completed, &started, &ChartOptions::default())?;
    /// assert_eq!(chart.outside(), [11]); // 40 of 110 is far above the others
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn outside(&self) -> Vec<usize> {
        let beyond = |cause| matches!(cause, SpecialCause::AboveLimit | SpecialCause::BelowLimit);
        (1..).zip(&self.points).filter(|(_, p)| beyond(p.special_cause)).map(|(i, _)| i).collect()
    }

    /// The runs analysis of the last phase, the process as it is now.
    ///
    /// ```
    /// use laks_stats::{ChartOptions, p_chart};
    /// # let completed = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 40, 15];
    /// # let started = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120];
    /// let chart = p_chart(&completed, &started, &ChartOptions::default())?;
    /// assert_eq!(chart.runs().unwrap().longest_run, 7); // seven on one side of the centre
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn runs(&self) -> Option<&RunsTest> {
        self.phases.last().map(|phase| &phase.runs)
    }
}
