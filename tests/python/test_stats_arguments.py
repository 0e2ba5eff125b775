"""What laks.stats accepts and refuses: names, columns of every kind, one sentence for the rest."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import laks
from laks import stats

DAYS, HOW = [1, 1, 1, 2, 2, 3, 3, 3, 4, 5], [1, 2, 0, 1, 2, 1, 1, 2, 0, 1]
LEFT = [int(code == 1) for code in HOW]
UNIT = ["north"] * 5 + ["south"] * 5
TABLE = [[2, 1, 0], [3, 9, 4], [0, 5, 8]]
GROUPS = {"x1": 7, "n1": 34, "x2": 1, "n2": 34}
PAIRS = {"n11": 59, "n12": 6, "n21": 16, "n22": 80}

# Every function by the names of its arguments, and the methods of its row, the default first.
CALLS: list[tuple[str, dict[str, Any], str, list[str]]] = [
    (
        "proportion",
        {"x": 24, "n": 35, "level": 0.9},
        "method",
        ["wilson", "wilson_cc", "clopper_pearson", "mid_p", "jeffreys", "agresti_coull", "blaker"],
    ),
    (
        "proportion_test",
        {"x": 5, "n": 8, "p0": 0.5, "alternative": "less"},
        "method",
        ["mid_p", "exact", "score"],
    ),
    (
        "difference",
        {**GROUPS, "level": 0.9},
        "method",
        ["newcombe", "miettinen_nurminen", "mee", "agresti_caffo"],
    ),
    (
        "risk_ratio",
        {**GROUPS, "level": 0.9},
        "method",
        ["miettinen_nurminen", "koopman", "katz"],
    ),
    ("odds_ratio", {**GROUPS, "level": 0.9}, "method", ["exact", "mid_p"]),
    (
        "two_by_two_test",
        {**GROUPS, "alternative": "two_sided"},
        "method",
        ["fisher_mid_p", "fisher", "boschloo", "barnard"],
    ),
    (
        "rate",
        {"events": 3, "exposure": 12.5, "level": 0.9},
        "method",
        ["exact", "mid_p", "byar", "jeffreys"],
    ),
    (
        "rate_ratio",
        {"x1": 15, "t1": 19017, "x2": 41, "t2": 28010, "level": 0.9},
        "method",
        ["exact", "mid_p", "score"],
    ),
    ("paired_test", PAIRS, "method", ["mcnemar_mid_p", "mcnemar_exact", "mcnemar"]),
    (
        "paired_difference",
        {**PAIRS, "level": 0.9},
        "method",
        ["tango", "newcombe", "bonett_price"],
    ),
    (
        "symmetry_test",
        {"table": TABLE},
        "method",
        ["stuart_maxwell", "bhapkar", "bowker", "ordinal"],
    ),
    (
        "bootstrap_mean",
        {"values": HOW, "resamples": 999, "seed": 7},
        "method",
        ["bca", "percentile"],
    ),
    (
        "reliable_change",
        {"before": [8, 9, 14, 3], "after": [19, 3, 20, 5], "sd": 4, "reliability": 0.85},
        "method",
        ["jacobson_truax", "gulliksen_lord_novick", "edwards_nunnally", "hageman_arrindell"],
    ),
    (
        "standardised_rate",
        {"events": [12, 30], "populations": [400, 600], "weights": [1, 1]},
        "method",
        ["dobson_byar", "fay_feuer"],
    ),
    ("standardised_ratio", {"observed": 30, "expected": 20}, "method", ["byar", "exact"]),
    (
        "slope_index",
        {"value": [0.4, 0.5, 0.55, 0.6, 0.7], "population": [80, 90, 100, 95, 85]},
        "method",
        ["logistic", "linear"],
    ),
    ("logrank", {"time": DAYS, "event": LEFT, "group": UNIT}, "weights", ["logrank", "peto_peto"]),
]


@pytest.mark.parametrize(
    ("name", "arguments", "choice", "methods"), CALLS, ids=[call[0] for call in CALLS]
)
def test_every_row_of_methods_runs_by_name_and_starts_with_the_default(
    name: str, arguments: dict[str, Any], choice: str, methods: list[str]
) -> None:
    function: Callable[..., Any] = getattr(stats, name)
    found = {method: function(**arguments, **{choice: method}) for method in methods}
    assert function(**arguments) == found[methods[0]]
    # An index of inequality names the method in each of its two estimates.
    named = [getattr(result, "slope", result).method for result in found.values()]
    assert named == methods


def test_the_other_rows_run_by_their_names() -> None:
    assert stats.sign_test(improved=29, worsened=11).method == "exact"
    assert stats.goal_attainment(scores=[1, 0], weights=[1, 2], rho=0.3).method == "T"
    assert stats.at_least_more(x=45, n=60, m=40, need=35, prior=(0.5, 0.5)).value is not None
    more = stats.events_more(events=30, elapsed=6, left=6, need=28, prior=(0.5, 0.0))
    assert more.probability is not None and more.lower is not None
    assert [limits.level for limits in stats.funnel_limits(n=20, target=0.36)] == [0.95, 0.998]
    assert len(stats.funnel_limits(n=20, target=0.36, levels=(0.9,))) == 1
    assert stats.funnel_flag(x=8, n=8, target=0.7).position == "inside"
    assert stats.gray_test(time=DAYS, event=HOW, group=UNIT, cause=1).df == 1
    assert stats.posterior_at_least(x=5, n=8, p0=0.5) > 0.75
    shares = {"successes": [5, 9], "sizes": [10, 10]}
    assert stats.standardised_proportion(**shares, weights=[1, 1]).method == "square_and_add"
    assert stats.clustered_proportion(**shares, level=0.9).clusters == 2


def test_means_of_two_groups_come_from_columns_or_counts() -> None:
    columns = stats.mean_difference(first=[3, 5, 5, 1], second=pl.Series([2, 0, 0]), level=0.9)
    assert columns == stats.mean_difference({1: 1, 3: 1, 5: 2}, {0: 2, 2: 1}, 0.9)
    with pytest.raises(laks.InvalidInput, match="second must be"):
        stats.mean_difference([1, 2], [3, None])


def test_shares_of_clusters_and_strata_refuse_what_does_not_fit() -> None:
    for function, more in [
        (stats.clustered_proportion, {}),
        (stats.standardised_proportion, {"weights": [1]}),
    ]:
        with pytest.raises(laks.InvalidInput, match="sizes must be as long as successes"):
            function(successes=[5], sizes=[8, 8], **more)
        with pytest.raises(laks.InvalidInput, match="successes"):
            function(successes=[9], sizes=[8], **more)
    with pytest.raises(laks.InvalidInput, match="weights must be positive in some stratum"):
        stats.standardised_proportion([5], [8], [0])
    with pytest.raises(laks.InvalidInput, match="p0 must be a share between 0 and 1"):
        stats.posterior_at_least(5, 8, 1.5)


def test_curves_answer_by_name() -> None:
    for interval in ["log_log", "log", "plain", "logit", "arcsine"]:
        curve = stats.survival(time=DAYS, event=LEFT, entry=None, interval=interval)
        assert [estimate.method for estimate in curve.at([1, 2])] == [interval] * 2
        assert curve.quantile(0.5).value == 3 and curve.restricted_mean(4).value is not None
    causes = stats.cumulative_incidence(time=DAYS, event=HOW)
    assert causes.cause(1).at([2])[0].standard_error is not None
    assert causes.cause(2).restricted_time_lost(4).value is not None


def test_a_paired_change_answers_by_name_from_columns_and_from_a_table() -> None:
    before = [i for i, row in enumerate(TABLE) for n in row for _ in range(n)]
    after = [j for row in TABLE for j, n in enumerate(row) for _ in range(n)]
    change = stats.paired_change(before, after)
    assert change == stats.paired_change(table=TABLE)
    assert (change.n, change.n_zero) == (32, 19)
    for name in ["mean", "dz", "glass_delta", "hedges_g_av", "probability_better"]:
        estimate = getattr(change, name)
        assert estimate.lower < estimate.value < estimate.upper
    assert change.hodges_lehmann.value is not None and change.rank_biserial.value is not None
    assert change.t_test().df == 31
    exact, normal = (change.wilcoxon(zeros="pratt", exact=exact) for exact in (True, False))
    assert (exact.method, normal.method) == ("exact", "normal")


def test_a_bootstrap_takes_values_and_every_kind_of_table() -> None:
    changes = [j - i for i, row in enumerate(TABLE) for j, n in enumerate(row) for _ in range(n)]
    mean = stats.bootstrap_mean(changes)
    assert mean == stats.bootstrap_mean(TABLE) == stats.bootstrap_mean(table=TABLE)
    assert mean == stats.bootstrap_mean(np.array(TABLE))
    assert stats.bootstrap_mean([1, 1, 3]) == stats.bootstrap_mean(table={1: 2, 3: 1})
    assert stats.bootstrap_mean([1, 1, 3]) == stats.bootstrap_mean(table=[0, 2, 0, 1])


COLUMNS: list[Any] = [
    (3, 1, 2),
    range(3, 0, -1),
    np.array([3.0, 1.0, 2.0]),
    np.array([3, 9, 1, 9, 2], dtype=np.int32)[::2],
    np.array([3, 1, 2], dtype=np.uint8),
    pd.Series([3, 1, 2], index=[5, 6, 7]),
    pl.Series([3, 1, 2]),
    iter([3, 1, 2]),
]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: type(column).__name__)
def test_columns_come_as_anything_that_holds_numbers(column: Any) -> None:
    values = stats.run_chart(column).values
    assert len(values) == 3 and values[0] == 3


def test_counts_come_as_any_whole_number() -> None:
    assert stats.proportion(np.int64(8), np.float64(9)) == stats.proportion(8, 9)
    assert stats.rate(pd.Series([3])[0], 12.5) == stats.rate(3, 12.5)


REFUSED: list[tuple[str, Callable[[], object], str]] = [
    ("negative", lambda: stats.proportion(-1, 8), "x must be a whole number from 0"),
    ("a fraction", lambda: stats.proportion(2.5, 8), "x must be a whole number from 0"),
    ("huge", lambda: stats.proportion(1, 10**400), "n must be a whole number from 0"),
    ("text", lambda: stats.difference("7", 34, 1, 34), "x1 must be a whole number from 0"),  # type: ignore[arg-type]
    ("nothing", lambda: stats.sign_test(None, 3), "improved must be a whole number"),  # type: ignore[arg-type]
    ("more than all", lambda: stats.proportion(9, 8), "x must be at most its denominator"),
    ("a level", lambda: stats.proportion(1, 8, level=95), "level must be strictly between 0 and 1"),
    ("a method", lambda: stats.rate(1, 2, method="wald"), "method must be one of exact, mid_p"),  # type: ignore[arg-type]
    ("a column", lambda: stats.overdispersion([1, -1], [2, 2]), "x must be a column of whole"),
    ("a gap", lambda: stats.run_chart([1, None]), "values must be a column of numbers"),  # type: ignore[list-item]
    ("a nan", lambda: stats.bootstrap_mean([1, float("nan")]), "values must be numbers without"),
    ("no column", lambda: stats.run_chart(5), "values must be a column of numbers"),  # type: ignore[arg-type]
    ("labels", lambda: stats.logrank([1, 2], [1, 1], [1, "a"]), "group must be a column of labels"),
    ("a size", lambda: stats.two_by_two_test(1, 9**5, 2, 9**5, method="barnard"), "fisher_mid_p"),
    ("a reliability", lambda: stats.reliable_change([1], [2]), "reliability must be given"),
]


@pytest.mark.parametrize(("name", "call", "sentence"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_cannot_be_used_is_one_sentence(
    name: str, call: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(laks.LaksError) as caught:
        call()
    assert isinstance(caught.value, ValueError), name
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
