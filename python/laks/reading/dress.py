"""How a file is dressed: the keys of `[read]` that say where its rows are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from laks.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping


def _several(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


@dataclass(frozen=True)
class Dress:
    """The keys of `[read]` that concern files and rows.

    Examples
    --------
    >>> Dress.of({"header_row": 3, "total_rows": ["I alt"], "decimal": ","}).header_row
    3
    """

    encoding: str | None = None
    separator: str | None = None
    header_row: int | None = None
    skip_rows: tuple[int, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet_is: str | None = None
    file_is: str | None = None
    query: str | None = None
    total_rows: tuple[str, ...] = ()
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    short_rows: str = "refuse"
    decimal: str = "."
    value_labels: str = "labels"

    @classmethod
    def of(cls, read: Mapping[str, Any]) -> Dress:
        """Take what concerns files from the dict of `[read]`."""
        plain = {"encoding", "separator", "header_row", "sheet_is", "file_is", "query"}
        plain |= {"short_rows", "decimal", "value_labels"}
        made = cls(**{key: value for key, value in read.items() if key in plain})
        return replace(
            made,
            skip_rows=tuple(read.get("skip_rows", ())),
            sheets=_several(read.get("sheets")),
            total_rows=_several(read.get("total_rows")),
            only={name: _several(texts) for name, texts in read.get("where", {}).items()},
        ).checked()

    def checked(self) -> Dress:
        """Give the dress itself.

        Raises
        ------
        InvalidInput
            When the separator is no single character, or a row is numbered below 1.
        """
        if self.separator is not None and (
            len(self.separator.encode()) != 1 or self.separator in '"\r\n'
        ):
            raise InvalidInput(
                f"separator must be one character such as ';', but is {self.separator!r}"
            )
        if self.header_row == 0 or 0 in self.skip_rows:
            raise InvalidInput(
                "header_row and skip_rows under [read] must be counted from 1 as in the file, "
                "but are 0"
            )
        return self

    @property
    def header_at(self) -> int:
        """The row of the column names."""
        return self.header_row or 1

    @property
    def comma(self) -> bool:
        """Whether the texts of the table write decimals behind a comma."""
        return self.decimal == ","

    @property
    def chooses_rows(self) -> bool:
        """Whether some rows are left out by rule."""
        return bool(self.skip_rows or self.total_rows or self.only)
