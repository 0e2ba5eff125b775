"""Events per time or population: one rate, two rates, standardised rates."""

from collections.abc import Iterable
from typing import Literal, SupportsFloat, SupportsIndex

from laks.stats.results import Estimate, Test

def rate(
    events: SupportsIndex | float,
    exposure: SupportsFloat | SupportsIndex,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["exact", "mid_p", "byar", "jeffreys"] = "exact",
) -> Estimate: ...
def rate_ratio(
    x1: SupportsIndex | float,
    t1: SupportsFloat | SupportsIndex,
    x2: SupportsIndex | float,
    t2: SupportsFloat | SupportsIndex,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["exact", "mid_p", "score"] = "exact",
) -> Estimate: ...
def rate_ratio_test(
    x1: SupportsIndex | float,
    t1: SupportsFloat | SupportsIndex,
    x2: SupportsIndex | float,
    t2: SupportsFloat | SupportsIndex,
    alternative: Literal["two_sided", "less", "greater"] = "two_sided",
    method: Literal["exact", "mid_p", "score", "exact_minlike"] = "exact",
) -> Test: ...
def standardised_rate(
    events: Iterable[float],
    populations: Iterable[float],
    weights: Iterable[float],
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["dobson_byar", "fay_feuer"] = "dobson_byar",
) -> Estimate: ...
def standardised_ratio(
    observed: SupportsIndex | float,
    expected: SupportsFloat | SupportsIndex,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["byar", "exact"] = "byar",
) -> Estimate: ...
def expected_events(
    populations: Iterable[float],
    reference_events: Iterable[float],
    reference_populations: Iterable[float],
) -> float: ...
