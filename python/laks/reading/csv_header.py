"""The header of a CSV: where it stands, what separates its cells, what its columns are called."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laks.errors import InvalidInput
from laks.reading.encodings import REMEDY
from laks.reading.header import MOST_COLUMNS, names_of, too_wide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from laks.reading.dress import Dress

_LONGEST = 1 << 20
_SEPARATORS = (",", ";", "\t", "|")
_SAYS_SEPARATOR = "sep="
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True)
class CsvHeader:
    """What the lines above the rows say."""

    names: list[str]
    separator: str
    row: int
    """The header's row as a spreadsheet counts."""
    lines_before: int
    """How many lines of the file stand above it."""
    hidden: int = 0
    """Lines that a spreadsheet does not show, such as ``sep=;``."""


def header_of(path: Path, dress: Dress, name: str) -> CsvHeader:
    """Read the header of a CSV in UTF-8; `name` is what sentences call it.

    Raises
    ------
    InvalidInput
        When the file is empty or no UTF-8 text, or its names are missing, double or too many.

    Examples
    --------
    >>> import laks
    >>> from laks.reading.dress import Dress
    >>> courses = laks.datasets.ballerup().path / "courses.csv"
    >>> header_of(courses, Dress(), "courses.csv").names[0]
    'Forløb'
    """
    with path.open("rb") as file:
        lines = _Lines(file, name)
        said = _said_separator(file, lines)
        separator = dress.separator or said or separator_in(_line_at(lines, dress.header_at))
        file.seek(0)
        lines = _Lines(file, name)
        hidden = 0 if said is None else len([lines.next()])
        cells, before = _record(lines, separator, dress.header_at, name)
    if len(cells) > MOST_COLUMNS:
        raise too_wide(name, str(len(cells)))
    names = names_of(dict(enumerate(cells, start=1)), name, dress.header_at)
    return CsvHeader(list(names.values()), separator, dress.header_at, before, hidden)


def separator_in(header: str) -> str:
    r"""Find the one of comma, semicolon, tab and bar that a header has most of outside quotes.

    Examples
    --------
    >>> separator_in("Henvist;Startet;Slut")
    ';'
    >>> separator_in('"Navn, for og efter";"Henvist, dato"')
    ';'
    """
    return max(_SEPARATORS, key=_QUOTED.sub("", header).count)


class _Lines:
    """The first lines of a file, decoded one at a time, and how many there were."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self.count = 0

    def next(self) -> str | None:
        """Give the next line; none at the end of the file."""
        line = self._file.readline(_LONGEST)
        if not line:
            return None
        self.count += 1
        if b"\0" in line:
            raise InvalidInput(
                f"{self._name} must be a CSV, which is text, but byte {line.index(0)} of its "
                f"{ordinal(self.count)} line is 0; export the table as CSV"
            )
        return self._decoded(line)

    def _decoded(self, line: bytes) -> str:
        try:
            text = line.decode("utf-8-sig" if self.count == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise InvalidInput(
                f"{self._name} must be UTF-8 text, but is not at byte {error.start} of its "
                f"{ordinal(self.count)} line; " + REMEDY.format(encoding="windows-1252")
            ) from error
        if len(line) == _LONGEST:
            cells = max(map(text.count, _SEPARATORS)) + 1
            if cells > MOST_COLUMNS:
                raise too_wide(self._name, f"more than {MOST_COLUMNS}")
            raise InvalidInput(
                f"the header of {self._name} must be shorter than 1 MB, but its "
                f"{ordinal(self.count)} line is longer; export the table again with line ends"
            )
        return text

    def __iter__(self) -> Iterator[str]:
        while (line := self.next()) is not None:
            yield line


def ordinal(number: int) -> str:
    """Say a line's number as a word.

    Examples
    --------
    >>> ordinal(1), ordinal(12)
    ('first', '12th')
    """
    words = {1: "first", 2: "second", 3: "third"}
    return words.get(number, f"{number}th")


def _said_separator(file: BinaryIO, lines: _Lines) -> str | None:
    """Give the separator that a first line ``sep=;`` says, as some programs write it."""
    first = (lines.next() or "").rstrip("\r\n")
    if first.lower().startswith(_SAYS_SEPARATOR) and len(first) == len(_SAYS_SEPARATOR) + 1:
        return first[-1]
    file.seek(0)
    lines.count = 0
    return None


def _line_at(lines: _Lines, number: int) -> str:
    for count, line in enumerate(lines, start=1):
        if count == number:
            return line
    return ""


def _record(lines: _Lines, separator: str, row: int, name: str) -> tuple[list[str], int]:
    """Give the cells of a row, and how many lines stand above it."""
    before = lines.count
    try:
        reader = csv.reader(iter(lines), delimiter=separator, strict=True)
        for count, cells in enumerate(reader, start=1):
            if count == row:
                if not cells or not any(cell.strip() for cell in cells):
                    break
                return cells, before
            before = lines.count
    except csv.Error as error:
        raise InvalidInput(
            f"every cell of {name} that opens with a double quote must end with one, but one in "
            f"row {row} or above does not; close the quote, or double it if it belongs to the text"
        ) from error
    raise _no_header(name, row, empty=lines.count == 0)


def _no_header(name: str, row: int, *, empty: bool) -> InvalidInput:
    if row > 1:
        return InvalidInput(
            f"{name} must have its column names in row {row}, as header_row under [read] says, but "
            "that row is blank or not there"
        )
    if empty:
        return InvalidInput(
            f"{name} must begin with a line of column names, but is empty; "
            "export the table again with its header"
        )
    return InvalidInput(
        f"{name} must begin with a line of column names, but its first line is blank; if they "
        "stand in another row, declare header_row under [read]"
    )
