"""Column names from a row of a file: no name twice, a name for a cell that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laks.errors import InvalidInput
from laks.reading.masking import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_COLUMNS = 16_384


def letters(number: int) -> str:
    """Name a column as a spreadsheet does.

    Examples
    --------
    >>> letters(1), letters(26), letters(27)
    ('A', 'Z', 'AA')
    """
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def names_of(cells: Mapping[int, str | None], place: str, row: int) -> dict[int, str]:
    r"""Give each column's name by its number, counted from 1.

    Spaces around a name and line ends in it are left out; a column without a name is called by its
    letter.

    Raises
    ------
    InvalidInput
        When no cell has a name, two have the same, or there are more columns than a sheet can have.

    Examples
    --------
    >>> names_of({1: " Henvist ", 2: None, 3: "Start\ndato"}, "cafe.csv", 1)
    {1: 'Henvist', 2: 'column B', 3: 'Start dato'}
    """
    if len(cells) > MOST_COLUMNS:
        raise too_wide(place, f"{len(cells)}")
    found: dict[str, int] = {}
    for number, cell in cells.items():
        name = " ".join((cell or "").split()) or f"column {letters(number)}"
        if name in found:
            raise InvalidInput(
                f"every column of {place} must have a name of its own, but columns "
                f"{letters(found[name])} and {letters(number)} are both called "
                f'"{shown([name])}"; rename one of them'
            )
        found[name] = number
    if not any((cell or "").strip() for cell in cells.values()):
        raise InvalidInput(
            f"row {row} of {place} must have the column names, but is blank; if they stand in "
            "another row, declare header_row under [read]"
        )
    return {number: name for name, number in found.items()}


def too_wide(place: str, found: str) -> InvalidInput:
    """Say that a table has more columns than any sheet can have.

    Examples
    --------
    >>> str(too_wide("cafe.csv", "1000000"))
    'cafe.csv must have at most 16384 columns, but has 1000000; is its separator another?'
    """
    return InvalidInput(
        f"{place} must have at most {MOST_COLUMNS} columns, but has {found}; "
        "is its separator another?"
    )
