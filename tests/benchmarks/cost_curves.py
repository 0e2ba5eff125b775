"""How the cost of a row grows: with rows, strata, dates of the count, outcomes, goals and cores.

``python tests/benchmarks/cost_curves.py [rows]`` prints a markdown table: nanoseconds of processor
time a row, medians, along one axis at a time, the others as in the plain row of ``cliffs.py``. A
curve is even where no step costs much more than the one before it.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from datetime import timedelta

import cliffs

import laks

ROUNDS = 3
PLAIN = cliffs.Case()
AXES: dict[str, tuple[int, ...]] = {
    "rows": (10_000, 100_000, 1_000_000, 10_000_000),
    "strata": (1, 10, 100, 1_000, 10_000, 100_000),
    "dates": (1, 2, 4, 10, 20, 40),
    "outcomes": (1, 2, 4, 7, 10),
    "goals": (0, 1, 2, 4, 6, 7, 8, 10, 12),
    "cores": (1, 2),
}


def cost(axis: str, value: int, rows: int) -> tuple[float, float]:
    """The median nanoseconds a row of processor time, and of the clock, at a place of an axis."""
    rows = value if axis == "rows" else rows
    case = PLAIN._replace(**{axis: value}) if axis in PLAIN._fields else PLAIN
    frame, schema = cliffs.make(case, rows), cliffs.schema(case)
    dates = [cliffs.AS_OF - timedelta(days=91 * number) for number in range(case.dates)]
    # As many workers count as there are cores for the thread that asks.
    every = os.sched_getaffinity(0)
    if axis == "cores":
        os.sched_setaffinity(0, sorted(every)[:value])
    spent, passed = [], []
    for _ in range(ROUNDS):
        began, clock = cliffs.spent(), time.perf_counter()
        laks.tally(frame, schema, as_of=dates, by=["unit"])
        passed.append((time.perf_counter() - clock) / rows * 1e9)
        spent.append((cliffs.spent() - began) / rows * 1e9)
    os.sched_setaffinity(0, every)
    return statistics.median(spent), statistics.median(passed)


def main(rows: int) -> None:
    """Print the curves."""
    print(f"{rows:,} rows where not said otherwise\n")
    print("| along | at | ns a row | of the step before | by the clock |")
    print("|---|---:|---:|---:|---:|")
    for axis, values in AXES.items():
        before = None
        for value in values:
            spent, passed = cost(axis, value, rows)
            step = "" if before is None else f"{spent / before:.2f}"
            print(f"| {axis} | {value:,} | {spent:.0f} | {step} | {passed:.0f} |", flush=True)
            before = spent


if __name__ == "__main__":
    main(int(float(sys.argv[1])) if len(sys.argv) > 1 else 1_000_000)
