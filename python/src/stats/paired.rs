//! The same people twice, in categories: tests and estimates of change.

use super::estimate::Estimate;
use super::formulas::formulas;
use super::test_result::Test;

formulas! {
    /// Tests whether "yes" was as frequent on both occasions, in the same people.
    ///
    /// ``n11`` yes both times, ``n12`` yes then no, ``n21`` no then yes, ``n22`` no both times. With
    /// m = n12 + n21, X binomial(m, 1/2) and k = min(n12, n21): ``mcnemar_mid_p`` is ``2 P(X < k) + P(X = k)``;
    /// ``mcnemar_exact`` is ``min(1, 2 P(X <= k))``; ``mcnemar`` is ``(n12 - n21)^2 / m`` on one degree of
    /// freedom. Also ``mcnemar_corrected`` and ``mcnemar_unconditional`` (at most 1000 pairs).
    ///
    /// Use ``mcnemar_mid_p`` as a rule; ``mcnemar`` beside Tango's interval. No discordant pair: p = 1, with a
    /// note. Not for two different groups of people: see :func:`two_by_two_test`.
    raises
    ///     When a count is no count, or there are more than 10^15 pairs.
    references
    /// McNemar 1947, doi:10.1007/BF02295996; Fagerland, Lydersen and Laake 2013, doi:10.1186/1471-2288-13-91.
    story
    /// Of 161 participants 6 were well only before and 16 only after.
    examples
    /// >>> round(stats.paired_test(59, 6, 16, 80).p, 5)
    /// 0.03469
    paired_test(n11: u64, n12: u64, n21: u64, n22: u64; method: &str = "mcnemar_mid_p") -> Test {
        laks_stats::paired_test(n11, n12, n21, n22, method)
    }

    /// The share of "yes" on the first occasion minus that on the second, same people, with its interval.
    ///
    /// The value is ``(n12 - n21) / n``; swap ``n12`` and ``n21`` for second minus first. ``tango`` holds every
    /// difference that its score test does not reject; ``newcombe`` squares and adds Wilson distances with the
    /// corrected correlation (``newcombe_8``: uncorrected); ``bonett_price`` is Wald's after adding one half to
    /// each cell of both margins.
    ///
    /// Use ``tango`` as a rule, also at n = 10. No pairs: undefined. Not for two different groups of people.
    raises
    ///     When a count is no count, there are more than 10^15 pairs, or the level is not between 0 and 1.
    references
    /// Tango 1998, Statistics in Medicine 17:891; Newcombe 1998, Statistics in Medicine 17:2635; Bonett and
    /// Price 2012, doi:10.3102/1076998611411915.
    examples
    /// >>> change = stats.paired_difference(59, 6, 16, 80)
    /// >>> round(change.value, 4), round(change.lower, 4), round(change.upper, 4)
    /// (-0.0621, -0.124, -0.0054)
    paired_difference(
        n11: u64, n12: u64, n21: u64, n22: u64;
        level: f64 = 0.95, method: &str = "tango"
    ) -> Estimate {
        laks_stats::paired_difference(n11, n12, n21, n22, level, method)
    }

    /// The share of "yes" on the first occasion over that on the second, same people, with its interval.
    ///
    /// ``bonett_price`` combines Wilson intervals of both margins at an adjusted level; ``mover`` recovers the
    /// variance from both and their correlation.
    ///
    /// Use it where a factor says more than a difference. No "yes" on the second occasion: no value, and an
    /// infinite upper end. Not for two different groups of people.
    raises
    ///     When a count is no count, there are more than 10^15 pairs, or the level is not between 0 and 1.
    references
    /// Bonett and Price 2006, Statistics in Medicine 25:3039; Fagerland, Lydersen and Laake 2017, Statistical
    /// Analysis of Contingency Tables, 8.8.
    examples
    /// >>> ratio = stats.paired_ratio(59, 6, 16, 80)
    /// >>> round(ratio.value, 4), round(ratio.lower, 4)
    /// (0.8667, 0.7579)
    paired_ratio(
        n11: u64, n12: u64, n21: u64, n22: u64;
        level: f64 = 0.95, method: &str = "bonett_price"
    ) -> Estimate {
        laks_stats::paired_ratio(n11, n12, n21, n22, level, method)
    }

    /// The odds of changing one way against the other: n12 / n21, with an exact interval.
    ///
    /// Given m = n12 + n21 discordant pairs, n12 is binomial(m, p); Clopper-Pearson (``exact``) or ``mid_p``
    /// limits of p become odds, p / (1 - p). They agree with :func:`paired_test` of those names.
    ///
    /// Use it beside McNemar's exact tests. It says which way people changed, not how many. ``n21 = 0``: no
    /// value, and an infinite upper end.
    raises
    ///     When a count is no count, or the level is not between 0 and 1.
    references
    /// Breslow and Day 1980, Statistical Methods in Cancer Research I, 5.2.
    examples
    /// >>> odds = stats.paired_odds_ratio(25, 2)
    /// >>> odds.value, round(odds.lower, 6)
    /// (12.5, 3.116949)
    paired_odds_ratio(n12: u64, n21: u64; level: f64 = 0.95, method: &str = "exact") -> Estimate {
        laks_stats::paired_odds_ratio(n12, n21, level, method)
    }

    /// Tests whether the distribution over categories is the same on two occasions, same people.
    ///
    /// ``table[i][j]`` counts who was in category i before and j after. ``stuart_maxwell``: d' V^-1 d of the
    /// differences of row and column sums, on the rank of V (k - 1) degrees of freedom; ``bhapkar``: its Wald
    /// form, ``X / (1 - X / n)``; ``bowker``: the sum of ``(n_ij - n_ji)^2 / (n_ij + n_ji)`` on k (k - 1) / 2;
    /// ``ordinal``: ``z = sum (j - i) n_ij / sqrt(sum (j - i)^2 n_ij)``, positive if levels rose.
    ///
    /// Use ``ordinal`` against a shift in one direction, the others where any change counts. Nobody moved:
    /// p = 1, with a note. Not for two different groups of people.
    raises
    ///     When the table is not square, has fewer than two categories, or a count is no count.
    references
    /// Stuart 1955, doi:10.1093/biomet/42.3-4.412; Maxwell 1970, doi:10.1192/bjp.116.535.651; Bhapkar 1966,
    /// doi:10.1080/01621459.1966.10502021; Bowker 1948, doi:10.1080/01621459.1948.10483284; Agresti 2013,
    /// Categorical Data Analysis, 11.3.
    story
    /// Self-rated health in four levels, before and after.
    examples
    /// >>> table = [[2, 3, 3, 3], [2, 58, 98, 14], [8, 162, 949, 252], [4, 48, 373, 369]]
    /// >>> test = stats.symmetry_test(table)
    /// >>> round(test.statistic, 4), test.df
    /// (58.6334, 3.0)
    symmetry_test(table: Vec<Vec<u64>>; method: &str = "stuart_maxwell") -> Test {
        laks_stats::symmetry_test(&table, method)
    }

    /// Tests whether improving and worsening were equally likely, among those who changed.
    ///
    /// With m = improved + worsened and X binomial(m, 1/2): ``p = min(1, 2 P(X <= min(improved, worsened)))``.
    ///
    /// Use it where the size of a step means nothing; where it does, ``paired_change(...).wilcoxon()`` sees
    /// more. Those who stayed the same do not enter. Nobody changed: p = 1, with a note.
    raises
    ///     When a count is no count, or there are more than 10^15 people.
    references
    /// Arbuthnott 1710, doi:10.1098/rstl.1710.0011; Conover 1999, Practical Nonparametric Statistics, 3.4.
    examples
    /// >>> round(stats.sign_test(29, 11).p, 6)
    /// 0.006427
    sign_test(improved: u64, worsened: u64) -> Test {
        laks_stats::sign_test(improved, worsened)
    }
}
