"""Whether work grows as its input does: joins, issues, published rows, tallies of many strata.

``python tests/benchmarks/linear.py [folder] [part of a name]`` prints a markdown table: for each
case and size the seconds of processor time, the median of three, and how many times as long as at
a tenth of the size. Ten is linear; a little more is sorting, and memory that no cache holds. With
the folder of another build of laks, that one is measured.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

ROUNDS = 3
AS_OF = date(2026, 1, 1)
BEGAN = (date(2018, 1, 1) - date(1970, 1, 1)).days
DAYS = 2_000

Work = Callable[[], object]


def spent() -> float:
    """The seconds of processor time that this process took so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def drawn_days(size: int, seed: int) -> pl.Expr:
    """Days spread evenly over some years, which are nobody's."""
    days = BEGAN + np.random.default_rng(seed).integers(0, DAYS, size)
    return pl.lit(pl.Series(days, dtype=pl.Int32)).cast(pl.Date)


def numbered(word: str, size: int) -> pl.Series:
    return pl.Series([f"{word}{number:07}" for number in range(size)])


def referrals(size: int, person: pl.Series | None = None) -> pl.DataFrame:
    """Referrals that start after two weeks and end after three months, of one person or these."""
    frame = pl.DataFrame({"referral_id": numbered("R", size)})
    frame = frame.with_columns(pl.lit("P") if person is None else person)
    frame = frame.rename({frame.columns[1]: "person_id"})
    frame = frame.with_columns(drawn_days(size, 1).alias("referred_on"))
    return frame.with_columns(
        started_on=pl.col("referred_on") + pl.duration(days=14),
        ended_on=pl.col("referred_on") + pl.duration(days=90),
        exit=pl.lit("completed"),
    )


def joined_forms(size: int, *, of_one: bool = True, on_one_day: bool = False) -> Work:
    import laks

    person = None if of_one else numbered("P", size)
    forms = pl.DataFrame({"score": np.arange(size) % 26}).with_columns(
        pl.lit("P").alias("person_id") if person is None else person.alias("person_id"),
        pl.lit(date(2020, 1, 1)).alias("measured_on")
        if on_one_day
        else drawn_days(size, 2).alias("measured_on"),
        pl.lit("who5").alias("outcome"),
    )
    left_out = ("measurement_orphan", "measurement_double", "measurement_outside_window")
    schema = {
        "measurements": {
            "windows": {
                "baseline": {"around": "started_on", "before": 30, "after": 14},
                "follow_up": {"around": "ended_on", "before": 14, "after": 60},
            }
        },
        "rules": dict.fromkeys(left_out, "exclude"),
    }
    rows = referrals(size, person)
    return lambda: laks.Cohort(rows, schema, measurements=forms)


def joined_sessions(size: int) -> Work:
    """Sessions in ten courses, and referrals that name none, so that days tell whose they are."""
    import laks

    sessions = pl.DataFrame({"course": [f"C{number % 10}" for number in range(size)]})
    sessions = sessions.with_columns(
        pl.lit("P").alias("person_id"), drawn_days(size, 3).alias("held_on")
    )
    rules = dict.fromkeys(("session_orphan", "session_double"), "exclude")
    rules["sessions_unreadable"] = "blank"
    rows = referrals(size)
    return lambda: laks.Cohort(rows, {"rules": rules}, sessions=sessions)


def broken(size: int) -> pl.DataFrame:
    """Rows of which each breaks five rules."""
    words = {
        "referred_on": "2020-13-01",
        "started_on": "in May",
        "ended_on": "31-31-2020",
        "exit": "??",
    }
    ids = [f"R{number % 97}" for number in range(size)]
    columns = [pl.lit(word).alias(name) for name, word in words.items()]
    return pl.DataFrame({"referral_id": ids}).with_columns(columns)


def issues_of_a_cohort(size: int) -> Work:
    import laks

    rows = broken(size)

    def work() -> None:
        with contextlib.suppress(laks.IssuesError):
            laks.Cohort(rows)

    return work


def issues_of_a_stream(size: int) -> Work:
    import laks

    rows = broken(size)

    def work() -> None:
        with contextlib.suppress(laks.IssuesError):
            laks.tally(rows, as_of=AS_OF)

    return work


