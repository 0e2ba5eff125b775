"""Plans a second time, by plain Python: every target of random plans, on random tables."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from plain.agreement import few, same
from plain.cases import cases, in_blocks
from plain.drawn_plans import drawn_targets, first_of_a_month, toml
from plain.plans import BY_CHANCE, judged

import laks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plain.plans import Judged

UNDECIDED = {"on_course", "behind", "undetermined"}


@in_blocks
def test_every_target_of_a_plan(seeds: range) -> None:
    wrong: list[str] = []
    for case in cases(seeds, every_column=True):
        draw = random.Random(case.seed)
        starts_on = first_of_a_month(draw)
        targets = drawn_targets(draw, case.table, starts_on)
        plan = laks.Plan.from_toml(toml(targets, starts_on))
        status = plan.evaluate(case.cohort, at=case.as_of, level=case.level)
        for target, found in zip(targets, status.targets, strict=True):
            where = f"table {case.seed} as of {case.as_of} plan from {starts_on}: {target}"
            plain = judged(case.table, target, starts_on, case.as_of, case.level)
            wrong += targets_that_differ(where, plain, found)
            wrong += notes_that_differ(where, plain, found.to_dict()["note"])
            if found.due != target.due:
                wrong.append(f"{where}: due {found.due}")
    assert not wrong, few(wrong)


def notes_that_differ(where: str, plain: Judged, note: object) -> Iterator[str]:
    """Every count that a note on a target names."""
    known = {"open": plain.open, "waiting": plain.open, "unrated": plain.unrated}
    said = next(iter(note.values())) if isinstance(note, dict) else {}
    for name, count in said.items() if isinstance(said, dict) else ():
        if name in known and count != known[name]:
            yield f"note: plain {known[name]}, laks {note}: {where}"


def targets_that_differ(where: str, plain: Judged, found: laks.TargetStatus) -> Iterator[str]:
    exact = ("numerator", "denominator", "judged_on", "open", "unrated", "few_observations")
    for name in exact:
        if getattr(plain, name) != getattr(found, name):
            yield f"{name}: plain {getattr(plain, name)}, laks {getattr(found, name)}: {where}"
    numbers = {name: getattr(plain, name) for name in ("observed", "needed", "percent_met", "p")}
    numbers |= {"if_open_fail": plain.bounds.if_open_fail}
    numbers |= {"if_open_succeed": plain.bounds.if_open_succeed}
    for name, ours in numbers.items():
        if not same(ours, getattr(found, name)):
            yield f"{name}: plain {ours}, laks {getattr(found, name)}: {where}"
    if plain.denominator is not None and found.estimate is not None:
        ends = found.estimate.lower, found.estimate.upper
        for ours, theirs in zip(plain.interval or (None, None), ends, strict=True):
            if not same(ours, theirs):
                yield f"interval: plain {ours}, laks {theirs}: {where}"
    if not (
        found.status in UNDECIDED if plain.status == BY_CHANCE else found.status == plain.status
    ):
        yield f"status: plain {plain.status}, laks {found.status} ({found.note}): {where}"
