"""Data that comes with laks: one programme, small enough to read, with figures to check against."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from laks._laks import Cohort, Plan, Schema, Table, Tally, text_table

if TYPE_CHECKING:
    import polars as pl

_FOLDER = Path(__file__).parent / "data"


def _table_of_csv(path: Path, title: str) -> Table:
    with path.open(encoding="utf-8", newline="") as lines:
        names, *rows = csv.reader(lines)
    columns = [[row[place] or None for row in rows] for place in range(len(names))]
    return text_table(title, names, columns)


@dataclass(frozen=True)
class Ballerup:
    """The lifestyle café of Ballerup in 2016: made-up people under published figures.

    The municipality published a handful of counts and four targets. The person-level table is made
    up so that every published count comes out at its date; its README says which figures are
    published and which are simulated.

    Examples
    --------
    >>> import laks
    >>> cafe = laks.datasets.ballerup()
    >>> len(cafe.cohort), cafe.published_on.isoformat(), len(cafe.courses)
    (83, '2016-02-15', 5)
    >>> cafe.published.funnel().counts["started"]
    24
    """

    path: Path
    """The folder with `referrals.csv`, `courses.csv`, `schema.toml` and `plan.toml`."""

    published_on: dt.date = dt.date(2016, 2, 15)
    """The date of the early status."""

    @cached_property
    def schema(self) -> Schema:
        """How the headings and words of the table are read."""
        return Schema.read(self.path / "schema.toml")

    @cached_property
    def referrals(self) -> Table:
        """The table of referrals, every column as text."""
        return _table_of_csv(self.path / "referrals.csv", "Referrals")

    @cached_property
    def courses(self) -> Table:
        """The five courses: start, end, places, planned sessions, every column as text."""
        return _table_of_csv(self.path / "courses.csv", "Courses")

    @property
    def frame(self) -> pl.DataFrame:
        """The table of referrals as a polars DataFrame; needs polars."""
        return self.referrals.to_polars()

    @cached_property
    def cohort(self) -> Cohort:
        """The referrals, validated."""
        return Cohort(self.referrals, self.schema, first_row=2)

    @cached_property
    def plan(self) -> Plan:
        """The municipality's action plan: its four numeric targets, and its checkpoints."""
        return Plan.read(self.path / "plan.toml")

    @cached_property
    def published(self) -> Tally:
        """The early status as it was published: 35 referred, 24 of them started."""
        return Tally.from_counts(referred=35, started=24, as_of=self.published_on)

    @cached_property
    def published_by_course(self) -> Tally:
        """The early status by course: 5 of the first 8 completed, 16 started in the others."""
        courses = [
            {"course": "first", "started": 8, "exited": 8, "completed": 5},
            {"course": "second and third", "started": 16},
        ]
        return Tally.from_counts(rows=courses, by=["course"], as_of=self.published_on)


def ballerup() -> Ballerup:
    """Return the referrals, courses, schema and plan of the lifestyle café of Ballerup.

    Examples
    --------
    >>> import laks
    >>> laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").funnel().counts["completed"]
    23
    """
    return Ballerup(_FOLDER / "ballerup")
