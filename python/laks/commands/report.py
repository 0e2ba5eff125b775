"""``laks report``: a file and a plan into one self-contained page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import laks
from laks.commands.printed import printed
from laks.commands.table_file import add_source_arguments, beside_in, key_in
from laks.commands.written import in_its_folder

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "report",
        help="write a report",
        description="Write one HTML page: flow, outcomes, goals, and the status of every target.",
    )
    add_source_arguments(command)
    command.add_argument("--plan", help="plan.toml; none for a page without targets")
    when = command.add_mutually_exclusive_group()
    when.add_argument("--at", metavar="CHECKPOINT", help="a checkpoint of the plan, or a date")
    when.add_argument("--as-of", metavar="DATE", dest="at", help="the date of the count")
    command.add_argument("--language", choices=["en", "da"], default="en")
    command.add_argument("--out", required=True, metavar="REPORT.html")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Read the file, write the page, and say where it is."""
    key = key_in(asked.key_file)
    day, tables = asked.extracted_on, beside_in(asked)
    cohort = laks.read(asked.file, asked.schema, extracted_on=day, key=key, **tables)
    plan = None if asked.plan is None else laks.Plan.read(asked.plan)
    to = in_its_folder(asked.out)
    page = laks.report(cohort, plan, at=asked.at, to=to, language=asked.language)
    told = {"path": str(asked.out), "title": page.title, "as_of": str(page.as_of)}
    print(printed("report_written", asked.language, **told))
    return 0
