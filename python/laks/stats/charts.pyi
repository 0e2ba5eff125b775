"""Run charts and control charts."""

from collections.abc import Iterable
from typing import Any, Literal, Self, SupportsFloat, SupportsIndex, final

@final
class RunsTest:
    def __new__(
        cls,
        useful: int,
        longest_run: int,
        longest_run_max: int | None,
        crossings: int,
        crossings_min: int | None,
        signal: bool,
    ) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def useful(self) -> int: ...
    @property
    def longest_run(self) -> int: ...
    @property
    def longest_run_max(self) -> int | None: ...
    @property
    def crossings(self) -> int: ...
    @property
    def crossings_min(self) -> int | None: ...
    @property
    def signal(self) -> bool: ...

@final
class ChartPhase:
    def __new__(
        cls, first: int, last: int, centre: float | None, runs: RunsTest, trial: bool
    ) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def centre(self) -> float | None: ...
    @property
    def runs(self) -> RunsTest: ...
    @property
    def trial(self) -> bool: ...

@final
class ControlChart:
    def __new__(
        cls,
        kind: str,
        rules: str,
        values: list[float | None],
        centre: list[float | None],
        lower: list[float | None],
        upper: list[float | None],
        excluded: list[bool],
        special_cause: list[str],
        meaning: list[str],
        outside: list[int],
        runs: RunsTest | None,
        phases: list[ChartPhase],
    ) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def kind(self) -> str: ...
    @property
    def rules(self) -> str: ...
    @property
    def values(self) -> list[float | None]: ...
    @property
    def centre(self) -> list[float | None]: ...
    @property
    def lower(self) -> list[float | None]: ...
    @property
    def upper(self) -> list[float | None]: ...
    @property
    def excluded(self) -> list[bool]: ...
    @property
    def special_cause(self) -> list[str]: ...
    @property
    def meaning(self) -> list[str]: ...
    @property
    def outside(self) -> list[int]: ...
    @property
    def runs(self) -> RunsTest | None: ...
    @property
    def phases(self) -> list[ChartPhase]: ...

def run_chart(
    values: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: SupportsIndex | float | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
) -> ControlChart: ...
def xmr_chart(
    values: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: SupportsIndex | float | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
    screen: bool = True,
) -> ControlChart: ...
def p_chart(
    x: Iterable[float],
    n: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: SupportsIndex | float | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
    primed: bool = False,
) -> ControlChart: ...
def u_chart(
    x: Iterable[float],
    exposure: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: SupportsIndex | float | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
    primed: bool = False,
) -> ControlChart: ...
def c_chart(
    x: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: SupportsIndex | float | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
    primed: bool = False,
) -> ControlChart: ...
def runs_test(values: Iterable[float], centre: SupportsFloat | SupportsIndex) -> RunsTest: ...
