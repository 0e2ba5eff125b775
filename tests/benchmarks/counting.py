"""Counting referrals: laks beside polars and duckdb, same table, same cores, same run.

``python tests/benchmarks/counting.py [rows]`` prints a markdown table of medians and ratios.

Two workloads. *Small* is what an expert would count for a first report: a funnel by unit, a risk
table by unit and day, a histogram of WHO-5 changes by unit. *Full* is what laks' default tally
counts by unit and source; polars and duckdb count the same tables with one GROUP BY each. laks
always does the full one, with validation.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import polars as pl
import referrals

import laks

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
STRATA = ["unit", "source"]
DAYS_IN = (pl.col("ended_on").fill_null(referrals.AS_OF) - pl.col("started_on")).dt.total_days()
WAITED = (pl.col("started_on").fill_null(referrals.AS_OF) - pl.col("referred_on")).dt.total_days()
# What laks reads too: ids are checked to be there.
USED = [
    "referral_id",
    *STRATA, "referred_on", "started_on", "ended_on", "outcome", "who5_pre", "who5_post",
    "srh_pre", "srh_post", "goal_1", "goal_2", "goal_3", "goal_4",
]  # fmt: skip


def small(frame: pl.LazyFrame) -> list[pl.LazyFrame]:
    exit_is = [
        (pl.col("outcome") == kind).sum().alias(kind) for kind in ("completed", "dropped_out")
    ]
    change = (pl.col("who5_post") - pl.col("who5_pre")).alias("change")
    return [
        frame.group_by("unit").agg(pl.len(), pl.col("started_on").count(), *exit_is),
        frame.filter(pl.col("started_on").is_not_null())
        .select("unit", "outcome", DAYS_IN.alias("days"))
        .group_by("unit", "days")
        .agg(*exit_is, pl.col("outcome").is_null().sum().alias("open")),
        frame.filter(pl.col("who5_pre").is_not_null() & pl.col("who5_post").is_not_null())
        .select("unit", change)
        .group_by("unit", "change")
        .agg(pl.len()),
    ]


def full(frame: pl.LazyFrame) -> list[pl.LazyFrame]:
    def table(*keys: pl.Expr | str) -> pl.LazyFrame:
        return frame.select(*STRATA, *keys).group_by(pl.all()).agg(pl.len())

    started = pl.col("started_on").is_not_null()
    goals = [f"goal_{goal}" for goal in (1, 2, 3, 4)]
    return [
        table("referred_on"),
        table("started_on"),
        table("ended_on", "outcome"),
        table(started.alias("started"), pl.col("referred_on").dt.truncate("1mo"), WAITED),
        table("outcome", pl.col("started_on").dt.truncate("1mo"), DAYS_IN),
        table(started.alias("started"), "outcome", "who5_pre", "who5_post"),
        table(started.alias("started"), "outcome", "srh_pre", "srh_post"),
        table(started.alias("started"), "outcome", *goals),
    ]


SQL_SMALL = [
    """select unit, count(*), count(started_on), count(*) filter (outcome = 'completed'),
       count(*) filter (outcome = 'dropped_out') from {table} group by all""",
    """select unit, datediff('day', started_on, coalesce(ended_on, date '2026-01-01')) stay,
       count(*) filter (outcome = 'completed'), count(*) filter (outcome = 'dropped_out'),
       count(*) filter (outcome is null) from {table} where started_on is not null group by 1, 2""",
    """select unit, who5_post - who5_pre gain, count(*) from {table}
       where who5_pre is not null and who5_post is not null group by 1, 2""",
]
SQL_FULL = [
    "select unit, source, referred_on, count(*) from {table} group by all",
    "select unit, source, started_on, count(*) from {table} group by all",
    "select unit, source, ended_on, outcome, count(*) from {table} group by all",
    """select unit, source, started_on is null, date_trunc('month', referred_on),
       datediff('day', referred_on, coalesce(started_on, date '2026-01-01')), count(*)
       from {table} group by all""",
    """select unit, source, outcome, date_trunc('month', started_on),
       datediff('day', started_on, coalesce(ended_on, date '2026-01-01')), count(*)
       from {table} group by all""",
    """select unit, source, started_on is null, outcome, who5_pre, who5_post, count(*)
       from {table} group by all""",
    """select unit, source, started_on is null, outcome, srh_pre, srh_post, count(*)
       from {table} group by all""",
    """select unit, source, started_on is null, outcome, goal_1, goal_2, goal_3, goal_4, count(*)
       from {table} group by all""",
]


def tally(source: object) -> laks.Tally:
    return laks.tally(source, referrals.SCHEMA, as_of=referrals.AS_OF, by=STRATA)


def sql(connection: duckdb.DuckDBPyConnection, queries: list[str], table: str) -> None:
    for query in queries:
        connection.sql(query.format(table=table)).to_arrow_table()


def contenders(frame: pl.DataFrame, path: Path) -> dict[str, Callable[[], object]]:
    connection = duckdb.connect()
    connection.execute("create table referrals as select * from frame")
    parquet = f"'{path}'"
    scan = pl.scan_parquet(path)
    coded = frame.with_columns(pl.col(STRATA).cast(pl.Categorical))

    def read() -> int:
        batches = scan.select(USED).collect_batches(lazy=True, engine="streaming")
        return sum(batch.height for batch in batches)

    return {
        "memory: polars, small": lambda: pl.collect_all(small(frame.lazy())),
        "memory: laks, full": lambda: tally(frame),
        "memory: laks, full, categorical strata": lambda: tally(coded),
        "memory: polars, full": lambda: pl.collect_all(full(frame.lazy())),
        "memory: duckdb, small": lambda: sql(connection, SQL_SMALL, "referrals"),
        "memory: duckdb, full": lambda: sql(connection, SQL_FULL, "referrals"),
        "parquet: polars streams the columns": read,
        "parquet: laks, full": lambda: tally(path),
        "parquet: polars, small": lambda: pl.collect_all(small(scan)),
        "parquet: polars, full": lambda: pl.collect_all(full(scan)),
        "parquet: duckdb, small": lambda: sql(connection, SQL_SMALL, parquet),
        "parquet: duckdb, full": lambda: sql(connection, SQL_FULL, parquet),
    }


PEAK = """
import sys
sys.path.insert(0, {folder!r})
import counting
{what}
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


