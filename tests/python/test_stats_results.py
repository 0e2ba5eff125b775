"""Results of laks.stats as values: frozen, equal by content, pickled, shown on one line."""

import copy
import pickle
import threading
from typing import Any

import pytest

from laks import stats

DAYS, HOW = [1, 1, 1, 2, 2, 3, 3, 3, 4, 5], [1, 2, 0, 1, 2, 1, 1, 2, 0, 1]
CURVES = stats.cumulative_incidence(DAYS, HOW)

RESULTS: list[Any] = [
    stats.proportion(24, 35),
    stats.proportion(0, 0),
    stats.risk_ratio(3, 9, 0, 9),
    stats.clustered_difference([7, 6], [8, 8], [5], [8]),
    stats.clustered_proportion([7, 6], [8, 8]),
    stats.mean_difference([3, 5, 8, 1, 4], [2, 0, 3, 1]),
    stats.proportion_test(5, 8, 0.5),
    stats.funnel_limits(20, 0.36)[0],
    stats.paired_change([8, 11, 5], [14, 11, 9]),
    stats.paired_change(table=[[2, 1], [0, 3]], level=0.9),
    stats.paired_change([8, 11, 5], [14, 11, 9]).wilcoxon(),
    stats.bootstrap_mean([3, -1, 0, 5]),
    stats.survival(DAYS, [int(code > 0) for code in HOW]),
    CURVES,
    CURVES.cause(1),
    stats.logrank([6, 9, 7, 25], [1, 1, 1, 0], ["a", "a", "b", "b"]),
    stats.reliable_change([8, 9], [15, 10], reliability=0.85, sd=4, cut_off=13),
    stats.goal_attainment([1, None]),
    stats.at_least_more(45, 60, 40, 35),
    stats.success_probability(16, 23, 40, 0.6),
    stats.funnel_flag(3, 20, 0.7),
    stats.overdispersion([5, 8], [10, 10]),
    stats.partial_pooling([8, 30, 5, 60], [8, 60, 20, 80]),
    stats.gap(45, 100, 60, 100),
    stats.slope_index([0.4, 0.5, 0.6], [90, 100, 90]),
    stats.concentration_index([0.4, 0.5, 0.6], [90, 100, 90]),
    stats.xmr_chart([12, 15, 11, 14, 13, 12, 16, 13, 12, 14, 13, 29]),
    stats.runs_test([3, 4, 2, 4], 3),
    stats.pool_imputations([0.6, 0.7], [0.003, 0.003]),
]


def test_every_class_of_result_is_among_them() -> None:
    shown = {type(result).__name__ for result in RESULTS}
    inside = {"ChartPhase", "ReliableChangeCounts"}
    classes = {name for name in stats.__all__ if isinstance(getattr(stats, name), type)}
    assert shown | inside == classes


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_a_result_is_a_value(result: Any) -> None:
    again = pickle.loads(pickle.dumps(result))  # noqa: S301
    assert again == result == copy.deepcopy(result)
    assert result != 1 and not result == "text"  # noqa: SIM201
    with pytest.raises(TypeError):
        hash(result)
    with pytest.raises(AttributeError):
        result.level = 0.5


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_a_result_is_shown_on_one_line_under_its_name(result: Any) -> None:
    assert repr(result).startswith(f"{type(result).__name__}(")
    assert "\n" not in repr(result)


def test_results_of_different_calls_differ() -> None:
    assert stats.proportion(24, 35) != stats.proportion(23, 35)
    assert stats.paired_change([1, 2], [2, 4]) != stats.paired_change([1, 2], [2, 4], level=0.9)
    assert CURVES.cause(1) != CURVES.cause(2)


def test_two_threads_compute_at_once() -> None:
    """While one thread is inside a formula, another goes on: the interpreter is free."""
    finished = threading.Event()

    def work() -> None:
        stats.bootstrap_mean(list(range(200)), resamples=200_000)
        finished.set()

    worker = threading.Thread(target=work)
    worker.start()
    turns = 0
    while not finished.is_set():
        assert stats.proportion(24, 35).value == 24 / 35
        turns += 1
    worker.join()
    # Held by the first thread, the interpreter would come round a handful of times.
    assert turns > 100
