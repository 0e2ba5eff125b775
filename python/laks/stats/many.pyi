"""Many p-values at once, and several imputed data sets."""

from collections.abc import Iterable
from typing import Final, Literal, Self, final

from laks.stats.results import _Real, _Value, _Whole

@final
class PooledEstimate(_Value):
    def __new__(
        cls,
        value: float | None,
        lower: float | None,
        upper: float | None,
        standard_error: float | None,
        level: float,
        within: float | None,
        between: float | None,
        total_variance: float | None,
        df: float | None,
        df_rubin: float | None,
        increase: float | None,
        lambda_: float | None,
        missing_information: float | None,
        method: str,
        reason: str | None,
    ) -> Self: ...
    value: Final[float | None]
    lower: Final[float | None]
    upper: Final[float | None]
    standard_error: Final[float | None]
    level: Final[float]
    within: Final[float | None]
    between: Final[float | None]
    total_variance: Final[float | None]
    df: Final[float | None]
    df_rubin: Final[float | None]
    increase: Final[float | None]
    lambda_: Final[float | None]
    missing_information: Final[float | None]
    method: Final[str]
    reason: Final[str | None]

def holm(p: Iterable[float]) -> list[float]: ...
def benjamini_hochberg(p: Iterable[float]) -> list[float]: ...
def pool_imputations(
    estimates: Iterable[float],
    variances: Iterable[float],
    n: _Whole | None = None,
    k: _Whole = 1,
    method: Literal["barnard_rubin", "rubin", "mice"] = "barnard_rubin",
    level: _Real = 0.95,
) -> PooledEstimate: ...
