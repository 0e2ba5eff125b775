"""Two independent groups: difference, ratio, odds ratio, test; people in clusters; two means."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, Self, TypeAlias, final

from laks.stats.results import Estimate, Test, _Real, _Value, _Whole

_Values: TypeAlias = Iterable[float] | Mapping[float, int] | Iterable[Iterable[float]]

@final
class ClusteredDifference(_Value):
    def __new__(
        cls, difference: Estimate, test: Test, clusters: tuple[int, int], is_assumed: bool
    ) -> Self: ...
    difference: Final[Estimate]
    test: Final[Test]
    clusters: Final[tuple[int, int]]
    is_assumed: Final[bool]

@final
class ClusteredProportion(_Value):
    def __new__(
        cls,
        estimate: Estimate,
        design_effect: float | None,
        effective_n: float | None,
        clusters: int,
    ) -> Self: ...
    estimate: Final[Estimate]
    design_effect: Final[float | None]
    effective_n: Final[float | None]
    clusters: Final[int]

@final
class MeanDifference(_Value):
    def __new__(cls, difference: Estimate, test: Test) -> Self: ...
    difference: Final[Estimate]
    test: Final[Test]

def clustered_proportion(
    successes: Iterable[_Whole], sizes: Iterable[_Whole], level: _Real = 0.95
) -> ClusteredProportion: ...
def mean_difference(first: _Values, second: _Values, level: _Real = 0.95) -> MeanDifference: ...
def clustered_difference(
    x1: Iterable[_Whole],
    n1: Iterable[_Whole],
    x2: Iterable[_Whole],
    n2: Iterable[_Whole],
    level: _Real = 0.95,
) -> ClusteredDifference: ...
def difference(
    x1: _Whole,
    n1: _Whole,
    x2: _Whole,
    n2: _Whole,
    level: _Real = 0.95,
    method: Literal["newcombe", "miettinen_nurminen", "mee", "agresti_caffo"] = "newcombe",
) -> Estimate: ...
def difference_test(
    x1: _Whole,
    n1: _Whole,
    x2: _Whole,
    n2: _Whole,
    alternative: Literal["two_sided", "less", "greater"] = "two_sided",
    method: Literal["miettinen_nurminen", "mee"] = "miettinen_nurminen",
) -> Test: ...
def risk_ratio(
    x1: _Whole,
    n1: _Whole,
    x2: _Whole,
    n2: _Whole,
    level: _Real = 0.95,
    method: Literal["miettinen_nurminen", "koopman", "katz"] = "miettinen_nurminen",
) -> Estimate: ...
def odds_ratio(
    x1: _Whole,
    n1: _Whole,
    x2: _Whole,
    n2: _Whole,
    level: _Real = 0.95,
    method: Literal["exact", "mid_p"] = "exact",
) -> Estimate: ...
def two_by_two_test(
    x1: _Whole,
    n1: _Whole,
    x2: _Whole,
    n2: _Whole,
    alternative: Literal["two_sided", "less", "greater"] = "two_sided",
    method: Literal["fisher_mid_p", "fisher", "boschloo", "barnard"] = "fisher_mid_p",
) -> Test: ...
