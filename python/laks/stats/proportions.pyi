"""One share: its interval, its test against a target, and what it would be at another mix."""

from collections.abc import Iterable
from typing import Literal

from laks.stats.results import Estimate, Test, _Real, _Whole

def proportion(
    x: _Whole,
    n: _Whole,
    level: _Real = 0.95,
    method: Literal[
        "wilson", "wilson_cc", "clopper_pearson", "mid_p", "jeffreys", "agresti_coull", "blaker"
    ] = "wilson",
) -> Estimate: ...
def proportion_test(
    x: _Whole,
    n: _Whole,
    p0: _Real,
    alternative: Literal["two_sided", "less", "greater"] = "two_sided",
    method: Literal["mid_p", "exact", "score"] = "mid_p",
) -> Test: ...
def posterior_at_least(x: _Whole, n: _Whole, p0: _Real) -> float: ...
def standardised_proportion(
    successes: Iterable[_Whole],
    sizes: Iterable[_Whole],
    weights: Iterable[float],
    level: _Real = 0.95,
) -> Estimate: ...
