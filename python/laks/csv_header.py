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


# What the reader says of a broken CSV, and what is said instead: its own sentences name options
# that laks does not have, or repeat rows with people's data.
_IN_OUR_WORDS = {
    "found more fields": (
        "every row of {source} must have as many cells as its header, but one has more; "
        "put cells that hold the separator in double quotes"
    ),
    "invalid utf-8": f"{{source}} must be UTF-8 text, but is not in one of its rows; {_REMEDY}",
    "could not parse": (
        "every cell of {source} that opens with a double quote must end with one, but one does "
        "not; close the quote, or double it if it belongs to the text"
    ),
}


@contextmanager
def told_plainly(source: Any) -> Iterator[None]:
    """Say in our own words what is wrong with a CSV.

    Raises
    ------
    InvalidInput
        In place of the reader's own sentence.
    """
    try:
        yield
    except InvalidInput as error:
        for said, words in _IN_OUR_WORDS.items():
            if said in str(error):
                raise InvalidInput(words.format(source=source)) from None
        raise
