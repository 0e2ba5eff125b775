"""A CSV as frames of text: the rows that polars reads, and what is said when one is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks import _laks
from laks.errors import InvalidInput
from laks.extras import needed
from laks.reading.containers import kind_of
from laks.reading.csv_header import CsvHeader, header_of
from laks.reading.encodings import REMEDY, Utf8File, as_utf8, name_of
from laks.reading.notes import PlaceNote
from laks.reading.part import Part
from laks.reading.row_choice import ROW, chosen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from laks.reading.dress import Dress

_PIECE = 1 << 20


def open_csv(path: Path, name: str, dress: Dress) -> Part:
    """Open a CSV: read its header, and promise its rows.

    Raises
    ------
    InvalidInput
        When the file is no CSV, or its header cannot be read.
    """
    _refuse_other_kinds(path)
    text = as_utf8(path, dress.encoding)
    try:
        header = header_of(text.path, dress, name)
    except BaseException:
        text.close()
        raise
    note = PlaceNote(name, kind="CSV", header_row=header.row)
    note.encoding, note.separator = name_of(text.encoding), header.separator

    def frames() -> Iterator[Any]:
        return chosen(_frames(text, header, dress, note), header.names, dress, note)

    return Part(note, header.names, frames, close=text.close)


def _refuse_other_kinds(path: Path) -> None:
    kinds = {
        "zip": "a workbook or an archive; if it is a workbook, name it .xlsx",
        "ole": "a workbook; name it .xls",
        "html": "a web page; open it in a spreadsheet program and save it as CSV",
        "parquet": "a Parquet file; name it .parquet",
        "sqlite": "an SQLite database; name it .sqlite",
    }
    kind = kind_of(path)
    if kind in kinds:
        raise InvalidInput(f"{path.name} must be a CSV, which is text, but is {kinds[kind]}")


def _frames(text: Utf8File, header: CsvHeader, dress: Dress, note: PlaceNote) -> Iterator[Any]:
    """Give the rows as they stand in the file, each with its number."""
    polars = needed("polars", "reading a file", "laks[read]")
    has_quotes = _has_quotes(text, header, note)
    lazy = polars.scan_csv(
        text.path,
        separator=header.separator,
        infer_schema=False,
        new_columns=header.names,
        skip_lines=header.lines_before,
        row_index_name=ROW,
        row_index_offset=header.row + 1,
        glob=False,
    ).cast({ROW: polars.UInt64})
    last, no_last = header.names[-1], 0
    try:
        for frame in lazy.collect_batches(lazy=True, engine="streaming", maintain_order=True):
            no_last += frame[last].null_count()
            yield frame
    except polars.exceptions.PolarsError as error:
        raise _told(text, header, dress, note, error) from None
    # A blank row of quotes has a last cell, so with quotes the blank rows say nothing.
    may_be_short = dress.short_rows == "refuse" and (has_quotes or no_last > note.blank_rows)
    if has_quotes or (may_be_short and not _is_even(text, header)):
        _refuse_what_was_mended(text, header, note, short_rows=may_be_short)


def _has_quotes(text: Utf8File, header: CsvHeader, note: PlaceNote) -> bool:
    """Tell whether a CSV has double quotes, after seeing to it that no byte of it is 0."""
    quotes = False
    with text.path.open("rb") as file:
        while piece := file.read(_PIECE):
            if b"\0" in piece:
                flaw = _flaw(text, header, short_rows=False)
                raise _sentence(flaw or ("zero", header.row, 0), header, note)
            quotes = quotes or b'"' in piece
    return quotes


def _is_even(text: Utf8File, header: CsvHeader) -> bool:
    return _laks.csv_is_even(
        text.path,
        ord(header.separator),
        lines_before=header.lines_before,
        columns=len(header.names),
    )


def _refuse_what_was_mended(
    text: Utf8File, header: CsvHeader, note: PlaceNote, *, short_rows: bool
) -> None:
    """Refuse what the reader mends unasked: rows that it fills up, quotes that it closes."""
    flaw = _flaw(text, header, short_rows=short_rows)
    if flaw is not None and flaw[0] != "stray_quote":
        raise _sentence(flaw, header, note)


def _flaw(text: Utf8File, header: CsvHeader, *, short_rows: bool) -> tuple[str, int, int] | None:
    flaw = _laks.csv_flaw(
        text.path,
        ord(header.separator),
        header_row=header.row + header.hidden,
        columns=len(header.names),
        short_rows=short_rows,
    )
    return None if flaw is None else (flaw[0], flaw[1] - header.hidden, flaw[2])


def _told(
    text: Utf8File, header: CsvHeader, dress: Dress, note: PlaceNote, error: Exception
) -> InvalidInput:
    """Say what is wrong in our own words: the reader's own repeat rows with people's data."""
    flaw = _flaw(text, header, short_rows=dress.short_rows == "refuse")
    if flaw is not None:
        return _sentence(flaw, header, note)
    return InvalidInput(
        f"{note.name} must be a CSV, but cannot be read as one ({type(error).__name__}); "
        "open it in a spreadsheet program and save it as CSV UTF-8"
    )


def _sentence(flaw: tuple[str, int, int], header: CsvHeader, note: PlaceNote) -> InvalidInput:
    kind, row, cells = flaw
    name, width = note.name, len(header.names)
    if kind in {"more_cells", "fewer_cells"}:
        remedy = (
            "put cells that hold the separator in double quotes"
            if kind == "more_cells"
            else 'give it all its separators, or declare short_rows = "empty" under [read] if the '
            "cells at its end are empty"
        )
        return InvalidInput(
            f"every row of {name} must have as many cells as its header, which has {width}, but "
            f"row {row} has {cells}; {remedy}"
        )
    sentences = {
        "not_utf8": f"{name} must be UTF-8 text, but is not in row {row}; "
        + REMEDY.format(encoding="windows-1252"),
        "zero": f"{name} must be a CSV, which is text, but row {row} has a byte that is 0; "
        "export the table as CSV",
        "open_quote": f"every cell of {name} that opens with a double quote must end with one, but "
        f"one in row {row} does not; close the quote, or double it if it belongs to the text",
        "text_behind": f"a cell of {name} in double quotes must end with one, but one in row "
        f"{row} has text behind it; double the quotes that belong to the text",
        "stray_quote": f"a double quote in a cell of {name} must be doubled, and the cell stand in "
        f'double quotes, but one in row {row} does not; write the cell as "… "" …"',
    }
    return InvalidInput(sentences[kind])
