"""What a row costs where tables are not plain: goals, old dates, long stays, many dates and strata.

``python tests/benchmarks/cliffs.py [rows] [folder]`` prints a markdown table: nanoseconds of
processor time a row, medians, and each beside the plain row of six goals, four dates of the count
and a hundred strata. With the folder of another build of laks, both are measured in turns.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl

ROUNDS = 3
AS_OF = date(2026, 1, 1)
BEGAN = (AS_OF - date(1970, 1, 1)).days


class Case(NamedTuple):
    """A table, and how often it is counted."""

    goals: int = 6
    dates: int = 4
    strata: int = 100
    outcomes: int = 2
    back: int = 5
    wait: int = 80
    stay: int = 110


CASES = {
    "plain: 6 goals, 4 dates, 100 strata": Case(),
    "no goals": Case(goals=0),
    "7 goals": Case(goals=7),
    "8 goals": Case(goals=8),
    "12 goals": Case(goals=12),
    "dates of 12 years": Case(back=12),
    "dates of 40 years": Case(back=40),
    "waits of 2 years": Case(wait=730),
    "stays of 2 years": Case(stay=730),
    "stays of 10 years, dates of 20": Case(stay=3650, back=20),
    "1 date of the count": Case(dates=1),
    "40 dates of the count": Case(dates=40),
    "10 outcomes": Case(outcomes=10),
    "1 stratum": Case(strata=1),
    "1,000 strata": Case(strata=1_000),
    "10,000 strata": Case(strata=10_000),
    "10,000 strata, 1 date": Case(strata=10_000, dates=1),
    "100,000 strata": Case(strata=100_000),
    "100,000 strata, 1 date": Case(strata=100_000, dates=1),
}


def make(case: Case, rows: int) -> pl.DataFrame:
    """Referrals spread evenly over the years before the date of the count; nobody's data."""
    draw = np.random.default_rng(11)
    days = case.back * 365
    referred = BEGAN - draw.integers(1, days, rows)
    waited = draw.integers(case.wait // 2, case.wait + 1, rows)
    stayed = draw.integers(case.stay // 2, case.stay + 1, rows)
    started = (draw.random(rows) < 0.75) & (referred + waited < BEGAN)
    ended = started & (referred + waited + stayed < BEGAN) & (draw.random(rows) < 0.95)

    def day(values: np.ndarray[Any, Any], known: np.ndarray[Any, Any]) -> pl.Series:
        return pl.Series(values, dtype=pl.Int32).set(pl.Series(~known), None).cast(pl.Date)

    def some(values: np.ndarray[Any, Any], kind: Any, known: np.ndarray[Any, Any]) -> pl.Series:
        return pl.Series(values, dtype=kind).set(pl.Series(~known), None)

    exits = np.where(draw.random(rows) < 0.3, "dropped_out", "completed")
    units = pl.Series([f"unit_{number:06}" for number in range(case.strata)])
    columns = {
        "unit": units[draw.integers(0, case.strata, rows)],
        "referred_on": day(referred, np.ones(rows, bool)),
        "started_on": day(referred + waited, started),
        "ended_on": day(referred + waited + stayed, ended),
        "outcome": some(exits, pl.String, ended),
    }
    for outcome in range(case.outcomes):
        known = started & (draw.random(rows) < 0.9)
        columns[f"pre_{outcome}"] = some(draw.integers(0, 26, rows), pl.Int16, known)
        known &= ended & (draw.random(rows) < 0.7)
        columns[f"post_{outcome}"] = some(draw.integers(0, 26, rows), pl.Int16, known)
    for goal in range(case.goals):
        known = ended & (draw.random(rows) < 0.6)
        columns[f"goal_{goal}"] = some(draw.random(rows) < 0.55, pl.Boolean, known)
    return pl.DataFrame(columns)


def schema(case: Case) -> dict[str, Any]:
    instruments = [
        {
            "id": f"score_{outcome}",
            "title": {"en": f"Score {outcome}", "da": f"Score {outcome}"},
            "range": [0, 25],
            "better": "higher",
            "meaningful_change": 3,
        }
        for outcome in range(case.outcomes)
    ]
    return {
        "columns": {"exit": "outcome"},
        "instruments": instruments,
        "outcomes": {
            f"score_{outcome}": {"baseline": f"pre_{outcome}", "follow_up": f"post_{outcome}"}
            for outcome in range(case.outcomes)
        },
        "goals": [{"id": f"goal_{goal}", "column": f"goal_{goal}"} for goal in range(case.goals)],
    }


def spent() -> float:
    """The seconds of processor time that this process took so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measure(rows: int, names: list[str], rounds: int) -> None:
    """Prints as JSON what each case took in this process, in nanoseconds a row."""
    import laks

    taken = {}
    for name in names:
        case = CASES[name]
        frame, words = make(case, rows), schema(case)
        dates = [AS_OF - timedelta(days=91 * number) for number in range(case.dates)]
        times = []
        for _ in range(rounds):
            before = spent()
            laks.tally(frame, words, as_of=dates, by=["unit"])
            times.append((spent() - before) / rows * 1e9)
        taken[name] = times
    print(json.dumps(taken))


def run(folder: str, rows: int, names: list[str]) -> dict[str, list[float]]:
    """The same in a process of its own, by the build of laks in a folder."""
    environment = {**os.environ, "PYTHONPATH": folder}
    call = [sys.executable, __file__, "--one", str(rows), *names]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main(rows: int, folders: list[str], only: str) -> None:
    names = [name for name in CASES if only in name or name.startswith("plain")]
    times: dict[tuple[str, str], list[float]] = {}
    for _ in range(ROUNDS):
        for name in names:
            for folder in folders:
                times.setdefault((folder, name), []).extend(run(folder, rows, [name])[name])
    medians = {key: statistics.median(spent) for key, spent in times.items()}
    print(f"{rows:,} rows, {os.cpu_count()} cores, polars {pl.__version__}\n")
    before = folders[1:]
    print("| row | ns | of the plain row |" + " before | of before |" * len(before))
    print("|---|---:|---:|" + "---:|---:|" * len(before))
    plain = medians[folders[0], names[0]]
    for name in names:
        now = medians[folders[0], name]
        line = f"| {name} | {now:.0f} | {now / plain:.2f} |"
        for folder in before:
            line += f" {medians[folder, name]:.0f} | {now / medians[folder, name]:.2f} |"
        print(line, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]), sys.argv[3:], 2)
    else:
        asked = sys.argv[1:]
        own = str(Path(__file__).parents[2] / "python")
        size = int(float(asked[0])) if asked else 1_000_000
        main(size, [own, *asked[1:2]], asked[2] if len(asked) > 2 else "")
