"""Targets of a plan: what was observed, of whom, and where it stands, as far as no chance decides.

A count in a window counts events. A share has below its line everybody of its courses, or else
those who entered in its window: referred in it if it is over the referred, started in it otherwise.
A count as of a day has seen the whole day: on the last day it is decided.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plain.figure import Bounds
from plain.goals import Rule, marks_of, may_succeed, succeeds
from plain.intervals import Interval, mid_p, mid_p_value
from plain.periods import Period, day_of
from plain.referrals import INSTRUMENTS
from plain.seen import Count, Seen, over_the_referred

if TYPE_CHECKING:
    from plain.referrals import Day, Referral, Table

FEW = 20
BY_CHANCE = "on course or behind"


@dataclass(frozen=True)
class Target:
    """One target of a plan; a share if it names who is below its line."""

    id: str
    measure: str
    needed: float
    due: Day
    denominator: str | None = None
    window: Period | None = None
    courses: tuple[str, ...] = ()
    opens_on: Day | None = None
    scope: dict[str, list[str]] = field(default_factory=dict)
    outcome: str | None = None
    rule: Rule | None = None


@dataclass(frozen=True)
class Judged:
    """A target on a date."""

    numerator: int | None
    denominator: int | None
    status: str
    judged_on: Day
    open: int = 0
    unrated: int = 0
    bounds: Bounds = field(default_factory=Bounds)
    interval: Interval | None = None
    p: float | None = None
    needed: float = 0

    @property
    def observed(self) -> float | None:
        if self.denominator is None or self.numerator is None:
            return self.numerator
        return self.numerator / self.denominator if self.denominator else None

    @property
    def percent_met(self) -> float | None:
        return None if self.observed is None else 100 * self.observed / self.needed

    @property
    def few_observations(self) -> bool:
        return bool(self.denominator) and (self.denominator or 0) < FEW


def judged(table: Table, target: Target, starts_on: Day, as_of: Day, level: float) -> Judged:
    if names_nobody(table, target) and as_of >= opening(target, starts_on):
        last = as_of if target.denominator is not None else min(target.due, as_of)
        return Judged(None, None, "undetermined", last, needed=target.needed)
    rows = [row for row in table.rows if in_scope(row, target)]
    if target.denominator is not None:
        found = judged_share(table, rows, target, starts_on, as_of, level)
    elif target.opens_on is not None:
        found = judged_course(table, rows, target, as_of)
    else:
        found = judged_window(rows, target, starts_on, as_of)
    if not_seen(found, target, table):
        found = dataclasses.replace(found, status="undetermined")
    return found


def names_nobody(table: Table, target: Target) -> bool:
    """Whether a column of its scope has none of the labels in any row: then nothing can be said."""
    return any(
        not any(row.labels[column] in labels for row in table.rows)
        for column, labels in whole_scope(target).items()
    )


def whole_scope(target: Target) -> dict[str, list[str]]:
    return {**target.scope, **({"course": list(target.courses)} if target.courses else {})}


def opening(target: Target, starts_on: Day) -> Day:
    """The first day that can count: of its course, its window, or the plan."""
    return target.opens_on or (target.window.first if target.window else starts_on)


def in_scope(row: Referral, target: Target) -> bool:
    """Whether the row has the labels that the target is narrowed to."""
    return all(row.labels[column] in labels for column, labels in whole_scope(target).items())


def judged_window(rows: list[Referral], target: Target, starts_on: Day, as_of: Day) -> Judged:
    """Events from the window's first day, or the plan's, to its last."""
    first = target.window.first if target.window else starts_on
    last = min(target.due, as_of)
    events = sum(Period(first, last).holds(day_of(row, target.measure)) for row in rows)
    if as_of < first:
        status = "not_started"
    elif events >= target.needed:
        status = "attained"
    else:
        status = "missed" if as_of >= target.due else BY_CHANCE
    return Judged(events, None, status, last, needed=target.needed)


def judged_course(table: Table, rows: list[Referral], target: Target, as_of: Day) -> Judged:
    """Starts up to the due date, by course and not by calendar."""
    last = min(target.due, as_of)
    people = [Seen(row, last, table.extracted_on) for row in rows if row.referred_on <= last]
    started = sum(seen.has_started for seen in people)
    waiting = sum(seen.state == "waiting" for seen in people)
    assert target.opens_on is not None
    if started >= target.needed:
        status = "attained"
    elif as_of < target.opens_on:
        status = "not_started"
    elif as_of >= target.due:
        status = "missed"
    else:
        status = "behind" if started + waiting < target.needed else "undetermined"
    awaited = waiting if status in {"behind", "undetermined"} else 0
    return Judged(started, None, status, last, awaited, needed=target.needed)


def judged_share(
    table: Table, rows: list[Referral], target: Target, starts_on: Day, as_of: Day, level: float
) -> Judged:
    """Above and below the line on the date of the count, and those for whom it is not decided."""
    people = [
        Seen(seen.row, as_of, table.extracted_on)
        for seen in over_the_referred(table, Count(as_of))
        if seen.row in rows and entered(seen.row, target, starts_on)
    ]
    inside = [seen for seen in people if is_below(seen, target)]
    above = sum(is_above(seen, target, table) for seen in inside)
    undecided = [seen for seen in people if may_rise(seen, target, table)]
    still_open = sum(seen.is_open for seen in undecided)
    unrated = len(undecided) - still_open
    below = len(inside)
    widest = len({seen.row.number for seen in (*inside, *undecided)})
    return Judged(
        above,
        below,
        status_of_share(above, below, still_open, widest, target, starts_on, as_of),
        as_of,
        still_open,
        unrated,
        bounds(above, len(undecided), widest),
        mid_p(above, below, level),
        mid_p_value(above, below, target.needed) if below and not still_open else None,
        target.needed,
    )


def bounds(above: int, undecided: int, widest: int) -> Bounds:
    if not undecided:
        return Bounds()
    return Bounds(above / widest, (above + undecided) / widest)


def not_seen(found: Judged, target: Target, table: Table) -> bool:
    """Not settled when the table ended before the day that decides; a count cannot fall."""
    ends = table.extracted_on
    if ends is None or ends >= found.judged_on:
        return False
    settled = {"not_started", "undetermined"}
    if found.denominator is None:
        settled |= {"attained"}
    elif target.window and target.window.last <= ends and not found.open:
        settled |= {"attained", "missed"}
    return found.status not in settled


def entered(row: Referral, target: Target, starts_on: Day) -> bool:
    """Everybody of the courses; else who entered in the window, or from the plan's first day."""
    if target.courses:
        return True
    day = row.referred_on if target.denominator == "referred" else row.started_on
    first = target.window.first if target.window else starts_on
    return day is not None and day >= first and (target.window is None or target.window.holds(day))


