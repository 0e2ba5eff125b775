"""Before and after: each figure of two groups, with their contrast and, for a few, its p.

Lines are paired by name. A share has Miettinen and Nurminen's difference, a mean gain Welch's. The
family declared beforehand is uptake, completion and each outcome's improvement; only these have a
p, and Holm's beside it. Counts per time are events by their own dates in a declared period.
"""

from __future__ import annotations

import dataclasses
import math
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
from plain.course_totals import Group, by_course_totals
from plain.figure import Bounds, Figure
from plain.funnel import RATES, of_sides
from plain.intervals import garwood
from plain.notes import left_out, undated_facts
from plain.outcomes import change, gain_of
from plain.periods import Period, day_of, last_known, names
from plain.referrals import INSTRUMENTS, course_of
from plain.seen import population

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plain.referrals import Table
    from plain.seen import Count, Seen

OF_AN_OUTCOME = ("mean_gain_", "improved_", "paired_completeness_")
FEW = 20
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
    """One figure before and after; of independent people, and where it can be said of courses."""

    measure: str
    before: Figure
    after: Figure
    independent: Contrast
    courses: Contrast = UNDEFINED
    how_many: tuple[int, int] | None = None

    @property
    def by_courses(self) -> bool:
        """Whether what is known of the courses is the headline."""
        return self.courses.value is not None

    @property
    def contrast(self) -> Contrast:
        return self.courses if self.by_courses else self.independent


def lines(before: Side, after: Side, level: float = 0.95) -> list[Line]:
    """Every line, in order: rates, counts per time, and what became of each outcome."""
    outcomes = sorted(set(before.started.outcomes) & set(after.started.outcomes))
    rates = list(of_rates(rates_on(before, level), rates_on(after, level), level))
    changes = [line for name in outcomes for line in of_outcome(before, after, name, level)]
    return [
        *(with_courses(line, before, after, level) for line in rates),
        *of_paces(before, after, level),
        *(with_courses(line, before, after, level) for line in changes),
    ]


def rates_on(side: Side, level: float) -> list[Figure]:
    """The rates of a side, each on the clock of its denominator."""
    return of_sides(side.referred, side.started, side.count, level)


def of_rates(before: list[Figure], after: list[Figure], level: float) -> Iterator[Line]:
    """Every rate, but that of the offers only where one of them knows it."""
    sides = [{rate.name: rate for rate in rates} for rates in (before, after)]
    for name in RATES:
        figures = [rates[name] for rates in sides if name in rates]
        if name != "offer" or any(figure.value is not None for figure in figures):
            yield of_shares(name, *figures, level)


def of_shares(measure: str, before: Figure, after: Figure, level: float) -> Line:
    """Two shares of independent people."""
    figures = [few(side) for side in (before, after)]
    if before.value is None or after.value is None:
        return Line(measure, *figures, UNDEFINED)
    shares = [Share(side.numerator or 0, side.denominator or 0) for side in (before, after)]
    return Line(measure, *figures, miettinen_nurminen(*shares, level))


def few(figure: Figure) -> Figure:
    """The figure, with a note where it has few people below its line and no other note."""
    if figure.note is not None or not 0 < (figure.denominator or 0) < FEW:
        return figure
    note = {"few_observations": {"n": figure.denominator or 0}}
    return dataclasses.replace(figure, note=note)


def with_courses(line: Line, before: Side, after: Side, level: float) -> Line:
    """The line as courses tell it, where it is over people who started and both sides are known."""
    if line.before.value is None or line.after.value is None or not is_of_courses(line.measure):
        return line
    groups = [Group(scores_by_course(line.measure, side)) for side in (before, after)]
    furthest = math.inf if line.measure.startswith("mean_gain_") else 1.0
    found = by_course_totals(*groups, level, furthest)
    how_many = len(groups[0].courses), len(groups[1].courses)
    return dataclasses.replace(line, courses=found, how_many=how_many)


def is_of_courses(measure: str) -> bool:
    return measure not in RATES or RATES[measure][1] != "referred"


def scores_by_course(measure: str, side: Side) -> list[list[int]]:
    """What each person below the line scores, by course: 1 or 0 in a share, a gain in a mean."""
    courses: dict[tuple[str | None, ...], list[int]] = {}
    for seen in population(side.started, side.count, "started"):
        if (score := score_of(seen, measure)) is not None:
            courses.setdefault(course_of(seen.row), []).append(score)
    return list(courses.values())


