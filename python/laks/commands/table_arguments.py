"""The arguments of commands that read tables: the schema, what is joined, the key, strata."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

SIDE_TABLES = ("measurements", "courses", "sessions")


def add_table_arguments(command: argparse.ArgumentParser) -> None:
    """Add the schema of a table of referrals, the day of its extract, what is joined, the key."""
    command.add_argument("--schema", help="schema.toml; none for laks' own column names")
    command.add_argument("--extracted-on", metavar="DATE", help="the day the table was taken out")
    for name in SIDE_TABLES:
        command.add_argument(
            f"--{name}", metavar="FILE", help=f"the table of {name}, where the schema names no file"
        )
    command.add_argument(
        "--key-file",
        metavar="FILE",
        help="holds the key that CPR numbers are hashed with; LAKS_KEY without it",
    )


def add_file_argument(command: argparse.ArgumentParser) -> None:
    """Add the file of referrals."""
    command.add_argument("file", help="a file of referrals: CSV, workbook, Parquet, SPSS, SQLite …")


def add_counting_arguments(command: argparse.ArgumentParser) -> None:
    """Add what a table is counted by: dates, strata, follow-up."""
    command.add_argument(
        "--as-of",
        action="append",
        metavar="DATE[,DATE…]",
        help="the dates of the count; also today, last-month-end, and a plan's checkpoints",
    )
    command.add_argument(
        "--by",
        type=names,
        action="extend",
        default=[],
        metavar="COLUMN[,COLUMN…]",
        help="strata: columns, or month(referred_on)",
    )
    command.add_argument(
        "--follow-up-days",
        type=int,
        metavar="DAYS",
        help="follow the referred this long from referral, the started this long from start",
    )


def names(text: str) -> list[str]:
    """Give the names of a list written with commas.

    Examples
    --------
    >>> names("source, unit")
    ['source', 'unit']
    """
    found = [name.strip() for name in text.split(",") if name.strip()]
    if not found:
        raise argparse.ArgumentTypeError(f"a column must be named, but here is {text!r}")
    return found


def read_as(asked: argparse.Namespace) -> dict[str, Any]:
    """Give how a table is read: the day of its extract, its key, and the tables beside it.

    Examples
    --------
    >>> parser = argparse.ArgumentParser()
    >>> add_table_arguments(parser)
    >>> read_as(parser.parse_args(["--courses", "courses.csv"]))["courses"]
    'courses.csv'
    """
    beside = {name: getattr(asked, name) for name in SIDE_TABLES}
    return {"extracted_on": asked.extracted_on, "key": key_in(asked.key_file), **beside}


def key_in(path: str | None) -> bytes | None:
    r"""Give the key that a file holds, without the line's end; nothing where no file is given.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder) / "key"
    ...     _ = path.write_bytes(b"sixteen bytes or more\n")
    ...     key_in(str(path))
    b'sixteen bytes or more'
    """
    return None if path is None else Path(path).read_bytes().strip(b"\r\n")
