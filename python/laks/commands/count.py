"""``laks tally``: a file into a tally, in bounded memory."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import laks
from laks.commands.table_file import add_source_arguments, key_in
from laks.commands.written import in_its_folder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def add_to(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "tally",
        help="count a file into a tally",
        description="Count a file in one pass and bounded memory, and write the tally as JSON.",
    )
    add_source_arguments(command)
    command.add_argument("--as-of", required=True, action="append", metavar="DATE")
    command.add_argument("--by", nargs="*", default=[], metavar="COLUMN", help="strata")
    command.add_argument("--follow-up-days", type=int, metavar="DAYS")
    command.add_argument("--out", required=True, metavar="TALLY.json")
    command.add_argument("--progress", action="store_true", help="say how far it came")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Count the file, write the tally, and say what the funnel is."""
    tally = laks.tally(
        asked.file,
        asked.schema,
        as_of=asked.as_of,
        by=asked.by,
        follow_up_days=asked.follow_up_days,
        extracted_on=asked.extracted_on,
        progress=_progress(wanted=asked.progress),
        key=key_in(asked.key_file),
    )
    in_its_folder(asked.out).write_text(tally.to_json(), encoding="utf-8")
    print(tally.funnel().sentence())
    return 0


def _progress(*, wanted: bool) -> Callable[[int], None] | None:
    """Say on stderr how many rows were read: on a terminal, or when asked to."""
    if not (wanted or sys.stderr.isatty()):
        return None
    end = "\r" if sys.stderr.isatty() else "\n"
    told = 0

    def tell(rows: int) -> None:
        nonlocal told
        if rows > told:
            told = rows
            print(f"{rows:,} rows read", end=end, file=sys.stderr, flush=True)

    return tell
