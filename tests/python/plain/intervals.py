"""Intervals of one number, each from its formula."""

from __future__ import annotations

import math
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING, TypeAlias

from scipy import stats
from scipy.optimize import brentq

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Interval: TypeAlias = tuple[float, float]
NEAR = 1e-13


@cache
def z_of(level: float) -> float:
    """The two-sided normal quantile."""
    return float(stats.norm.isf((1 - level) / 2))


def crossing(rises: Callable[[float], float], low: float, high: float) -> float:
    """Where a function that rises from below 0 crosses 0; an end where it does not."""
    if high - low <= NEAR or rises(low) >= 0:
        return low
    if rises(high) <= 0:
        return high
    return float(brentq(rises, low, high, xtol=NEAR, rtol=NEAR))


def wilson(x: int, n: int, level: float) -> Interval | None:
    """The shares p with |x/n − p| ≤ z √(p(1 − p)/n); Wilson (1927)."""
    if n == 0:
        return None
    z = z_of(level)
    middle = (x + z * z / 2) / (n + z * z)
    half = z * math.sqrt(x * (n - x) / n + z * z / 4) / (n + z * z)
    return (0.0 if x == 0 else middle - half), (1.0 if x == n else middle + half)


def mid_p_tails(x: int, n: int, p: float) -> tuple[float, float]:
    """P(X < x) + ½P(X = x) and P(X > x) + ½P(X = x), X binomial."""
    half = float(stats.binom.pmf(x, n, p)) / 2
    return float(stats.binom.cdf(x - 1, n, p)) + half, float(stats.binom.sf(x, n, p)) + half


def mid_p(x: int, n: int, level: float) -> Interval | None:
    """The shares whose two mid-P tails are both at least (1 − level)/2."""
    if n == 0:
        return None
    tail = (1 - level) / 2
    lower = 0.0 if x == 0 else crossing(lambda p: mid_p_tails(x, n, p)[1] - tail, 0, 1)
    upper = 1.0 if x == n else crossing(lambda p: tail - mid_p_tails(x, n, p)[0], 0, 1)
    return lower, upper


def mid_p_value(x: int, n: int, share: float) -> float:
    """Twice the smaller mid-P tail at the given share, and at most 1."""
    return min(1.0, 2 * min(mid_p_tails(x, n, share)))


def variance(values: Sequence[int]) -> float:
    """The variance with n − 1 below it, from whole sums."""
    n, total = len(values), sum(values)
    return (n * sum(value * value for value in values) - total * total) / (n * (n - 1))


def student(values: Sequence[int], level: float) -> Interval | None:
    """The mean ± t √(s²/n), t on n − 1 degrees of freedom; none where no value differs."""
    n = len(values)
    if len(set(values)) < 2:
        return None
    half = float(stats.t.isf((1 - level) / 2, n - 1)) * math.sqrt(variance(values) / n)
    return fmean(values) - half, fmean(values) + half


def garwood(count: int, level: float) -> Interval:
    """The Poisson means whose two tails are both at least (1 − level)/2; Garwood (1936)."""
    tail = (1 - level) / 2
    lower = float(stats.chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    return lower, float(stats.chi2.isf(tail, 2 * count + 2)) / 2


def tango(better: int, worse: int, n: int, level: float) -> Interval | None:
    """The differences (better − worse)/n that the score test does not reject; Tango (1998)."""
    if n == 0:
        return None
    z = z_of(level)
    seen = (better - worse) / n
    lower = crossing(lambda d: z - tango_score(better, worse, n, d), -1, seen)
    upper = crossing(lambda d: -z - tango_score(better, worse, n, d), seen, 1)
    return lower, upper


def tango_score(better: int, worse: int, n: int, d: float) -> float:
    """(b − c − nd)/√(n(2q + d(1 − d))), q being P(worse) of likelihood greatest under d."""
    b = -better - worse + (2 * n - better + worse) * d
    q = (math.sqrt(max(0.0, b * b + 8 * n * worse * d * (1 - d))) - b) / (4 * n)
    spread = n * (2 * q + d * (1 - d))
    distance = better - worse - n * d
    if spread <= 0:
        return math.copysign(math.inf, distance) if distance else 0.0
    return distance / math.sqrt(spread)
