"""The cells of a figure are told where its counts are, and refused where no column tells them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from plain.agreement import few
from plain.cases import Case, cases, in_blocks
from plain.handing_over import frame, schema

import laks

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

PARTS = ("numerator", "denominator")
NONE = ("started_on", "exit", "ended_on", "_baseline", "_follow_up")
"""Columns that one of two tables may be without, by their names or the ends of them."""


def figures(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every figure in what a result holds, however deep, and where it stands."""
    if isinstance(value, dict):
        if "denominator_is" in value and "counts" in value:
            yield path, value
        for name, held in value.items():
            yield from figures(held, (*path, name))
    if isinstance(value, list):
        for place, held in enumerate(value):
            name = held.get("name", place) if isinstance(held, dict) else place
            yield from figures(held, (*path, str(name)))


def asked(case: Case, tally: laks.Tally) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every figure of a tally."""
    results = [tally.funnel(case.level), tally.waiting(case.level)]
    for stage in ("started", "completed", "exited", "dropped_out", "never_started", "ongoing"):
        results.append(tally.rates(stage, level=case.level))
    for group in case.groups:
        for name in case.table.outcomes:
            results.append(tally.outcome(name).among(group).change(case.level))
        if case.table.goals:
            results.append(tally.goals(at_least=1, among=group))
    for place, result in enumerate(results):
        yield from figures(result.to_dict(), (place,))


def held(tally: laks.Tally, figure: dict[str, Any], part: str) -> int | None:
    """The sum of the cells of one part; none where they are not told."""
    try:
        return sum(tally.count_at(cells) for cells in figure["counts"] if cells["part"] == part)
    except laks.NotCounted:
        return None


def columns_of(figure: dict[str, Any]) -> set[str]:
    """The columns that say whose its cells are."""
    return {column for cells in figure["counts"] for column, _ in cells.get("stratum", [])}


def named(figure: dict[str, Any]) -> list[str]:
    """The parts of which a figure names cells."""
    return [part for part in PARTS if any(cells["part"] == part for cells in figure["counts"])]


@in_blocks
def test_cells_are_told_where_the_counts_of_a_figure_are(seeds: range) -> None:
    wrong: list[str] = []
    seen = 0
    for case in cases(seeds):
        for place, figure in asked(case, case.tally):
            for part in named(figure):
                seen += 1
                count = held(case.tally, figure, part)
                if count != figure.get(part):
                    where = f"table {case.seed}: {place} {part}"
                    wrong.append(f"{where} is {figure.get(part)}, its cells {count}")
    assert not wrong, few(wrong)
    assert seen > 500


def without(case: Case, rows: pl.DataFrame, column: str) -> laks.Tally:
    """Those rows, counted in the same way, without a column."""
    file = schema(case.table)
    file["rules"]["missing_column"] = "warn"
    cohort = laks.Cohort(
        rows.drop(column, strict=False), file, extracted_on=case.table.extracted_on
    )
    return cohort.tally(case.as_of, case.by, follow_up_days=case.follow_up_days, horizons=[30, 90])


@in_blocks
def test_cells_that_a_missing_column_tells_are_refused(seeds: range) -> None:
    wrong: list[str] = []
    told = refused = 0
    for case in cases(seeds, every_column=True):
        draw = random.Random(case.seed)
        rows = frame(case.table)
        column = draw.choice([name for name in rows.columns if name.endswith(NONE)])
        half = rows.height // 2
        lacking = without(case, rows, column)
        merged = without(case, rows[:half], column) + without(case, rows[half:], "offered_on")
        for tally in (lacking, merged):
            theirs = dict(asked(case, tally))
            for place, figure in asked(case, case.tally):
                for part in named(figure) if place in theirs else []:
                    if columns_of(figure) - {*case.by}:
                        continue  # of the only unit, and the other tally has several
                    count = held(tally, figure, part)
                    told, refused = told + (count is not None), refused + (count is None)
                    if theirs[place].get(part) not in (None, count):
                        where = f"table {case.seed} without {column}: {place} {part}"
                        wrong.append(f"{where} is {theirs[place].get(part)}, the cells {count}")
                    elif theirs[place].get(part) is None and count is not None:
                        wrong.append(f"table {case.seed} without {column}: {place} {part}, {count}")
    assert not wrong, few(wrong)
    assert told > 500
    assert refused > 100
