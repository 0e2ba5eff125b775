"""One person: reliable change, and goal attainment."""

from collections.abc import Iterable
from typing import Any, Literal, Self, SupportsFloat, SupportsIndex, final

@final
class ReliableChangeCounts:
    def __new__(
        cls, recovered: int, improved: int, unchanged: int, deteriorated: int, harmed: int
    ) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def recovered(self) -> int: ...
    @property
    def improved(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def deteriorated(self) -> int: ...
    @property
    def harmed(self) -> int: ...

@final
class ReliableChange:
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
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def n(self) -> int: ...
    @property
    def counts(self) -> ReliableChangeCounts: ...
    @property
    def index(self) -> list[float]: ...
    @property
    def classes(self) -> list[str]: ...
    @property
    def cut_off(self) -> float | None: ...
    @property
    def critical(self) -> float: ...
    @property
    def sd(self) -> float: ...
    @property
    def method(self) -> str: ...

def reliable_change(
    before: Iterable[float],
    after: Iterable[float],
    sd: SupportsFloat | SupportsIndex | None = None,
    reliability: SupportsFloat | SupportsIndex | None = None,
    method: Literal[
        "jacobson_truax", "gulliksen_lord_novick", "edwards_nunnally", "hageman_arrindell"
    ] = "jacobson_truax",
    cut_off: float | str | None = None,
    functional_mean: SupportsFloat | SupportsIndex | None = None,
    functional_sd: SupportsFloat | SupportsIndex | None = None,
    higher_is_better: bool = True,
    level: SupportsFloat | SupportsIndex = 0.95,
    mean: SupportsFloat | SupportsIndex | None = None,
) -> ReliableChange: ...
def cut_off(
    clinical_mean: SupportsFloat | SupportsIndex,
    clinical_sd: SupportsFloat | SupportsIndex,
    functional_mean: SupportsFloat | SupportsIndex,
    functional_sd: SupportsFloat | SupportsIndex,
    higher_is_better: bool = True,
    method: Literal["c", "a", "b"] = "c",
) -> float: ...

@final
class GoalAttainment:
    def __new__(
        cls, value: float | None, goals: int, unrated: int, method: str, reason: str | None
    ) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def value(self) -> float | None: ...
    @property
    def goals(self) -> int: ...
    @property
    def unrated(self) -> int: ...
    @property
    def method(self) -> str: ...
    @property
    def reason(self) -> str | None: ...

def goal_attainment(
    scores: Iterable[float | None],
    weights: Iterable[float] | None = None,
    rho: SupportsFloat | SupportsIndex = 0.3,
) -> GoalAttainment: ...
