//! One share: its interval, and its test against a target.

use super::estimate::Estimate;
use super::formulas::formulas;
use super::test_result::Test;

formulas! {
    /// The share x / n with its interval.
    ///
    /// Estimates the probability behind ``x`` successes in ``n`` independent trials. Wilson's interval
    /// solves ``|x/n - p| = z sqrt(p (1 - p) / n)``; the exact ones invert binomial tails. The denominator
    /// is ``n``; with ``n = 0`` nothing is defined.
    ///
    /// Use ``wilson`` as a rule; ``clopper_pearson`` or ``blaker`` where the level must be guaranteed;
    /// ``mid_p`` beside a mid-P test. Not for people who sit together in few courses (the interval is then
    /// too narrow), nor for a complete count that is not a sample of anything.
    ///
    /// Parameters
    /// ----------
    /// method : wilson, wilson_cc, clopper_pearson, mid_p, jeffreys, agresti_coull or blaker
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     When x exceeds n, a count is no count, or the level is not strictly between 0 and 1.
    ///
    /// References
    /// ----------
    /// Wilson 1927, doi:10.1080/01621459.1927.10502953; Clopper and Pearson 1934,
    /// doi:10.1093/biomet/26.4.404; Agresti and Coull 1998, doi:10.1080/00031305.1998.10480550; Blaker
    /// 2000, doi:10.2307/3315916; Brown, Cai and DasGupta 2001, doi:10.1214/ss/1009213286.
    ///
    /// Examples
    /// --------
    /// Ballerup's early uptake: 24 of the 35 referred had started.
    ///
    /// >>> from laks import stats
    /// >>> uptake = stats.proportion(24, 35)
    /// >>> round(uptake.value, 3), round(uptake.lower, 3), round(uptake.upper, 3), uptake.method
    /// (0.686, 0.52, 0.814, 'wilson')
    proportion(x: u64, n: u64; level: f64 = 0.95, method: &str = "wilson") -> Estimate {
        laks_stats::proportion(x, n, method, level)
    }

    /// The p-value of x of n against the target share p0.
    ///
    /// ``mid_p``: with binomial tails at p0, ``2 min(P(X < x), P(X > x)) + P(X = x)``, at most 1; ``exact``
    /// two-sided sums every result that is no likelier than x; ``score`` refers
    /// ``z = (x - n p0) / sqrt(n p0 (1 - p0))`` to the normal distribution. Each agrees with the interval of
    /// ``mid_p``, (one-sided) ``clopper_pearson`` and ``wilson``.
    ///
    /// Use ``mid_p`` as a rule, ``exact`` where the error rate must be guaranteed. Not to judge a target that
    /// counts a closed number of people: there is nothing uncertain about that.
    ///
    /// Parameters
    /// ----------
    /// alternative : two_sided, less or greater
    /// method : mid_p, exact or score
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     When x exceeds n, a count is no count, or p0 is not between 0 and 1.
    ///
    /// References
    /// ----------
    /// Lancaster 1961, doi:10.1080/01621459.1961.10482105; Agresti 2013, Categorical Data Analysis, 1.4.
    ///
    /// Examples
    /// --------
    /// Five of eight completed; the target was at least half.
    ///
    /// >>> from laks import stats
    /// >>> round(stats.proportion_test(5, 8, 0.5).p, 7)
    /// 0.5078125
    proportion_test(
        x: u64, n: u64, p0: f64;
        alternative: &str = "two_sided", method: &str = "mid_p"
    ) -> Test {
        laks_stats::proportion_test(x, n, p0, alternative, method)
    }
}
