"""One person: reliable change, and goal attainment."""

from collections.abc import Iterable
from typing import Final, Literal, Self, final

from laks.stats.results import _Real, _Value

@final
class ReliableChangeCounts(_Value):
    def __new__(
        cls, recovered: int, improved: int, unchanged: int, deteriorated: int, harmed: int
    ) -> Self: ...
    recovered: Final[int]
    improved: Final[int]
    unchanged: Final[int]
    deteriorated: Final[int]
    harmed: Final[int]

@final
class ReliableChange(_Value):
    def __new__(
        cls,
        n: int,
        counts: ReliableChangeCounts,
        index: list[float],
        classes: list[str],
        cut_off: float | None,
        critical: float,
        sd: float,
        method: str,
    ) -> Self: ...
    n: Final[int]
    counts: Final[ReliableChangeCounts]
    index: Final[list[float]]
    classes: Final[list[str]]
    cut_off: Final[float | None]
    critical: Final[float]
    sd: Final[float]
    method: Final[str]

def reliable_change(
    before: Iterable[float],
    after: Iterable[float],
    sd: _Real | None = None,
    reliability: _Real | None = None,
    method: Literal[
        "jacobson_truax", "gulliksen_lord_novick", "edwards_nunnally", "hageman_arrindell"
    ] = "jacobson_truax",
    cut_off: float | str | None = None,
    functional_mean: _Real | None = None,
    functional_sd: _Real | None = None,
    higher_is_better: bool = True,
    level: _Real = 0.95,
    mean: _Real | None = None,
) -> ReliableChange: ...
def cut_off(
    clinical_mean: _Real,
    clinical_sd: _Real,
    functional_mean: _Real,
    functional_sd: _Real,
    higher_is_better: bool = True,
    method: Literal["c", "a", "b"] = "c",
) -> float: ...

@final
class GoalAttainment(_Value):
    def __new__(
        cls, value: float | None, goals: int, unrated: int, method: str, reason: str | None
    ) -> Self: ...
    value: Final[float | None]
    goals: Final[int]
    unrated: Final[int]
    method: Final[str]
    reason: Final[str | None]

def goal_attainment(
    scores: Iterable[float | None], weights: Iterable[float] | None = None, rho: _Real = 0.3
) -> GoalAttainment: ...
