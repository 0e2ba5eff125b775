"""Rows of one file or many as one stream: columns aligned, each row with its place's number."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from laks.errors import InvalidInput, MissingColumn
from laks.extras import needed
from laks.reading.masking import shown
from laks.reading.row_choice import ROW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from laks.reading.notes import SourceNotes
    from laks.reading.part import Part


@dataclass
class Rows:
    """Rows to read, from one place or several.

    `places` has a pair of file and sheet for each; a row's number is its number there, and
    2³² times the number of its place.
    """

    parts: list[Part]
    notes: SourceNotes
    places: list[tuple[str, str | None]] = field(default_factory=list)
    first_place: int = 0
    _raised: BaseException | None = None

    def __post_init__(self) -> None:
        """Add the places to the list, which may have those of other tables."""
        self.first_place = len(self.places)
        self.places += [(part.note.file, part.note.sheet) for part in self.parts]
        self.notes.places = [part.note for part in self.parts]

    def types(self) -> dict[str, Any]:
        """Give every column of any part with its type, in the order in which they are met.

        Raises
        ------
        InvalidInput
            When a column has one type in one file and another in the next.
        """
        polars = needed("polars", "reading a file", "laks[read]")
        types: dict[str, Any] = {}
        for part in self.parts:
            for name in [*part.names, *part.constants]:
                found = part.types.get(name, polars.String)
                if types.setdefault(name, found) != found:
                    raise InvalidInput(
                        f'column "{shown([name])}" must have one type, but is {types[name]} in '
                        f"{self.parts[0].note.name} and {found} in {part.note.name}"
                    )
        return types

    def header(self) -> Any:
        """Give the columns as an empty polars DataFrame."""
        polars = needed("polars", "reading a file", "laks[read]")
        return polars.DataFrame(schema=self.types())

    def require(self, columns: Sequence[str]) -> None:
        """Refuse a part that lacks one of these columns while another has it.

        Raises
        ------
        MissingColumn
            With the file or sheet that lacks it.
        """
        for name in columns:
            has = [part for part in self.parts if name in part.names or name in part.constants]
            lacks = [part for part in self.parts if part not in has]
            if has and lacks:
                raise MissingColumn(
                    f'column "{shown([name])}" is not in {lacks[0].note.name}, but is in '
                    f"{has[0].note.name}; give every file and sheet the same columns, read "
                    "them one by one and add their tallies, or list the spellings under [columns]"
                )

    def stream(
        self,
        told: Callable[[int], object] | None = None,
        columns: Sequence[str] | None = None,
    ) -> Any:
        """Give the rows as a LazyFrame, whose batches are read while they are asked for.

        `told` is called with the number of rows so far; `columns` leaves out all others.
        """
        lazy = self.parts[0].lazy
        if len(self.parts) == 1 and lazy is not None and self.first_place == 0 and told is None:
            return lazy if columns is None else lazy.select(columns)
        polars = needed("polars", "reading a file", "laks[read]")
        from polars.io.plugins import register_io_source

        types = {n: t for n, t in self.types().items() if columns is None or n in columns}

        def source(
            _columns: Any, _predicate: Any, _rows: int | None, _batch: int | None
        ) -> Iterator[Any]:
            return self._watched(types, told)

        return register_io_source(source, schema={ROW: polars.UInt64, **types}, is_pure=True)

    def _watched(
        self, types: dict[str, Any], told: Callable[[int], object] | None
    ) -> Iterator[Any]:
        """Give the frames; what they raise is kept, for a stream can only pass on its text."""
        read = 0
        try:
            for frame in self.frames(types):
                yield frame
                read += frame.height
                if told is not None:
                    told(read)
        except BaseException as error:
            self._raised = error
            raise

    def frames(self, types: dict[str, Any] | None = None) -> Iterator[Any]:
        """Give polars DataFrames with ``__laks_row`` and the columns, place after place."""
        polars = needed("polars", "reading a file", "laks[read]")
        types = self.types() if types is None else types
        for place, part in enumerate(self.parts, start=self.first_place):
            columns = [(polars.col(ROW) + (place << 32)).alias(ROW)]
            for name, dtype in types.items():
                if name in part.constants:
                    value = polars.lit(part.constants[name])
                else:
                    value = polars.col(name) if name in part.names else polars.lit(None, dtype)
                columns.append(value.alias(name))
            for frame in part.frames():
                yield frame.select(columns)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Raise what a reader said of a broken file in place of what became of it in the stream.

        When done, what was written in order to read is deleted.
        """
        try:
            yield
        except InvalidInput:
            if self._raised is not None:
                raise self._raised from None
            raise
        finally:
            for part in self.parts:
                part.close()
