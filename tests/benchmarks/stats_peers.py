"""Each formula of laks.stats beside its peer in scipy or statsmodels: same input, one process.

Prints a markdown table: microseconds a call (the best of several rounds), and how many times as long
the peer takes. Without statsmodels its rows are left out, which is said.
"""

from __future__ import annotations

import sys
import timeit
import warnings
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
from stats_inputs import CHANGES, DAYS, GROUP, LEFT, TABLE, histogram

import laks
from laks import stats

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
LEAST_SECONDS = 0.02
Row = tuple[str, "Callable[[], Any]", str, "Callable[[], Any]"]


def seconds(call: Callable[[], Any]) -> float:
    """The best time of one call over several rounds, each long enough to be measured."""
    timer = timeit.Timer(call)
    number = 1
    while (taken := timer.timeit(number)) < LEAST_SECONDS:
        number = max(2 * number, int(number * LEAST_SECONDS / max(taken, 1e-9)))
    if taken > 1:
        return taken / number
    return min([taken, *timer.repeat(ROUNDS - 1, number)]) / number


def beside_scipy() -> list[Row]:
    """Rows whose peer is in scipy."""
    from scipy import stats as sp
    from scipy.stats import contingency

    two = [[120, 80], [95, 105]]
    small = [[9, 4], [4, 10]]
    before, after = CHANGES
    distinct = np.arange(1.0, 41.0) * np.where(np.arange(40) % 3 == 0, -1, 1)
    left = LEFT == 1
    sides = [
        sp.CensoredData.right_censored(DAYS[GROUP == g], ~left[GROUP == g]) for g in ("a", "b")
    ]
    everybody = sp.CensoredData.right_censored(DAYS, ~left)
    p = np.linspace(0.0001, 0.9, 200)
    draws = after - before
    return [
        (
            "proportion, wilson",
            lambda: stats.proportion(24, 35),
            "scipy binomtest",
            lambda: sp.binomtest(24, 35).proportion_ci(method="wilson"),
        ),
        (
            "proportion, clopper_pearson",
            lambda: stats.proportion(24, 35, method="clopper_pearson"),
            "scipy binomtest",
            lambda: sp.binomtest(24, 35).proportion_ci(method="exact"),
        ),
        (
            "proportion_test, exact",
            lambda: stats.proportion_test(24, 35, 0.5, method="exact"),
            "scipy binomtest",
            lambda: sp.binomtest(24, 35, 0.5).pvalue,
        ),
        (
            "risk_ratio, katz",
            lambda: stats.risk_ratio(120, 200, 95, 200, method="katz"),
            "scipy relative_risk",
            lambda: contingency.relative_risk(120, 200, 95, 200).confidence_interval(),
        ),
        (
            "odds_ratio, exact",
            lambda: stats.odds_ratio(9, 13, 4, 14),
            "scipy odds_ratio",
            lambda: contingency.odds_ratio(small).confidence_interval(),
        ),
        (
            "two_by_two_test, fisher, 200 + 200",
            lambda: stats.two_by_two_test(120, 200, 95, 200, method="fisher"),
            "scipy fisher_exact",
            lambda: sp.fisher_exact(two),
        ),
        (
            "two_by_two_test, boschloo, 200 + 200",
            lambda: stats.two_by_two_test(120, 200, 95, 200, method="boschloo"),
            "scipy boschloo_exact",
            lambda: sp.boschloo_exact(np.transpose(two)),
        ),
        (
            "two_by_two_test, barnard, 200 + 200",
            lambda: stats.two_by_two_test(120, 200, 95, 200, method="barnard"),
            "scipy barnard_exact",
            lambda: sp.barnard_exact(np.transpose(two)),
        ),
        (
            "paired_change: mean and t test, n = 1000",
            lambda: stats.paired_change(before, after).t_test(),
            "scipy ttest_rel",
            lambda: sp.ttest_rel(after, before),
        ),
        (
            "wilcoxon, exact, n = 40",
            lambda: stats.paired_change(np.zeros(40), distinct).wilcoxon(exact=True),
            "scipy wilcoxon",
            lambda: sp.wilcoxon(distinct, method="exact"),
        ),
        (
            "wilcoxon, normal, n = 1000",
            lambda: stats.paired_change(before, after).wilcoxon(exact=False),
            "scipy wilcoxon",
            lambda: sp.wilcoxon(draws, method="asymptotic", correction=False),
        ),
        (
            "bootstrap_mean, bca, 9999 resamples, n = 1000",
            lambda: stats.bootstrap_mean(draws, resamples=9_999),
            "scipy bootstrap",
            lambda: sp.bootstrap((draws,), np.mean, n_resamples=9_999, batch=100),
        ),
        (
            "survival, 1000 people",
            lambda: stats.survival(DAYS, LEFT).at([30.0, 60.0]),
            "scipy ecdf",
            lambda: sp.ecdf(everybody).sf.confidence_interval(method="log-log"),
        ),
        (
            "logrank, 1000 people",
            lambda: stats.logrank(DAYS, LEFT, GROUP),
            "scipy logrank",
            lambda: sp.logrank(*sides),
        ),
        (
            "at_least_more",
            lambda: stats.at_least_more(45, 60, 40, 35),
            "scipy betabinom.sf",
            lambda: sp.betabinom.sf(34, 40, 45.5, 15.5),
        ),
        (
            "events_more",
            lambda: stats.events_more(30, 6, 6, 28),
            "scipy nbinom.sf",
            lambda: sp.nbinom.sf(27, 30.5, 0.5),
        ),
        (
            "benjamini_hochberg, 200 p-values",
            lambda: stats.benjamini_hochberg(p),
            "scipy false_discovery_control",
            lambda: sp.false_discovery_control(p),
        ),
    ]


