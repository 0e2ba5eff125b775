"""Files of referrals, read lazily by polars; everything in a CSV is text until laks reads it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laks._laks import Cohort, columns_used
from laks.beside import beside
from laks.csv_header import header_of, separator_in, told_plainly
from laks.errors import InvalidInput
from laks.extras import needed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from laks._laks import Schema

_CSV = {".csv", ".tsv", ".txt"}
_PARQUET = {".parquet", ".pq"}


@dataclass(frozen=True)
class Rows:
    """Rows to read: a polars LazyFrame, and the number of its first row in the file."""

    lazy: Any
    first_row: int

    def batches(self) -> Any:
        """Give the rows as a stream of Arrow batches, read while they are counted."""
        return self.lazy.collect_batches(lazy=True, engine="streaming")


def scan(path: str | os.PathLike[str], separator: str | None = None) -> Rows:
    """Open a CSV or Parquet file without reading its rows.

    Everything in a CSV is text: an id ``001`` stays ``001``, and what cannot be read is an issue.

    Raises
    ------
    MissingExtra
        When polars is not installed.
    InvalidInput
        When the file's name ends in neither, or a CSV is no UTF-8 text.
    FileNotFoundError
        When there is no such file.
    """
    path = Path(path)
    polars = needed("polars", "reading a file", "laks[read]")
    if path.is_dir():
        raise InvalidInput(f"a table must be one file, but {os.fspath(path)!r} is a folder")
    suffix = path.suffix.lower()
    if suffix not in _CSV | _PARQUET:
        endings = ", ".join(sorted(_CSV | _PARQUET))
        raise InvalidInput(f"a file's name must end in one of {endings}, but is {path.name!r}")
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {os.fspath(path)!r}")
    if suffix in _PARQUET:
        return Rows(polars.scan_parquet(path, glob=False), first_row=1)
    header = header_of(path)
    if separator is not None and len(separator.encode()) != 1:
        raise InvalidInput(f"separator must be one character such as ';', but is {separator!r}")
    lazy = polars.scan_csv(
        path,
        separator=separator or separator_in(header),
        infer_schema=False,
        glob=False,
    )
    return Rows(lazy, first_row=2)


def _header(rows: Rows) -> Any:
    """Give a file's columns as an empty frame, or one error that says why it cannot be read."""
    polars = needed("polars", "reading a file", "laks[read]")
    try:
        return polars.DataFrame(schema=rows.lazy.collect_schema())
    except (polars.exceptions.PolarsError, OSError) as error:
        raise InvalidInput(f"the file cannot be read: {_one_line(error)}") from error


def selected(rows: Rows, schema: Any, strata: Sequence[str], tables: Mapping[str, Any]) -> Rows:
    """Leave out the columns that laks does not use, so that they are never read."""
    used = columns_used(_header(rows), schema, strata, **tables)
    return Rows(rows.lazy.select(used), rows.first_row)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def read(
    path: str | os.PathLike[str],
    schema: Schema | dict[str, Any] | str | os.PathLike[str] | None = None,
    *,
    strata: Sequence[str] = (),
    extracted_on: Any = None,
    separator: str | None = None,
    key: str | bytes | None = None,
    measurements: Any = None,
    courses: Any = None,
    sessions: Any = None,
) -> Cohort:
    """Read a CSV or Parquet file of referrals into a cohort.

    Rows are numbered as in the file: the first row of a CSV is 2, that of a Parquet file 1. In a
    CSV everything is read as text, and its separator is found in the first line.

    Parameters
    ----------
    path
        A file that ends in `.csv`, `.tsv`, `.txt`, `.parquet` or `.pq`.
    schema
        A dict, a :class:`Schema` or the path of a `schema.toml`; none for laks' own column names.
    strata
        Further columns to keep, to count by.
    extracted_on
        The day the table was taken out of its register.
    separator
        What separates the columns of a CSV.
    key
        What CPR numbers are hashed with, where the schema says ``[persons] id = "cpr"``; without it
        the environment's ``LAKS_KEY``.
    measurements, courses, sessions
        Tables to join, each a table or the path of one. Without them the schema's own sections say
        which files they are in, beside the file of referrals.

    Raises
    ------
    MissingExtra
        When polars is not installed: ``pip install 'laks[read]'``.
    IssuesError
        When rows break a rule that refuses; ``.issues`` lists them.
    SchemaError
        When a column is missing or cannot be read as what it stands for.
    InvalidInput
        When the file cannot be read.

    Examples
    --------
    >>> import laks
    >>> folder = laks.datasets.ballerup().path
    >>> laks.read(folder / "referrals.csv", schema=folder / "schema.toml")
    <Cohort: 83 referrals; strata: unit, course, source, sector>
    """
    rows = scan(path, separator)
    _header(rows)
    given = {"measurements": measurements, "courses": courses, "sessions": sessions}
    tables = beside(path, schema, given, scan)
    with told_plainly(path):
        return Cohort(
            rows.batches(),
            schema,
            strata=list(strata),
            extracted_on=extracted_on,
            first_row=rows.first_row,
            key=key,
            **tables,
        )
