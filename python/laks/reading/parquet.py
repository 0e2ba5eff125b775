"""A Parquet file, whose columns have types of their own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from laks.errors import InvalidInput
from laks.extras import needed
from laks.reading.part import ROW, given

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from laks._laks import FilePart
    from laks.reading.dress import Dress


def open_parquet(path: Path, name: str, dress: Dress) -> FilePart:
    """Open a Parquet file without reading its rows; they are numbered from 1.

    Raises
    ------
    InvalidInput
        When the file is broken.
    """
    polars = needed("polars", "reading a file", "laks[read]")
    try:
        with damaged_is_told(name):
            lazy = scanned(path)
            header = polars.DataFrame(schema=lazy.collect_schema())
    except (polars.exceptions.PolarsError, OSError) as error:
        said = " ".join(str(error).split())
        raise InvalidInput(f"the file {name} cannot be read: {said}") from error

    def frames() -> Iterator[Any]:
        numbered = lazy.with_row_index(ROW, offset=1).cast({ROW: polars.UInt64})
        with damaged_is_told(name):
            yield from numbered.collect_batches(lazy=True, engine="streaming", maintain_order=True)

    return given(name, "Parquet", header, frames, dress, path.stem)


@contextmanager
def damaged_is_told(name: str) -> Iterator[None]:
    """Tell of a file that is so damaged that polars breaks off.

    Raises
    ------
    InvalidInput
        In place of what polars raises, which no caller expects.
    """
    polars = needed("polars", "reading a file", "laks[read]")
    try:
        yield
    except polars.exceptions.PanicException as error:
        raise InvalidInput(
            f"{name} must be a whole Parquet file, but is damaged; copy or export it again"
        ) from error


def lazy_of(path: Path) -> Any:
    """Give the rows of a Parquet file as a LazyFrame, of which only asked columns are read."""
    return scanned(path)


def scanned(path: Path) -> Any:
    """Scan a Parquet file, with times to the microsecond.

    Counted in nanoseconds, as polars counts the INT96 times of Spark, no day after 2262-04-11 has a
    number: 9999-12-31 would be that day.
    """
    polars = needed("polars", "reading a file", "laks[read]")
    lazy = polars.scan_parquet(path, glob=False)
    schema = lazy.collect_schema()
    fine = {
        name: polars.Datetime("us", dtype.time_zone)
        for name, dtype in schema.items()
        if dtype == polars.Datetime and dtype.time_unit == "ns"
    }
    if not fine:
        return lazy
    options = polars.ScanCastOptions(datetime_cast="nanosecond-downcast")
    return polars.scan_parquet(path, glob=False, schema=dict(schema) | fine, cast_options=options)
