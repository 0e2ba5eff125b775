"""Predictive probabilities of meeting a target."""

from collections.abc import Iterable
from typing import Final, Self, SupportsFloat, SupportsIndex, final

from laks.stats.results import _Value

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
    x: SupportsIndex | float,
    n: SupportsIndex | float,
    m: SupportsIndex | float,
    need: SupportsIndex | float,
    prior: Iterable[float] = (0.5, 0.5),
    level: SupportsFloat | SupportsIndex = 0.95,
) -> Prediction: ...
def events_more(
    events: SupportsIndex | float,
    elapsed: SupportsFloat | SupportsIndex,
    left: SupportsFloat | SupportsIndex,
    need: SupportsIndex | float,
    prior: Iterable[float] = (0.5, 0.0),
    level: SupportsFloat | SupportsIndex = 0.95,
) -> Prediction: ...
def success_probability(
    x: SupportsIndex | float,
    n: SupportsIndex | float,
    n_max: SupportsIndex | float,
    p0: SupportsFloat | SupportsIndex,
    prior: Iterable[float] = (0.5, 0.5),
    threshold: SupportsFloat | SupportsIndex = 0.95,
) -> SuccessProbability: ...
