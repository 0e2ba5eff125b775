//! One share: its interval, its test against a target, and what it would be at another mix of people.

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
    raises
    ///     When x exceeds n, a count is no count, or the level is not strictly between 0 and 1.
    references
    /// Wilson 1927, doi:10.1080/01621459.1927.10502953; Clopper and Pearson 1934,
    /// doi:10.1093/biomet/26.4.404; Agresti and Coull 1998, doi:10.1080/00031305.1998.10480550; Blaker
    /// 2000, doi:10.2307/3315916; Brown, Cai and DasGupta 2001, doi:10.1214/ss/1009213286.
    story
    /// Ballerup's early uptake: 24 of the 35 referred had started.
    examples
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
    raises
    ///     When x exceeds n, a count is no count, or p0 is not between 0 and 1.
    references
    /// Lancaster 1961, doi:10.1080/01621459.1961.10482105; Agresti 2013, Categorical Data Analysis, 1.4.
    story
    /// Five of eight completed; the target was at least half.
    examples
    /// >>> round(stats.proportion_test(5, 8, 0.5).p, 7)
    /// 0.5078125
    proportion_test(
        x: u64, n: u64, p0: f64;
        alternative: &str = "two_sided", method: &str = "mid_p"
    ) -> Test {
        laks_stats::proportion_test(x, n, p0, alternative, method)
    }

    /// The probability that the true share is at least p0, given x of n, under Jeffreys' prior.
    ///
    /// The posterior of the share is beta with ``x + 1/2`` and ``n - x + 1/2``; this is its upper tail at p0.
    /// The denominator is ``n``; with ``n = 0`` it is the prior's tail.
    ///
    /// Use it beside the test of a target: it says how likely it is that the programme is at or above it,
    /// which no p-value does. Not for a closed count, nor for whether the next people will suffice: see
    /// :func:`at_least_more`.
    raises
    ///     When x exceeds n, a count is no count, or p0 is not between 0 and 1.
    references
    /// Brown, Cai and DasGupta 2001, doi:10.1214/ss/1009213286, section 4.3.
    story
    /// Five of eight completed; the target was at least half.
    examples
    /// >>> round(stats.posterior_at_least(5, 8, 0.5), 4)
    /// 0.7587
    posterior_at_least(x: u64, n: u64, p0: f64) -> f64 {
        laks_stats::posterior_at_least(x, n, p0)
    }

    /// The share that a reference population would have: the sum of w x / n, weights summing to 1.
    ///
    /// Estimates the share at the mix of people of ``weights``, its numbers of people by stratum. With p the
    /// share of each stratum and its Wilson limits l and u the interval is ``s - sqrt(sum w^2 (p - l)^2)`` to
    /// ``s + sqrt(sum w^2 (u - p)^2)``: square-and-add, defined also at 0 of n and n of n. Weights are scaled
    /// to 1.
    ///
    /// Use it to compare two periods or units whose mix of people differs, with the same weights for both. A
    /// stratum that carries weight and has nobody leaves the share undefined. Not for events per time: see
    /// :func:`standardised_rate`.
    raises
    ///     When columns differ in length or are empty, a count is no count or exceeds its size, a weight is
    ///     negative or all are 0, or the level is not between 0 and 1.
    references
    /// Zou, Huang and Zhang 2009, Computational Statistics and Data Analysis 53:1080.
    story
    /// Completion among jobseekers (5 of 10) and others (9 of 10), at a mix of half and half.
    examples
    /// >>> share = stats.standardised_proportion([5, 9], [10, 10], [1, 1])
    /// >>> round(share.value, 3), round(share.lower, 3), round(share.upper, 3)
    /// (0.7, 0.499, 0.838)
    standardised_proportion(
        successes: Vec<u64>, sizes: Vec<u64>, weights: Vec<f64>;
        level: f64 = 0.95
    ) -> Estimate {
        laks_stats::standardised_proportion(&successes, &sizes, &weights, level)
    }
}
