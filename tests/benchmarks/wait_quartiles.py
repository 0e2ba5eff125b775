"""How often the interval of a quartile of the wait holds the true one, in small groups.

``python tests/benchmarks/wait_quartiles.py [--runs N]`` prints a markdown table: a row for each
number of people and course of events, and for each quartile the share of runs whose interval holds
the true one, an end that is open holding all beyond it. Waits to the start are drawn with a median
of 30 days, and those to a closing before it so that none, or a third, are closed; everybody is
counted 120 days after the first of 60 days of referrals. Seeded.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math

import numpy as np
import polars as pl

import laks

PEOPLE = (5, 8, 12, 20, 40)
CLOSED = (0.0, 0.5)
"""How fast people are closed before a start, for each that starts."""
QUARTILES = (0.25, 0.5, 0.75)
FIRST = dt.date(2016, 1, 1)
SEEN = 120
RATE = math.log(2) / 30


def truth(closed: float) -> list[float | None]:
    """Find the day on which each share has started; none where so many never do."""
    most, rate = 1 / (1 + closed), RATE * (1 + closed)
    # A start within a day is on its first day: days are whole.
    return [None if q >= most else math.floor(-math.log(1 - q / most) / rate) for q in QUARTILES]


def table(draw: np.random.Generator, people: int, closed: float) -> pl.DataFrame:
    """Draw referrals with their starts and closings, as known at the end."""
    rows = []
    for _ in range(people):
        referred = FIRST + dt.timedelta(days=int(draw.integers(60)))
        start = int(draw.exponential(1 / RATE))
        end = int(draw.exponential(1 / (RATE * closed))) if closed else 10**6
        left = (FIRST + dt.timedelta(days=SEEN) - referred).days
        began = start if start <= min(end, left) else None
        ended = end if began is None and end <= left else None
        rows.append(
            {
                "referred_on": referred,
                "started_on": None if began is None else referred + dt.timedelta(days=began),
                "ended_on": None if ended is None else referred + dt.timedelta(days=ended),
                "exit": None if ended is None else "never_started",
            }
        )
    dates = dict.fromkeys(("referred_on", "started_on", "ended_on"), pl.Date)
    return pl.DataFrame(rows, schema={**dates, "exit": pl.String})


def covered(people: int, closed: float, runs: int) -> list[str]:
    """Give for each quartile the share of runs that hold the true one."""
    draw = np.random.default_rng([people, round(10 * closed)])
    true = truth(closed)
    held = [0] * len(QUARTILES)
    for _ in range(runs):
        rows = table(draw, people, closed)
        tally = laks.Cohort(rows, extracted_on=FIRST + dt.timedelta(days=SEEN)).tally()
        quartiles = tally.waiting().to_dict()["total"]["quartiles"]
        for place, (quartile, day) in enumerate(zip(quartiles, true, strict=True)):
            low, high = quartile["lower"], quartile["upper"]
            above = low is None or (day is not None and low <= day) or day is None
            below = high is None or (day is not None and day <= high)
            held[place] += above and below
    return [
        f"{count / runs:.3f}" + ("" if day is not None else " (never)")
        for count, day in zip(held, true, strict=True)
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    runs = parser.parse_args().runs
    print(f"{runs} tables for each row\n")
    print("| people | closed for each start | a quarter | half | three quarters |")
    print("|---:|---:|---:|---:|---:|")
    for closed in CLOSED:
        for people in PEOPLE:
            print(f"| {people} | {closed:g} | {' | '.join(covered(people, closed, runs))} |")


if __name__ == "__main__":
    main()
