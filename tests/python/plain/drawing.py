"""Random tables of referrals: small, seeded, and as awkward as real ones.

Open cases, ties, missing labels and scores, scores with and without a day, columns that are not
there, rows that a rule leaves out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plain.referrals import EXITS, INSTRUMENTS, Day, Goal, Referral, Score, Table

if TYPE_CHECKING:
    import random

FIRST = dt.date(2015, 1, 1)
COLUMNS = ("offered_on", "started_on", "ended_on", "exit")
THE_END = {"exit", "ended_on"}
GONE = (("exit", "ended_on"), ("exit",), ("ended_on",), ("started_on",), (*THE_END, "started_on"))
PLACES = {
    "unit": ["North", "South", None],
    "source": ["Job centre", "Own doctor", None],
    "course": ["LC1", "LC2", "LC3", "LC4"],
}


@dataclass(frozen=True)
class Manner:
    """How a table is drawn: what it has, and how often things happen in it."""

    columns: frozenset[str]
    outcomes: tuple[str, ...]
    dated: frozenset[str]
    goals: tuple[Goal, ...]
    spread_days: int
    start: float
    close: float
    extracted: bool
    everybody_has_a_course: bool


def drawn_manner(draw: random.Random) -> Manner:
    """Most tables have every column of the funnel; some lack those of the ends or the starts."""
    gone = draw.choice(GONE) if draw.random() < 0.2 else ()
    outcomes = tuple(name for name in INSTRUMENTS if draw.random() < 0.6)
    offers = () if draw.random() < 0.5 else ("offered_on",)
    rated = [Goal(f"goal_{place}") for place in range(1, draw.choice([1, 2, 3, 4]))]
    derived = [Goal(f"of_{name}", name) for name in outcomes if draw.random() < 0.6]
    goals = [*rated, *derived]
    draw.shuffle(goals)
    return Manner(
        columns=frozenset({*COLUMNS[1:], *offers} - set(gone)),
        outcomes=outcomes,
        dated=frozenset(name for name in outcomes if draw.random() < 0.5),
        goals=tuple(goals) if draw.random() < 0.8 else (),
        spread_days=draw.choice([6, 60, 300, 300]),
        start=draw.choice([0.0, 0.3, 0.7, 0.9, 1.0]),
        close=draw.choice([0.0, 0.5, 0.8, 1.0]),
        extracted=draw.random() < 0.65,
        everybody_has_a_course=draw.random() < 0.5,
    )


def drawn_table(draw: random.Random, most: int = 80, manner: Manner | None = None) -> Table:
    """A table of a few rows to `most`, of whom a few are left out by a rule."""
    manner = manner or drawn_manner(draw)
    size = draw.choice([draw.randrange(4), draw.randrange(4, 20), draw.randrange(20, most + 1)])
    rows = [drawn_referral(number, draw, manner) for number in range(size)]
    days = [day for row in rows for day in days_of(row)]
    extracted = max(days, default=FIRST) + dt.timedelta(days=draw.randrange(20))
    return Table(
        rows=rows,
        columns=manner.columns,
        outcomes=manner.outcomes,
        goals=manner.goals,
        extracted_on=extracted if manner.extracted else None,
        excluded=draw.choice([0, 0, 1, 2]),
        in_percent=draw.random() < 0.3,
    )


def days_of(row: Referral) -> list[Day]:
    """Every day a row speaks of."""
    scores = [score.on for score in (*row.before.values(), *row.after.values())]
    dates = (row.referred_on, row.offered_on, row.started_on, row.ended_on, *scores)
    return [day for day in dates if day is not None]


def drawn_referral(number: int, draw: random.Random, manner: Manner) -> Referral:
    """One referral that breaks no rule, with only what the table's columns can say."""
    later = lambda day, most: day + dt.timedelta(days=draw.randrange(most))  # noqa: E731
    referred = later(FIRST, manner.spread_days)
    started = later(referred, 60) if draw.random() < manner.start else None
    closed = draw.random() < manner.close
    ended = later(started or referred, 150) if closed else None
    exit_word = draw.choice(EXITS) if started else "never_started"
    if "started_on" not in manner.columns:
        started, exit_word = None, "never_started"
    if not manner.columns >= THE_END:
        ended, closed = None, False
    scores = drawn_scores(draw, manner, started or referred, ended)
    labels = {column: draw.choice(names) for column, names in PLACES.items()}
    if not manner.everybody_has_a_course and draw.random() < 0.3:
        labels["course"] = None
    return Referral(
        number=number,
        person=f"P{draw.randrange(200):03}",
        labels=labels,
        referred_on=referred,
        offered_on=drawn_offer(draw, referred, started) if "offered_on" in manner.columns else None,
        started_on=started,
        ended_on=ended,
        exit=exit_word if closed else None,
        before=scores[0],
        after=scores[1],
        marks={goal.id: drawn_mark(draw) for goal in manner.goals if goal.outcome is None},
        sessions=draw.choice([None, 0, 3, 8]),
    )


def drawn_offer(draw: random.Random, referred: Day, started: Day | None) -> Day | None:
    """A day between referral and start, or none."""
    if draw.random() < 0.3:
        return None
    room = (started - referred).days if started else 40
    return referred + dt.timedelta(days=draw.randrange(room + 1))


def drawn_mark(draw: random.Random) -> str | None:
    """How a goal was rated; an empty cell is a goal that was not rated."""
    return draw.choice(["reached", "reached", "not_reached", "not_set", "unrated", None])


def drawn_scores(
    draw: random.Random, manner: Manner, begin: Day, end: Day | None
) -> tuple[dict[str, Score], dict[str, Score]]:
    """Scores before and after, by outcome: some missing, some without a day of their own."""
    before, after = {}, {}
    for name in manner.outcomes:
        scale = INSTRUMENTS[name]
        drawn = lambda: draw.randint(scale.lowest, scale.highest)  # noqa: E731, B023
        first = begin + dt.timedelta(days=draw.randrange(10))
        last = (end or first + dt.timedelta(days=40)) + dt.timedelta(days=draw.randrange(30))
        has_days = name in manner.dated and draw.random() < 0.8
        if draw.random() < 0.85:
            before[name] = Score(drawn(), first if has_days else None)
        if draw.random() < 0.65:
            after[name] = Score(drawn(), last if has_days else None)
    return before, after
