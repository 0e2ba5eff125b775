"""Events per time or population: one rate, two rates, standardised rates."""

from collections.abc import Iterable
from typing import Literal

from laks.stats.results import Estimate, Test, _Real, _Whole

def rate(
    events: _Whole,
    exposure: _Real,
    level: _Real = 0.95,
    method: Literal["exact", "mid_p", "byar", "jeffreys"] = "exact",
) -> Estimate: ...
def rate_ratio(
    x1: _Whole,
    t1: _Real,
    x2: _Whole,
    t2: _Real,
    level: _Real = 0.95,
    method: Literal["exact", "mid_p", "score"] = "exact",
) -> Estimate: ...
def rate_ratio_test(
    x1: _Whole,
    t1: _Real,
    x2: _Whole,
    t2: _Real,
    alternative: Literal["two_sided", "less", "greater"] = "two_sided",
    method: Literal["exact", "mid_p", "score", "exact_minlike"] = "exact",
) -> Test: ...
def standardised_rate(
    events: Iterable[float],
    populations: Iterable[float],
    weights: Iterable[float],
    level: _Real = 0.95,
    method: Literal["dobson_byar", "fay_feuer"] = "dobson_byar",
) -> Estimate: ...
def standardised_ratio(
    observed: _Whole,
    expected: _Real,
    level: _Real = 0.95,
    method: Literal["byar", "exact"] = "byar",
) -> Estimate: ...
def expected_events(
    populations: Iterable[float],
    reference_events: Iterable[float],
    reference_populations: Iterable[float],
) -> float: ...
