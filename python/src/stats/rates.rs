//! Events per time or population: one rate, two rates, standardised rates.

use super::estimate::Estimate;
use super::formulas::formulas;
use super::test_result::Test;

formulas! {
    /// The rate events / exposure with its interval.
    ///
    /// Estimates the mean number of events in one unit of exposure (person-years, months, inhabitants), the
    /// events being Poisson. ``exact``: gamma quantiles with shapes x and x + 1; ``byar``:
    /// ``x (1 - 1/(9x) - z/(3 sqrt x))^3`` and the same with x + 1 and + z; all over the exposure. For a rate
    /// per 1000 divide the exposure by 1000.
    ///
    /// Use ``exact`` as a rule, ``byar`` where a series of published figures uses it. Not where one person's
    /// event makes the next likelier (the interval is then too narrow).
    ///
    /// Parameters
    /// ----------
    /// method : exact, mid_p, byar or jeffreys
    raises
    ///     When events is no count, the exposure is negative, or the level is not between 0 and 1.
    references
    /// Garwood 1936, doi:10.1093/biomet/28.3-4.437; Breslow and Day 1987, Statistical Methods in Cancer
    /// Research II, eq. 2.13; Brown, Cai and DasGupta 2003, Statistica Sinica 13:19.
    story
    /// Three referrals in 12.5 weeks.
    examples
    /// >>> weekly = stats.rate(3, 12.5, method="byar")
    /// >>> weekly.value, round(weekly.upper, 6)
    /// (0.24, 0.701229)
    rate(events: u64, exposure: f64; level: f64 = 0.95, method: &str = "exact") -> Estimate {
        laks_stats::rate(events, exposure, method, level)
    }

    /// The ratio (x1 / t1) / (x2 / t2) of two rates with its interval.
    ///
    /// Given x1 + x2 = m, x1 is binomial with share ``l1 t1 / (l1 t1 + l2 t2)``; its limits (``exact``:
    /// Clopper-Pearson, ``mid_p``, ``score``: Wilson) become limits of the ratio.
    ///
    /// Use ``exact`` as a rule. With no event in the second group the upper end is infinite and the ratio has
    /// no value. Not where events cluster in persons.
    raises
    ///     When a count is no count, an exposure is not positive, or the level is not between 0 and 1.
    references
    /// Przyborowski and Wilenski 1940, doi:10.1093/biomet/31.3-4.313; Graham, Mengersen and Morton 2003,
    /// doi:10.1002/sim.1405.
    examples
    /// >>> ratio = stats.rate_ratio(15, 19017, 41, 28010)
    /// >>> round(ratio.lower, 4), round(ratio.upper, 4)
    /// (0.2771, 0.9943)
    rate_ratio(
        x1: u64, t1: f64, x2: u64, t2: f64;
        level: f64 = 0.95, method: &str = "exact"
    ) -> Estimate {
        laks_stats::rate_ratio(x1, t1, x2, t2, method, level)
    }

    /// The p-value of two equal rates.
    ///
    /// Given the total, x1 is binomial with share t1 / (t1 + t2): ``exact``, ``mid_p`` and ``score`` agree with
    /// the intervals of those names in :func:`rate_ratio`; ``exact_minlike`` sums all results no likelier than
    /// the observed one and may disagree with the exact interval. Without any event p is 1, with a note.
    ///
    /// Use it beside :func:`rate_ratio`. Not where events cluster in persons.
    raises
    ///     When a count is no count or an exposure is not positive.
    references
    /// Przyborowski and Wilenski 1940, doi:10.1093/biomet/31.3-4.313.
    examples
    /// >>> round(stats.rate_ratio_test(15, 19017, 41, 28010).p, 6)
    /// 0.04766
    rate_ratio_test(
        x1: u64, t1: f64, x2: u64, t2: f64;
        alternative: &str = "two_sided", method: &str = "exact"
    ) -> Test {
        laks_stats::rate_ratio_test(x1, t1, x2, t2, alternative, method)
    }

    /// The rate that a standard population would have: the sum of w x / n, weights summing to 1.
    ///
    /// With the variance ``v = sum w^2 x / n^2`` and x events in all: ``dobson_byar`` is
    /// ``r + sqrt(v / x) (L - x)`` with Byar's limits L of x; ``fay_feuer`` are gamma quantiles with mean r and
    /// variance v. ``standard_error`` is sqrt v. Weights are scaled to 1.
    ///
    /// Use it to compare units whose mix of strata differs, with the same weights for all. Not with strata of
    /// no population; under 10 events in all a note says that the interval is unreliable.
    raises
    ///     When lists differ in length or are empty, a population is not positive, or no weight is.
    references
    /// Dobson et al. 1991, doi:10.1002/sim.4780100317; Fay and Feuer 1997, Statistics in Medicine 16:791.
    examples
    /// >>> stats.standardised_rate([12, 30], [400, 600], [1, 1]).value
    /// 0.04
    standardised_rate(
        events: Vec<u64>, populations: Vec<f64>, weights: Vec<f64>;
        level: f64 = 0.95, method: &str = "dobson_byar"
    ) -> Estimate {
        laks_stats::standardised_rate(&events, &populations, &weights, method, level)
    }

    /// The ratio observed / expected with its interval.
    ///
    /// The limits are those of the Poisson mean of ``observed`` (``byar`` or ``exact``) over ``expected``, which
    /// is taken as known: the events at the reference's rates, see :func:`expected_events`.
    ///
    /// Use it where strata are too small for direct standardisation. Not to rank units: two ratios with
    /// different case-mixes compare with the reference only, not with each other.
    raises
    ///     When observed is no count, expected is negative, or the level is not between 0 and 1.
    references
    /// Breslow and Day 1987, Statistical Methods in Cancer Research II, 2.3.
    examples
    /// >>> stats.standardised_ratio(30, 20.0).value
    /// 1.5
    standardised_ratio(
        observed: u64, expected: f64;
        level: f64 = 0.95, method: &str = "byar"
    ) -> Estimate {
        laks_stats::standardised_ratio(observed, expected, method, level)
    }

    /// The events expected in populations at the reference's rates: the sum of n R / N.
    ///
    /// Use it for :func:`standardised_ratio`. Not with a reference that the unit is a large part of.
    raises
    ///     When lists differ in length, a number is negative, or a reference population is 0.
    references
    /// Breslow and Day 1987, Statistical Methods in Cancer Research II, 2.3.
    examples
    /// >>> stats.expected_events([100, 50], [20, 30], [1000, 300])
    /// 7.0
    expected_events(
        populations: Vec<f64>, reference_events: Vec<u64>, reference_populations: Vec<f64>
    ) -> f64 {
        laks_stats::expected_events(&populations, &reference_events, &reference_populations)
    }
}
