"""What is to be known about a table as a whole: how many facts have no day of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plain.referrals import Day, Referral, Score, Table


def rows(table: Table) -> int:
    """The rows that are counted."""
    return len(table.rows)


def undated_facts(table: Table) -> int:
    """Scores and rated goals without a day of their own: the row dates them."""
    return sum(
        len(undated(row.before)) + len(undated(row.after)) + rated(row) for row in table.rows
    )


def last_date(table: Table) -> Day | None:
    """The day of the extract if it is declared, else the last of referral, offer, start or end."""
    if table.extracted_on is not None:
        return table.extracted_on
    dates = [(r.referred_on, r.offered_on, r.started_on, r.ended_on) for r in table.rows]
    return max((day for row in dates for day in row if day is not None), default=None)


def undated(scores: dict[str, Score]) -> list[Score]:
    return [score for score in scores.values() if score.on is None]


def rated(row: Referral) -> int:
    """Goals that were rated reached or not; a rating has no day of its own."""
    return sum(mark in {"reached", "not_reached"} for mark in row.marks.values())


def left_out(table: Table, as_of: Day) -> int:
    """Undated facts of cases still open that are not known on the date of the count.

    They are true on the day of the extract only; where it is not declared, on no day.
    """
    if table.extracted_on is not None and as_of >= table.extracted_on:
        return 0
    return sum(facts_of_an_open_case(row) for row in table.rows if row.ended_on is None)


def facts_of_an_open_case(row: Referral) -> int:
    """Its undated scores after, its rated goals, and its sessions."""
    return len(undated(row.after)) + rated(row) + (row.sessions is not None)
