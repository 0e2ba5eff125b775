"""The bootstrap of a mean."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, Self, TypeAlias, final

from laks.stats.results import _Real, _Value, _Whole

_Table: TypeAlias = Mapping[float, int] | Iterable[float] | Iterable[Iterable[float]]

@final
class Bootstrap(_Value):
    def __new__(
        cls,
        value: float | None,
        lower: float | None,
        upper: float | None,
        standard_error: float | None,
        level: float,
        method: str,
        reason: str | None,
        bias_correction: float | None,
        acceleration: float | None,
        resamples: int | None,
    ) -> Self: ...
    value: Final[float | None]
    lower: Final[float | None]
    upper: Final[float | None]
    standard_error: Final[float | None]
    level: Final[float]
    method: Final[str]
    reason: Final[str | None]
    bias_correction: Final[float | None]
    acceleration: Final[float | None]
    resamples: Final[int | None]

def bootstrap_mean(
    values: Iterable[float] | _Table | None = None,
    level: _Real = 0.95,
    method: Literal["bca", "percentile"] = "bca",
    resamples: _Whole | None = None,
    seed: _Whole = 0,
    table: _Table | None = None,
) -> Bootstrap: ...
def bootstrap_from_replicates(
    values: Iterable[float] | _Table,
    replicates: Iterable[float],
    level: _Real = 0.95,
    method: Literal["bca", "percentile"] = "bca",
) -> Bootstrap: ...
