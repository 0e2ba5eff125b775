"""``laks check``: validation alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import laks
from laks.commands.printed import printed
from laks.commands.table_file import add_source_arguments, beside_in, key_in
from laks.commands.written import in_its_folder

CLEAN, REFUSED = 0, 1


def add_to(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "check",
        help="check a table of referrals",
        description="Check every row. Exit code 0: nothing refuses; 1: the table is refused.",
    )
    add_source_arguments(command)
    command.add_argument(
        "--issues",
        type=issues_path,
        metavar="OUT.xlsx|csv",
        help="write every listed issue to a file, for whoever typed the data",
    )
    command.add_argument("--language", choices=["en", "da"], default="en")
    command.add_argument("--progress", action="store_true", help="say how far it came")
    command.set_defaults(run=run)


def issues_path(text: str) -> Path:
    """Take the path of a list of issues, which ends in .xlsx or .csv."""
    path = Path(text)
    if path.suffix.lower() not in {".xlsx", ".csv"}:
        raise argparse.ArgumentTypeError(f"the list must end in .xlsx or .csv, but is {text!r}")
    return path


def run(asked: argparse.Namespace) -> int:
    """Check the file; say what was read and found, and write the issues where asked."""
    try:
        cohort = laks.read(
            asked.file,
            asked.schema,
            extracted_on=asked.extracted_on,
            key=key_in(asked.key_file),
            progress=asked.progress or sys.stderr.isatty(),
            **beside_in(asked),
        )
    except laks.IssuesError as error:
        print(_refusal(error, asked.language), file=sys.stderr)
        if error.reading is not None:
            print(error.reading.summary(asked.language))
        _write(error.issues, asked.issues, asked.language)
        return REFUSED
    _write(cohort.issues, asked.issues, asked.language)
    print(printed("clean", asked.language, referrals=len(cohort)))
    print(cohort.reading.summary(asked.language))
    return CLEAN


def _refusal(error: laks.IssuesError, language: str) -> str:
    """Say why the table is refused: errors speak English, in Danish it is the list to correct."""
    if language == "en":
        return str(error)
    return f"{printed('refused', language, issues=error.total)}\n{error.issues.to_repair(language)}"


def _write(issues: laks.Issues, path: Path | None, language: str) -> None:
    if path is not None:
        write = issues.to_excel if path.suffix.lower() == ".xlsx" else issues.to_csv
        write(in_its_folder(path), language)
        print(printed("issues_written", language, issues=len(issues), path=str(path)))
