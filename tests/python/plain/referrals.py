"""A table of referrals: its rows, the columns there are, what its schema declares."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TypeAlias

Day: TypeAlias = dt.date

EXITS = ("completed", "dropped_out", "ended_other", "ended_unknown")


@dataclass(frozen=True)
class Instrument:
    """A scale: its range, which way is better, and the smallest change that matters."""

    lowest: int
    highest: int
    higher_is_better: bool
    meaningful: int

    def gain(self, before: int, after: int) -> int:
        """The change in the good direction."""
        return after - before if self.higher_is_better else before - after

    def room_to_improve(self, before: int) -> int:
        return self.highest - before if self.higher_is_better else before - self.lowest

    def room_to_worsen(self, before: int) -> int:
        return self.highest - self.lowest - self.room_to_improve(before)


WHO5 = Instrument(0, 25, higher_is_better=True, meaningful=3)
HEALTH = Instrument(1, 5, higher_is_better=False, meaningful=1)
DISTRESS = Instrument(0, 10, higher_is_better=False, meaningful=3)
INSTRUMENTS = {"who5": WHO5, "self_rated_health": HEALTH, "distress": DISTRESS}


@dataclass(frozen=True)
class Score:
    """A raw score, and the day it was taken if the table says it."""

    value: int
    on: Day | None = None


@dataclass(frozen=True)
class Goal:
    """A goal of the programme: rated in a column, or reached when an outcome improves."""

    id: str
    outcome: str | None = None


@dataclass(frozen=True)
class Referral:
    """One person sent to one course once."""

    number: int
    person: str
    labels: dict[str, str | None]
    referred_on: Day
    offered_on: Day | None = None
    started_on: Day | None = None
    ended_on: Day | None = None
    exit: str | None = None
    before: dict[str, Score] = field(default_factory=dict)
    after: dict[str, Score] = field(default_factory=dict)
    marks: dict[str, str | None] = field(default_factory=dict)
    sessions: int | None = None


@dataclass(frozen=True)
class Table:
    """The rows that are counted, the columns the table has, and what its schema declares."""

    rows: list[Referral]
    columns: frozenset[str]
    outcomes: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    extracted_on: Day | None = None
    excluded: int = 0
    in_percent: bool = False

    @property
    def says_how_cases_end(self) -> bool:
        """Whether its columns tell who is out: both how and when."""
        return {"exit", "ended_on"} <= self.columns

    @property
    def says_who_started(self) -> bool:
        return "started_on" in self.columns

    @property
    def says_everything(self) -> bool:
        return self.says_who_started and self.says_how_cases_end


def label(row: Referral, stratum: str) -> str | None:
    """A row's label in a stratum: a column, or `month(...)` of one of its dates."""
    if not stratum.startswith("month("):
        return row.labels[stratum]
    day: Day | None = getattr(row, stratum.removeprefix("month(").removesuffix(")"))
    return None if day is None else f"{day:%Y-%m}"


def course_of(row: Referral) -> tuple[str | None, ...]:
    """A course is told by its name and its unit; people without one are together in their unit."""
    return row.labels["unit"], row.labels["course"]


def by_strata(
    rows: list[Referral], strata: list[str]
) -> dict[tuple[str | None, ...], list[Referral]]:
    """The rows of each stratum there is."""
    groups: dict[tuple[str | None, ...], list[Referral]] = {}
    for row in rows:
        groups.setdefault(tuple(label(row, stratum) for stratum in strata), []).append(row)
    return groups
