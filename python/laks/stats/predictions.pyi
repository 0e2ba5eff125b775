"""Predictive probabilities of meeting a target."""

from collections.abc import Iterable
from typing import Final, Self, final

from laks.stats.results import _Real, _Value, _Whole

@final
class Prediction(_Value):
    def __new__(
        cls,
        value: float | None,
        probability: float | None,
        expected: float | None,
        lower: int | None,
        upper: int | None,
        level: float,
        method: str,
        reason: str | None,
    ) -> Self: ...
    value: Final[float | None]
    probability: Final[float | None]
    expected: Final[float | None]
    lower: Final[int | None]
    upper: Final[int | None]
    level: Final[float]
    method: Final[str]
    reason: Final[str | None]

@final
class SuccessProbability(_Value):
    def __new__(
        cls,
        value: float | None,
        posterior: float | None,
        needed: int | None,
        method: str,
        reason: str | None,
    ) -> Self: ...
    value: Final[float | None]
    posterior: Final[float | None]
    needed: Final[int | None]
    method: Final[str]
    reason: Final[str | None]

def at_least_more(
    x: _Whole,
    n: _Whole,
    m: _Whole,
    need: _Whole,
    prior: Iterable[float] = (0.5, 0.5),
    level: _Real = 0.95,
) -> Prediction: ...
def events_more(
    events: _Whole,
    elapsed: _Real,
    left: _Real,
    need: _Whole,
    prior: Iterable[float] = (0.5, 0.0),
    level: _Real = 0.95,
) -> Prediction: ...
def success_probability(
    x: _Whole,
    n: _Whole,
    n_max: _Whole,
    p0: _Real,
    prior: Iterable[float] = (0.5, 0.5),
    threshold: _Real = 0.95,
) -> SuccessProbability: ...
