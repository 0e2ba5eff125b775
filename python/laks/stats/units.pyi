"""Units side by side: funnel limits, flags, overdispersion, partial pooling."""

from collections.abc import Iterable
from typing import Final, Self, final

from laks.stats.results import Estimate, Interval, _Real, _Value, _Whole

@final
class FunnelFlag(_Value):
    def __new__(
        cls,
        position: str | None,
        lower_tail: float | None,
        upper_tail: float | None,
        reason: str | None,
    ) -> Self: ...
    position: Final[str | None]
    lower_tail: Final[float | None]
    upper_tail: Final[float | None]
    reason: Final[str | None]

@final
class Overdispersion(_Value):
    def __new__(
        cls,
        target: float | None,
        phi: float | None,
        factor: float | None,
        tau_squared: float | None,
        units: int,
        reason: str | None,
    ) -> Self: ...
    target: Final[float | None]
    phi: Final[float | None]
    factor: Final[float | None]
    tau_squared: Final[float | None]
    units: Final[int]
    reason: Final[str | None]

@final
class PartialPooling(_Value):
    def __new__(
        cls,
        mean: float | None,
        concentration: float | None,
        units: list[Estimate],
        reason: str | None,
    ) -> Self: ...
    mean: Final[float | None]
    concentration: Final[float | None]
    units: Final[list[Estimate]]
    reason: Final[str | None]

def funnel_limits(
    n: _Whole, target: _Real, levels: Iterable[float] = (0.95, 0.998)
) -> list[Interval]: ...
def funnel_flag(x: _Whole, n: _Whole, target: _Real) -> FunnelFlag: ...
def overdispersion(x: Iterable[float], n: Iterable[float]) -> Overdispersion: ...
def partial_pooling(
    x: Iterable[float], n: Iterable[float], level: _Real = 0.95
) -> PartialPooling: ...
