"""``laks report``: a file and a plan into one self-contained page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.commands.counted_file import cohort_in, holds_tally, stored_tally
from laks.commands.dates import one_date
from laks.commands.plan_file import plan_in
from laks.commands.printed import printed
from laks.commands.table_arguments import add_table_arguments
from laks.commands.telling import add_telling_arguments, tell
from laks.commands.written import write_text

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "report",
        help=about,
        description="Write one HTML page: flow, outcomes, goals, and the status of every target. "
        "Of a tally it does not say which columns were read.",
        epilog="example: laks report referrals.csv --schema schema.toml --plan plan.toml "
        "--at midtvejs --out report.html",
    )
    command.add_argument("file", help="a table of referrals, or a tally; - for standard input")
    add_table_arguments(command)
    command.add_argument("--plan", help="plan.toml; none for a page without targets")
    when = command.add_mutually_exclusive_group()
    when.add_argument("--at", metavar="CHECKPOINT", help="a checkpoint of the plan, or a date")
    when.add_argument("--as-of", metavar="DATE", dest="at", help="the date of the count")
    command.add_argument(
        "--out", required=True, metavar="REPORT.html", help="where to; - for standard output"
    )
    add_telling_arguments(command)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Read the file, write the page, and say where it is."""
    from laks.reporting.build import report

    plan = plan_in(asked)
    at = asked.at if plan is not None and asked.at not in WORDS else one_date(asked.at, plan)
    is_tally = holds_tally(asked.file)
    counted = stored_tally(asked.file) if is_tally else cohort_in(asked.file, asked)
    page = report(counted, plan, at=at, language=asked.language)
    write_text(asked.out, page.html)
    told = {"path": str(asked.out), "title": page.title, "as_of": str(page.as_of)}
    tell(asked, printed("report_written", asked.language, **told), told)
    return 0


WORDS = {"today", "last-month-end"}
"""Dates that no plan has as a checkpoint."""
