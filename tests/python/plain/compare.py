"""Before and after: each figure of two groups, with their contrast and, for a few, its p.

Lines are paired by name. A share has Miettinen and Nurminen's difference, a mean gain Welch's. The
family declared beforehand is uptake, completion and each outcome's improvement; only these have a
p, and Holm's beside it. Counts per time are events by their own dates in a declared period.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plain.contrasts import (
    UNDEFINED,
    Contrast,
    Pace,
    Share,
    exact_ratio,
    holm,
    miettinen_nurminen,
    welch,
)
from plain.figure import Figure
from plain.funnel import RATES, exact_counts, rates_of
from plain.intervals import garwood
from plain.outcomes import change, gain_of
from plain.partial import from_columns
from plain.periods import Period, day_of
from plain.seen import over_the_referred, over_the_started, population

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plain.partial import Range
    from plain.referrals import Table
    from plain.seen import Count

PER_TIME = ("referred", "started", "completed")
DAYS = 30


@dataclass(frozen=True)
class Side:
    """Before, or after: who was referred, who started, whose events, and when they are counted."""

    referred: Table
    started: Table
    events: Table
    count: Count
    period: Period | None = None


@dataclass(frozen=True)
class Line:
    """One figure before and after."""

    measure: str
    before: Figure
    after: Figure
    contrast: Contrast
    by_courses: bool = False


def lines(before: Side, after: Side, level: float = 0.95) -> list[Line]:
    """Every line, in order: rates, counts per time, and each outcome's gain and improvement."""
    outcomes = sorted(set(before.started.outcomes) & set(after.started.outcomes))
    rates = list(of_rates(funnel_of(before), funnel_of(after), level))
    changes = [line for name in outcomes for line in of_outcome(before, after, name, level)]
    return [
        *(with_courses(line, before, after) for line in rates),
        *of_paces(before, after, level),
        *(with_courses(line, before, after) for line in changes),
    ]


def funnel_of(side: Side) -> tuple[dict[str, Range], dict[str, Range], bool]:
    """The counts over the referred, those over the started, and whether offers are known."""
    referred = exact_counts(over_the_referred(side.referred, side.count))
    started = exact_counts(over_the_started(side.started, side.count))
    return (
        from_columns(side.referred, referred),
        from_columns(side.started, started),
        "offered_on" in side.referred.columns,
    )


def of_rates(
    before: tuple[dict[str, Range], dict[str, Range], bool],
    after: tuple[dict[str, Range], dict[str, Range], bool],
    level: float,
) -> Iterator[Line]:
    """The rates that both have."""
    sides = [
        {rate.name: rate for rate in rates_of(referred, started, level, offers=offers)}
        for referred, started, offers in (before, after)
    ]
    for name in RATES:
        if name in sides[0] and name in sides[1]:
            yield of_shares(name, sides[0][name], sides[1][name], level)


def of_shares(measure: str, before: Figure, after: Figure, level: float) -> Line:
    """Two shares of independent people."""
    if before.value is None or after.value is None:
        return Line(measure, before, after, UNDEFINED)
    shares = [Share(side.numerator or 0, side.denominator or 0) for side in (before, after)]
    return Line(measure, before, after, miettinen_nurminen(*shares, level))


def with_courses(line: Line, before: Side, after: Side) -> Line:
    """The line, with the mark that its headline is of courses and not of independent people.

    It is where the line is over people who started, everybody below it has a course, and each side
    has two courses or more. How the headline is then computed from the totals of courses is not
    written here: such a line has its figures compared, and not its contrast.
    """
    sides = [courses_below(line.measure, side) for side in (before, after)]
    is_so = all(None not in courses and len(courses) >= 2 for courses in sides)
    return dataclasses.replace(line, by_courses=is_so)


def courses_below(measure: str, side: Side) -> set[str | None]:
    """The courses of everybody below the line; nobody, where it is not over those who started."""
    people = over_the_started(side.started, side.count)
    if measure in RATES:
        group = RATES[measure][1]
        people = [seen for seen in people if group != "referred" and seen.belongs_to(group)]
    else:
        outcome = measure.removeprefix("mean_gain_").removeprefix("improved_")
        people = [seen for seen in people if seen.gain(outcome) is not None]
    return {seen.row.labels["course"] for seen in people}


def of_paces(before: Side, after: Side, level: float) -> Iterator[Line]:
    """Counts per thirty days, where both periods are declared."""
    if before.period is None or after.period is None:
        return
    for event in PER_TIME:
        paces = [pace(side, event) for side in (before, after)]
        figures = [per_30_days(event, one, level) for one in paces]
        yield Line(f"{event}_per_30_days", *figures, exact_ratio(*paces, level))


def pace(side: Side, event: str) -> Pace:
    """So many events in the days of the period."""
    assert side.period is not None
    period = Period(side.period.first, min(side.period.last, side.count.as_of))
    count = sum(period.holds(day_of(row, event)) for row in side.events.rows)
    return Pace(count, period.days)


def per_30_days(event: str, pace: Pace, level: float) -> Figure:
    """The count for each thirty days, with the exact interval of a Poisson count."""
    ends = [end * DAYS / pace.days for end in garwood(pace.count, level)]
    value = pace.count * DAYS / pace.days
    return Figure(f"{event}_per_30_days", value, *ends, pace.count, pace.days)


def of_outcome(before: Side, after: Side, name: str, level: float) -> Iterator[Line]:
    """The mean gain, and the share that improved, of those who started and have both scores."""
    gains, figures = [], []
    for side in (before, after):
        people = population(side.started, side.count, "started")
        gains.append([gain_of(seen, name) for seen in people if seen.gain(name) is not None])
        figures.append(change(side.started, side.count, name, "started", level).figures)
    means = [figure["gain"] for figure in figures]
    yield Line(f"mean_gain_{name}", *means, welch(*gains, level))
    yield of_shares(f"improved_{name}", figures[0]["improved"], figures[1]["improved"], level)


def family(found: list[Line]) -> dict[str, float]:
    """The lines that have a p: those that were declared beforehand."""
    return {
        line.measure: line.contrast.p
        for line in found
        if line.contrast.p is not None and is_declared(line.measure)
    }


def is_declared(measure: str) -> bool:
    return measure in {"uptake", "completion"} or measure.startswith("improved_")


def adjusted(found: list[Line]) -> dict[str, float]:
    """Holm's p beside each."""
    return holm(family(found))


def same_people(table: Table, count: Count, period: Period | None = None) -> Side:
    """A side whose referred, started and events are all of one table."""
    return Side(table, table, table, count, period)
