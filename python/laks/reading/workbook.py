"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods): which sheets are read, and their rows as text."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from laks import _laks
from laks.errors import InvalidInput
from laks.extras import needed
from laks.reading.containers import check_workbook
from laks.reading.header import names_of
from laks.reading.masking import shown
from laks.reading.notes import PlaceNote, SourceNotes
from laks.reading.part import Part
from laks.reading.row_choice import ROW, chosen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from laks.reading.dress import Dress

_ROWS_A_FRAME = 100_000


def open_workbook(path: Path, name: str, dress: Dress, notes: SourceNotes) -> list[Part]:
    """Open the asked sheets of a workbook, each as a part of its own.

    Raises
    ------
    InvalidInput
        When the file is no workbook or protected, no sheet fits, several do and none was named, or
        all of them are empty.
    """
    check_workbook(path)
    book = _laks.Workbook(path)
    sheets = _asked(book.sheets(), name, dress, notes)
    parts = [part for sheet in sheets if (part := _part(book, sheet, name, dress, notes))]
    if not parts:
        raise InvalidInput(
            f"{name} must have a sheet with rows, but {_plural(sheets)} empty: {shown(sheets)}"
        )
    return parts


def _plural(sheets: list[str]) -> str:
    return "its sheet is" if len(sheets) == 1 else "these sheets are"


def _asked(
    sheets: list[tuple[str, bool]], name: str, dress: Dress, notes: SourceNotes
) -> list[str]:
    """Give the sheets to read; a hidden one only if it is named in full."""
    visible = [sheet for sheet, is_visible in sheets if is_visible]
    hidden = [sheet for sheet, is_visible in sheets if not is_visible]
    if not dress.sheets:
        if len(visible) > 1:
            raise InvalidInput(
                f"{name} has {len(visible)} sheets, and which of them to read is not said: "
                f'{shown(visible)}; declare sheets under [read], "*" for all'
            )
        asked = visible
    else:
        asked = [
            sheet for sheet, _ in sheets if sheet in dress.sheets or _fits(sheet, visible, dress)
        ]
        _refuse_unknown([sheet for sheet, _ in sheets], name, dress)
    if not asked:
        raise InvalidInput(f"{name} must have a sheet that is not hidden, but has none")
    notes.hidden_sheets += [(name, sheet) for sheet in hidden if sheet not in asked]
    notes.other_sheets += [(name, sheet) for sheet in visible if sheet not in asked]
    return asked


def _fits(sheet: str, visible: list[str], dress: Dress) -> bool:
    return sheet in visible and any(sheet_matches(sheet, pattern) for pattern in dress.sheets)


def sheet_matches(sheet: str, pattern: str) -> bool:
    """Tell whether a sheet's name is a pattern, or fits one, in which ``*`` stands for any letters.

    Examples
    --------
    >>> sheet_matches("Hold 3", "hold *"), sheet_matches("Hold [3]", "Hold [3]")
    (True, True)
    """
    return sheet == pattern or fnmatchcase(sheet.casefold().strip(), pattern.casefold().strip())


def _refuse_unknown(sheets: list[str], name: str, dress: Dress) -> None:
    for pattern in dress.sheets:
        if not any(sheet_matches(sheet, pattern) for sheet in sheets):
            raise InvalidInput(
                f'{name} has no sheet "{pattern}", which sheets under [read] asks for; '
                f"it has {shown(sheets)}"
            )


def _part(book: Any, sheet: str, name: str, dress: Dress, notes: SourceNotes) -> Part | None:
    """Give a sheet's rows, or nothing if it has none at all."""
    polars = needed("polars", "reading a workbook", "laks[read]")
    note = PlaceNote(name, sheet, kind="workbook", header_row=dress.header_at)
    frame = polars.DataFrame(book.table(sheet, comma=dress.comma))
    if frame.height == 0:
        notes.empty_sheets.append((name, sheet))
        return None
    frame, names = _named(frame, note, dress)
    missing = set(range(dress.header_at + 1, (frame[ROW].max() or 0) + 1))
    note.blank_rows = len(missing) - frame.height

    def frames() -> Iterator[Any]:
        return chosen(frame.iter_slices(_ROWS_A_FRAME), names, dress, note)

    return Part(note, names, frames)


def _named(frame: Any, note: PlaceNote, dress: Dress) -> tuple[Any, list[str]]:
    """Give the rows below the header under its names, and the names."""
    polars = needed("polars", "reading a workbook", "laks[read]")
    above, below = frame["row"] == dress.header_at, frame["row"] > dress.header_at
    header = frame.filter(above)
    rows = frame.filter(below)
    used = [c for c in frame.columns if c != "row" and _is_used(header, rows, c)]
    cells = {int(c): header[c][0] if header.height else None for c in used}
    names = names_of(cells, note.name, dress.header_at)
    row = polars.col("row").cast(polars.UInt64).alias(ROW)
    columns = [polars.col(str(number)).alias(name) for number, name in names.items()]
    return rows.select(row, *columns), list(names.values())


def _is_used(header: Any, rows: Any, column: str) -> bool:
    named = header.height == 1 and bool((header[column][0] or "").strip())
    return named or rows[column].null_count() < rows.height
