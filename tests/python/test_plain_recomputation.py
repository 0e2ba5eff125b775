"""Every figure of laks a second time, by plain Python, on hundreds of random tables.

`LAKS_PLAIN_TABLES=5000` draws more tables than the usual ones; a table is told by its seed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from typing import TYPE_CHECKING

from plain import funnel, goals, notes, outcomes, periods, waits
from plain.agreement import few, of_counts, of_figure, of_ranges
from plain.cases import Case, cases, drawn, in_blocks
from plain.drawing import FIRST
from plain.partial import merged
from plain.referrals import by_strata
from plain.split import start_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_the_tables_are_as_awkward_as_they_should_be() -> None:
    tables = [drawn(seed).table for seed in range(300)]
    rows = [row for table in tables for row in table.rows]
    assert min(len(table.rows) for table in tables) == 0
    assert sum(row.ended_on is None for row in rows) > 1000
    assert sum(None in row.labels.values() for row in rows) > 1000
    assert sum(not row.after for row in rows) > 1000
    assert sum(not table.says_everything for table in tables) > 30
    assert sum(table.extracted_on is None for table in tables) > 50
    assert sum(any(goal.outcome for goal in table.goals) for table in tables) > 50


@in_blocks
def test_the_counts_of_the_funnel(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds):
        for where, table, found in case.parts(case.tally.funnel(case.level).to_dict()):
            parts = by_strata(table.rows, case.by).values()
            plain = [funnel.counts(dataclasses.replace(table, rows=p), case.count) for p in parts]
            wrong += of_ranges(
                where, merged(plain or [funnel.counts(table, case.count)]), found["counts"]
            )
    assert not wrong, few(wrong)


@in_blocks
def test_the_rates_of_the_funnel(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds):
        for where, table, found in case.parts(case.tally.funnel(case.level).to_dict()):
            plain = funnel.rates(table, case.count, case.level)
            for ours, theirs in zip(plain, found["rates"], strict=True):
                wrong += of_figure(where, ours, theirs)
    assert not wrong, few(wrong)


@in_blocks
def test_one_count_over_every_denominator(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds, every_column=True):
        for numerator in set(funnel.STAGES) - {"offered"}:
            plain = funnel.over_every_denominator(case.table, case.count, numerator, case.level)
            found = case.tally.rates(numerator, case.level).to_dict()["rates"]
            for ours, theirs in zip(plain, found, strict=True):
                wrong += of_figure(f"table {case.seed} as of {case.as_of}:", ours, theirs)
    assert not wrong, few(wrong)


@in_blocks
def test_the_quartiles_of_the_wait(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds, every_column=True):
        for where, table, found in case.parts(case.tally.waiting(case.level).to_dict()):
            plain = waits.quartiles(table, case.count, case.level)
            for ours, theirs in zip(plain, found["quartiles"], strict=True):
                wrong += of_figure(where, ours, theirs)
            wrong += of_counts(where, {"waiting": waits.still_waiting(table, case.count)}, found)
    assert not wrong, few(wrong)


def of_period(
    where: str,
    case: Case,
    period: periods.Period,
    ours: dict[str, int],
    theirs: tuple[dict[str, int], dt.date | None],
) -> Iterator[str]:
    """Whether the same is known, to the same day, and counted alike."""
    events, known_to = theirs
    if ours.keys() != events.keys():
        yield f"{where} {period}: plain knows {set(ours)}, laks {set(events)}"
        return
    if periods.known_to(case.table, period, case.as_of) != known_to:
        yield f"{where} {period}: known to {known_to}"
    yield from of_counts(f"{where} {period}", ours, events)


@in_blocks
def test_the_events_of_a_period_and_of_each_month(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds):
        where = f"table {case.seed} as of {case.as_of}:"
        plain = periods.by_month(case.table, case.as_of)
        found = case.tally.flow().to_dict()["months"]
        if [(str(m.first), str(m.last)) for m, _ in plain] != [(m["from"], m["to"]) for m in found]:
            wrong.append(f"{where} {len(plain)} months, laks has {found}")
        for (month, events), theirs in zip(plain, found, strict=False):
            ends = theirs.get("known_to") and dt.date.fromisoformat(theirs["known_to"])
            wrong += of_period(where, case, month, events, (theirs["events"], ends))
        draw = random.Random(case.seed)
        first = FIRST + dt.timedelta(days=draw.randrange(300))
        period = periods.Period(first, first + dt.timedelta(days=draw.randrange(200)))
        asked = case.tally.period(period.first, period.last)
        ours = periods.events(case.table, period, case.as_of)
        wrong += of_period(where, case, period, ours, (asked.events, asked.known_to))
    assert not wrong, few(wrong)


@in_blocks
def test_the_change_in_every_outcome(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds, every_column=True):
        for name in case.table.outcomes:
            for group in case.groups:
                result = case.tally.outcome(name).among(group).change(case.level).to_dict()
                for where, table, found in case.parts(result):
                    plain = outcomes.change(table, case.count, name, group, case.level)
                    place = f"{where} {name} among {group}"
                    wrong += of_counts(place, plain.counts, found)
                    for part, figure in plain.figures.items():
                        wrong += of_figure(place, figure, found[part])
                    for part, figure in plain.baseline.items():
                        wrong += of_figure(place, figure, found["baseline"][part])
    assert not wrong, few(wrong)


@in_blocks
def test_the_shares_below_cut_offs(seeds: range) -> None:
    wrong: list[str] = []
    seen = 0
    for case in cases(seeds, every_column=True):
        for name in case.table.outcomes:
            result = case.tally.outcome(name).change(case.level).to_dict()
            for where, table, found in case.parts(result):
                plain = outcomes.cut_offs(table, case.count, name, case.level)
                for (before, after), theirs in zip(plain, found.get("cut_offs", []), strict=True):
                    place = f"{where} {name} {theirs['cut_off']['id']}"
                    wrong += of_figure(place, before, theirs["before"])
                    wrong += of_figure(place, after, theirs["after"])
                    seen += bool(after.numerator)
    assert not wrong, few(wrong)
    assert seen > 5


@in_blocks
def test_the_goals_that_were_reached(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds, every_column=True):
        declared = len(case.table.goals)
        for k in range(1, declared + 1):
            for rule in (goals.Rule(k), goals.Rule(k, declared)):
                for group in case.groups:
                    wrong += goals_that_differ(case, rule, group)
    assert not wrong, few(wrong)


def goals_that_differ(case: Case, rule: goals.Rule, group: str) -> Iterator[str]:
    result = case.tally.goals(
        at_least=rule.at_least, of=rule.of, among=group, level=case.level
    ).to_dict()
    for where, table, found in case.parts(result):
        plain = goals.attainment(table, case.count, rule, group, case.level)
        place = f"{where} {rule} among {group}"
        yield from of_counts(place, plain.counts, found)
        yield from of_figure(place, plain.reached, found["reached"])
        yield from of_figure(place, plain.judged, found["judged"])
        for (counts, figure), theirs in zip(plain.goals, found["goals"], strict=True):
            yield from of_counts(f"{place} {figure.name}", counts, theirs)
            yield from of_figure(place, figure, theirs["share"])


@in_blocks
def test_the_notes_of_the_whole_table(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds):
        dates = [case.as_of, case.as_of + dt.timedelta(days=100)]
        plain = {
            "rows": notes.rows(case.table),
            "undated_facts": notes.undated_facts(case.table),
            "left_out": [notes.left_out(case.table, day) for day in dates],
        }
        found = case.cohort.tally(dates).notes
        wrong += of_counts(f"table {case.seed} as of {dates}:", plain, found)
    assert not wrong, few(wrong)


@in_blocks
def test_the_last_date_and_who_is_on_either_side_of_a_day(seeds: range) -> None:
    wrong: list[str] = []
    for case in map(drawn, seeds):
        rows, of_laks = case.table.rows, case.cohort
        split = of_laks.split("started_on", at=case.as_of) if case.table.says_who_started else None
        starts = [start for row in rows if (start := start_of(row, case.table)) is not None]
        before = sum(day < case.as_of for day in starts)
        sides = [before, len(starts) - before, len(rows) - len(starts)]
        plain = {
            "rows": [len(rows), len(rows) + case.table.excluded],
            "last_date": notes.last_date(case.table),
            "split": sides if split else None,
        }
        found = {
            "rows": [len(of_laks), of_laks.rows_read],
            "last_date": of_laks.last_date,
            "split": [len(split.before), len(split.after), split.undated] if split else None,
        }
        wrong += of_counts(f"table {case.seed}:", plain, found)
    assert not wrong, few(wrong)


@in_blocks
def test_every_figure_says_how_many_rows_were_left_out(seeds: range) -> None:
    for case in map(drawn, seeds):
        table, tally = case.table, case.tally
        results = [tally.funnel(), tally.rates("started")]
        results += [tally.waiting()] if table.says_everything else []
        results += [tally.outcome(name).change() for name in table.outcomes]
        results += [tally.goals(at_least=1)] if table.goals else []
        found = {count for result in results for count in left_out_of(result.to_dict())}
        assert found == {table.excluded}, f"table {case.seed}"


def left_out_of(part: object) -> Iterator[int]:
    """The rows left out, of every estimate in a result."""
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    if isinstance(part, dict) and "excluded" in part:
        yield part["excluded"]
    for inner in parts:
        yield from left_out_of(inner)


@in_blocks
def test_the_two_sides_of_a_split_add_up_to_the_whole(seeds: range) -> None:
    for case in map(drawn, seeds):
        of_laks = case.cohort
        sides = of_laks.split("referred_on", at=case.as_of).tallies(case.as_of, case.by)
        assert sides[0] + sides[1] == of_laks.tally(case.as_of, case.by), f"table {case.seed}"
