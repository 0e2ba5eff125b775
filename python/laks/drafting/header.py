"""Which row of a grid has the column names, and what the columns under it hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from laks._laks import are_cpr_numbers, look_of, masked

if TYPE_CHECKING:
    from laks.drafting.grid import Grid

_SEARCHED = 30
TOTAL = re.compile(r"(i\s?alt|total|subtotal|hovedtotal|sum|samlet)\b", re.IGNORECASE)
MISSING = {"-", "–", "--", ".", "?", "n/a", "na", "ukendt", "mangler", "ingen", "null", "unknown"}
_LONG_TEXT = 24


@dataclass(frozen=True)
class Column:
    """A column of a grid: its name, and its filled cells from top to bottom."""

    name: str
    values: list[str]

    @cached_property
    def told(self) -> list[str]:
        """The values that say something."""
        return [value for value in self.values if value.lower() not in MISSING]

    @cached_property
    def distinct(self) -> dict[str, int]:
        """How often each value stands there, the most frequent first."""
        counts: dict[str, int] = {}
        for value in self.told:
            counts[value] = counts.get(value, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def looks(self) -> list[str]:
        """What each value that says something looks like."""
        return [look_of(value) for value in self.told]

    @cached_property
    def holds_cpr(self) -> bool:
        """Whether its first values are CPR numbers, every one."""
        return are_cpr_numbers(self.told[:100])

    @cached_property
    def names_persons(self) -> bool:
        """Whether a CPR number stands in any of its values."""
        return self.holds_cpr or any(masked(value) != value for value in self.distinct)

    @cached_property
    def dates(self) -> bool:
        """Whether most of it are dates."""
        return self._mostly([look in {"date", "day_number"} for look in self.looks])

    @cached_property
    def numbers(self) -> bool:
        """Whether most of it are numbers."""
        return self._mostly([look in {"number", "day_number"} for look in self.looks])

    @cached_property
    def is_free_text(self) -> bool:
        """Whether it holds sentences: long texts, hardly one of them twice."""
        if not self.told or self.dates or self.numbers:
            return False
        length = sum(map(len, self.told)) / len(self.told)
        return length > _LONG_TEXT and len(self.distinct) > len(self.told) * 0.6

    @staticmethod
    def _mostly(answers: list[bool]) -> bool:
        return bool(answers) and sum(answers) >= 0.7 * len(answers)


@dataclass(frozen=True)
class Head:
    """Where the header stands, counted from 1, and the columns under it."""

    row: int
    columns: list[Column]
    total_rows: list[str]


def _is_header(row: list[str], width: int) -> bool:
    filled = [cell for cell in row if cell]
    is_wide = len(filled) >= max(2, 0.6 * width) or len(filled) == width
    plain = all(look_of(cell) == "text" for cell in filled)
    return is_wide and plain and len(set(filled)) == len(filled)


def head_of(grid: Grid) -> Head:
    """Find the header: the first row that is about as wide as the table, all words, none twice.

    Examples
    --------
    >>> from laks.drafting.grid import Grid
    >>> rows = [["Livsstilscafé", ""], [], ["Henvist", "Hold"], ["2016-01-04", "LC1"]]
    >>> head_of(Grid(rows)).row
    3
    """
    searched = grid.rows[:_SEARCHED]
    width = max((sum(map(bool, row)) for row in grid.rows[:200]), default=0)
    found = (number for number, row in enumerate(searched) if _is_header(row, width))
    first = 0 if grid.has_header else next(found, 0)
    below = [row for row in grid.rows[first + 1 :] if any(row)]
    names = ["", *grid.rows[first]] if _are_numbered(grid.rows[first], below) else grid.rows[first]
    totals = [cell for row in below if TOTAL.match(cell := _first_filled(row))]
    kept = [row for row in below if not TOTAL.match(_first_filled(row))]
    columns = [
        Column(name, [row[place] for row in kept if place < len(row) and row[place]])
        for place, name in enumerate(names)
        if name
    ]
    return Head(first + 1, columns, sorted({_word(total) for total in totals}))


def _are_numbered(names: list[str], below: list[list[str]]) -> bool:
    """Say whether every row begins with its number, which has no name, as R writes them."""
    if len(below) < 2 or any(len(row) != len(names) + 1 for row in below):
        return False
    return any([row[0] for row in below] == _counted(first, len(below)) for first in (0, 1))


def _counted(first: int, count: int) -> list[str]:
    return [str(number) for number in range(first, first + count)]


def _first_filled(row: list[str]) -> str:
    return next((cell for cell in row if cell), "")


def _word(total: str) -> str:
    found = TOTAL.match(total)
    return found.group(0) if found else total
