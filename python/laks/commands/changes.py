"""``laks changes``: what moved since last time, in one source that was counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.commands.counted_file import tally_in
from laks.commands.dates import one_date
from laks.commands.plan_file import plan_in
from laks.commands.table_arguments import add_table_arguments, names
from laks.commands.telling import add_telling_arguments, tables_in_words, tell
from laks.commands.written import write_text

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "changes",
        help=about,
        description="Say what moved between two tallies of one source, a month apart say: "
        "counts, late registrations, and with a plan the targets that are newly attained, behind "
        "or missed.",
        epilog="example: laks changes 2016-04.tally.json 2016-05.tally.json --plan plan.toml",
    )
    command.add_argument("earlier", help="a tally, or a table of referrals")
    command.add_argument("later", help="the same source, counted or taken out later")
    command.add_argument("--plan", help="plan.toml")
    command.add_argument("--at", "--as-of", metavar="DATE", help="the date of the earlier count")
    command.add_argument("--later-at", metavar="DATE", help="the date of the later count")
    command.add_argument(
        "--by", type=names, action="extend", default=[], metavar="COLUMN[,…]", help="of tables"
    )
    add_table_arguments(command)
    command.add_argument(
        "--out",
        metavar="FILE.csv|json",
        help="keep the record of late registrations: .csv for its rows, .json for everything",
    )
    add_telling_arguments(command)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Say what moved, and keep the record where asked."""
    from laks._laks import changes

    plan = plan_in(asked)
    dates = [one_date(asked.at, plan), one_date(asked.later_at, plan, "--later-at")]
    files = [asked.earlier, asked.later]
    earlier, later = (
        tally_in(file, asked, [] if day is None else [day], plan)
        for file, day in zip(files, dates, strict=True)
    )
    found = changes(earlier, later, plan)
    words = f"{tables_in_words(found.view(asked.language))}\n\n{found.sentence(asked.language)}"
    tell(asked, words, found.to_dict())
    if asked.out is not None:
        from laks.commands.csv_table import csv_of

        is_csv = asked.out.lower().endswith(".csv")
        write_text(asked.out, csv_of(found.table()) if is_csv else found.to_json())
    return 0
