//! `laks.stats.ControlChart`: a series with its lines and signals.

use super::named_result::named_result;
use laks_stats::ChartPoint;

/// What a chart says of each of its points.
fn each<T>(chart: &laks_stats::ControlChart, of: impl Fn(&ChartPoint) -> T) -> Vec<T> {
    chart.points.iter().map(of).collect()
}

named_result! {
    /// Runs and crossings about a centre line, with the limits of what chance gives.
    examples
    /// >>> stats.runs_test([3, 4, 2, 4, 3, 9, 8, 9, 7, 8], 5.5).signal
    /// True
    RunsTest of laks_stats::RunsTest {
        /// Points that are not on the centre line.
        useful: usize,
        /// The most neighbouring useful points on one side.
        longest_run: usize,
        /// A longer run is a signal; ``None`` without useful points.
        longest_run_max: Option<usize>,
        /// How often the useful points cross the centre line.
        crossings: usize,
        /// Fewer crossings are a signal.
        crossings_min: Option<usize>,
        /// Whether there is a signal of either kind.
        signal: bool,
    }
}

named_result! {
    /// A stretch of points with one centre line.
    examples
    /// >>> phase = stats.run_chart([3, 4, 2, 4]).phases[0]
    /// >>> phase.first, phase.last, phase.centre, phase.trial
    /// (1, 4, 3.5, True)
    ChartPhase of laks_stats::ChartPhase {
        /// Its first point, counted from 1.
        first: usize,
        /// Its last point, counted from 1.
        last: usize,
        /// Its centre; ``None`` if the baseline is empty.
        centre: Option<f64>,
        /// The runs analysis about the centre.
        runs: RunsTest,
        /// Whether it has fewer than 12 points: its limits are on trial.
        trial: bool,
    }
}

named_result! {
    /// A chart: one entry a point, in order, and its phases.
    examples
    /// >>> chart = stats.c_chart([21, 24, 16, 12, 15, 5, 28, 20])
    /// >>> chart.kind, chart.centre[0], chart.outside
    /// ('c', 17.625, [6])
    ControlChart of laks_stats::ControlChart {
        /// ``run``, ``xmr``, ``p``, ``u`` or ``c``, with ``_primed`` for Laney's limits.
        kind: String,
        /// The rules that judged it.
        rules: String,
        /// The value of each point; ``None`` where its denominator is 0.
        values: Vec<Option<f64>> = |chart| each(chart, |point| point.value),
        /// The centre line at each point.
        centre: Vec<Option<f64>> = |chart| each(chart, |point| point.centre),
        /// The lower limit at each point, if the chart has limits.
        lower: Vec<Option<f64>> = |chart| each(chart, |point| point.lower),
        /// The upper limit at each point, if the chart has limits.
        upper: Vec<Option<f64>> = |chart| each(chart, |point| point.upper),
        /// Whether each point was left out of the baseline and of the rules.
        excluded: Vec<bool> = |chart| each(chart, |point| point.excluded),
        /// Why each point is more than common variation, or ``common_cause``.
        special_cause: Vec<String> = |chart| each(chart, |point| point.special_cause),
        /// What that means, given which direction is an improvement.
        meaning: Vec<String> = |chart| each(chart, |point| point.meaning),
        /// The positions, counted from 1, of the points outside their limits.
        outside: Vec<usize> = |chart| chart.outside(),
        /// The runs analysis of the last phase, the process as it is now.
        runs: Option<RunsTest> = |chart| chart.runs().cloned(),
        /// The phases, in order.
        phases: Vec<ChartPhase>,
    }
}
