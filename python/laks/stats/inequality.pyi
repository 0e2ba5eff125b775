"""Inequality along a social order."""

from collections.abc import Iterable
from typing import Final, Literal, Self, final

from laks.stats.results import Estimate, _Real, _Value, _Whole

@final
class Gap(_Value):
    def __new__(cls, difference: Estimate, ratio: Estimate) -> Self: ...
    difference: Final[Estimate]
    ratio: Final[Estimate]

@final
class SlopeIndex(_Value):
    def __new__(
        cls, slope: Estimate, ratio: Estimate, bottom: float | None, top: float | None
    ) -> Self: ...
    slope: Final[Estimate]
    ratio: Final[Estimate]
    bottom: Final[float | None]
    top: Final[float | None]

@final
class ConcentrationIndex(_Value):
    def __new__(cls, absolute: Estimate, relative: Estimate) -> Self: ...
    absolute: Final[Estimate]
    relative: Final[Estimate]

def gap(
    x_worst: _Whole,
    n_worst: _Whole,
    x_best: _Whole,
    n_best: _Whole,
    higher_is_better: bool = True,
    level: _Real = 0.95,
) -> Gap: ...
def slope_index(
    value: Iterable[float],
    population: Iterable[float],
    standard_error: Iterable[float] | None = None,
    method: Literal["logistic", "linear", "log_linear", "logit_linear"] = "logistic",
    higher_is_better: bool = True,
    level: _Real = 0.95,
) -> SlopeIndex: ...
def concentration_index(
    value: Iterable[float],
    population: Iterable[float],
    higher_is_better: bool = True,
    level: _Real = 0.95,
) -> ConcentrationIndex: ...
def attributable_share(
    value: Iterable[float],
    population: Iterable[float],
    higher_is_better: bool = True,
    level: _Real = 0.95,
) -> Estimate: ...
