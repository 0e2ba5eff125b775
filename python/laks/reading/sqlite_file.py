"""An SQLite file by a query, read only and in batches."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from laks._laks import column_names
from laks.errors import InvalidInput
from laks.extras import needed
from laks.reading.part import ROW, given, text_header
from laks.reading.query import checked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from laks._laks import FilePart
    from laks.reading.dress import Dress

_ROWS_A_FRAME = 50_000


def open_sqlite(path: Path, name: str, dress: Dress) -> FilePart:
    """Open the rows of a query; they are numbered from 1 in its order.

    Raises
    ------
    InvalidInput
        When no query is declared, it does not only read, or the database refuses it.
    """
    query = checked(dress.query, name)
    names = _columns(path, query, name)
    header = text_header(names, needed("polars", "reading a database", "laks[read]"))

    def frames() -> Iterator[Any]:
        return _frames(path, query, name, names, dress)

    return given(name, "database", header, frames, dress, path.stem)


def _connected(path: Path) -> Any:
    connection = sqlite3.connect(
        f"file:{quote(str(path.resolve()))}?mode=ro", uri=True, check_same_thread=False
    )
    connection.execute("PRAGMA query_only = ON")
    return closing(connection)


def _refused(name: str, error: Exception) -> InvalidInput:
    return InvalidInput(f"the query of {name} under [read] cannot be answered: {error}")


def _damaged(name: str) -> InvalidInput:
    return InvalidInput(
        f"{name} must be a whole SQLite database of UTF-8 text, but is not; copy or export it again"
    )


def _columns(path: Path, query: str, name: str) -> list[str]:
    try:
        with _connected(path) as connection:
            cursor = connection.execute(query)
            cells = [str(column[0]) for column in cursor.description]
    except UnicodeDecodeError as error:
        raise _damaged(name) from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _refused(name, error) from error
    return column_names(cells, f"the query of {name}")


def _frames(path: Path, query: str, name: str, names: list[str], dress: Dress) -> Iterator[Any]:
    polars = needed("polars", "reading a database", "laks[read]")
    first = 1
    try:
        with _connected(path) as connection:
            cursor = connection.execute(query)
            while rows := cursor.fetchmany(_ROWS_A_FRAME):
                columns = {
                    column: polars.Series(
                        [_text(value, column, name, comma=dress.comma) for value in values],
                        dtype=polars.String,
                    )
                    for column, values in zip(names, zip(*rows, strict=True), strict=True)
                }
                numbers = polars.int_range(
                    first, first + len(rows), dtype=polars.UInt64, eager=True
                )
                yield polars.DataFrame({ROW: numbers, **columns})
                first += len(rows)
    except UnicodeDecodeError as error:
        raise _damaged(name) from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _refused(name, error) from error


def _text(value: object, column: str, name: str, *, comma: bool) -> str | None:
    """Write a value: whole numbers without decimals; bytes are refused.

    Examples
    --------
    >>> [_text(value, "score", "cafe.sqlite", comma=True) for value in (7.0, 68.6)]
    ['7', '68,6']
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        raise InvalidInput(
            f'every column of {name} must hold text, numbers or dates, but "{column}" holds bytes; '
            "leave it out of the query"
        )
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return str(value).replace(".", ",") if comma else str(value)
    return str(value)
