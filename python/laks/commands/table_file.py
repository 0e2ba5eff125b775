"""Writing a table as CSV, and the arguments that several commands share."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laks.reading.beside import NAMES

if TYPE_CHECKING:
    import argparse
    import os

    from laks._laks import Table


def write_csv(table: Table, path: str | os.PathLike[str]) -> None:
    """Write a table as a CSV file: UTF-8, commas, dates as YYYY-MM-DD, nothing where no value is.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from laks import _laks
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder) / "units.csv"
    ...     write_csv(_laks.text_table("Units", ["unit"], [["Ballerup", None]]), path)
    ...     path.read_text(encoding="utf-8").split()
    ['unit', 'Ballerup', '""']
    """
    columns = table.to_dict()
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


def add_source_arguments(command: argparse.ArgumentParser) -> None:
    """Add the file, its schema and the day of its extract."""
    command.add_argument("file", help="a file of referrals: CSV, workbook, Parquet, SPSS, SQLite …")
    command.add_argument("--schema", help="schema.toml; none for laks' own column names")
    command.add_argument("--extracted-on", metavar="DATE", help="the day the table was taken out")
    for name in NAMES:
        command.add_argument(
            f"--{name}", metavar="FILE", help=f"the table of {name}, where the schema names no file"
        )
    add_key_argument(command)


def beside_in(asked: argparse.Namespace) -> dict[str, Any]:
    """Give the tables beside the referrals, as they were asked for."""
    return {name: getattr(asked, name) for name in NAMES}


def add_key_argument(command: argparse.ArgumentParser) -> None:
    """Add the file with the key that CPR numbers are hashed with; a key is no argument itself."""
    command.add_argument(
        "--key-file",
        metavar="FILE",
        help="holds the key that CPR numbers are hashed with; LAKS_KEY without it",
    )


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
