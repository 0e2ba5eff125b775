"""Will the target be met?"""

from collections.abc import Iterable
from typing import Any, Self, SupportsFloat, SupportsIndex, final

@final
class Prediction:
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
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def value(self) -> float | None: ...
    @property
    def probability(self) -> float | None: ...
    @property
    def expected(self) -> float | None: ...
    @property
    def lower(self) -> int | None: ...
    @property
    def upper(self) -> int | None: ...
    @property
    def level(self) -> float: ...
    @property
    def method(self) -> str: ...
    @property
    def reason(self) -> str | None: ...

@final
class SuccessProbability:
    def __new__(
        cls,
        value: float | None,
        posterior: float | None,
        needed: int | None,
        method: str,
        reason: str | None,
    ) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def value(self) -> float | None: ...
    @property
    def posterior(self) -> float | None: ...
    @property
    def needed(self) -> int | None: ...
    @property
    def method(self) -> str: ...
    @property
    def reason(self) -> str | None: ...

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
