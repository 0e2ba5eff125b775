"""Inequality along a social order."""

from collections.abc import Iterable
from typing import Any, Literal, Self, SupportsFloat, SupportsIndex, final

from laks.stats.results import Estimate

@final
class Gap:
    def __new__(cls, difference: Estimate, ratio: Estimate) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def difference(self) -> Estimate: ...
    @property
    def ratio(self) -> Estimate: ...

@final
class SlopeIndex:
    def __new__(
        cls, slope: Estimate, ratio: Estimate, bottom: float | None, top: float | None
    ) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def slope(self) -> Estimate: ...
    @property
    def ratio(self) -> Estimate: ...
    @property
    def bottom(self) -> float | None: ...
    @property
    def top(self) -> float | None: ...

@final
class ConcentrationIndex:
    def __new__(cls, absolute: Estimate, relative: Estimate) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def absolute(self) -> Estimate: ...
    @property
    def relative(self) -> Estimate: ...

def gap(
    x_worst: SupportsIndex | float,
    n_worst: SupportsIndex | float,
    x_best: SupportsIndex | float,
    n_best: SupportsIndex | float,
    higher_is_better: bool = True,
    level: SupportsFloat | SupportsIndex = 0.95,
) -> Gap: ...
def slope_index(
    value: Iterable[float],
    population: Iterable[float],
    standard_error: Iterable[float] | None = None,
    method: Literal["logistic", "linear", "log_linear", "logit_linear"] = "logistic",
    higher_is_better: bool = True,
    level: SupportsFloat | SupportsIndex = 0.95,
) -> SlopeIndex: ...
def concentration_index(
    value: Iterable[float],
    population: Iterable[float],
    higher_is_better: bool = True,
    level: SupportsFloat | SupportsIndex = 0.95,
) -> ConcentrationIndex: ...
def attributable_share(
    value: Iterable[float],
    population: Iterable[float],
    higher_is_better: bool = True,
    level: SupportsFloat | SupportsIndex = 0.95,
) -> Estimate: ...
