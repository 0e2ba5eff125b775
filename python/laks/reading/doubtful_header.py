"""A row of column names that is none: a title, or people's data, which no sentence repeats."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from laks.errors import MissingColumn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laks.reading.part import Part

_NAMELESS = re.compile(r"column [A-Z]+")
_VALUE = re.compile(r"[\W\d]*\d[\W\d]*")


def looks_like(names: list[str]) -> str | None:
    """Tell what a row that should have column names looks like instead, if it does.

    Examples
    --------
    >>> looks_like(["Livsstilscafé 2016", "column B", "column C"])
    'a title'
    >>> looks_like(["R1", "2016-01-04", "2016-01-11", "completed"])
    'a row of data'
    >>> looks_like(["Henvist", "Startet", "q1", "Slut"]) is None
    True
    """
    nameless = sum(bool(_NAMELESS.fullmatch(name)) for name in names)
    values = sum(bool(_VALUE.fullmatch(name)) for name in names)
    if 2 * nameless > len(names):
        return "a title"
    return "a row of data" if 3 * values > len(names) else None


@contextmanager
def doubted(parts: list[Part]) -> Iterator[None]:
    """Say that a header is none, where a column is missing because of it.

    Raises
    ------
    MissingColumn
        In place of the sentence that lists the columns, when they look like a title or like data.
    """
    try:
        yield
    except MissingColumn:
        for part in parts:
            alike = looks_like(part.names) if part.note.header_row else None
            if alike is not None:
                raise MissingColumn(
                    f"row {part.note.header_row} of {part.note.name} must have the column names, "
                    f"but looks like {alike}; if they stand in another row, declare header_row "
                    "under [read]"
                ) from None
        raise