def score_of(seen: Seen, measure: str) -> int | None:
    """None of somebody who is not below the line."""
    if measure in RATES:
        above, below = RATES[measure]
        return int(seen.belongs_to(above)) if seen.belongs_to(below) else None
    kind = next(kind for kind in OF_AN_OUTCOME if measure.startswith(kind))
    outcome = measure.removeprefix(kind)
    gain = seen.gain(outcome)
    if kind == "paired_completeness_":
        return int(gain is not None)
    if gain is None or kind == "mean_gain_":
        return gain
    return int(gain >= INSTRUMENTS[outcome].meaningful)


def of_paces(before: Side, after: Side, level: float) -> Iterator[Line]:
    """Counts per thirty days, where both periods are declared, and days of both are known."""
    days = [known_days(side) for side in (before, after)]
    if None in days:
        return
    for event in told_by(before.events, after.events):
        paces = [pace(side, event) for side in (before, after)]
        figures = [per_30_days(event, one, level) for one in paces]
        yield Line(f"{event}_per_30_days", *figures, exact_ratio(*paces, level))


def told_by(*tables: Table) -> list[str]:
    """The events that the columns of both tables can tell."""
    return [event for event in PER_TIME if all(event in names(table) for table in tables)]


def known_days(side: Side) -> Period | None:
    """The days of the period up to the last that is known; none where it begins after that."""
    if side.period is None:
        return None
    last = min(side.period.last, last_known(side.events, side.count.as_of))
    return Period(side.period.first, last) if side.period.first <= last else None


def pace(side: Side, event: str) -> Pace:
    """So many events in the days of the period."""
    period = known_days(side)
    assert period is not None
    count = sum(period.holds(day_of(row, event)) for row in side.events.rows)
    return Pace(count, period.days)


def per_30_days(event: str, pace: Pace, level: float) -> Figure:
    """The count for each thirty days, with the exact interval of a Poisson count."""
    ends = [end * DAYS / pace.days for end in garwood(pace.count, level)]
    value = pace.count * DAYS / pace.days
    return Figure(f"{event}_per_30_days", value, *ends, pace.count, pace.days)


def of_outcome(before: Side, after: Side, name: str, level: float) -> Iterator[Line]:
    """The mean gain and the share that improved, of the paired, and how many these are."""
    gains, figures = [], []
    if not (before.started.says_who_started and after.started.says_who_started):
        yield from (not_told(f"{kind}{name}") for kind in OF_AN_OUTCOME)
        return
    for side in (before, after):
        people = population(side.started, side.count, "started")
        gains.append([gain_of(seen, name) for seen in people if seen.gain(name) is not None])
        found = change(side.started, side.count, name, "started", level).figures
        if people and may_have_scores_left_out(side):
            found = {part: hidden(figure) for part, figure in found.items()}
            found["completeness"] = of_so_many(found["completeness"], len(people))
        figures.append(found)
    means = [figure["gain"] for figure in figures]
    told = all(mean.denominator is not None for mean in means)
    yield Line(f"mean_gain_{name}", *means, welch(*gains, level) if told else UNDEFINED)
    for kind, part in (("improved", "improved"), ("paired_completeness", "completeness")):
        yield of_shares(f"{kind}_{name}", *(figure[part] for figure in figures), level)


def may_have_scores_left_out(side: Side) -> bool:
    """Facts were left out, and no column says whether they are of somebody who had left.

    Within days of a start an undated fact counts by the day of the end, which no column says.
    """
    tables = (side.referred, side.started)
    facts = max(left_out(table, side.count.as_of) for table in tables)
    if side.count.follow_up_days is not None:
        facts += max(map(undated_facts, tables))
    return "ended_on" not in side.started.columns and facts > 0


def hidden(figure: Figure) -> Figure:
    return Figure(figure.name, None, None, None, None, None)


def of_so_many(figure: Figure, people: int) -> Figure:
    """Of a known number of people anything may hold of none or of all."""
    return dataclasses.replace(figure, denominator=people, bounds=Bounds(0.0, 1.0))


def not_told(measure: str) -> Line:
    """Without a column that says who started, nothing of them is known."""
    kind = next(kind for kind in OF_AN_OUTCOME if measure.startswith(kind))
    figure = Figure(kind.removesuffix("_"), None, None, None, None, None)
    return Line(measure, figure, figure, UNDEFINED)


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


def holds_everybody(side: Side) -> bool:
    """Whether nobody came outside the declared period, which would leave them out."""
    return side.period is None or all(
        side.period.holds(row.referred_on) for row in side.referred.rows
    )


def same_people(table: Table, count: Count, period: Period | None = None) -> Side:
    """A side whose referred, started and events are all of one table."""
    return Side(table, table, table, count, period)
