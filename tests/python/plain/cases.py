"""Random tables with the way each is counted: a date, strata, a follow-up, a level.

`LAKS_PLAIN_TABLES=5000` draws more than the usual 300; a table is told by its seed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import random
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import pytest

from plain.drawing import FIRST, drawn_table
from plain.handing_over import cohort
from plain.referrals import by_strata
from plain.seen import Count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import laks
    from plain.referrals import Table

TABLES = int(os.environ.get("LAKS_PLAIN_TABLES", "300"))
BLOCK = 25
BLOCKS = [range(first, min(first + BLOCK, TABLES)) for first in range(0, TABLES, BLOCK)]
STRATA = (["unit"], ["source", "course"], ["month(referred_on)"], ["course"], [])
in_blocks = pytest.mark.parametrize("seeds", BLOCKS, ids=lambda seeds: f"{seeds[0]}-{seeds[-1]}")


@dataclass(frozen=True)
class Case:
    """A table, and how it is counted."""

    seed: int
    table: Table
    as_of: dt.date
    by: list[str]
    follow_up_days: int | None
    level: float

    @property
    def count(self) -> Count:
        return Count(self.as_of, self.follow_up_days)

    @property
    def groups(self) -> tuple[str, ...]:
        """Whose outcomes and goals are counted: with follow-up those of the started only."""
        started = ("started", "completed", "exited")
        return started if self.follow_up_days is not None else (*started, "referred")

    @cached_property
    def cohort(self) -> laks.Cohort:
        return cohort(self.table)

    @cached_property
    def tally(self) -> laks.Tally:
        return self.cohort.tally(
            self.as_of, self.by, follow_up_days=self.follow_up_days, horizons=[30, 90]
        )

    @property
    def strata(self) -> dict[tuple[str | None, ...], Table]:
        """The table of each stratum, and of the whole under the empty key."""
        rows = by_strata(self.table.rows, self.by) if self.by else {}
        if len(self.by) == 1 and self.by[0].startswith("month("):
            rows = {key: [] for key in months_between(rows)} | rows
        parts = {key: dataclasses.replace(self.table, rows=part) for key, part in rows.items()}
        return {(): self.table, **parts}

    def parts(self, result: dict[str, Any]) -> Iterator[tuple[str, Table, dict[str, Any]]]:
        """What laks says of the whole and of each stratum, with the rows it is of."""
        found = {tuple(part["key"]): part for part in (result["total"], *result["strata"])}
        assert found.keys() == self.strata.keys()
        for key, table in self.strata.items():
            yield f"table {self.seed} {key or ''} as of {self.as_of}:", table, found[key]


def months_between(keys: Iterable[tuple[str | None, ...]]) -> Iterator[tuple[str]]:
    """Every month from the first that somebody has to the last."""
    present = [month for (month,) in keys if month is not None]
    if present:
        (year, month), last = (int(part) for part in min(present).split("-")), max(present)
        while (named := f"{year}-{month:02}") <= last:
            yield (named,)
            year, month = year + month // 12, month % 12 + 1


@cache
def drawn(seed: int) -> Case:
    draw = random.Random(seed)
    table = drawn_table(draw)
    as_of = FIRST + dt.timedelta(days=draw.randrange(600))
    return Case(
        seed,
        table,
        as_of,
        by=draw.choice(STRATA),
        follow_up_days=draw.choice([None, None, None, 1, 30, 90]),
        level=draw.choice([0.95, 0.95, 0.9, 0.999, 0.5]),
    )


def cases(seeds: range, *, every_column: bool = False) -> list[Case]:
    """The tables of a block; some figures are asked only of those with every column they need."""
    found = map(drawn, seeds)
    return [case for case in found if case.table.says_everything or not every_column]