def peak(what: str) -> int:
    """The peak resident memory in MB of a process of its own that does this."""
    code = PEAK.format(folder=str(Path(__file__).parent), what=what)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def print_speed(frame: pl.DataFrame, path: Path) -> dict[str, float]:
    """Print the table; give the medians."""
    candidates = contenders(frame, path)
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(ROUNDS):
        for name, run in candidates.items():
            began = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - began)
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    print("| what | median s | ns a row | of the reference |")
    print("|---|---:|---:|---:|")
    for name, seconds in medians.items():
        memory = name.startswith("memory")
        reference = "memory: polars, small" if memory else "parquet: polars streams the columns"
        ratio = seconds / medians[reference]
        print(f"| {name} | {seconds:.3f} | {seconds / frame.height * 1e9:.1f} | {ratio:.2f} |")
    return medians


def print_ratios(medians: dict[str, float]) -> None:
    """Print the line to quote: what laks takes beside what it is compared with."""

    def of(one: str, other: str) -> float:
        return medians[one] / medians[other]

    memory, parquet = "memory: laks, full", "parquet: laks, full"
    print(
        f"ratios: from memory {of(memory, 'memory: polars, small'):.2f} of polars' small workload"
        f" and 1/{of('memory: polars, full', memory):.0f} of its full one, categorical strata"
        f" {of('memory: laks, full, categorical strata', memory):.2f} of strings, from Parquet"
        f" {of(parquet, 'parquet: polars streams the columns'):.2f} of polars' reading"
    )


def print_peaks(path: Path) -> None:
    read = (
        f"list(b.height for b in counting.pl.scan_parquet({str(path)!r}).select(counting.USED)"
        '.collect_batches(lazy=True, engine="streaming"))'
    )
    reading, counting = peak(read), peak(f"counting.tally({str(path)!r})")
    print(f"\npeak memory: reading {reading} MB, counting {counting} MB, {counting - reading:+} MB")


def main(rows: int) -> None:
    frame = referrals.make(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "referrals.parquet"
        frame.write_parquet(path, compression="zstd")
        print(f"{rows:,} rows, {len(STRATA)} strata columns, {os.cpu_count()} cores, ", end="")
        print(f"polars {pl.__version__}, duckdb {duckdb.__version__}, laks {laks.__version__}\n")
        medians = print_speed(frame, path)
        print_peaks(path)
        print_ratios(medians)


if __name__ == "__main__":
    main(int(float(sys.argv[1])) if len(sys.argv) > 1 else 10_000_000)
