"""Run charts and control charts."""

from collections.abc import Iterable
from typing import Final, Literal, Self, SupportsIndex, final

from laks.stats.results import _Real, _Value, _Whole

@final
class RunsTest(_Value):
    def __new__(
        cls,
        useful: int,
        longest_run: int,
        longest_run_max: int | None,
        crossings: int,
        crossings_min: int | None,
        signal: bool,
    ) -> Self: ...
    useful: Final[int]
    longest_run: Final[int]
    longest_run_max: Final[int | None]
    crossings: Final[int]
    crossings_min: Final[int | None]
    signal: Final[bool]

@final
class ChartPhase(_Value):
    def __new__(
        cls, first: int, last: int, centre: float | None, runs: RunsTest, trial: bool
    ) -> Self: ...
    first: Final[int]
    last: Final[int]
    centre: Final[float | None]
    runs: Final[RunsTest]
    trial: Final[bool]

@final
class ControlChart(_Value):
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
    kind: Final[str]
    rules: Final[str]
    values: Final[list[float | None]]
    centre: Final[list[float | None]]
    lower: Final[list[float | None]]
    upper: Final[list[float | None]]
    excluded: Final[list[bool]]
    special_cause: Final[list[str]]
    meaning: Final[list[str]]
    outside: Final[list[int]]
    runs: Final[RunsTest | None]
    phases: Final[list[ChartPhase]]

def run_chart(
    values: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: _Whole | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
) -> ControlChart: ...
def xmr_chart(
    values: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: _Whole | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
    screen: bool = True,
) -> ControlChart: ...
def p_chart(
    x: Iterable[float],
    n: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: _Whole | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
    primed: bool = False,
) -> ControlChart: ...
def u_chart(
    x: Iterable[float],
    exposure: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: _Whole | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
    primed: bool = False,
) -> ControlChart: ...
def c_chart(
    x: Iterable[float],
    rules: Literal["anhoej", "nhs"] = "anhoej",
    freeze: _Whole | None = None,
    exclude: Iterable[SupportsIndex] | None = None,
    phases: Iterable[SupportsIndex] | None = None,
    improvement: Literal["higher", "lower", "neutral"] = "higher",
    primed: bool = False,
) -> ControlChart: ...
def runs_test(values: Iterable[float], centre: _Real) -> RunsTest: ...
