//! `laks.stats.ControlChart`: a series with its lines and signals.

use super::named_result::named_result;

named_result! {
    /// Runs and crossings about a centre line, with the limits of what chance gives.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> stats.runs_test([3, 4, 2, 4, 3, 9, 8, 9, 7, 8], 5.5).signal
    /// True
    RunsTest {
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

impl From<laks_stats::RunsTest> for RunsTest {
    fn from(runs: laks_stats::RunsTest) -> Self {
        let laks_stats::RunsTest { useful, longest_run, longest_run_max, .. } = runs;
        let laks_stats::RunsTest { crossings, crossings_min, signal, .. } = runs;
        Self { useful, longest_run, longest_run_max, crossings, crossings_min, signal }
    }
}

named_result! {
    /// A stretch of points with one centre line.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> phase = stats.run_chart([3, 4, 2, 4]).phases[0]
    /// >>> phase.first, phase.last, phase.centre, phase.trial
    /// (1, 4, 3.5, True)
    ChartPhase {
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
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> chart = stats.c_chart([21, 24, 16, 12, 15, 5, 28, 20])
    /// >>> chart.kind, chart.centre[0], chart.outside
    /// ('c', 17.625, [])
    ControlChart {
        /// ``run``, ``xmr``, ``p``, ``u`` or ``c``, with ``_primed`` for Laney's limits.
        kind: String,
        /// The rules that judged it.
        rules: String,
        /// The value of each point; ``None`` where its denominator is 0.
        values: Vec<Option<f64>>,
        /// The centre line at each point.
        centre: Vec<Option<f64>>,
        /// The lower limit at each point, if the chart has limits.
        lower: Vec<Option<f64>>,
        /// The upper limit at each point, if the chart has limits.
        upper: Vec<Option<f64>>,
        /// Whether each point was left out of the baseline and of the rules.
        excluded: Vec<bool>,
        /// Why each point is more than common variation, or ``common_cause``.
        special_cause: Vec<String>,
        /// What that means, given which direction is an improvement.
        meaning: Vec<String>,
        /// The positions, counted from 1, of the points outside their limits.
        outside: Vec<usize>,
        /// The runs analysis of the last phase, the process as it is now.
        runs: Option<RunsTest>,
        /// The phases, in order.
        phases: Vec<ChartPhase>,
    }
}

impl From<laks_stats::ControlChart> for ControlChart {
    fn from(chart: laks_stats::ControlChart) -> Self {
        let (outside, runs) = (chart.outside(), chart.runs().cloned().map(RunsTest::from));
        let phase = |phase: laks_stats::ChartPhase| {
            let laks_stats::ChartPhase { first, last, centre, runs, trial } = phase;
            ChartPhase { first, last, centre, runs: runs.into(), trial }
        };
        let points = &chart.points;
        Self {
            kind: chart.kind.to_owned(),
            rules: chart.rules.name().to_owned(),
            values: points.iter().map(|point| point.value).collect(),
            centre: points.iter().map(|point| point.centre).collect(),
            lower: points.iter().map(|point| point.lower).collect(),
            upper: points.iter().map(|point| point.upper).collect(),
            excluded: points.iter().map(|point| point.excluded).collect(),
            special_cause: points.iter().map(|p| p.special_cause.name().to_owned()).collect(),
            meaning: points.iter().map(|p| p.meaning.name().to_owned()).collect(),
            outside,
            runs,
            phases: chart.phases.into_iter().map(phase).collect(),
        }
    }
}
