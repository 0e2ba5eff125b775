//! Will the target be met? Predictive probabilities.

use super::formulas::formulas;
use super::named_result::named_result;

named_result! {
    /// The chance that a future count reaches a needed one, with the range it will likely lie in.
    examples
    /// >>> chance = stats.at_least_more(45, 60, 40, 35)
    /// >>> chance.value == chance.probability, chance.lower, chance.upper
    /// (True, 22, 36)
    Prediction of laks_stats::Prediction {
        /// The probability that the future count is at least the needed one.
        value: Option<f64> = |found| found.value(),
        /// The same, under its own name.
        probability: Option<f64>,
        /// The expected future count.
        expected: Option<f64>,
        /// The lower end of the predictive interval, a count.
        lower: Option<u64>,
        /// The upper end of the predictive interval, a count.
        upper: Option<u64>,
        /// The level of the predictive interval.
        level: f64,
        /// The name of the predictive distribution.
        method: String,
        /// Why something above is not defined, or what to know when reading it.
        reason: Option<String>,
    }
}

named_result! {
    /// The predictive probability of final success, and what it rests on.
    examples
    /// >>> stats.success_probability(16, 23, 40, 0.6, prior=(0.6, 0.4), threshold=0.9).needed
    /// 28
    SuccessProbability of laks_stats::SuccessProbability {
        /// The probability that the final posterior exceeds the threshold.
        value: Option<f64>,
        /// The posterior probability, now, that the true share exceeds p0.
        posterior: Option<f64>,
        /// The smallest final number of successes that is enough; ``None`` if none is.
        needed: Option<u64>,
        /// The name of the predictive distribution.
        method: String,
        /// Why something above is not defined.
        reason: Option<String>,
    }
}

formulas! {
    /// The probability that at least ``need`` of ``m`` more succeed, after ``x`` of ``n`` did.
    ///
    /// With a beta prior (a, b) the future successes are beta-binomial,
    /// ``P(k) = C(m, k) B(a + x + k, b + n - x + m - k) / B(a + x, b + n - x)``; this is its upper tail, with a
    /// predictive interval of the count.
    ///
    /// Use it for those still open whose chances are like those already known. Not for people whose outcome
    /// is late because it is unlikely.
    raises
    ///     When a count is no count, x exceeds n, the prior is not two numbers of at least 0, the level is not
    ///     between 0 and 1, or m exceeds five million.
    references
    /// Aitchison and Dunsmore 1975, Statistical Prediction Analysis.
    story
    /// 45 of 60 completed; 40 are still in, and the target needs 35 of them.
    examples
    /// >>> round(stats.at_least_more(45, 60, 40, 35).value, 6)
    /// 0.084178
    at_least_more(
        x: u64, n: u64, m: u64, need: u64;
        prior: (f64, f64) = (0.5, 0.5), level: f64 = 0.95
    ) shown "(x, n, m, need, prior=(0.5, 0.5), level=0.95)" -> Prediction {
        laks_stats::at_least_more(x, n, m, need, prior, level)
    }

    /// The probability of at least ``need`` events in the time ``left``, after ``events`` in ``elapsed``.
    ///
    /// With a gamma prior (shape, rate) for the rate of a Poisson process the future count is negative
    /// binomial with size shape + events and probability (rate + elapsed) / (rate + elapsed + left); this is
    /// its upper tail, with a predictive interval of the count.
    ///
    /// Use it for referrals that arrive one by one. The rate is taken to stay what it was: not for courses
    /// that start in lumps.
    raises
    ///     When a count is no count, a time is negative, the prior is not two numbers of at least 0, or the
    ///     level is not between 0 and 1.
    references
    /// Anisimov and Fedorov 2007, doi:10.1002/sim.2956.
    story
    /// 30 were referred in the first six months; 28 more are needed in the next six.
    examples
    /// >>> chance = stats.events_more(30, 6, 6, 28, prior=(0.5, 0), level=0.8)
    /// >>> round(chance.probability, 6), chance.lower, chance.upper
    /// (0.629018, 21, 41)
    events_more(
        events: u64, elapsed: f64, left: f64, need: u64;
        prior: (f64, f64) = (0.5, 0.0), level: f64 = 0.95
    ) shown "(events, elapsed, left, need, prior=(0.5, 0.0), level=0.95)" -> Prediction {
        laks_stats::events_more(events, elapsed, left, need, prior, level)
    }

    /// The probability that, once ``n_max`` are known, P(share > p0) will exceed ``threshold``.
    ///
    /// Now x of n succeeded and the prior is beta (a, b). The future successes among n_max - n are
    /// beta-binomial; the probability sums over those for which the final posterior is enough.
    ///
    /// Use it at a checkpoint of a plan that will be judged by its final posterior. Not for a closed count:
    /// see :func:`at_least_more`.
    raises
    ///     When a count is no count, x exceeds n or n exceeds n_max, or p0 or threshold is not strictly
    ///     between 0 and 1.
    references
    /// Lee and Liu 2008, doi:10.1177/1740774508089279, equation (1).
    examples
    /// >>> found = stats.success_probability(16, 23, 40, 0.6, prior=(0.6, 0.4), threshold=0.9)
    /// >>> round(found.value, 4)
    /// 0.5656
    success_probability(
        x: u64, n: u64, n_max: u64, p0: f64;
        prior: (f64, f64) = (0.5, 0.5), threshold: f64 = 0.95
    ) shown "(x, n, n_max, p0, prior=(0.5, 0.5), threshold=0.95)" -> SuccessProbability {
        laks_stats::success_probability(x, n, n_max, p0, prior, threshold)
    }
}
