"""What a command says on standard output: words, JSON, or nothing."""

from __future__ import annotations

import datetime as dt
import os
import sys
from typing import TYPE_CHECKING, Any

from laks.commands.written import STANDARD

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping


def add_telling_arguments(command: argparse.ArgumentParser) -> None:
    """Add the language, and whether words, JSON or nothing is said."""
    command.add_argument(
        "--language", choices=["en", "da"], help="of what is printed and written (default en)"
    )
    said = command.add_mutually_exclusive_group()
    said.add_argument("--json", action="store_true", help="print JSON for programs, not words")
    said.add_argument("--quiet", action="store_true", help="print nothing; errors stay on stderr")


def tell(asked: argparse.Namespace, words: str, data: Mapping[str, Any]) -> None:
    """Say what came out: the words, the data as JSON, or nothing.

    Where an output goes to standard output, this goes to stderr.

    Examples
    --------
    >>> import argparse
    >>> tell(argparse.Namespace(quiet=False, json=True), "24 of 35", {"started": 24})
    {"started": 24}
    >>> tell(argparse.Namespace(quiet=True, json=False), "24 of 35", {"started": 24})
    """
    if asked.quiet:
        return
    outputs = getattr(asked, "out", None)
    is_taken = STANDARD in (outputs if isinstance(outputs, list) else [outputs])
    print(json_of(data) if asked.json else words, file=sys.stderr if is_taken else sys.stdout)


def json_of(data: Mapping[str, Any]) -> str:
    """Give data as JSON text; dates and paths as texts.

    Examples
    --------
    >>> json_of({"as_of": dt.date(2016, 5, 15)})
    '{"as_of": "2016-05-15"}'
    """
    import json

    return json.dumps(data, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    """Write what JSON has no kind for: dates and paths."""
    return value.isoformat() if isinstance(value, dt.date) else os.fspath(str(value))


def tables_in_words(tables: list[Any]) -> str:
    """Give tables one below the other, with a line between.

    Examples
    --------
    >>> import laks
    >>> tables_in_words(laks.Tally.from_counts(referred=35).funnel().view()).splitlines()[0]
    'From referred to completed'
    """
    return "\n\n".join(str(table).rstrip("\n") for table in tables)
