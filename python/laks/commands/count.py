"""``laks tally``: a file into a tally, in bounded memory."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import laks
from laks.commands.table_file import add_source_arguments, beside_in, key_in
from laks.commands.written import in_its_folder
from laks.reading.progress import line_on_stderr

if TYPE_CHECKING:
    import argparse


IDS_CHECKED = 20_000_000
"""So many ids are known again in 320 megabytes; more are taken on trust, and that is said."""


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
    command.add_argument(
        "--follow-up-days",
        type=int,
        metavar="DAYS",
        help="follow the referred this long from referral, the started this long from start",
    )
    command.add_argument("--out", required=True, metavar="TALLY.json")
    command.add_argument(
        "--check-ids",
        type=int,
        default=IDS_CHECKED,
        metavar="NUMBER",
        help="up to how many ids are checked for one that occurs twice (default 20 million)",
    )
    command.add_argument("--language", choices=["en", "da"], default="en")
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
        progress=line_on_stderr(0) if asked.progress else sys.stderr.isatty(),
        key=key_in(asked.key_file),
        **beside_in(asked),
        check_ids=asked.check_ids,
    )
    in_its_folder(asked.out).write_text(tally.to_json(), encoding="utf-8")
    print(tally.sentence(asked.language))
    return 0
