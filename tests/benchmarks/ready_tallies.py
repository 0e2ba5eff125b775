"""What a question costs once the tally is there: each question, of few strata and of many.

``python tests/benchmarks/ready_tallies.py [rows] [folder]`` prints a markdown table: milliseconds
of processor time, medians, of tallies of a hundred and fourteen and of ten thousand strata, and of
a thousand small tallies merged. With the folder of another build of laks, both are measured in
turns.
"""

from __future__ import annotations

import functools
import json
import operator
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import cliffs
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

    import laks

ROUNDS = 3
STRATA = (114, 10_000)
GOALS = 3
# Tallies that are merged, each of a hundred and fourteen strata, and the rows of one of them.
TALLIES, ROWS_OF_ONE = 1_000, 2_000


def counted(strata: int, rows: int) -> laks.Tally:
    """A tally with every table of a plain row of ``cliffs``, at one date of the count."""
    import laks

    case = cliffs.Case(dates=1, strata=strata)
    table = cliffs.make(case, rows)
    return laks.tally(table, cliffs.schema(case), as_of=cliffs.AS_OF, by=["unit"])


def questions(tally: laks.Tally) -> dict[str, Callable[[], object]]:
    """What is asked of one tally."""
    import laks

    text = tally.to_json()
    return {
        "`flow()`": tally.flow,
        "`outcomes()`": tally.outcomes,
        "`waiting()`": tally.waiting,
        "`goals(at_least=3)`": lambda: tally.goals(at_least=GOALS),
        "`funnel()`": tally.funnel,
        "`funnel().to_dict()`": lambda: tally.funnel().to_dict(),
        "`total()`": tally.total,
        "`to_json()`": tally.to_json,
        "`from_json()`": lambda: laks.Tally.from_json(text),
        "`a + b`": lambda: tally + tally,
    }


def merges() -> dict[str, Callable[[], object]]:
    """What is asked of many small tallies: all of them together."""
    case = cliffs.Case(dates=1, strata=STRATA[0])
    table = cliffs.make(case, ROWS_OF_ONE * TALLIES // 10)
    import laks

    def one(number: int) -> laks.Tally:
        rows = table.slice(number * ROWS_OF_ONE, ROWS_OF_ONE)
        return laks.tally(rows, cliffs.schema(case), as_of=cliffs.AS_OF, by=["unit"])

    tallies = [one(number) for number in range(TALLIES // 10)] * 10
    together = getattr(laks, "merge", sum)  # builds before it had no other way
    return {
        f"`merge` of {TALLIES:,}": lambda: together(tallies),
        f"`sum` of {TALLIES:,}": lambda: sum(tallies),
        f"`reduce` of {TALLIES:,}": lambda: functools.reduce(operator.add, tallies),
    }


def took(ask: Callable[[], object], rounds: int) -> list[float]:
    """The milliseconds of each time that it is asked."""
    times = []
    for _ in range(rounds):
        before = cliffs.spent()
        ask()
        times.append((cliffs.spent() - before) * 1e3)
    return times


def measure(rows: int) -> None:
    """Prints as JSON what each question took in this process, by question and number of strata."""
    taken: dict[str, dict[int, list[float]]] = {}
    for strata in STRATA:
        for name, ask in questions(counted(strata, rows)).items():
            taken.setdefault(name, {})[strata] = took(ask, 5)
    for name, ask in merges().items():
        taken[name] = {STRATA[0]: took(ask, 1)}
    print(json.dumps(taken))


def run(folder: str, rows: int) -> dict[str, dict[str, list[float]]]:
    """The same in a process of its own, by the build of laks in a folder."""
    environment = {**os.environ, "PYTHONPATH": folder}
    call = [sys.executable, __file__, "--one", str(rows)]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main(rows: int, folders: list[str]) -> None:
    times: dict[tuple[str, str, str], list[float]] = {}
    for _ in range(ROUNDS):
        for folder in folders:
            for name, by_strata in run(folder, rows).items():
                for strata, spent in by_strata.items():
                    times.setdefault((name, strata, folder), []).extend(spent)
    print(f"{rows:,} rows, {os.cpu_count()} cores, polars {pl.__version__}\n")
    builds = ["ms", "before"][: len(folders)]
    heads = [f"{build}, {strata:,} strata" for strata in STRATA for build in builds]
    print("| question | " + " | ".join(heads) + " |")
    print("|---|" + "---:|" * len(heads))
    for name in dict.fromkeys(name for name, _, _ in times):
        cells = [times.get((name, str(n), folder)) for n in STRATA for folder in folders]
        line = [f"{statistics.median(spent):.1f}" if spent else "" for spent in cells]
        print(f"| {name} | " + " | ".join(line) + " |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        asked = sys.argv[1:]
        own = str(Path(__file__).parents[2] / "python")
        main(int(float(asked[0])) if asked else 1_000_000, [own, *asked[1:2]])