def issues_given_out(size: int) -> Work:
    """The list as a view, a frame, JSON, a CSV and a workbook: as long as it may be."""
    import laks

    try:
        laks.Cohort(broken(size))
        raise AssertionError("these rows are refused")
    except laks.IssuesError as error:
        issues = error.issues

    def work() -> None:
        issues._repr_html_()
        issues.to_polars()
        laks.Issues.from_json(issues.to_json())
        with tempfile.TemporaryDirectory() as folder:
            issues.to_csv(Path(folder) / "issues.csv")
            issues.to_excel(Path(folder) / "issues.xlsx")

    return work


def published_rows(size: int, *, of_one: bool) -> Work:
    import laks

    unit = (lambda _: "one") if of_one else (lambda number: f"unit {number}")
    rows = [
        {"unit": unit(number), "referred": 10, "started": 8, "completed": 5}
        for number in range(size)
    ]
    return lambda: laks.Tally.from_counts(rows=rows, by=["unit"], as_of=AS_OF)


def with_strata(size: int, courses: bool = False) -> pl.DataFrame:
    """As many strata as rows, in no order; each with a course of its own if asked."""
    units = numbered("unit ", size).sample(fraction=1, shuffle=True, seed=4).alias("unit")
    rows = referrals(size, numbered("P", size)).with_columns(units)
    return rows.with_columns(course=pl.col("unit")) if courses else rows


def strata_of_a_cohort(size: int) -> Work:
    import laks

    cohort = laks.Cohort(with_strata(size))
    return lambda: cohort.tally(AS_OF, by=["unit"])


def strata_of_a_stream(size: int) -> Work:
    import laks

    rows = with_strata(size)
    return lambda: laks.tally(rows, as_of=AS_OF, by=["unit"])


def total_of_strata(size: int, *, courses: bool) -> Work:
    import laks

    tally = laks.tally(with_strata(size, courses), as_of=AS_OF, by=["unit"])
    return lambda: (tally.total(), tally.sentence())


FEWER, MORE = (200, 2_000, 20_000), (1_000, 10_000, 100_000, 1_000_000)
UP_TO = (1_000, 10_000, 100_000)

CASES: dict[str, tuple[Callable[[int], Work], tuple[int, ...]]] = {
    "one person: forms, and as many referrals": (joined_forms, FEWER),
    "the same, all forms of one day": (lambda n: joined_forms(n, on_one_day=True), FEWER),
    "persons with one form each": (lambda n: joined_forms(n, of_one=False), FEWER),
    "one person: attendances, and as many referrals": (joined_sessions, FEWER),
    "rows with five issues, as a cohort": (issues_of_a_cohort, MORE),
    "rows with five issues, streamed": (issues_of_a_stream, MORE),
    "their list given out in five ways": (issues_given_out, MORE),
    "published rows, a stratum each": (lambda n: published_rows(n, of_one=False), MORE),
    "published rows of one stratum": (lambda n: published_rows(n, of_one=True), MORE),
    "strata of one row, from a cohort": (strata_of_a_cohort, MORE),
    "strata of one row, streamed": (strata_of_a_stream, MORE),
    "their total, and sentence": (lambda n: total_of_strata(n, courses=False), UP_TO),
    "their total, with a course each, and sentence": (
        lambda n: total_of_strata(n, courses=True),
        UP_TO,
    ),
}


def measure(name: str, size: int) -> float:
    """What one case took in this process: the median of some rounds."""
    work = CASES[name][0](size)
    times = []
    for _ in range(ROUNDS):
        before = spent()
        work()
        times.append(spent() - before)
        if times[-1] > 2:
            break
    return statistics.median(times)


def run(folder: str, name: str, size: int) -> float:
    """The same in a process of its own, by the build of laks in a folder."""
    environment = {**os.environ, "PYTHONPATH": folder}
    call = [sys.executable, __file__, "--one", name, str(size)]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1]))


def main(folder: str, only: str) -> None:
    print(f"{os.cpu_count()} cores, polars {pl.__version__}\n")
    print("| what | size | seconds | of a tenth |\n|---|---:|---:|---:|")
    for name, (_, sizes) in CASES.items():
        if only not in name:
            continue
        smaller = None
        for size in sizes:
            seconds = run(folder, name, size)
            ratio = f"{seconds / smaller:.1f}" if smaller else ""
            print(f"| {name} | {size:,} | {seconds:.4f} | {ratio} |", flush=True)
            smaller = seconds


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
    else:
        own = str(Path(__file__).parents[2] / "python")
        main(*[*sys.argv[1:], *[own, ""][len(sys.argv) - 1 :]][:2])
