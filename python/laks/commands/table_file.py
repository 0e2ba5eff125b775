"""Writing a table as CSV, and the arguments that several commands share."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

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
