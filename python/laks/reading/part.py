"""One file, or one sheet of a workbook: its columns, and its rows when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from laks.reading.notes import PlaceNote


@dataclass
class Part:
    """A place that rows come from.

    `frames` gives polars DataFrames with the columns `names` and ``__laks_row``, the row's number
    in the file, one after the other.
    """

    note: PlaceNote
    names: list[str]
    frames: Callable[[], Iterator[Any]]
    types: dict[str, Any] = field(default_factory=dict)
    """Types of columns that are not text."""
    lazy: Any = None
    """The same rows as a LazyFrame, where they need no choosing."""
    constants: dict[str, str] = field(default_factory=dict)
    """Columns that the file's or the sheet's name gives."""
    close: Callable[[], None] = lambda: None
    """Deletes what was written to read it."""
