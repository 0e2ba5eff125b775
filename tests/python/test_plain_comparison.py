"""Before and after a second time, by plain Python: splits, pairs of tables, published figures."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest
from plain import compare
from plain.agreement import CLOSED_FORM, ROOT, few, of_figure, same
from plain.cases import in_blocks
from plain.drawing import FIRST, Manner, drawn_manner, drawn_table
from plain.handing_over import cohort
from plain.partial import filled_in
from plain.pending import ALL_THAT_FOLLOWS, COMPARED, NOT_KNOWN, PENDING, SPLIT_BY_START, TWO_CLOCKS
from plain.periods import Period
from plain.published import drawn_figures
from plain.seen import Count
from plain.split import sides

import laks

if TYPE_CHECKING:
    from collections.abc import Iterator

LATEST = FIRST + dt.timedelta(days=900)


def closed_manner(draw: random.Random) -> Manner:
    """Tables in which no case is open: they can be compared without follow-up."""
    return dataclasses.replace(
        drawn_manner(draw),
        columns=frozenset({"started_on", "ended_on", "exit"} | offers(draw)),
        close=1.0,
        extracted=True,
    )


def offers(draw: random.Random) -> set[str]:
    return {"offered_on"} if draw.random() < 0.5 else set()


@in_blocks
def test_a_split_of_closed_cases(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        draw = random.Random(seed)
        table = drawn_table(draw, manner=closed_manner(draw))
        at = FIRST + dt.timedelta(days=draw.randrange(1, 200))
        level = draw.choice([0.95, 0.999, 0.5])
        tallies = cohort(table).split("referred_on", at=at).tallies(as_of=LATEST)
        plain = compare.lines(*sides(table, at, Count(LATEST)), level)
        wrong += lines_that_differ(
            f"table {seed} at {at}:", plain, laks.compare(*tallies, level=level)
        )
    assert not wrong, few(wrong)


@in_blocks
def test_two_tables_of_closed_cases_and_declared_periods(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        draw = random.Random(seed)
        manner = closed_manner(draw)
        tables = [drawn_table(draw, manner=manner) for _ in range(2)]
        first = FIRST + dt.timedelta(days=draw.randrange(50))
        cut = first + dt.timedelta(days=draw.randrange(1, 200))
        periods = Period(first, cut - dt.timedelta(days=1)), Period(cut, LATEST)
        pair = [
            compare.same_people(table, Count(LATEST), period)
            for table, period in zip(tables, periods, strict=True)
        ]
        tallies = [cohort(table).tally(LATEST) for table in tables]
        found = laks.compare(*tallies, *[(one.first, one.last) for one in periods])
        wrong += lines_that_differ(f"tables {seed} {periods}:", compare.lines(*pair), found)
    assert not wrong, few(wrong)


@in_blocks
def test_a_split_with_equal_follow_up(seeds: range) -> None:
    if PENDING & {TWO_CLOCKS, SPLIT_BY_START, COMPARED}:
        pytest.skip("this build has one clock")
    wrong: list[str] = []
    for seed in seeds:
        draw = random.Random(seed)
        manner = dataclasses.replace(drawn_manner(draw), extracted=True)
        table = drawn_table(draw, manner=manner)
        at = FIRST + dt.timedelta(days=draw.randrange(1, 300))
        count = Count(at + dt.timedelta(days=draw.randrange(300)), draw.choice([30, 90]))
        period = Period(FIRST, at - dt.timedelta(days=1)), Period(at, count.as_of)
        tallies = (
            cohort(table)
            .split("referred_on", at=at)
            .tallies(as_of=count.as_of, follow_up_days=count.follow_up_days)
        )
        found = laks.compare(*tallies, *[(one.first, one.last) for one in period])
        plain = compare.lines(*sides(table, at, count, period))
        wrong += lines_that_differ(f"table {seed} at {at} {count}:", plain, found)
    assert not wrong, few(wrong)


@in_blocks
def test_published_figures(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        draw = random.Random(seed)
        figures = [drawn_figures(draw) for _ in range(2)]
        counts = [filled_in(one) for one in figures]
        funnels = [(one, one, one["offered"].known is not None) for one in counts]
        if COMPARED in PENDING and funnels[0][2] != funnels[1][2]:
            continue
        found = laks.compare(*[laks.Tally.from_counts(**one) for one in figures])
        plain = list(compare.of_rates(*funnels, 0.95))
        wrong += lines_that_differ(f"figures {figures}:", plain, found)
    assert not wrong, few(wrong)


def lines_that_differ(
    where: str, plain: list[compare.Line], found: laks.Comparison
) -> Iterator[str]:
    theirs = {line.measure: line.to_dict() for line in found.lines}
    if COMPARED in PENDING:
        plain = [line for line in plain if not line.measure.endswith("_per_30_days")]
    elif [line.measure for line in plain] != list(theirs):
        yield f"{where} lines: plain {[line.measure for line in plain]}, laks {list(theirs)}"
    for line in plain:
        yield from line_that_differs(f"{where} {line.measure}", line, theirs[line.measure])


def line_that_differs(where: str, line: compare.Line, found: dict) -> Iterator[str]:
    for ours, theirs in ((line.before, found["before"]), (line.after, found["after"])):
        if ALL_THAT_FOLLOWS in PENDING and theirs["value"] is None:
            return
        yield from of_figure(where, ours, theirs, open_cases=NOT_KNOWN not in PENDING)
    if line.by_courses and COMPARED not in PENDING:
        return
    for part in ("value", "lower", "upper"):
        ours, theirs = getattr(line.contrast, part), found["contrast"][part]
        if not same(ours, theirs, CLOSED_FORM if part == "value" else ROOT):
            yield f"{where} contrast.{part}: plain {ours}, laks {theirs}"
    has_p = COMPARED in PENDING or compare.is_declared(line.measure)
    if not same(line.contrast.p if has_p else None, found["p"]):
        yield f"{where} p: plain {line.contrast.p}, laks {found['p']}"
