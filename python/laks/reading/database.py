"""Databases by address and query, through ADBC or SQLAlchemy, whichever driver is installed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from laks._laks import column_names
from laks.errors import InvalidInput, LaksError, MissingExtra
from laks.extras import needed
from laks.reading.part import ROW, given, text_header
from laks.reading.query import checked
from laks.reading.text_columns import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laks._laks import FilePart
    from laks.reading.dress import Dress

# Which driver reads an address, and how it is installed; SQLAlchemy reads all others.
_ADBC = {
    "postgresql": ("adbc_driver_postgresql", "laks[postgresql]"),
    "postgres": ("adbc_driver_postgresql", "laks[postgresql]"),
    "sqlite": ("adbc_driver_sqlite", "adbc-driver-sqlite"),
}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.\-]*://", re.IGNORECASE)


def is_address(source: str) -> bool:
    """Tell whether a source is a database's address and no path.

    Examples
    --------
    >>> is_address("postgresql://evaluator@db/cafe"), is_address("cafe.csv")
    (True, False)
    """
    return bool(_ADDRESS.match(source))


def without_secrets(address: str) -> str:
    """Give an address as a sentence may repeat it: without user, password and options.

    Examples
    --------
    >>> without_secrets("postgresql://eva:hemmelig@db.kommune.dk:5432/cafe?sslmode=require")
    'postgresql://db.kommune.dk/cafe'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"


def open_database(address: str, dress: Dress) -> FilePart:
    """Open the rows of a query; they are numbered from 1 in its order.

    Raises
    ------
    MissingExtra
        When no driver for the address is installed.
    InvalidInput
        When no query is declared, it does not only read, or the database refuses it.
    """
    name = without_secrets(address)
    query = checked(dress.query, name)
    polars = needed("polars", "reading a database", "laks[read]")
    frames = (_adbc if urlsplit(address).scheme in _ADBC else _sqlalchemy)(address, query, name)
    first = next(frames, None)
    if first is None:
        raise InvalidInput(f"the query of {name} gives no columns")
    names = column_names(first.columns, f"the query of {name}")

    def again() -> Iterator[Any]:
        yield first
        yield from frames

    def texts() -> Iterator[Any]:
        return _numbered(again(), names, name, dress)

    return given(name, "database", text_header(names, polars), texts, dress)


def _numbered(frames: Iterator[Any], names: list[str], place: str, dress: Dress) -> Iterator[Any]:
    polars = needed("polars", "reading a database", "laks[read]")
    first = 1
    for frame in frames:
        text = as_text(frame, comma=dress.comma, place=place)
        text = text.rename(dict(zip(text.columns, names, strict=True)))
        yield text.with_row_index(ROW, offset=first).cast({ROW: polars.UInt64})
        first += frame.height


def _adbc(address: str, query: str, name: str) -> Iterator[Any]:
    polars = needed("polars", "reading a database", "laks[read]")
    driver, install = _ADBC[urlsplit(address).scheme]
    needed(driver, f"reading {name}", install)
    manager = needed("adbc_driver_manager", f"reading {name}", install)
    errors = (manager.Error, polars.exceptions.PolarsError, OSError, ValueError)
    try:
        yield polars.read_database_uri(query, address, engine="adbc")
    except errors as error:
        raise _refused(name, error) from None


def _sqlalchemy(address: str, query: str, name: str) -> Iterator[Any]:
    polars = needed("polars", "reading a database", "laks[read]")
    alchemy = needed("sqlalchemy", f"reading {name}", "laks[database]")
    errors = (alchemy.exc.SQLAlchemyError, polars.exceptions.PolarsError, OSError, ValueError)
    try:
        engine = alchemy.create_engine(address)
        with engine.connect() as connection:
            yield from polars.read_database(query, connection, iter_batches=True, batch_size=50_000)
    except ImportError as error:
        raise MissingExtra(
            f"reading {name} needs {error.name}, which is not installed: pip install '{error.name}'"
        ) from None
    except LaksError:
        raise
    except errors as error:
        raise _refused(name, error) from None


def _refused(name: str, error: Exception) -> InvalidInput:
    """Say that the database refused; its own words may repeat the password."""
    return InvalidInput(
        f"the query of {name} under [read] cannot be answered ({type(error).__name__}); "
        "try the query and the address in the database's own program"
    )
