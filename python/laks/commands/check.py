"""``laks check``: validation alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import laks
from laks.commands.table_file import add_source_arguments, write_csv
from laks.commands.written import in_its_folder

if TYPE_CHECKING:
    import argparse

CLEAN, REFUSED = 0, 1


def add_to(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "check",
        help="check a table of referrals",
        description="Check every row. Exit code 0: nothing refuses; 1: the table is refused.",
    )
    add_source_arguments(command)
    command.add_argument("--issues", metavar="OUT.csv", help="write every listed issue to a file")
    command.add_argument("--progress", action="store_true", help="say how far it came")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Check the file; say what was read and found, and write the issues where asked."""
    try:
        cohort = laks.read(
            asked.file,
            asked.schema,
            extracted_on=asked.extracted_on,
            progress=asked.progress or sys.stderr.isatty(),
        )
    except laks.IssuesError as error:
        print(error, file=sys.stderr)
        _write(error.issues, asked.issues)
        return REFUSED
    _write(cohort.issues, asked.issues)
    print(f"{len(cohort)} referrals, no issue that refuses")
    print(cohort.reading.summary())
    if cohort.ignored:
        print(f"columns ignored: {', '.join(cohort.ignored)}")
    return CLEAN


def _write(issues: laks.Table, path: str | None) -> None:
    if path is not None:
        write_csv(issues, in_its_folder(path))
        print(f"{len(issues)} issues written to {path}")
