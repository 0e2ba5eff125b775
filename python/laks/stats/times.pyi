"""Times until something happens, where some are seen only for a while."""

from collections.abc import Iterable
from typing import Final, Literal, Self, final

from laks.stats.results import Estimate, Test, _Real, _Value, _Whole

@final
class Survival(_Value):
    level: Final[float]
    interval: Final[str]
    times: Final[list[float]]
    def at(self, times: Iterable[float]) -> list[Estimate]: ...
    def at_risk(self, times: Iterable[float]) -> list[int]: ...
    def quantile(self, q: _Real) -> Estimate: ...
    def restricted_mean(self, t: _Real) -> Estimate: ...

def survival(
    time: Iterable[float],
    event: Iterable[float],
    entry: Iterable[float] | None = None,
    interval: Literal["log_log", "log", "plain", "logit", "arcsine"] = "log_log",
    level: _Real = 0.95,
) -> Survival: ...

@final
class CumulativeIncidence(_Value):
    level: Final[float]
    def cause(self, cause: _Whole) -> CauseCurve: ...
    def event_free(self, times: Iterable[float]) -> list[Estimate]: ...
    def at_risk(self, times: Iterable[float]) -> list[int]: ...

@final
class CauseCurve(_Value):
    cause: Final[int]
    times: Final[list[float]]
    def at(self, times: Iterable[float]) -> list[Estimate]: ...
    def quantile(self, q: _Real) -> Estimate: ...
    def restricted_time_lost(self, t: _Real) -> Estimate: ...

def cumulative_incidence(
    time: Iterable[float], event: Iterable[float], level: _Real = 0.95
) -> CumulativeIncidence: ...

@final
class GroupTest(_Value):
    def __new__(
        cls,
        statistic: float | None,
        df: float | None,
        p: float | None,
        method: str,
        reason: str | None,
        observed: list[float],
        expected: list[float],
    ) -> Self: ...
    statistic: Final[float | None]
    df: Final[float | None]
    p: Final[float | None]
    method: Final[str]
    reason: Final[str | None]
    observed: Final[list[float]]
    expected: Final[list[float]]

def logrank(
    time: Iterable[float],
    event: Iterable[float],
    group: Iterable[object],
    stratum: Iterable[object] | None = None,
    weights: Literal["logrank", "peto_peto"] = "logrank",
) -> GroupTest: ...
def gray_test(
    time: Iterable[float],
    event: Iterable[float],
    group: Iterable[object],
    cause: _Whole = 1,
    stratum: Iterable[object] | None = None,
) -> Test: ...
