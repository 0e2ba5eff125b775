"""A few figures beside scipy's, which nobody here wrote."""

import numpy as np
import pytest
import scipy.stats as sp
from scipy.stats import contingency

from laks import stats

BEFORE = np.array([8, 11, 5, 13, 9, 10, 4, 16, 12, 7], dtype=float)
AFTER = np.array([14, 12, 9, 17, 7, 15, 14, 13, 19, 15], dtype=float)


@pytest.mark.parametrize(("x", "n"), [(0, 8), (3, 8), (8, 8), (24, 35), (400, 1000)])
def test_shares(x: int, n: int) -> None:
    there = sp.binomtest(x, n, 0.4)
    for ours, theirs in [("wilson", "wilson"), ("wilson_cc", "wilsoncc")]:
        here, other = stats.proportion(x, n, method=ours), there.proportion_ci(method=theirs)
        assert (here.lower, here.upper) == pytest.approx((other.low, other.high), abs=1e-12)
    here, other = stats.proportion(x, n, method="clopper_pearson"), there.proportion_ci()
    assert (here.lower, here.upper) == pytest.approx((other.low, other.high), abs=1e-10)
    exact = stats.proportion_test(x, n, 0.4, method="exact").p
    assert exact == pytest.approx(there.pvalue, rel=1e-10)


@pytest.mark.parametrize("alternative", ["two_sided", "less", "greater"])
def test_two_by_two_tables(alternative: str) -> None:
    table, side = [[9, 4], [4, 10]], alternative.replace("_", "-")
    ours = stats.two_by_two_test(9, 13, 4, 14, alternative=alternative, method="fisher")
    assert ours.p == pytest.approx(sp.fisher_exact(table, side).pvalue, rel=1e-10)
    there = sp.boschloo_exact(np.transpose(table), side, n=256).pvalue
    ours = stats.two_by_two_test(9, 13, 4, 14, alternative=alternative, method="boschloo")
    assert ours.p == pytest.approx(there, rel=1e-4)


def test_odds_and_risk_ratios() -> None:
    there = contingency.odds_ratio([[9, 4], [4, 10]])
    here = stats.odds_ratio(9, 13, 4, 14)
    assert here.value == pytest.approx(there.statistic, rel=1e-7)
    assert (here.lower, here.upper) == pytest.approx(tuple(there.confidence_interval()), rel=1e-6)
    other = contingency.relative_risk(9, 13, 4, 14).confidence_interval()
    here = stats.risk_ratio(9, 13, 4, 14, method="katz")
    assert (here.lower, here.upper) == pytest.approx(tuple(other), rel=1e-10)


def test_paired_change() -> None:
    change, there = stats.paired_change(BEFORE, AFTER), sp.ttest_rel(AFTER, BEFORE)
    ours = change.t_test()
    assert (ours.statistic, ours.p) == pytest.approx((there.statistic, there.pvalue), rel=1e-12)
    interval = there.confidence_interval()
    assert (change.mean.lower, change.mean.upper) == pytest.approx(tuple(interval), rel=1e-12)
    normal = sp.wilcoxon(AFTER, BEFORE, method="asymptotic", correction=False)
    assert change.wilcoxon(exact=False).p == pytest.approx(normal.pvalue, rel=1e-12)


def test_curves_and_logrank() -> None:
    time, event = BEFORE, np.array([1, 0, 1, 1, 0, 1, 1, 0, 1, 1])
    data = sp.CensoredData.right_censored(time, event == 0)
    there = sp.ecdf(data).sf.evaluate([5, 9, 12])
    here = [estimate.value for estimate in stats.survival(time, event).at([5, 9, 12])]
    assert here == pytest.approx(there, rel=1e-12)
    first, second = (
        sp.CensoredData.right_censored(time[part], event[part] == 0)
        for part in (slice(0, 5), slice(5, 10))
    )
    ours = stats.logrank(time, event, [1] * 5 + [2] * 5)
    assert ours.p == pytest.approx(sp.logrank(first, second).pvalue, rel=1e-10)


def test_predictions_and_adjusted_p_values() -> None:
    assert stats.at_least_more(45, 60, 40, 35).value == pytest.approx(
        sp.betabinom.sf(34, 40, 45.5, 15.5), rel=1e-9
    )
    assert stats.events_more(30, 6, 6, 28).value == pytest.approx(
        sp.nbinom.sf(27, 30.5, 0.5), rel=1e-9
    )
    p = [0.01, 0.2, 0.04, 0.03]
    assert stats.benjamini_hochberg(p) == pytest.approx(sp.false_discovery_control(p))
