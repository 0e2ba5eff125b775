"""A file as a grid of texts, before anything is known about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from laks import _laks
from laks.errors import InvalidInput
from laks.extras import needed
from laks.reading.named_files import CSV, PARQUET, STATISTICS, WORKBOOKS, files_named
from laks.reading.parquet import damaged_is_told, scanned
from laks.reading.statistics_files import text_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

MOST_ROWS = 5000
_NOTHING_SAID = re.compile(r"( 00:00:00|(?<=\d)\.0)$")


@dataclass(frozen=True)
class Grid:
    """The first rows of a file or sheet, cell by cell; empty cells are empty texts."""

    rows: list[list[str]]
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    counts_from_1904: bool = False
    """Whether the workbook counts its days from 1904."""
    has_header: bool = False
    """Whether the first row is the header without a doubt, as in a Parquet file."""


def grids(path: str | os.PathLike[str], sheets: str | Iterable[str] | None) -> list[Grid]:
    """Open a file as one grid, or one for each of its sheets that has rows; of a pattern the first.

    Raises
    ------
    InvalidInput
        When the file cannot be read, or a sheet is not in it.
    FileNotFoundError
        When there is no such file.
    """
    path = files_named(path)[0]
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        wanted = [sheets] if isinstance(sheets, str) else sheets
        return list(_sheets(path, None if wanted is None else list(wanted)))
    if suffix in PARQUET:
        return [_parquet(path)]
    if suffix in CSV:
        return [_csv(path)]
    if suffix in STATISTICS:
        return [_statistics(path)]
    raise InvalidInput(
        f"a schema is drafted from one table, but {path.name} is a database; "
        "export the rows of your query as CSV and draft from that"
    )


def _csv(path: Path) -> Grid:
    rows, encoding, separator = _laks.first_rows(path, path.name, MOST_ROWS + 1)
    return Grid(rows, encoding, separator)


def _parquet(path: Path) -> Grid:
    polars = needed("polars", "reading a file", "laks[read]")
    try:
        with damaged_is_told(path.name):
            frame = scanned(path).head(MOST_ROWS).collect()
    except polars.exceptions.PolarsError:
        raise InvalidInput(
            f"{path.name} must be a Parquet file, but cannot be read as one; export it again"
        ) from None
    cells = (["" if cell is None else str(cell) for cell in row] for row in frame.iter_rows())
    return Grid([list(frame.columns), *cells], has_header=True)


def _statistics(path: Path) -> Grid:
    """Read a file of SPSS, Stata or SAS, with labels in place of codes."""
    frame = text_of(path, path.name, most_rows=MOST_ROWS)
    cells = ([_cell_text(cell) for cell in row] for row in frame.iter_rows())
    return Grid([list(frame.columns), *cells], has_header=True)


def _sheets(path: Path, wanted: Sequence[str] | None) -> Iterator[Grid]:
    book = _laks.Workbook(path)
    names = [name for name, _ in book.sheets()]
    for pattern in wanted or ():
        if not any(_laks.sheet_matches(name, pattern) for name in names):
            there = ", ".join(names)
            raise InvalidInput(f"{path.name} has no sheet {pattern!r}; its sheets are {there}")
    found = 0
    patterns = ["*"] if wanted is None else wanted
    for name in (name for name in names if any(_laks.sheet_matches(name, p) for p in patterns)):
        rows = _sheet_rows(book, name)
        if any(any(row) for row in rows):
            found += 1
            yield Grid(rows, sheet=name, counts_from_1904=book.counts_from_1904())
    if not found:
        raise InvalidInput(
            f"{path.name} must hold a table, but its sheets are empty; ask for other sheets"
        )


def _sheet_rows(book: _laks.Workbook, name: str) -> list[list[str]]:
    """Give the first rows of a sheet, also the blank ones."""
    columns: dict[str, Any] = book.table(name).to_dict()
    numbers = columns.pop("row")
    width = max(map(int, columns), default=0)
    rows = [[""] * width for _ in range(min(MOST_ROWS, max(numbers, default=0)))]
    for column, cells in columns.items():
        for number, cell in zip(numbers, cells, strict=True):
            if number <= len(rows):
                rows[number - 1][int(column) - 1] = _cell_text(cell)
    return rows


def _cell_text(cell: str | None) -> str:
    """Give a cell as text, a date without a time that says nothing."""
    return "" if cell is None else _NOTHING_SAID.sub("", cell.strip())
