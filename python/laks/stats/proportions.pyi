"""One share: its interval, its test against a target, and what it would be at another mix."""

from collections.abc import Iterable
from typing import Literal, SupportsFloat, SupportsIndex

from laks.stats.results import Estimate, Test

def proportion(
    x: SupportsIndex | float,
    n: SupportsIndex | float,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal[
        "wilson", "wilson_cc", "clopper_pearson", "mid_p", "jeffreys", "agresti_coull", "blaker"
    ] = "wilson",
) -> Estimate: ...
def proportion_test(
    x: SupportsIndex | float,
    n: SupportsIndex | float,
    p0: SupportsFloat | SupportsIndex,
    alternative: Literal["two_sided", "less", "greater"] = "two_sided",
    method: Literal["mid_p", "exact", "score"] = "mid_p",
) -> Test: ...
def posterior_at_least(
    x: SupportsIndex | float,
    n: SupportsIndex | float,
    p0: SupportsFloat | SupportsIndex,
) -> float: ...
def standardised_proportion(
    successes: Iterable[SupportsIndex | float],
    sizes: Iterable[SupportsIndex | float],
    weights: Iterable[float],
    level: SupportsFloat | SupportsIndex = 0.95,
) -> Estimate: ...
