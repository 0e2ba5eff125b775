"""A figure: its value, its interval, the counts it rests on, what the open cases could change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from plain.intervals import wilson

Note: TypeAlias = dict[str, dict[str, int]] | str | None


@dataclass(frozen=True)
class Bounds:
    """The share if all of those who are not decided fail, and if all of them succeed."""

    if_open_fail: float | None = None
    if_open_succeed: float | None = None


NO_BOUNDS = Bounds()


@dataclass(frozen=True)
class Figure:
    """One line of a result."""

    name: str
    value: float | None
    lower: float | None
    upper: float | None
    numerator: int | None
    denominator: int | None
    bounds: Bounds = NO_BOUNDS
    note: Note = None


def share(
    name: str, above: int, below: int, *, level: float, undecided: int = 0, note: Note = None
) -> Figure:
    """The share `above` of `below`, where `undecided` of those below may still come above."""
    interval = wilson(above, below, level)
    return Figure(
        name,
        above / below if below else None,
        *(interval or (None, None)),
        above,
        below,
        between(above, below, undecided),
        note,
    )


def between(above: int, below: int, undecided: int) -> Bounds:
    """No bounds where nobody is undecided."""
    if not below or not undecided:
        return NO_BOUNDS
    return Bounds(above / below, (above + undecided) / below)


def still_open(waiting: int, ongoing: int) -> Note:
    """The note on a share that can still rise: it is a lower bound so far."""
    if waiting + ongoing == 0:
        return None
    return {"lower_bound_so_far": {"waiting": waiting, "ongoing": ongoing}}


def may_be_open(at_most: int) -> Note:
    """The note on a share that may still rise, where it is not known how many are open."""
    return {"may_be_open": {"at_most": at_most}} if at_most else None


def of_those_who_left(ongoing: int) -> Note:
    """The note on a share of the exited: those still in are left out."""
    return {"of_those_who_left": {"ongoing": ongoing}} if ongoing else None
