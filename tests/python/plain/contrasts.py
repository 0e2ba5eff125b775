"""Two groups compared: a difference or a ratio, its interval and its test, of one method each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from scipy import stats

from plain.intervals import crossing, variance, z_of

if TYPE_CHECKING:
    from collections.abc import Sequence


LEAST = 1e-300


@dataclass(frozen=True)
class Contrast:
    """After against before."""

    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    p: float | None = None


UNDEFINED = Contrast()


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    above: int
    below: int

    @property
    def value(self) -> float:
        return self.above / self.below


def greatest_likelihood(before: Share, after: Share, d: float) -> float:
    """P(before) of likelihood greatest among those with P(after) = P(before) + d."""

    def falls(p: float) -> float:
        return slope(before, p) + slope(after, p + d)

    low, high = max(0.0, -d), min(1.0, 1 - d)
    inside = (high - low) * 1e-13
    return crossing(lambda p: -falls(p), low + inside, high - inside)


def slope(share: Share, p: float) -> float:
    """How the log of the likelihood rises in p."""
    misses = share.below - share.above
    return share.above / max(p, LEAST) - misses / max(1 - p, LEAST)


def score(before: Share, after: Share, d: float) -> float:
    """How many standard errors the difference lies above d; the variance times N/(N − 1)."""
    p = greatest_likelihood(before, after, d)
    q = min(1.0, max(0.0, p + d))
    n = before.below + after.below
    spread = (p * (1 - p) / before.below + q * (1 - q) / after.below) * n / (n - 1)
    return (after.value - before.value - d) / math.sqrt(max(spread, LEAST))


def pooled_score(before: Share, after: Share) -> float:
    """The score of no difference: both shares are the pooled one."""
    n, above = before.below + after.below, before.above + after.above
    if above in {0, n}:
        return 0.0
    spread = above * (n - above) / (n * (n - 1)) * (1 / before.below + 1 / after.below)
    return (after.value - before.value) / math.sqrt(spread)


def miettinen_nurminen(before: Share, after: Share, level: float) -> Contrast:
    """Difference of two independent shares: the differences that the score test does not reject."""
    if not before.below or not after.below:
        return UNDEFINED
    z, seen = z_of(level), after.value - before.value
    lower = crossing(lambda d: z - score(before, after, d), -1, seen) if seen > -1 else -1.0
    upper = crossing(lambda d: -z - score(before, after, d), seen, 1) if seen < 1 else 1.0
    p = 2 * float(stats.norm.sf(abs(pooled_score(before, after))))
    return Contrast(seen, lower, upper, p)


def welch(before: Sequence[int], after: Sequence[int], level: float) -> Contrast:
    """Difference of two means with a variance each; degrees of freedom as in Welch (1947)."""
    if not before or not after:
        return UNDEFINED
    seen = fmean(after) - fmean(before)
    if len(before) < 2 or len(after) < 2:
        return Contrast(seen)
    parts = [variance(values) / len(values) for values in (before, after)]
    if sum(parts) == 0:
        return Contrast(seen)
    below = [len(before) - 1, len(after) - 1]
    freedom = sum(parts) ** 2 / sum(v * v / n for v, n in zip(parts, below, strict=True))
    error = math.sqrt(sum(parts))
    half = float(stats.t.isf((1 - level) / 2, freedom)) * error
    p = 2 * float(stats.t.sf(abs(seen) / error, freedom))
    return Contrast(seen, seen - half, seen + half, p)


@dataclass(frozen=True)
class Pace:
    """So many in so many days."""

    count: int
    days: int


def exact_ratio(before: Pace, after: Pace, level: float) -> Contrast:
    """Ratio of two Poisson rates: given the sum, the count after is binomial.

    Clopper and Pearson's interval of that share π is taken to the odds π/(1 − π) and divided by the
    days; p is twice the smaller tail (Przyborowski and Wilenski 1940).
    """
    total = before.count + after.count
    if total == 0:
        return Contrast(lower=0.0)
    tail, days = (1 - level) / 2, before.days / after.days
    x, y = after.count, before.count
    low = float(stats.beta.ppf(tail, x, y + 1)) if x else 0.0
    high = float(stats.beta.isf(tail, x + 1, y)) if y else None
    share = after.days / (before.days + after.days)
    tails = stats.binom.cdf(x, total, share), stats.binom.sf(x - 1, total, share)
    return Contrast(
        x / y * days if y else None,
        low / (1 - low) * days,
        high / (1 - high) * days if high is not None else None,
        min(1.0, 2 * float(min(tails))),
    )


def holm(family: dict[str, float]) -> dict[str, float]:
    """Each p of a family, held up for how many there are (Holm 1979)."""
    adjusted: dict[str, float] = {}
    least = 0.0
    for place, (name, p) in enumerate(sorted(family.items(), key=lambda line: line[1])):
        least = max(least, min(1.0, (len(family) - place) * p))
        adjusted[name] = least
    return adjusted
