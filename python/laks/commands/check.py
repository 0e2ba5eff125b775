"""``laks check``: validation alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laks.commands.counted_file import needs_table
from laks.commands.table_arguments import add_file_argument, add_table_arguments, read_as
from laks.commands.telling import add_telling_arguments, tell
from laks.commands.written import writing

if TYPE_CHECKING:
    from laks._laks import Issues
    from laks.errors import IssuesError

CLEAN, REFUSED = 0, 1


def add_to(commands: Any, about: str) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "check",
        help=about,
        description="Check every row. Exit code 0: nothing refuses; 1: the table is refused.",
        epilog="example: laks check referrals.csv --schema schema.toml --issues ret_disse.xlsx",
    )
    add_file_argument(command)
    add_table_arguments(command)
    command.add_argument(
        "--issues",
        type=issues_path,
        metavar="OUT.xlsx|csv",
        help="write every listed issue to a file, for whoever typed the data",
    )
    command.add_argument("--progress", action="store_true", help="say how far it came")
    add_telling_arguments(command)
    command.set_defaults(run=run)


def issues_path(text: str) -> Path:
    """Take the path of a list of issues, which ends in .xlsx or .csv."""
    path = Path(text)
    if path.suffix.lower() not in {".xlsx", ".csv"}:
        raise argparse.ArgumentTypeError(f"the list must end in .xlsx or .csv, but is {text!r}")
    return path


def run(asked: argparse.Namespace) -> int:
    """Check the file; say what was read and found, and write the issues where asked."""
    from laks.errors import IssuesError
    from laks.reading.read_cohort import read

    needs_table(asked.file, "laks check")
    progress = asked.progress or (sys.stderr.isatty() and not asked.quiet)
    try:
        cohort = read(asked.file, asked.schema, progress=progress, **read_as(asked))
    except IssuesError as error:
        print(_refusal(error, asked.language), file=sys.stderr)
        _tell(asked, error.issues, error.reading, referrals=None)
        return REFUSED
    _tell(asked, cohort.issues, cohort.reading, referrals=len(cohort))
    return CLEAN


def _refusal(error: IssuesError, language: str) -> str:
    """Say why the table is refused: errors speak English, in Danish it is the list to correct."""
    from laks.commands.printed import printed

    if language == "en":
        return str(error)
    return f"{printed('refused', language, issues=error.total)}\n{error.issues.to_repair(language)}"


def _tell(asked: argparse.Namespace, issues: Issues, reading: Any, referrals: int | None) -> None:
    from laks.commands.printed import printed

    language, path = asked.language, asked.issues
    lines = []
    if path is not None:
        with writing(path) as beside:
            write = issues.to_excel if path.suffix.lower() == ".xlsx" else issues.to_csv
            write(beside, language)
        lines.append(printed("issues_written", language, issues=len(issues), path=str(path)))
    if referrals is None:
        lines = ([] if reading is None else [reading.summary(language)]) + lines
    else:
        lines += [printed("clean", language, referrals=referrals), reading.summary(language)]
    found = {
        "is_refused": referrals is None,
        "referrals": referrals,
        "issues": issues.total,
        "listed": list(issues),
        "written": path,
        "reading": None if reading is None else reading.to_dict(),
    }
    tell(asked, "\n".join(lines), found)
