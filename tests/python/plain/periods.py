"""What happened from one day to another, whoever it happened to: events by their own dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plain.partial import NEEDS, THE_END
from plain.referrals import EXITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plain.referrals import Day, Referral, Table

EVENTS = ("referred", "offered", "started", *EXITS, "never_started")


@dataclass(frozen=True)
class Period:
    """From one day to another, both included."""

    first: Day
    last: Day

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def holds(self, day: Day | None) -> bool:
        return day is not None and self.first <= day <= self.last


def day_of(row: Referral, event: str) -> Day | None:
    """The day on which it happened to this referral, if it did."""
    dates = {"referred": row.referred_on, "offered": row.offered_on, "started": row.started_on}
    if event in dates:
        return dates[event]
    return row.ended_on if row.exit == event else None


def names(table: Table) -> list[str]:
    """The events that the table's columns can tell."""
    return [
        event for event in EVENTS if NEEDS.get(event, THE_END | {"started_on"}) <= table.columns
    ]


def events(table: Table, period: Period, as_of: Day) -> dict[str, int]:
    """How often each happened in the period; that nothing did is known only up to some day."""
    counted = Period(period.first, min(period.last, as_of))
    counts = {
        event: sum(counted.holds(day_of(row, event)) for row in table.rows)
        for event in names(table)
    }
    is_known = period.first <= last_known(table, as_of)
    return {event: count for event, count in counts.items() if count or is_known}


def last_known(table: Table, as_of: Day) -> Day:
    """The date of the count, or of the extract where that is earlier."""
    return min(as_of, table.extracted_on or as_of)


def known_to(table: Table, period: Period, as_of: Day) -> Day | None:
    """The last day that is known, where the period goes beyond it."""
    last = last_known(table, as_of)
    return last if last < period.last else None


def by_month(table: Table, as_of: Day) -> list[tuple[Period, dict[str, int]]]:
    """The events of each month, from that of the first event to the date of the count."""
    days = [day_of(row, event) for row in table.rows for event in names(table)]
    known = [day for day in days if day is not None and day <= as_of]
    if not known:
        return []
    return [(month, events(table, month, as_of)) for month in months(min(known), as_of)]


def months(first: Day, last: Day) -> Iterator[Period]:
    """Whole months from the first day's, and the last one up to the last day."""
    begin = first.replace(day=1)
    while begin <= last:
        following = (begin + dt.timedelta(days=31)).replace(day=1)
        yield Period(begin, min(following - dt.timedelta(days=1), last))
        begin = following
