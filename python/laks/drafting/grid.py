"""A file as a grid of texts, before anything is known about it."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laks.csv_header import separator_in
from laks.errors import InvalidInput
from laks.extras import needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_ROWS = 5000
_MOST_BYTES = 1 << 24
_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
_PARQUET = {".parquet", ".pq"}
_NOTHING_SAID = re.compile(r"( 00:00:00|(?<=\d)\.0)$")
_STATISTICS = {
    ".sav": "read_sav",
    ".zsav": "read_sav",
    ".por": "read_por",
    ".dta": "read_dta",
    ".sas7bdat": "read_sas7bdat",
    ".xpt": "read_xport",
}
_CSV = {".csv", ".tsv", ".txt"}


@dataclass(frozen=True)
class Grid:
    """The first rows of a file or sheet, cell by cell; empty cells are empty texts."""

    rows: list[list[str]]
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    has_header: bool = False
    """Whether the first row is the header without a doubt, as in a Parquet file."""


def grids(path: str | os.PathLike[str], sheets: str | Iterable[str] | None) -> list[Grid]:
    """Open a file as one grid, or one for each of its sheets that has rows.

    Raises
    ------
    InvalidInput
        When the file cannot be read, or a sheet is not in it.
    FileNotFoundError
        When there is no such file.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {os.fspath(path)!r}")
    suffix = path.suffix.lower()
    if suffix in _WORKBOOKS:
        wanted = [sheets] if isinstance(sheets, str) else sheets
        return list(_sheets(path, None if wanted is None else list(wanted)))
    if suffix in _PARQUET:
        return [_parquet(path)]
    if suffix in _CSV:
        return [_csv(path)]
    if suffix in _STATISTICS:
        return [_statistics(path, _STATISTICS[suffix])]
    endings = ", ".join(sorted(_CSV | _PARQUET | _WORKBOOKS | set(_STATISTICS)))
    raise InvalidInput(f"a file's name must end in one of {endings}, but is {path.name!r}")


def decoded(raw: bytes) -> tuple[str, str | None]:
    """Give the text of a file, and its encoding where that is not UTF-8.

    Examples
    --------
    >>> decoded("Forløb".encode("windows-1252"))
    ('Forløb', 'windows-1252')
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace"), "utf-16"
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        if error.end >= len(raw) - 4 and error.reason == "unexpected end of data":
            return raw.decode("utf-8-sig", errors="ignore"), None
        return raw.decode("windows-1252", errors="replace"), "windows-1252"


def _csv(path: Path) -> Grid:
    with path.open("rb") as file:
        text, encoding = decoded(file.read(_MOST_BYTES))
    if not text.strip():
        raise InvalidInput(f"{path.name} must hold a table, but is empty")
    separator = separator_in("\n".join(text.splitlines()[:20]))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    try:
        for row in lines:
            rows.append([cell.strip() for cell in row])
            if len(rows) > MOST_ROWS:
                break
    except csv.Error as error:
        raise InvalidInput(f"{path.name} must be a CSV, but cannot be read: {error}") from None
    return Grid(rows, encoding, separator)


def _parquet(path: Path) -> Grid:
    polars = needed("polars", "reading a file", "laks[read]")
    try:
        frame = polars.scan_parquet(path, glob=False).head(MOST_ROWS).collect()
    except polars.exceptions.PolarsError:
        raise InvalidInput(f"{path.name} must be a Parquet file, but cannot be read") from None
    cells = (["" if cell is None else str(cell) for cell in row] for row in frame.iter_rows())
    return Grid([list(frame.columns), *cells], has_header=True)


def _statistics(path: Path, reader: str) -> Grid:
    """Read a file of SPSS, Stata or SAS, with labels in place of codes."""
    pyreadstat = needed("pyreadstat", "reading a file of SPSS, Stata or SAS", "laks[read]")
    options = {"output_format": "polars", "row_limit": MOST_ROWS}
    if reader not in {"read_xport", "read_sas7bdat"}:
        options["apply_value_formats"] = True
    try:
        frame, _ = getattr(pyreadstat, reader)(path, **options)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError):
        raise InvalidInput(
            f"{path.name} must be a file of statistics, but cannot be read"
        ) from None
    rows = frame.iter_rows()
    cells = ([_cell_text(None if cell is None else str(cell)) for cell in row] for row in rows)
    return Grid([list(frame.columns), *cells], has_header=True)


def _sheets(path: Path, wanted: Sequence[str] | None) -> Iterator[Grid]:
    fastexcel = needed("fastexcel", "reading a workbook", "laks[read]")
    try:
        workbook = fastexcel.read_excel(path)
    except fastexcel.FastExcelError:
        raise InvalidInput(f"{path.name} must be a workbook, but cannot be read") from None
    names = list(workbook.sheet_names)
    for name in wanted or ():
        if name not in names:
            there = ", ".join(names)
            raise InvalidInput(f"{path.name} has no sheet {name!r}; its sheets are {there}")
    found = 0
    for name in names if wanted is None else wanted:
        rows = _sheet_rows(workbook, name)
        if any(any(row) for row in rows):
            found += 1
            yield Grid(rows, sheet=name)
    if not found:
        raise InvalidInput(f"{path.name} must hold a table, but its sheets are empty")


def _sheet_rows(workbook: Any, name: str) -> list[list[str]]:
    sheet = workbook.load_sheet(
        name, header_row=None, skip_rows=0, n_rows=MOST_ROWS, dtypes="string"
    )
    rows = sheet.to_polars().iter_rows()
    return [[_cell_text(cell) for cell in row] for row in rows]


def _cell_text(cell: str | None) -> str:
    """Give a cell of a workbook as text, a date without a time that says nothing."""
    return "" if cell is None else _NOTHING_SAID.sub("", cell.strip())
