"""Laws of laks.stats from Python: no integers break it, and swapping mirrors."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import laks
from laks import stats

ANY = st.one_of(
    st.integers(-3, 60), st.integers(-(10**30), 10**30), st.integers(2**63 - 2, 2**64 + 2)
)
SMALL = st.integers(0, 60)
FOUR: list[Callable[..., Any]] = [
    stats.difference,
    stats.difference_test,
    stats.risk_ratio,
    stats.odds_ratio,
    stats.rate_ratio,
    stats.rate_ratio_test,
    stats.paired_test,
    stats.paired_difference,
    stats.paired_ratio,
    stats.gap,
    stats.at_least_more,
    stats.events_more,
]
TWO: list[Callable[..., Any]] = [
    stats.proportion,
    stats.rate,
    stats.paired_odds_ratio,
    stats.sign_test,
    stats.standardised_ratio,
]
FIGURES = ["value", "lower", "upper", "standard_error", "statistic", "df", "p"]


def check(function: Callable[..., Any], *arguments: Any) -> None:
    """A result whose figures are numbers or None, or one of laks' own errors."""
    try:
        result = function(*arguments)
    except laks.InvalidInput:
        return
    for name in FIGURES:
        figure = getattr(result, name, None)
        if isinstance(figure, int | float):
            assert not math.isnan(figure), (name, result)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FOUR), st.tuples(ANY, ANY, ANY, ANY))
def test_no_four_integers_break_anything(
    function: Callable[..., Any], numbers: tuple[int, ...]
) -> None:
    check(function, *numbers)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TWO), st.tuples(ANY, ANY))
def test_no_two_integers_break_anything(
    function: Callable[..., Any], numbers: tuple[int, ...]
) -> None:
    check(function, *numbers)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANY, max_size=8), st.lists(ANY, max_size=8))
def test_no_columns_of_integers_break_anything(first: list[int], second: list[int]) -> None:
    for function in [
        stats.paired_change,
        stats.survival,
        stats.cumulative_incidence,
        stats.overdispersion,
        stats.partial_pooling,
        stats.p_chart,
        stats.concentration_index,
        stats.goal_attainment,
        stats.pool_imputations,
    ]:
        check(function, first, second)
    for function in [stats.bootstrap_mean, stats.run_chart, stats.c_chart, stats.holm]:
        check(function, first)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(ANY, max_size=4), max_size=4))
def test_no_table_of_integers_breaks_anything(table: list[list[int]]) -> None:
    check(stats.symmetry_test, table)
    check(lambda: stats.paired_change(table=table))
    check(lambda: stats.bootstrap_mean(table=table))


@settings(max_examples=60, deadline=None)
@given(SMALL, SMALL, SMALL, SMALL)
def test_swapping_the_groups_mirrors(a: int, b: int, c: int, d: int) -> None:
    x1, n1, x2, n2 = min(a, b), max(a, b) + 1, min(c, d), max(c, d) + 1
    for method in ["newcombe", "miettinen_nurminen", "mee", "agresti_caffo"]:
        one = stats.difference(x1, n1, x2, n2, method=method)
        other = stats.difference(x2, n2, x1, n1, method=method)
        assert one.value == -other.value
        assert one.lower == pytest.approx(-other.upper, abs=1e-10)
    for method in ["fisher_mid_p", "fisher"]:
        one = stats.two_by_two_test(x1, n1, x2, n2, method=method)
        other = stats.two_by_two_test(x2, n2, x1, n1, method=method)
        assert one.p == pytest.approx(other.p, rel=1e-10)


@settings(max_examples=60, deadline=None)
@given(SMALL, SMALL)
def test_swapping_the_outcomes_mirrors(a: int, b: int) -> None:
    x, n = min(a, b), max(a, b) + 1
    for method in ["wilson", "clopper_pearson", "mid_p", "jeffreys", "blaker"]:
        one, other = (
            stats.proportion(x, n, method=method),
            stats.proportion(n - x, n, method=method),
        )
        assert one.lower == pytest.approx(1 - other.upper, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SMALL, SMALL), min_size=2, max_size=20))
def test_swapping_before_and_after_mirrors(pairs: list[tuple[int, int]]) -> None:
    before, after = map(list, zip(*pairs, strict=True))
    one, other = stats.paired_change(before, after), stats.paired_change(after, before)
    assert one.mean.value == -other.mean.value
    assert one.wilcoxon().p == other.wilcoxon().p
    assert one.hodges_lehmann.value == -other.hodges_lehmann.value
