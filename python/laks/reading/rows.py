"""Rows of one file or many as one table, and what was noted of them."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from laks.extras import needed
from laks.reading.parquet import damaged_is_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laks._laks import FilePart, FileTable
    from laks.reading.notes import SourceNotes


@dataclass
class Rows:
    """Rows to read, from one place or several; a row's number is its number in its place."""

    table: FileTable
    notes: SourceNotes
    parts: list[FilePart]
    lazy: Any = None
    """The same rows as a polars LazyFrame, where polars reads them best without a detour."""

    @property
    def places(self) -> list[tuple[str, str | None]]:
        """A pair of file and sheet for each place."""
        return self.table.places()

    @property
    def source(self) -> Any:
        """What a cohort is made of."""
        return self.table if self.lazy is None else self.lazy

    def settle(self) -> None:
        """Note what became of the rows, once they were read."""
        if self.lazy is None:
            for part, note in zip(self.parts, self.notes.places, strict=False):
                note.take(part.counts())

    def frames(self) -> Iterator[Any]:
        """Give the rows as a polars DataFrame with ``__laks_row`` and the columns.

        Raises
        ------
        InvalidInput
            When a file is broken.
        """
        polars = needed("polars", "frames()", "laks[read]")
        with self.settling():
            try:
                frame = polars.DataFrame(self.table)
            except polars.exceptions.PolarsError:
                self.table.raise_failure()
                raise
        yield frame

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Note at the end what became of the rows, also of a table that is refused."""
        try:
            with nullcontext() if self.lazy is None else damaged_is_told(self.places[0][0]):
                yield
        finally:
            self.settle()
