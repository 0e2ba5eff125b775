"""``laks compare``: two tallies or tables, before and after, figure by figure."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laks.commands.counted_file import cohort_in, holds_tally, stored_tally, tally_at, tally_in
from laks.commands.dates import one_date
from laks.commands.plan_file import plan_in
from laks.commands.printed import printed
from laks.commands.table_arguments import add_table_arguments
from laks.commands.telling import add_telling_arguments, tell
from laks.commands.written import write_text

if TYPE_CHECKING:
    from laks._laks import Cohort, Comparison, Plan, Tally


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


def table_path(text: str) -> str:
    """Take the path of a table, which ends in .csv or .json; - for JSON on standard output."""
    if text != "-" and Path(text).suffix.lower() not in {".csv", ".json"}:
        raise argparse.ArgumentTypeError(f"the table must end in .csv or .json, but is {text!r}")
    return text


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "compare",
        help=about,
        description="Compare two tallies, or two tables of referrals: every rate, count per time "
        "and outcome. A table beside a tally is counted like it.",
        epilog="example: laks compare before.tally.json after.tally.json --out change.csv",
    )
    command.add_argument("before", help="a tally, or a table of referrals")
    command.add_argument("after", nargs="?", help="another, later one; none with --split")
    command.add_argument("--after-schema", help="of the second table, if it differs")
    command.add_argument("--as-of", "--at", metavar="DATE", help="the date of the count")
    command.add_argument("--after-as-of", metavar="DATE", help="of the second, if it differs")
    command.add_argument("--follow-up-days", type=int, metavar="DAYS", help="of tables")
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
        help="compare one table before and from this date; leave the second file out",
    )
    add_table_arguments(command)
    command.add_argument("--out", type=table_path, metavar="TABLE.csv|json")
    add_telling_arguments(command)
    command.set_defaults(run=run, more="after")


def run(asked: argparse.Namespace) -> int:
    """Compare, print every line, what to know and the sentence, and write the table where asked."""
    comparison = _compared(asked, plan_in(asked))
    (table,) = comparison.view(asked.language)
    words = f"{table}\n{comparison.sentence(asked.language)}"
    if asked.out is not None:
        _write(comparison, asked.out)
        words += "\n" + printed("table_written", asked.language, path=asked.out)
    tell(asked, words, comparison.to_dict())
    return 0


def _compared(asked: argparse.Namespace, plan: Plan | None) -> Comparison:
    from laks.comparing import compare
    from laks.errors import InvalidInput

    if (asked.split is None) == (asked.after is None):
        raise InvalidInput("give either a second file or --split DATE")
    first = one_date(asked.as_of, plan, "--as-of")
    second = one_date(asked.after_as_of, plan, "--after-as-of") or first
    periods = asked.before_period, asked.after_period
    files = [asked.before] if asked.after is None else [asked.before, asked.after]
    if any(holds_tally(file) for file in files):
        pair = _tallies(asked, first, second)
        return compare(*pair, *periods, plan=plan)
    before, after = _cohorts(asked, plan)
    days = asked.follow_up_days
    dates: Any = (first, second)
    return compare(before, after, *periods, as_of=dates, follow_up_days=days, plan=plan)


def _tallies(
    asked: argparse.Namespace, first: str | None, second: str | None
) -> tuple[Tally, Tally]:
    """Give both tallies; a table beside one is counted like it."""
    from laks.errors import InvalidInput

    if asked.after is None:
        raise InvalidInput(
            "a tally cannot be split, for it holds no rows: give its table, or count both sides "
            "with laks tally --split"
        )
    if asked.follow_up_days is not None:
        raise InvalidInput(
            "--follow-up-days is of tables: a tally was counted with its own, so count it again"
        )
    files, days = [asked.before, asked.after], [first, second]
    stored = [stored_tally(file) if holds_tally(file) else None for file in files]
    like = next(tally for tally in stored if tally is not None)
    before, after = (
        tally_in(file, asked, [day or str(like.as_of)], like=like)
        if tally is None
        else tally_at(tally, day or str(tally.as_of) if tally.dates else None)
        for file, tally, day in zip(files, stored, days, strict=True)
    )
    return before, after


def _cohorts(asked: argparse.Namespace, plan: Plan | None) -> tuple[Cohort, Cohort]:
    """Read the two tables, or one that is split at a date."""
    first = cohort_in(asked.before, asked)
    if asked.split is not None:
        at = one_date(asked.split, plan, "--split")
        split = first.split("referred_on", at=str(at))
        return split.before, split.after
    return first, cohort_in(asked.after, asked, asked.after_schema)


def _write(comparison: Comparison, path: str) -> None:
    if Path(path).suffix.lower() == ".csv":
        from laks.commands.csv_table import csv_of

        write_text(path, csv_of(comparison.table()))
    else:
        write_text(path, comparison.to_json())
