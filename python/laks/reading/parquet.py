"""A Parquet file, whose columns have types of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.errors import InvalidInput
from laks.extras import needed
from laks.reading.notes import PlaceNote
from laks.reading.part import Part
from laks.reading.row_choice import ROW, chosen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from laks.reading.dress import Dress


def open_parquet(path: Path, name: str, dress: Dress) -> Part:
    """Open a Parquet file without reading its rows; they are numbered from 1.

    Raises
    ------
    InvalidInput
        When the file is broken.
    """
    polars = needed("polars", "reading a file", "laks[read]")
    lazy = polars.scan_parquet(path, glob=False)
    try:
        types = dict(lazy.collect_schema())
    except (polars.exceptions.PolarsError, OSError) as error:
        said = " ".join(str(error).split())
        raise InvalidInput(f"the file {name} cannot be read: {said}") from error
    note = PlaceNote(name, kind="Parquet")
    names = list(types)

    def frames() -> Iterator[Any]:
        numbered = lazy.with_row_index(ROW, offset=1).cast({ROW: polars.UInt64})
        batches = numbered.collect_batches(lazy=True, engine="streaming", maintain_order=True)
        return chosen(batches, names, dress, note)

    direct = None if dress.chooses_rows else lazy
    return Part(note, names, frames, types=types, lazy=direct)