def is_below(seen: Seen, target: Target) -> bool:
    """In the group; the paired are those who started and have both scores."""
    if target.denominator == "paired":
        assert target.outcome is not None
        return seen.has_started and seen.gain(target.outcome) is not None
    assert target.denominator is not None
    return seen.belongs_to(target.denominator)


def is_above(seen: Seen, target: Target, table: Table) -> bool:
    """Has done what the target measures."""
    if target.rule is not None:
        return succeeds(marks_of(seen, table.goals), target.rule)
    if target.outcome is not None:
        gain = seen.gain(target.outcome)
        return gain is not None and gain >= INSTRUMENTS[target.outcome].meaningful
    return seen.belongs_to(target.measure)


def may_rise(seen: Seen, target: Target, table: Table) -> bool:
    """Not above the line, and may come above it: still open, not rated, or not measured."""
    if not is_below(seen, target):
        return may_come_below(seen, target)
    if is_above(seen, target, table):
        return False
    if target.rule is not None:
        return may_succeed(marks_of(seen, table.goals), target.rule)
    if target.outcome is not None:
        return seen.gain(target.outcome) is None
    return seen.is_open


def may_come_below(seen: Seen, target: Target) -> bool:
    """Whoever is in a course may leave it, complete it, or be measured once more."""
    return seen.state == "ongoing" and target.denominator in {"exited", "completed", "paired"}


def status_of_share(
    above: int, below: int, still_open: int, widest: int, target: Target, starts_on: Day, as_of: Day
) -> str:
    """Decided from the due date on, and only if those still open cannot change it."""
    if as_of < opening(target, starts_on):
        return "not_started"
    if not below:
        return "undetermined"
    is_closed = as_of >= target.due or (target.window and as_of > target.window.last)
    if is_closed and above >= target.needed * widest:
        return "attained"
    if is_closed and above + still_open < target.needed * widest:
        return "missed"
    return "undetermined" if as_of >= target.due else BY_CHANCE
