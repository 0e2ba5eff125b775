"""A table split in two at a date: who belongs before it, and who after.

By referral, the referred are divided by their date of referral; the started too, unless everybody
is followed equally long: then by their start. By start, all are divided by the start. A course
whose people all started within sixty days belongs wholly to the side of its first start; a group
that people join all year is cut. Events belong to the side of their own date, so both sides see the
whole table's.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from plain.compare import Side
from plain.referrals import course_of

if TYPE_CHECKING:
    from plain.periods import Period
    from plain.referrals import Day, Referral, Table
    from plain.seen import Count

ONE_COURSE = dt.timedelta(days=60)


def sides(
    table: Table, at: Day, count: Count, periods: tuple[Period, Period] | None = None
) -> tuple[Side, Side]:
    """Before and after, by date of referral."""
    by_referral = {row.number: row.referred_on < at for row in table.rows}
    by_start = by_referral
    if count.follow_up_days is not None:
        by_start = {row.number: starts_before(row, table, at) for row in table.rows}
    before, after = (
        Side(
            of_rows(table, by_referral, is_before),
            of_rows(table, by_start, is_before),
            table,
            count,
            period,
        )
        for is_before, period in zip((True, False), periods or (None, None), strict=True)
    )
    return before, after


def within(table: Table, period: Period, count: Count) -> Side:
    """Who entered from one day to another, each clock by its own date."""
    referred = {row.number: period.holds(row.referred_on) for row in table.rows}
    started = referred
    if count.follow_up_days is not None:
        started = {row.number: period.holds(start_of(row, table)) for row in table.rows}
    return Side(of_rows(table, referred, True), of_rows(table, started, True), table, count, period)


def starts_before(row: Referral, table: Table, at: Day) -> bool:
    """Whether the row's start is before the day, or that of the course it started with."""
    start = start_of(row, table)
    return start is not None and start < at


def start_of(row: Referral, table: Table) -> Day | None:
    """The first start of the row's course, or the row's own if it has none or people join it."""
    if row.started_on is None or row.labels["course"] is None:
        return row.started_on
    of_course = [other for other in table.rows if course_of(other) == course_of(row)]
    starts = [other.started_on for other in of_course if other.started_on is not None]
    return min(starts) if max(starts) - min(starts) <= ONE_COURSE else row.started_on


def of_rows(table: Table, is_before: dict[int, bool], wanted: bool) -> Table:
    rows = [row for row in table.rows if is_before[row.number] == wanted]
    return dataclasses.replace(table, rows=rows)
