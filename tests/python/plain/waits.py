"""The first day on which a quarter, half and three quarters of the referred had started.

The share that has started by day t is Aalen and Johansen's cumulative incidence: a closing before a
start competes with it, and who still waits is censored. Its standard error is the infinitesimal
jackknife: the root of the sum of the squares of what each person weighs in the share. The interval
of a quartile holds the days on which the log-log band around the share contains it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plain.figure import Figure
from plain.intervals import z_of
from plain.seen import Count, over_the_referred

if TYPE_CHECKING:
    from plain.referrals import Table
    from plain.seen import Seen

QUARTILES = {"lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75}
NEAR = 1e-9


@dataclass(frozen=True)
class Wait:
    """So many days, and how they ended: `started`, `closed`, or still `waiting`."""

    days: int
    end: str


@dataclass(frozen=True)
class Step:
    """The share that has started by a day, and the band around it."""

    day: int
    share: float
    lower: float | None
    upper: float | None


def wait_of(seen: Seen) -> Wait:
    """From the referral to the start, the closing before a start, or the last day that is known."""
    row = seen.row
    if seen.has_started:
        assert row.started_on is not None
        return Wait((row.started_on - row.referred_on).days, "started")
    if seen.exit is not None:
        assert row.ended_on is not None
        return Wait((row.ended_on - row.referred_on).days, "closed")
    last = min(seen.day, seen.extracted_on or seen.day)
    return Wait((last - row.referred_on).days, "waiting")


def incidence(waits: list[Wait], level: float) -> list[Step]:
    """The cumulative incidence of starting, at each day on which somebody started.

    `staying[i]` and `starting[i]` are the derivatives of the share still waiting and of the share
    started in the weight of person i.
    """
    n = len(waits)
    staying, starting = [0.0] * n, [0.0] * n
    still, share, steps = 1.0, 0.0, []
    for day in sorted({wait.days for wait in waits if wait.end != "waiting"}):
        at_risk = sum(wait.days >= day for wait in waits)
        ends = Counter(wait.end for wait in waits if wait.days == day)
        to_start = ends["started"] / at_risk
        to_leave = (ends["started"] + ends["closed"]) / at_risk
        for i, wait in enumerate(waits):
            is_in = wait.days >= day
            starts = wait.days == day and wait.end == "started"
            leaves = wait.days == day and wait.end != "waiting"
            pull = (starts - to_start) / at_risk if is_in else 0.0
            starting[i] += staying[i] * to_start + still * pull
            loss = (leaves - to_leave) / at_risk if is_in else 0.0
            staying[i] = staying[i] * (1 - to_leave) - still * loss
        share += still * to_start
        still *= 1 - to_leave
        if ends["started"]:
            error = math.sqrt(sum(weight * weight for weight in starting))
            steps.append(Step(day, share, *log_log(share, error, level)))
    return steps


def log_log(share: float, error: float, level: float) -> tuple[float | None, float | None]:
    """share^exp(± z e/(share · ln share)): a band for ln(−ln share); none where the share is 1."""
    if share >= 1 - NEAR:
        return None, None
    width = z_of(level) * error / (share * math.log(share))
    ends = [share ** math.exp(sign * width) for sign in (-1, 1)]
    return min(ends), max(ends)


def quartiles(table: Table, count: Count, level: float = 0.95) -> list[Figure]:
    """The three quartiles of the referred: waits run to the date of the count."""
    people = over_the_referred(table, Count(count.as_of))
    waits = [wait_of(seen) for seen in people]
    steps = incidence(waits, level)
    started = sum(seen.has_started for seen in people)
    return [
        Figure(
            name,
            first(steps, "share", reached),
            earliest(waits, steps, reached, level),
            first(steps, "lower", reached),
            started,
            len(people),
        )
        for name, reached in QUARTILES.items()
    ]


def earliest(waits: list[Wait], steps: list[Step], reached: float, level: float) -> float | None:
    """The first day on which the band holds so much, from the day of referral.

    Before the first start 0 of those at risk have started, and Clopper and Pearson's upper end of that
    is 1 - (half the error) ** (1 / those at risk).
    """
    by_the_band = first(steps, "upper", reached)
    if by_the_band is None:
        return None
    first_start = min(step.day for step in steps)
    left = sorted({wait.days for wait in waits if wait.days < first_start})
    at_risk = [(0, len(waits)), *((day, sum(wait.days > day for wait in waits)) for day in left)]
    for day, number in at_risk:
        upper = 1 - ((1 - level) / 2) ** (1 / number)
        if day < first_start and upper >= reached - NEAR:
            return day
    return by_the_band


def curve(table: Table, count: Count, level: float = 0.95) -> list[Step]:
    """The share of the referred that had started, on each day on which it rose."""
    people = over_the_referred(table, Count(count.as_of))
    return incidence([wait_of(seen) for seen in people], level)


def first(steps: list[Step], part: str, reached: float) -> float | None:
    """The first day on which the share, or an end of its band, has reached so much."""
    for step in steps:
        share: float | None = getattr(step, part)
        if share is not None and share >= reached - NEAR:
            return step.day
    return None


def still_waiting(table: Table, count: Count) -> int:
    """How many are neither started nor closed on the date of the count."""
    return sum(seen.state == "waiting" for seen in over_the_referred(table, Count(count.as_of)))
