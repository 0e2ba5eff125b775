"""What came of stated chances that half of the started reach their goal.

``python tests/benchmarks/goal_chances.py [--runs N]`` prints a markdown table. Sixty people are
referred in sixty days and start within nineteen; a course lasts 84 days. Between .3 and .8
complete, the others leave on any day. How many of those who completed, and of the others, reach the
goal is fixed, or drawn from Beta(½, ½). Judged on day 110 of 200; only targets with a chance count.
Seeded.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import polars as pl

import laks

FIRST = date(2020, 1, 1)
JUDGED, DUE = 110, 200
PLAN = laks.Plan.from_toml(f"""
[plan]
id = "p"
title = "P"
version = 1
starts_on = {FIRST}
[[targets]]
id = "goals"
text = "Half reach their goal"
measure = "goals"
denominator = "started"
at_least_share = 0.5
reached = 1
of = 1
due = {FIRST + timedelta(days=DUE)}
""")
SCHEMA = {"goals": [{"id": "goal", "column": "goal"}]}
WORLDS: dict[str, tuple[float, float] | None] = {
    ".8 of the completed, .2 of the others": (0.8, 0.2),
    ".5 of both": (0.5, 0.5),
    "drawn from Beta(½, ½)": None,
}


class Judged(NamedTuple):
    """A stated chance, and what came."""

    status: str
    stated: float
    came: bool


def day(number: int) -> date:
    """Give a day by its number."""
    return FIRST + timedelta(days=number)


def judged(world: tuple[float, float] | None, seed: int) -> Judged | None:
    """Draw a programme, judge it half-way, and see what came of it."""
    draw = np.random.default_rng(seed)
    completing = draw.uniform(0.3, 0.8)
    reaching = draw.beta(0.5, 0.5, 2) if world is None else world
    rows = []
    for referred in range(60):
        starts = referred + int(draw.integers(1, 20))
        completes = draw.random() < completing
        ends = starts + (84 if completes else int(draw.integers(3, 84)))
        reached = draw.random() < reaching[0 if completes else 1]
        exit_ = "completed" if completes else "dropped_out"
        rows.append((day(referred), day(starts), day(ends), exit_, bool(reached)))
    table = pl.DataFrame(
        rows, schema=["referred_on", "started_on", "ended_on", "exit", "goal"], orient="row"
    )
    cohort = laks.Cohort(table, SCHEMA)
    status = PLAN.evaluate(cohort, at=day(JUDGED))["goals"]
    stated = status.chance["probability"]
    if stated is None:
        return None
    return Judged(status.status, stated, sum(row[4] for row in rows) >= len(rows) / 2)


def mean(numbers: list[float]) -> str:
    """Write a mean with three decimals."""
    return f"{sum(numbers) / len(numbers):.3f}" if numbers else "–"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    print(f"{runs} programmes a row\n")
    heads = "with a chance | mean stated | came | called behind | stated | of them came"
    print(f"| who reach the goal | {heads} |\n|---|{'---:|' * 6}")
    for number, (name, world) in enumerate(WORLDS.items()):
        found = [judged(world, 1_000_003 * number + run) for run in range(runs)]
        given = [one for one in found if one is not None]
        behind = [one for one in given if one.status == "behind"]
        cells = [
            f"{len(given) / runs:.3f}",
            mean([one.stated for one in given]),
            mean([float(one.came) for one in given]),
            f"{len(behind) / max(1, len(given)):.3f}",
            mean([one.stated for one in behind]),
            mean([float(one.came) for one in behind]),
        ]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
