"""``laks compare``: two files of referrals, before and after, figure by figure."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

import laks
from laks.commands.printed import printed
from laks.commands.table_file import add_key_argument, key_in, write_csv
from laks.commands.written import in_its_folder
from laks.errors import InvalidInput


def period(text: str) -> tuple[dt.date, dt.date]:
    """Read a period written FIRST..LAST.

    Examples
    --------
    >>> [day.isoformat() for day in period("2016-01-04..2016-02-29")]
    ['2016-01-04', '2016-02-29']
    """
    try:
        first, last = (dt.date.fromisoformat(part) for part in text.split(".."))
    except ValueError:
        expected = "a period must be written YYYY-MM-DD..YYYY-MM-DD"
        raise argparse.ArgumentTypeError(f"{expected}, but is {text!r}") from None
    return first, last


def table_path(text: str) -> Path:
    """Take the path of a table, which ends in .csv or .json."""
    path = Path(text)
    if path.suffix.lower() not in {".csv", ".json"}:
        raise argparse.ArgumentTypeError(f"the table must end in .csv or .json, but is {text!r}")
    return path


def add_to(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "compare",
        help="compare two files, as before and after",
        description="Compare two files of referrals: every rate, count per time and outcome.",
    )
    command.add_argument("before", help="a CSV or Parquet file of referrals")
    command.add_argument("after", nargs="?", help="another, later one; none with --split")
    command.add_argument("--schema", help="schema.toml; none for laks' own column names")
    command.add_argument("--after-schema", help="of the second file, if it differs")
    command.add_argument("--as-of", metavar="DATE", help="the date of the count")
    command.add_argument("--after-as-of", metavar="DATE", help="of the second file, if it differs")
    command.add_argument("--follow-up-days", type=int, metavar="DAYS")
    for when in ("before", "after"):
        command.add_argument(
            f"--{when}-period",
            type=period,
            metavar="FIRST..LAST",
            help="the days in which people could be referred, for counts per time",
        )
    command.add_argument("--plan", help="plan.toml, whose targets are the lines that carry p")
    command.add_argument(
        "--split",
        metavar="DATE",
        help="compare one file before and from this date; leave the second file out",
    )
    add_key_argument(command)
    command.add_argument("--out", type=table_path, metavar="TABLE.csv|json")
    command.add_argument("--language", choices=["en", "da"], default="en")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Compare, print every line, what to know and the sentence, and write the table where asked."""
    before, after = sides(asked)
    comparison = laks.compare(
        before,
        after,
        asked.before_period,
        asked.after_period,
        as_of=(asked.as_of, asked.after_as_of or asked.as_of),
        follow_up_days=asked.follow_up_days,
        plan=None if asked.plan is None else laks.Plan.read(asked.plan),
    )
    (table,) = comparison.view(asked.language)
    print(f"{table}\n{comparison.sentence(asked.language)}")
    if asked.out is not None:
        _write(comparison, in_its_folder(asked.out))
        print(printed("table_written", asked.language, path=str(asked.out)))
    return 0


def sides(asked: argparse.Namespace) -> tuple[laks.Cohort, laks.Cohort]:
    """Read the two files, or one that is split at a date."""
    key = key_in(asked.key_file)
    first = laks.read(asked.before, asked.schema, key=key)
    if (asked.split is None) == (asked.after is None):
        raise InvalidInput("give either a second file or --split DATE")
    if asked.split is not None:
        split = first.split("referred_on", at=asked.split)
        return split.before, split.after
    return first, laks.read(asked.after, asked.after_schema or asked.schema, key=key)


def _write(comparison: laks.Comparison, path: Path) -> None:
    if path.suffix.lower() == ".csv":
        write_csv(comparison.table(), path)
    else:
        path.write_text(comparison.to_json(), encoding="utf-8")
