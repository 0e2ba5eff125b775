"""Two independent groups: difference, ratio, odds ratio, test."""

from typing import Literal, SupportsFloat, SupportsIndex

from laks.stats.results import Estimate, Test

def difference(
    x1: SupportsIndex | float,
    n1: SupportsIndex | float,
    x2: SupportsIndex | float,
    n2: SupportsIndex | float,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["newcombe", "miettinen_nurminen", "mee", "agresti_caffo"] = "newcombe",
) -> Estimate: ...
def difference_test(
    x1: SupportsIndex | float,
    n1: SupportsIndex | float,
    x2: SupportsIndex | float,
    n2: SupportsIndex | float,
    alternative: Literal["two_sided", "less", "greater"] = "two_sided",
    method: Literal["miettinen_nurminen", "mee"] = "miettinen_nurminen",
) -> Test: ...
def risk_ratio(
    x1: SupportsIndex | float,
    n1: SupportsIndex | float,
    x2: SupportsIndex | float,
    n2: SupportsIndex | float,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["miettinen_nurminen", "koopman", "katz"] = "miettinen_nurminen",
) -> Estimate: ...
def odds_ratio(
    x1: SupportsIndex | float,
    n1: SupportsIndex | float,
    x2: SupportsIndex | float,
    n2: SupportsIndex | float,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["exact", "mid_p"] = "exact",
) -> Estimate: ...
def two_by_two_test(
    x1: SupportsIndex | float,
    n1: SupportsIndex | float,
    x2: SupportsIndex | float,
    n2: SupportsIndex | float,
    alternative: Literal["two_sided", "less", "greater"] = "two_sided",
    method: Literal["fisher_mid_p", "fisher", "boschloo", "barnard"] = "fisher_mid_p",
) -> Test: ...
