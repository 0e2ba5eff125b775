"""The bootstrap of a mean."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, Self, SupportsFloat, SupportsIndex, TypeAlias, final

from laks.stats.results import _Value

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
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["bca", "percentile"] = "bca",
    resamples: SupportsIndex | float | None = None,
    seed: SupportsIndex | float = 0,
    table: _Table | None = None,
) -> Bootstrap: ...
def bootstrap_from_replicates(
    values: Iterable[float] | _Table,
    replicates: Iterable[float],
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["bca", "percentile"] = "bca",
) -> Bootstrap: ...
