"""The first line of a CSV: whether the file is text at all, and what separates its columns."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from laks.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST = 1 << 20
_SEPARATORS = (",", ";", "\t", "|")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_REMEDY = 'save it as "CSV UTF-8"'


def header_of(path: Path) -> str:
    """Give the first line of a CSV.

    Raises
    ------
    InvalidInput
        When the file is empty, is no text, or is text in another encoding than UTF-8.

    Examples
    --------
    >>> import laks
    >>> header_of(laks.datasets.ballerup().path / "courses.csv").split(",")[0]
    'Forløb'
    """
    with path.open("rb") as file:
        line = file.readline(_LONGEST)
    if not line.strip():
        raise InvalidInput(
            f"{path.name} must begin with a line of column names, but is empty; "
            "export the table again with its header"
        )
    if line.startswith(_UTF_16):
        raise InvalidInput(f"{path.name} must be UTF-8 text, but is UTF-16; {_REMEDY}")
    if b"\0" in line:
        raise InvalidInput(
            f"{path.name} must be a CSV, which is text, but byte {line.index(0)} of it is 0; "
            "export the table as CSV"
        )
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            f"{path.name} must be UTF-8 text, but is not at byte {error.start} of its first line; "
            f"{_REMEDY}"
        ) from error


def separator_in(header: str) -> str:
    r"""Find the one of comma, semicolon, tab and bar that a header has most of.

    Examples
    --------
    >>> separator_in("Henvist;Startet;Slut")
    ';'
    """
    return max(_SEPARATORS, key=header.count)


@contextmanager
def ragged_rows_named(source: Any) -> Iterator[None]:
    """Say it in our own words when a row of a CSV has more cells than the header.

    Raises
    ------
    InvalidInput
        In place of the reader's own sentence, which names an option of the reader.
    """
    try:
        yield
    except InvalidInput as error:
        if "found more fields" not in str(error):
            raise
        raise InvalidInput(
            f"every row of {source} must have as many cells as its header, but one has more; "
            "put cells that hold the separator in double quotes"
        ) from error
