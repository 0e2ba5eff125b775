"""A referral as it is seen on a day: what has happened by then, and what is known by then.

Everybody is seen on one date, `as_of`; or, with `follow_up_days`, each on a day of their own. Over
the referred that day runs from the referral, over the started from the start, and only those count
who have been there so long.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plain.referrals import INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plain.referrals import Day, Goal, Referral, Score, Table

OVER_THE_STARTED = {"started", "exited", "completed"}


@dataclass(frozen=True)
class Count:
    """When the table is counted, and for how long everybody is followed."""

    as_of: Day
    follow_up_days: int | None = None


@dataclass(frozen=True)
class Seen:
    """One referral on the day it is seen."""

    row: Referral
    day: Day
    extracted_on: Day | None
    is_followed: bool = False

    @cached_property
    def has_started(self) -> bool:
        return self.row.started_on is not None and self.row.started_on <= self.day

    @cached_property
    def exit(self) -> str | None:
        """How the case was closed by that day, before or after a start."""
        closed = self.row.ended_on is not None and self.row.ended_on <= self.day
        return self.row.exit if closed else None

    @property
    def state(self) -> str:
        """Waiting, never started, ongoing, or the way they went out: exactly one of them."""
        return self.exit or ("ongoing" if self.has_started else "waiting")

    @property
    def is_open(self) -> bool:
        """Whether it can still change: who was followed as long as asked is not open any more."""
        return self.exit is None and not self.is_followed

    @property
    def is_out(self) -> bool:
        return self.has_started and self.exit is not None

    def belongs_to(self, group: str) -> bool:
        """Whether they count as referred, offered, started, exited, or are in a state."""
        if group == "referred":
            return True
        if group == "offered":
            return self.row.offered_on is not None and self.row.offered_on <= self.day
        if group == "started":
            return self.has_started
        if group == "exited":
            return self.is_out
        return self.state == group

    def before(self, outcome: str) -> int | None:
        """The score before, if it is known: undated it is from the start, or else the referral."""
        score = self.row.before.get(outcome)
        return self._known(score, self.row.started_on or self.row.referred_on)

    def after(self, outcome: str) -> int | None:
        """The score after, if it is known: undated it is from the end, or the extract."""
        return self._known(self.row.after.get(outcome), self._end)

    def mark(self, goal: Goal) -> str:
        """Reached, not reached, not set or unrated.

        A goal defined by an outcome is reached by a meaningful improvement, unrated without both
        scores. A rated one has no day of its own: its mark is from the end, or the extract. A goal
        that is not set is not set on any day.
        """
        if goal.outcome is not None:
            return self._mark_by(goal.outcome)
        mark = self.row.marks[goal.id] or "unrated"
        is_known = self._end is not None and self._end <= self.day
        return mark if is_known or mark == "not_set" else "unrated"

    def gain(self, outcome: str) -> int | None:
        """The change in the good direction, of those with both scores."""
        before, after = self.before(outcome), self.after(outcome)
        if before is None or after is None:
            return None
        return INSTRUMENTS[outcome].gain(before, after)

    def _mark_by(self, outcome: str) -> str:
        gain = self.gain(outcome)
        if gain is None:
            return "unrated"
        return "reached" if gain >= INSTRUMENTS[outcome].meaningful else "not_reached"

    @property
    def _end(self) -> Day | None:
        return self.row.ended_on or self.extracted_on

    def _known(self, score: Score | None, without_a_day: Day | None) -> int | None:
        if score is None:
            return None
        day = score.on or without_a_day
        return score.value if day is not None and day <= self.day else None


def over_the_referred(table: Table, count: Count) -> list[Seen]:
    """Who was referred, and long enough ago."""
    return list(_seen(table, ((row, row.referred_on) for row in table.rows), count))


def over_the_started(table: Table, count: Count) -> list[Seen]:
    """Who started, and long enough ago."""
    return list(_seen(table, ((row, row.started_on) for row in table.rows), count))


def population(table: Table, count: Count, group: str) -> list[Seen]:
    """The people of a group, each on the day that their clock says."""
    clock = over_the_started if group in OVER_THE_STARTED else over_the_referred
    return [seen for seen in clock(table, count) if seen.belongs_to(group)]


def _seen(
    table: Table, entered: Iterable[tuple[Referral, Day | None]], count: Count
) -> Iterable[Seen]:
    is_followed = count.follow_up_days is not None
    followed = dt.timedelta(days=count.follow_up_days or 0)
    # Nobody is followed beyond the day on which the table was taken out.
    last = min(count.as_of, table.extracted_on or count.as_of) if is_followed else count.as_of
    for row, day in entered:
        if day is not None and day + followed <= last:
            yield Seen(
                row, day + followed if is_followed else count.as_of, table.extracted_on, is_followed
            )
