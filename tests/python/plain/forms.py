"""Which form is the score before and which the score after: by windows around the row's dates.

A form in one window is that occasion's; in both, that of the nearer date, and the earlier occasion
if both are as near. Of several for one occasion the nearest to the date counts, of two as near the
earlier.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plain.referrals import INSTRUMENTS, Score

if TYPE_CHECKING:
    import random

    from plain.referrals import Day, Referral, Table


@dataclass(frozen=True)
class Form:
    """A form of a person, or of a referral: a day, an outcome and a score."""

    person: str
    referral: int
    on: Day
    outcome: str
    value: int


@dataclass(frozen=True)
class Window:
    """So many days before and after one of the row's dates, both ends included."""

    around: str
    before: int
    after: int

    def distance(self, row: Referral, day: Day) -> int | None:
        """How many days from the date, if the day lies in the window."""
        date: Day | None = getattr(row, self.around)
        if date is None:
            return None
        days = (day - date).days
        return abs(days) if -self.before <= days <= self.after else None


@dataclass(frozen=True)
class Joining:
    """Both windows, and whether forms are found by referral or by person."""

    baseline: Window
    follow_up: Window
    by_referral: bool

    def is_of(self, form: Form, row: Referral) -> bool:
        return form.referral == row.number if self.by_referral else form.person == row.person

    def occasion(self, form: Form, row: Referral) -> tuple[str, int] | None:
        """Before or after, and how near; `None` outside both windows."""
        first = self.baseline.distance(row, form.on)
        last = self.follow_up.distance(row, form.on)
        if first is not None and (last is None or first <= last):
            return "before", first
        return None if last is None else ("after", last)


def joined(table: Table, forms: list[Form], joining: Joining) -> Table:
    """The table with the scores of its forms."""
    rows = [
        dataclasses.replace(
            row,
            before=scores(row, forms, joining, "before"),
            after=scores(row, forms, joining, "after"),
        )
        for row in table.rows
    ]
    return dataclasses.replace(table, rows=rows)


def scores(row: Referral, forms: list[Form], joining: Joining, wanted: str) -> dict[str, Score]:
    """The nearest form of each outcome for one occasion."""
    near: dict[str, list[tuple[int, Day, int]]] = {}
    for form in forms:
        found = joining.occasion(form, row) if joining.is_of(form, row) else None
        if found is not None and found[0] == wanted:
            near.setdefault(form.outcome, []).append((found[1], form.on, form.value))
    return {outcome: Score(min(one)[2], min(one)[1]) for outcome, one in near.items()}


def drawn_joining(draw: random.Random) -> Joining:
    days = [0, 3, 14, 30]
    return Joining(
        Window(draw.choice(["started_on", "referred_on"]), draw.choice(days), draw.choice(days)),
        Window("ended_on", draw.choice(days), draw.choice(days)),
        by_referral=draw.random() < 0.5,
    )


def drawn_forms(draw: random.Random, table: Table) -> list[Form]:
    """A few forms about each of a row's dates, no two of one day for a person and outcome."""
    forms: dict[tuple[object, ...], Form] = {}
    for row in table.rows:
        for around in (row.referred_on, row.started_on, row.ended_on):
            for outcome in table.outcomes if around else ():
                if around is None or draw.random() < 0.4:
                    continue
                on = around + dt.timedelta(days=draw.randint(-20, 20))
                scale = INSTRUMENTS[outcome]
                value = draw.randint(scale.lowest, scale.highest)
                forms[row.person, on, outcome] = Form(row.person, row.number, on, outcome, value)
    return list(forms.values())
