//! Two independent groups: difference, ratio, odds ratio, test.

use super::estimate::Estimate;
use super::formulas::formulas;
use super::test_result::Test;

formulas! {
    /// The difference x1 / n1 - x2 / n2 of two independent shares, with its interval.
    ///
    /// ``newcombe``: ``d - sqrt((p1 - l1)^2 + (u2 - p2)^2)`` to ``d + sqrt((u1 - p1)^2 + (p2 - l2)^2)`` with
    /// Wilson's limits l and u. The score intervals (``miettinen_nurminen``, ``mee``) hold every difference
    /// with ``|d - delta| <= z sqrt(V(delta))``, V at the most likely p1 = p2 + delta; they are defined at 0
    /// of n and n of n. ``agresti_caffo`` is Wald's after adding one of each to both groups.
    ///
    /// Use ``newcombe`` as a rule, ``miettinen_nurminen`` beside a test (:func:`difference_test` of the same
    /// method always agrees). Not for the same people before and after: see :func:`paired_difference`.
    raises
    ///     When a count is no count or exceeds its denominator, or the level is not between 0 and 1.
    references
    /// Newcombe 1998, Statistics in Medicine 17:873; Miettinen and Nurminen 1985,
    /// doi:10.1002/sim.4780040211; Mee 1984, Biometrics 40:1175; Agresti and Caffo 2000,
    /// doi:10.1080/00031305.2000.10474560.
    examples
    /// >>> gap = stats.difference(56, 70, 48, 80, method="miettinen_nurminen")
    /// >>> round(gap.value, 4), round(gap.lower, 4), round(gap.upper, 4)
    /// (0.2, 0.0528, 0.3382)
    difference(
        x1: u64, n1: u64, x2: u64, n2: u64;
        level: f64 = 0.95, method: &str = "newcombe"
    ) -> Estimate {
        laks_stats::difference(x1, n1, x2, n2, method, level)
    }

    /// The score test of no difference between two independent shares.
    ///
    /// ``z = d / sqrt(p q (1/n1 + 1/n2))`` with the pooled share p (``mee``, Pearson's chi-squared), or with
    /// the variance N / (N - 1) times larger (``miettinen_nurminen``). Two-sided, p is below 1 - level just
    /// where the interval of :func:`difference` of the same method excludes 0.
    ///
    /// Use it where an interval and a p-value are printed together. Not with a handful of people:
    /// :func:`two_by_two_test` is exact.
    raises
    ///     When a count is no count or exceeds its denominator.
    references
    /// Miettinen and Nurminen 1985, doi:10.1002/sim.4780040211; Mee 1984, Biometrics 40:1175.
    examples
    /// >>> round(stats.difference_test(13, 16, 5, 16, method="mee").statistic, 2)
    /// 2.85
    difference_test(
        x1: u64, n1: u64, x2: u64, n2: u64;
        alternative: &str = "two_sided", method: &str = "miettinen_nurminen"
    ) -> Test {
        laks_stats::difference_test(x1, n1, x2, n2, alternative, method)
    }

    /// The ratio (x1 / n1) / (x2 / n2) of two independent shares, with its interval.
    ///
    /// The score intervals hold every ratio phi with
    /// ``|p1 - phi p2| <= z sqrt(p1 q1 / n1 + phi^2 p2 q2 / n2)`` at the most likely p1 = phi p2
    /// (``miettinen_nurminen`` with the factor N / (N - 1), ``koopman`` without). ``katz``:
    /// ``exp(ln ratio -+ z sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2))``.
    ///
    /// Use a score interval: it is defined at zero. With no event in the second group the upper end is
    /// infinite and the ratio has no value. Not for the same people before and after.
    raises
    ///     When a count is no count or exceeds its denominator, or the level is not between 0 and 1.
    references
    /// Miettinen and Nurminen 1985, doi:10.1002/sim.4780040211; Koopman 1984, doi:10.2307/2531405; Katz et
    /// al. 1978, doi:10.2307/2530610.
    examples
    /// >>> ratio = stats.risk_ratio(7, 34, 1, 34, method="koopman")
    /// >>> ratio.value, round(ratio.lower, 4)
    /// (7.0, 1.2209)
    risk_ratio(
        x1: u64, n1: u64, x2: u64, n2: u64;
        level: f64 = 0.95, method: &str = "miettinen_nurminen"
    ) -> Estimate {
        laks_stats::risk_ratio(x1, n1, x2, n2, method, level)
    }

    /// The odds ratio of x1 of n1 against x2 of n2, with its conditional interval.
    ///
    /// Given all margins, x1 is non-central hypergeometric. The value is the conditional maximum-likelihood
    /// estimate, not the sample odds ratio; the limits solve ``P(X >= x1) = P(X <= x1) = alpha / 2``
    /// (``exact``), with half of ``P(X = x1)`` left out for ``mid_p``.
    ///
    /// Use it with small tables. Not as a stand-in for the ratio of risks where the outcome is common. A
    /// table without information (a margin of 0) has the interval 0 to infinity and no value.
    raises
    ///     When a count is no count or exceeds its denominator, or a group exceeds 4 000 000 000.
    references
    /// Cornfield 1956, Proc. 3rd Berkeley Symposium 4:135; Agresti 2013, Categorical Data Analysis, 16.6.
    examples
    /// >>> ratio = stats.odds_ratio(9, 13, 4, 14)
    /// >>> round(ratio.lower, 4), round(ratio.upper, 4)
    /// (0.8472, 40.4374)
    odds_ratio(
        x1: u64, n1: u64, x2: u64, n2: u64;
        level: f64 = 0.95, method: &str = "exact"
    ) -> Estimate {
        laks_stats::odds_ratio(x1, n1, x2, n2, method, level)
    }

    /// The p-value of x1 of n1 against x2 of n2.
    ///
    /// Groups are the two samples; ``less`` means that the first succeeds less often. ``fisher`` conditions on
    /// all margins, two-sided summing tables no likelier than the observed one; ``fisher_mid_p`` leaves out
    /// half of the observed table. ``boschloo`` and ``barnard`` take the largest rejection probability over
    /// the common share: p = max P(T at least as extreme), T Fisher's one-sided p (two-sided: twice the
    /// smaller) or the pooled z.
    ///
    /// Use ``fisher_mid_p`` as a rule; ``boschloo`` where the error rate must be guaranteed (it is more
    /// powerful than Fisher). Not for the same people before and after: see :func:`paired_test`.
    raises
    ///     When a count is no count or exceeds its denominator; when ``boschloo`` or ``barnard`` would
    ///     enumerate more than 10 000 people; the sentence names the alternative.
    references
    /// Lancaster 1961, doi:10.1080/01621459.1961.10482105; Boschloo 1970,
    /// doi:10.1111/j.1467-9574.1970.tb00104.x; Barnard 1947, doi:10.1093/biomet/34.1-2.123; Suissa and Shuster
    /// 1985, doi:10.2307/2981892.
    examples
    /// >>> round(stats.two_by_two_test(7, 34, 1, 34, method="fisher").p, 8)
    /// 0.05440013
    two_by_two_test(
        x1: u64, n1: u64, x2: u64, n2: u64;
        alternative: &str = "two_sided", method: &str = "fisher_mid_p"
    ) -> Test {
        laks_stats::two_by_two_test(x1, n1, x2, n2, alternative, method)
    }
}
