//! Run charts and control charts.

use super::chart_result::{ControlChart, RunsTest};
use super::formulas::formulas;
use laks_stats::{ChartOptions, ChartRules, Improvement};

/// What every chart can be asked for; without `freeze`, `exclude` or `phases` nothing of that kind.
fn options(
    rules: ChartRules,
    freeze: Option<u64>,
    exclude: Option<Vec<usize>>,
    phases: Option<Vec<usize>>,
    improvement: Improvement,
) -> ChartOptions {
    ChartOptions {
        rules,
        freeze: freeze.map(|freeze| usize::try_from(freeze).unwrap_or(usize::MAX)),
        exclude: exclude.unwrap_or_default(),
        phases: phases.unwrap_or_default(),
        improvement,
        ..ChartOptions::default()
    }
}

formulas! {
    /// A run chart: the values about their median, judged by runs and crossings.
    ///
    /// Centre: the median of the baseline. Signals: a longest run over ``log2(useful) + 3`` rounded, or fewer
    /// crossings than the 5 % quantile of the binomial of useful - 1 and 1/2 (Anhoej's rules).
    ///
    /// Use it first: it needs no distribution and no limits. With fewer than 12 points it is on trial. Nothing
    /// is rebased automatically: ``freeze`` a baseline, ``exclude`` points, or name the last point of each of
    /// the ``phases``; positions count from 1.
    raises
    ///     When a value is missing, a position is outside the series, or a name is not known.
    references
    /// Anhoej and Olesen 2014, doi:10.1371/journal.pone.0113825.
    story
    /// Referrals a month, before and after a new agreement.
    examples
    /// >>> chart = stats.run_chart([3, 4, 2, 4, 3, 5, 9, 8, 9, 7, 8, 10])
    /// >>> chart.centre[0], chart.runs.signal
    /// (6.0, True)
    run_chart(
        values: Vec<f64>;
        rules: &str = "anhoej", freeze: Option<u64> = None, exclude: Option<Vec<usize>> = None,
        phases: Option<Vec<usize>> = None, improvement: &str = "higher"
    ) -> ControlChart {
        let options = options(rules, freeze, exclude, phases, improvement);
        laks_stats::run_chart(&values, &options)
    }

    /// An XmR chart (individuals chart): single values about their mean.
    ///
    /// Limits are the mean -+ 3 mean moving ranges / 1.128 (-+ 2.66 under ``rules="nhs"``). With ``screen``,
    /// moving ranges of at least 3.267 times their mean are left out once.
    ///
    /// Use it for single measurements. For counts and shares with known denominators take :func:`p_chart`,
    /// :func:`u_chart` or :func:`c_chart`.
    raises
    ///     When a value is missing, a position is outside the series, or a name is not known.
    references
    /// Wheeler 2000, Understanding Variation; Nelson 1982, doi:10.1080/00224065.1982.11978811.
    examples
    /// >>> stats.xmr_chart([12, 15, 11, 14, 13, 12, 16, 13, 12, 14, 13, 29]).outside
    /// [12]
    xmr_chart(
        values: Vec<f64>;
        rules: &str = "anhoej", freeze: Option<u64> = None, exclude: Option<Vec<usize>> = None,
        phases: Option<Vec<usize>> = None, improvement: &str = "higher", screen: bool = true
    ) -> ControlChart {
        let options = options(rules, freeze, exclude, phases, improvement);
        laks_stats::xmr_chart(&values, &ChartOptions { screen, ..options })
    }

    /// A p chart: the share x of n at each point, with binomial limits.
    ///
    /// Centre ``p = sum x / sum n`` over the baseline; limits ``p -+ 3 sqrt(p (1 - p) / n)``, cut off at 0 and 1.
    /// ``primed`` (Laney's p') widens or narrows them by the mean moving range of the z-scores over 1.128.
    ///
    /// Use it for shares; ``primed`` where n is so large that every point would lie outside. Not with counts
    /// that have no denominator: :func:`c_chart`.
    raises
    ///     When columns differ in length, a count is no count, x exceeds n, or a position is outside the series.
    references
    /// Montgomery, Introduction to Statistical Quality Control, chapter 7; Laney 2002,
    /// doi:10.1081/QEN-120006708.
    examples
    /// >>> completed = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15]
    /// >>> started = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120]
    /// >>> round(stats.p_chart(completed, started).centre[0], 4)
    /// 0.1134
    p_chart(
        x: Vec<u64>, n: Vec<u64>;
        rules: &str = "anhoej", freeze: Option<u64> = None, exclude: Option<Vec<usize>> = None,
        phases: Option<Vec<usize>> = None, improvement: &str = "higher", primed: bool = false
    ) -> ControlChart {
        let options = options(rules, freeze, exclude, phases, improvement);
        laks_stats::p_chart(&x, &n, &ChartOptions { primed, ..options })
    }

    /// A u chart: events per exposure at each point, with Poisson limits.
    ///
    /// Centre ``u = sum x / sum t`` over the baseline; limits ``u -+ 3 sqrt(u / t)``, cut off at 0. ``primed`` as in
    /// :func:`p_chart`.
    ///
    /// Use it for events over unequal exposures. Not for shares of people: :func:`p_chart`.
    raises
    ///     When columns differ in length, a count is no count, an exposure is negative, or a position is
    ///     outside the series.
    references
    /// Montgomery, Introduction to Statistical Quality Control, chapter 7; Laney 2002,
    /// doi:10.1081/QEN-120006708.
    examples
    /// >>> round(stats.u_chart([14, 12, 20, 11], [10, 8, 13, 10]).centre[0], 4)
    /// 1.3902
    u_chart(
        x: Vec<u64>, exposure: Vec<f64>;
        rules: &str = "anhoej", freeze: Option<u64> = None, exclude: Option<Vec<usize>> = None,
        phases: Option<Vec<usize>> = None, improvement: &str = "higher", primed: bool = false
    ) -> ControlChart {
        let options = options(rules, freeze, exclude, phases, improvement);
        laks_stats::u_chart(&x, &exposure, &ChartOptions { primed, ..options })
    }

    /// A c chart: counts of events in equal exposures, with Poisson limits.
    ///
    /// Centre c, the mean count of the baseline; limits ``c -+ 3 sqrt c``, cut off at 0. ``primed`` as in
    /// :func:`p_chart`.
    ///
    /// Use it for counts a month. Not where exposures differ: :func:`u_chart`.
    raises
    ///     When a count is no count, or a position is outside the series.
    references
    /// Montgomery, Introduction to Statistical Quality Control, chapter 7; Laney 2002,
    /// doi:10.1081/QEN-120006708.
    examples
    /// >>> stats.c_chart([21, 24, 16, 12, 15, 5, 28, 20]).centre[0]
    /// 17.625
    c_chart(
        x: Vec<u64>;
        rules: &str = "anhoej", freeze: Option<u64> = None, exclude: Option<Vec<usize>> = None,
        phases: Option<Vec<usize>> = None, improvement: &str = "higher", primed: bool = false
    ) -> ControlChart {
        let options = options(rules, freeze, exclude, phases, improvement);
        laks_stats::c_chart(&x, &ChartOptions { primed, ..options })
    }

    /// Anhoej's runs analysis of values about a centre; values that are not finite are left out.
    ///
    /// Signals: a longest run over ``log2(useful) + 3`` rounded, or fewer crossings than the 5 % quantile of the
    /// binomial of useful - 1 and 1/2.
    ///
    /// Use it on any series with a centre. Not on fewer than about ten useful points: it cannot signal.
    raises
    ///     When the values are no column of numbers, or the centre is no number.
    references
    /// Anhoej and Olesen 2014, doi:10.1371/journal.pone.0113825; Anhoej and Wentzel-Larsen 2018,
    /// doi:10.1186/s12874-018-0564-0.
    examples
    /// >>> runs = stats.runs_test([3, 4, 2, 4, 3, 9, 8, 9, 7, 8], 5.5)
    /// >>> runs.longest_run, runs.crossings
    /// (5, 1)
    runs_test(values: Vec<f64>, centre: f64) -> RunsTest {
        Ok(laks_stats::runs_test(&values, centre))
    }
}
