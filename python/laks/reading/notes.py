"""What a reader notes while it reads: per file or sheet the rows taken, and those left out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class PlaceNote:
    """A file, or a sheet of one, as it was read."""

    file: str
    sheet: str | None = None
    kind: str = "CSV"
    rows: int | None = None
    blank_rows: int = 0
    total_rows: int = 0
    skipped_rows: int = 0
    left_out: int = 0
    header_row: int | None = None
    encoding: str | None = None
    separator: str | None = None

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
    hidden_sheets: list[str] = field(default_factory=list)
    empty_sheets: list[str] = field(default_factory=list)
    other_sheets: list[str] = field(default_factory=list)
