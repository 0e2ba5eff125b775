"""A table split in two at a date: who belongs before it, and who after.

Over the referred the date of referral decides. Over the started the date of start does, once
everybody is followed equally long; a course that has starts on both sides belongs wholly to that of
its first. Events belong to the side of their own date, so both sides see the whole table's.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from plain.compare import Side

if TYPE_CHECKING:
    from plain.periods import Period
    from plain.referrals import Day, Referral, Table
    from plain.seen import Count


def sides(
    table: Table, at: Day, count: Count, periods: tuple[Period, Period] | None = None
) -> tuple[Side, Side]:
    """Before and after."""
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


def starts_before(row: Referral, table: Table, at: Day) -> bool:
    """Whether the row's start, or the first start of its course, is before the day."""
    course = row.labels["course"]
    of_course = [other for other in table.rows if other.labels["course"] == course]
    starts = [one.started_on for one in (of_course if course else [row]) if one.started_on]
    return bool(starts) and min(starts) < at


def of_rows(table: Table, is_before: dict[int, bool], wanted: bool) -> Table:
    rows = [row for row in table.rows if is_before[row.number] == wanted]
    return dataclasses.replace(table, rows=rows)