def beside_statsmodels() -> list[Row]:
    """Rows whose peer is in statsmodels."""
    from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight, survdiff
    from statsmodels.stats import contingency_tables as tables
    from statsmodels.stats import multitest, proportion, rates

    p = np.linspace(0.0001, 0.9, 200)
    causes = LEFT * (1 + (np.arange(LEFT.size) % 2))
    ratio = {"method": "score", "compare": "ratio", "correction": True}
    return [
        (
            "difference, newcombe",
            lambda: stats.difference(56, 70, 48, 80),
            "statsmodels",
            lambda: proportion.confint_proportions_2indep(56, 70, 48, 80, method="newcomb"),
        ),
        (
            "difference, miettinen_nurminen",
            lambda: stats.difference(56, 70, 48, 80, method="miettinen_nurminen"),
            "statsmodels",
            lambda: proportion.confint_proportions_2indep(56, 70, 48, 80, method="score"),
        ),
        (
            "risk_ratio, miettinen_nurminen",
            lambda: stats.risk_ratio(56, 70, 48, 80),
            "statsmodels",
            lambda: proportion.confint_proportions_2indep(56, 70, 48, 80, **ratio),
        ),
        (
            "rate, exact",
            lambda: stats.rate(30, 12.5),
            "statsmodels",
            lambda: rates.confint_poisson(30, 12.5, method="exact-c"),
        ),
        (
            "rate_ratio_test, exact_minlike",
            lambda: stats.rate_ratio_test(15, 19017, 41, 28010, method="exact_minlike"),
            "statsmodels",
            lambda: rates.test_poisson_2indep(15, 19017, 41, 28010, method="exact-cond"),
        ),
        (
            "paired_test, mcnemar_exact",
            lambda: stats.paired_test(59, 6, 16, 80, method="mcnemar_exact"),
            "statsmodels",
            lambda: tables.mcnemar([[59, 6], [16, 80]], exact=True),
        ),
        (
            "symmetry_test, stuart_maxwell",
            lambda: stats.symmetry_test(TABLE),
            "statsmodels",
            lambda: tables.SquareTable(TABLE, shift_zeros=False).homogeneity(),
        ),
        (
            "symmetry_test, bowker",
            lambda: stats.symmetry_test(TABLE, method="bowker"),
            "statsmodels",
            lambda: tables.SquareTable(TABLE, shift_zeros=False).symmetry(),
        ),
        (
            "survival and median, 1000 people",
            lambda: stats.survival(DAYS, LEFT).quantile(0.5),
            "statsmodels",
            lambda: SurvfuncRight(DAYS, LEFT).quantile_ci(0.5),
        ),
        (
            "cumulative_incidence, 1000 people",
            lambda: stats.cumulative_incidence(DAYS, causes).cause(1).at([60.0]),
            "statsmodels",
            lambda: CumIncidenceRight(DAYS, causes),
        ),
        (
            "logrank, peto_peto, 1000 people",
            lambda: stats.logrank(DAYS, LEFT, GROUP, weights="peto_peto"),
            "statsmodels",
            lambda: survdiff(DAYS, LEFT, GROUP, weight_type="fh", fh_p=1),
        ),
        (
            "holm, 200 p-values",
            lambda: stats.holm(p),
            "statsmodels",
            lambda: multitest.multipletests(p, method="holm"),
        ),
    ]


def main() -> int:
    """Measure and print."""
    warnings.simplefilter("ignore")
    rows = beside_scipy()
    if find_spec("statsmodels"):
        rows += beside_statsmodels()
    print(f"laks {laks.__version__}, Python {sys.version.split()[0]}, numpy {np.__version__}\n")
    print("| laks.stats | µs | peer | µs | peer / laks |\n|---|---:|---|---:|---:|")
    slower = []
    for name, ours, peer, theirs in rows:
        mine, other = seconds(ours), seconds(theirs)
        print(f"| {name} | {mine * 1e6:.1f} | {peer} | {other * 1e6:.1f} | {other / mine:.1f} |")
        if mine > other:
            slower.append(name)
    for n in (10**3, 10**8):
        table = histogram(n)
        taken = seconds(lambda table=table: stats.bootstrap_mean(table=table))
        print(f"| bootstrap_mean, exact bca of a table, n = {n:,} | {taken * 1e6:.1f} | | | |")
    if not find_spec("statsmodels"):
        print("\nstatsmodels is not installed: its rows are left out.")
    print(f"\nSlower than the peer: {', '.join(slower) or 'none'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
