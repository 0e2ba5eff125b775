"""What a reader notes while it reads: per file or sheet the rows taken, and those left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container


@dataclass
class PlaceNote:
    """A file, or a sheet of one, as it was read."""

    file: str
    sheet: str | None = None
    table: str = "referrals"
    kind: str = "CSV"
    rows: int | None = None
    blank_rows: int = 0
    total_rows: int = 0
    skipped_rows: int = 0
    left_out: int = 0
    hidden_rows: int = 0
    merged_cells: int = 0
    header_row: int | None = None
    encoding: str | None = None
    separator: str | None = None

    def take(self, counts: dict[str, Any]) -> None:
        """Take the counts of what became of its rows.

        Examples
        --------
        >>> note = PlaceNote("cafe.csv")
        >>> note.take({"rows": 83, "blank_rows": 2})
        >>> note.rows, note.blank_rows
        (83, 2)
        """
        for word, count in counts.items():
            setattr(self, word, count)

    @property
    def name(self) -> str:
        """The file, and the sheet where there is one.

        Examples
        --------
        >>> PlaceNote("hold.xlsx", "Hold 1").name
        'hold.xlsx, sheet "Hold 1"'
        """
        return self.file if self.sheet is None else f'{self.file}, sheet "{self.sheet}"'


@dataclass
class SourceNotes:
    """Everything that was opened, in the order of its places."""

    places: list[PlaceNote] = field(default_factory=list)
    hidden_sheets: list[tuple[str, str]] = field(default_factory=list)
    empty_sheets: list[tuple[str, str]] = field(default_factory=list)
    other_sheets: list[tuple[str, str]] = field(default_factory=list)

    def with_table(self, table: str, notes: SourceNotes) -> None:
        """Add what was opened for a table beside the referrals; what either read was asked for.

        Examples
        --------
        >>> notes = SourceNotes([PlaceNote("hold.xlsx", "Hold")])
        >>> notes.other_sheets = [("hold.xlsx", "Kurser"), ("hold.xlsx", "Noter")]
        >>> notes.with_table("courses", SourceNotes([PlaceNote("hold.xlsx", "Kurser")]))
        >>> [place.table for place in notes.places], notes.other_sheets
        (['referrals', 'courses'], [('hold.xlsx', 'Noter')])
        """
        self.places += [replace(place, table=table) for place in notes.places]
        read = {(place.file, place.sheet) for place in self.places}
        self.empty_sheets = _once(self.empty_sheets + notes.empty_sheets)
        read |= set(self.empty_sheets)
        self.hidden_sheets = _once(self.hidden_sheets + notes.hidden_sheets, read)
        self.other_sheets = _once(self.other_sheets + notes.other_sheets, read)


def _once(
    sheets: list[tuple[str, str]], but: Container[tuple[str, str | None]] = ()
) -> list[tuple[str, str]]:
    return [sheet for sheet in dict.fromkeys(sheets) if sheet not in but]
