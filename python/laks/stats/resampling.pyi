"""The bootstrap of a mean."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, Self, SupportsFloat, SupportsIndex, TypeAlias, final

_Table: TypeAlias = Mapping[float, int] | Iterable[float] | Iterable[Iterable[float]]

@final
class Bootstrap:
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
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def value(self) -> float | None: ...
    @property
    def lower(self) -> float | None: ...
    @property
    def upper(self) -> float | None: ...
    @property
    def standard_error(self) -> float | None: ...
    @property
    def level(self) -> float: ...
    @property
    def method(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def bias_correction(self) -> float | None: ...
    @property
    def acceleration(self) -> float | None: ...
    @property
    def resamples(self) -> int | None: ...

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
