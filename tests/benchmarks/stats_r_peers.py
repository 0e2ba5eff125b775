"""Formulas of laks.stats beside their peers in R: same input, both timed in this run.

Needs Rscript with survival, cmprsk, coin, boot, epitools and mice. Prints a markdown table of
microseconds a call, the best of some rounds, and how many times as long R takes.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from stats_inputs import CHANGES, DAYS, GROUP, LEFT, TABLE
from stats_peers import seconds

from laks import stats

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CAUSE = np.where(LEFT == 1, np.where(np.arange(len(LEFT)) % 3 == 0, 2, 1), 0)
BEFORE, AFTER = CHANGES


def formulas() -> dict[str, Callable[[], Any]]:
    """Our side of each row, under the name that the R script gives the other."""
    gain = AFTER - BEFORE
    few = stats.paired_change(BEFORE[:40], AFTER[:40])
    pooled = [float(np.sin(number)) for number in range(1, 21)]
    return {
        "rate_ratio, exact": lambda: stats.rate_ratio(15, 19017, 41, 28010),
        "rate, byar": lambda: stats.rate(15, 19017, method="byar"),
        "odds_ratio, mid_p": lambda: stats.odds_ratio(9, 13, 4, 14, method="mid_p"),
        "sign_test": lambda: stats.sign_test(18, 7),
        "paired_test, mcnemar": lambda: stats.paired_test(20, 16, 6, 30, method="mcnemar"),
        "symmetry_test, stuart_maxwell": lambda: stats.symmetry_test(TABLE),
        "symmetry_test, ordinal": lambda: stats.symmetry_test(TABLE, method="ordinal"),
        "wilcoxon, exact with ties, n = 40": lambda: few.wilcoxon(exact=True),
        "bootstrap_mean, bca, 9999 resamples, n = 1000": lambda: stats.bootstrap_mean(
            gain, resamples=9999, seed=1
        ),
        "survival, 1000 people": lambda: stats.survival(DAYS, LEFT).at([90]),
        "cumulative_incidence, 1000 people": lambda: (
            stats.cumulative_incidence(DAYS, CAUSE).cause(1).at([90])
        ),
        "logrank, 1000 people": lambda: stats.logrank(DAYS, LEFT, GROUP),
        "gray_test, 1000 people": lambda: stats.gray_test(DAYS, CAUSE, GROUP),
        "standardised_rate, fay_feuer": lambda: stats.standardised_rate(
            [12, 30, 41], [1000, 900, 700], [5000, 3000, 2000], method="fay_feuer"
        ),
        "slope_index, logistic": lambda: stats.slope_index(
            [0.30, 0.34, 0.41, 0.45, 0.52], [100] * 5
        ),
        "pool_imputations, 20": lambda: stats.pool_imputations(pooled, [0.4] * 20),
    }


def write(path: Path, columns: dict[str, Sequence[Any]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


def main() -> None:
    rscript = shutil.which("Rscript")
    if rscript is None:
        print("\nwithout Rscript the rows beside R are left out")
        return
    with tempfile.TemporaryDirectory() as folder:
        people = {"days": DAYS, "left": LEFT, "cause": CAUSE, "group": GROUP}
        write(Path(folder) / "people.csv", people)
        write(Path(folder) / "changes.csv", {"before": BEFORE, "after": AFTER})
        script = str(Path(__file__).with_name("peers.R"))
        done = subprocess.run([rscript, script, folder], capture_output=True, text=True, check=True)
    version, *lines = done.stdout.strip().splitlines()
    ours = formulas()
    print(f"| formula | laks µs | {version.strip()} µs | times as long |")
    print("|---|---:|---:|---:|")
    for line in lines:
        name, text = line.split("\t")
        theirs, mine = float(text), seconds(ours.pop(name)) * 1e6
        print(f"| {name} | {mine:,.1f} | {theirs:,.1f} | {theirs / mine:,.1f} |")
    if ours:
        sys.exit(f"R gave no time for {', '.join(ours)}")


if __name__ == "__main__":
    main()
