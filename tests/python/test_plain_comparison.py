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
from plain.funnel import rates_of
from plain.handing_over import cohort
from plain.partial import filled_in
from plain.periods import Period
from plain.published import drawn_figures
from plain.seen import Count
from plain.split import sides, within

import laks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plain.contrasts import Contrast
    from plain.partial import Range
    from plain.referrals import Table

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
        periods = [drawn_period(draw) for _ in range(2)]
        pair = [
            compare.same_people(table, Count(LATEST), period)
            for table, period in zip(tables, periods, strict=True)
        ]
        tallies = [cohort(table).tally(LATEST) for table in tables]
        found = laks.compare(*tallies, *[(one.first, one.last) for one in periods])
        where = f"tables {seed} {periods}:"
        plain = compare.lines(*pair)
        if all(map(compare.holds_everybody, pair)):
            wrong += lines_that_differ(where, plain, found)
        else:
            counted = [line for line in plain if line.measure.endswith("_per_30_days")]
            wrong += lines_that_differ(where, counted, found, is_all=False)
    assert not wrong, few(wrong)


def drawn_period(draw: random.Random) -> Period:
    """Some days, or all the days there are."""
    if draw.random() < 0.5:
        return Period(FIRST, LATEST)
    first = FIRST + dt.timedelta(days=draw.randrange(200))
    return Period(first, first + dt.timedelta(days=draw.randrange(1, 200)))


@in_blocks
def test_periods_of_two_cohorts(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        draw = random.Random(seed)
        manner = dataclasses.replace(drawn_manner(draw), extracted=True)
        tables = [drawn_table(draw, manner=manner) for _ in range(2)]
        count = Count(FIRST + dt.timedelta(days=draw.randrange(300, 700)), draw.choice([30, 90]))
        periods = [drawn_days(draw) for _ in range(2)]
        found = laks.compare(
            *map(cohort, tables),
            *[(one.first, one.last) for one in periods],
            as_of=count.as_of,
            follow_up_days=count.follow_up_days,
        )
        pair = [within(*side, count) for side in zip(tables, periods, strict=True)]
        wrong += lines_that_differ(f"tables {seed} {periods} {count}:", compare.lines(*pair), found)
    assert not wrong, few(wrong)


def drawn_days(draw: random.Random) -> Period:
    """Some days before the first count."""
    first = draw.randrange(250)
    return Period(*(FIRST + dt.timedelta(days=day) for day in (first, draw.randrange(first, 300))))


@in_blocks
def test_a_split_with_equal_follow_up(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        table, at, count = drawn_split(seed)
        found = laks.compare(*split_tallies(table, at, count))
        plain = compare.lines(*sides(table, at, count))
        wrong += lines_that_differ(f"table {seed} at {at} {count}:", plain, found)
    assert not wrong, few(wrong)


@in_blocks
def test_periods_that_end_with_the_split_and_the_count_leave_out_nobody(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        table, at, count = drawn_split(seed)
        periods = Period(FIRST, at - dt.timedelta(days=1)), Period(at, count.as_of)
        days = [(one.first, one.last) for one in periods]
        found = laks.compare(*split_tallies(table, at, count), *days)
        plain = compare.lines(*sides(table, at, count, periods))
        wrong += lines_that_differ(f"table {seed} at {at} {count}:", plain, found)
    assert not wrong, few(wrong)


def drawn_split(seed: int) -> tuple[Table, dt.date, Count]:
    draw = random.Random(seed)
    manner = dataclasses.replace(drawn_manner(draw), extracted=True)
    table = drawn_table(draw, manner=manner)
    at = FIRST + dt.timedelta(days=draw.randrange(1, 300))
    return table, at, Count(at + dt.timedelta(days=draw.randrange(300)), draw.choice([30, 90]))


def split_tallies(table: Table, at: dt.date, count: Count) -> tuple[laks.Tally, laks.Tally]:
    split = cohort(table).split("referred_on", at=at)
    return split.tallies(as_of=count.as_of, follow_up_days=count.follow_up_days)


@in_blocks
def test_published_figures(seeds: range) -> None:
    wrong: list[str] = []
    for seed in seeds:
        draw = random.Random(seed)
        figures = [drawn_figures(draw) for _ in range(2)]
        counts = [filled_in(one) for one in figures]
        tallies = [laks.Tally.from_counts(**one) for one in figures]
        if any(map(least_open, counts)):
            with pytest.raises(laks.UnequalFollowUp):
                laks.compare(*tallies)
            continue
        rates = [rates_of(one, one, 0.95, strata=[one]) for one in counts]
        plain = list(compare.of_rates(*rates, 0.95))
        wrong += lines_that_differ(f"figures {figures}:", plain, laks.compare(*tallies))
    assert not wrong, few(wrong)


def least_open(counts: dict[str, Range]) -> int:
    """How many are open at least: by what is known of them, and of all the others."""
    known = counts["waiting"].least + counts["ongoing"].least
    others = (counts["never_started"].most, counts["exited"].most)
    if None in others:
        return known
    return max(known, counts["referred"].least - sum(others))


def lines_that_differ(
    where: str, plain: list[compare.Line], found: laks.Comparison, *, is_all: bool = True
) -> Iterator[str]:
    """Every line that differs; unless these are all lines, the others must have no value."""
    theirs = {line.measure: line.to_dict() for line in found.lines if is_all or known(line)}
    if [line.measure for line in plain] != list(theirs):
        yield f"{where} lines: plain {[line.measure for line in plain]}, laks {list(theirs)}"
    holm = compare.adjusted(plain)
    for line in plain:
        if line.measure in theirs:
            place, of_laks = f"{where} {line.measure}", theirs[line.measure]
            yield from line_that_differs(place, line, of_laks)
            if not same(holm.get(line.measure), of_laks["p_holm"]):
                yield f"{place} p_holm: plain {holm.get(line.measure)}, laks {of_laks['p_holm']}"


def known(line: laks.ComparisonLine) -> bool:
    return line.before.value is not None and line.after.value is not None


def line_that_differs(where: str, line: compare.Line, found: dict) -> Iterator[str]:
    for ours, theirs in ((line.before, found["before"]), (line.after, found["after"])):
        yield from of_figure(where, ours, theirs)
    yield from contrast_that_differs(where, line, line.contrast, found)
    courses = list(line.how_many or ()) if line.by_courses else None
    if courses != found["courses"]:
        yield f"{where} courses: plain {courses}, laks {found['courses']}"
    if line.by_courses and found["plain"]:
        yield from contrast_that_differs(f"{where} plain", line, line.independent, found["plain"])


def contrast_that_differs(
    where: str, line: compare.Line, contrast: Contrast, found: dict
) -> Iterator[str]:
    for part in ("value", "lower", "upper"):
        ours, theirs = getattr(contrast, part), found["contrast"][part]
        if not same(ours, theirs, CLOSED_FORM if part == "value" else ROOT):
            yield f"{where} contrast.{part}: plain {ours}, laks {theirs}"
    p = contrast.p if compare.is_declared(line.measure) else None
    if not same(p, found["p"]):
        yield f"{where} p: plain {p}, laks {found['p']}"
