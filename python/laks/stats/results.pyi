"""What functions of several families return."""

from typing import Any, Final, Self, SupportsFloat, SupportsIndex, TypeAlias, final

_Whole: TypeAlias = SupportsIndex | float
_Real: TypeAlias = SupportsFloat | SupportsIndex

class _Value:
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Estimate(_Value):
    def __new__(
        cls,
        value: float | None,
        lower: float | None,
        upper: float | None,
        standard_error: float | None,
        level: float,
        method: str,
        reason: str | None,
    ) -> Self: ...
    value: Final[float | None]
    lower: Final[float | None]
    upper: Final[float | None]
    standard_error: Final[float | None]
    level: Final[float]
    method: Final[str]
    reason: Final[str | None]

@final
class Interval(_Value):
    def __new__(cls, lower: float, upper: float, level: float) -> Self: ...
    lower: Final[float]
    upper: Final[float]
    level: Final[float]

@final
class Test(_Value):
    def __new__(
        cls,
        statistic: float | None,
        df: float | None,
        p: float | None,
        method: str,
        reason: str | None,
    ) -> Self: ...
    statistic: Final[float | None]
    df: Final[float | None]
    p: Final[float | None]
    method: Final[str]
    reason: Final[str | None]
