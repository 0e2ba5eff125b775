"""Which rows of a frame are referrals: no blank ones, no totals, none that a rule leaves out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from laks.extras import needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from laks.reading.dress import Dress
    from laks.reading.notes import PlaceNote

ROW = "__laks_row"


def chosen(
    frames: Iterable[Any], names: Sequence[str], dress: Dress, note: PlaceNote
) -> Iterator[Any]:
    """Give the frames with their referrals only, and note how many rows were left out and why."""
    note.rows = note.rows or 0
    for frame in frames:
        kept = without_skipped(frame, dress.skip_rows, note)
        kept = without_blank(kept, names, note)
        kept = without_totals(kept, names, dress.total_rows, note)
        kept = only_asked(kept, dress, note)
        note.rows += kept.height
        yield kept


def without_skipped(frame: Any, skip_rows: Sequence[int], note: PlaceNote) -> Any:
    """Leave out rows by their number."""
    if not skip_rows:
        return frame
    kept = frame.filter(~frame[ROW].is_in(list(skip_rows)))
    note.skipped_rows += frame.height - kept.height
    return kept


def without_blank(frame: Any, names: Sequence[str], note: PlaceNote) -> Any:
    """Leave out rows without any letter in any cell."""
    rows = _all_rows(frame)
    for name in names:
        if rows.is_empty():
            return frame
        rows = rows.filter(_is_blank(_cells(frame, name, rows)))
    note.blank_rows += len(rows)
    return _without(frame, rows)


def without_totals(frame: Any, names: Sequence[str], words: Sequence[str], note: PlaceNote) -> Any:
    """Leave out rows whose first filled cell begins with one of the words."""
    if not words:
        return frame
    polars = needed("polars", "reading a file", "laks[read]")
    pattern = _beginning(words)
    totals = polars.Series(dtype=polars.Int64)
    rows = _all_rows(frame)
    for name in names:
        if rows.is_empty():
            break
        cells = _cells(frame, name, rows)
        blank = _is_blank(cells)
        totals.append(rows.filter(cells.str.contains(pattern).fill_null(value=False)))
        rows = rows.filter(blank)
    note.total_rows += len(totals)
    return _without(frame, totals)


def only_asked(frame: Any, dress: Dress, note: PlaceNote) -> Any:
    """Keep the rows that `where` asks for: columns with one of the texts, letters' case ignored."""
    kept = frame
    for name, texts in dress.only.items():
        wanted = [text.strip().lower() for text in texts]
        polars = needed("polars", "reading a file", "laks[read]")
        cells = kept[name].cast(polars.String).str.strip_chars().str.to_lowercase()
        kept = kept.filter(cells.is_in(wanted).fill_null(value=False))
    note.left_out += frame.height - kept.height
    return kept


def _all_rows(frame: Any) -> Any:
    polars = needed("polars", "reading a file", "laks[read]")
    return polars.int_range(frame.height, eager=True)


def _cells(frame: Any, name: str, rows: Any) -> Any:
    """Give some rows' cells of a column as text."""
    polars = needed("polars", "reading a file", "laks[read]")
    column = frame[name]
    if len(rows) < frame.height:
        column = column.gather(rows)
    return column if column.dtype == polars.String else column.cast(polars.String, strict=False)


def _is_blank(cells: Any) -> Any:
    return (cells.str.strip_chars() == "").fill_null(value=True)


def _without(frame: Any, rows: Any) -> Any:
    return frame if rows.is_empty() else frame.filter(~_all_rows(frame).is_in(rows.implode()))


def _beginning(words: Sequence[str]) -> str:
    r"""Give the pattern of a cell that begins with one of the words, and no longer word.

    Examples
    --------
    >>> _beginning(["I alt"])
    '(?i)^\\s*(?:I\\s+alt)(?:\\W|$)'
    """
    escaped = (r"\s+".join(map(re.escape, word.split())) for word in words)
    return rf"(?i)^\s*(?:{'|'.join(escaped)})(?:\W|$)"
