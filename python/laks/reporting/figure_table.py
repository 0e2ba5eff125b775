"""Figures as a table: a row each, columns only for what some row has, a note for all said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.reporting.cells import bounds, counts, interval, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laks.reporting.voice import Voice


def figure_row(figure: dict[str, Any], voice: Voice, label: str | None = None) -> dict[str, Any]:
    """Show a figure in words as a row: counts, value, interval, bounds, method, what to know."""
    return {
        "label": label or figure["label"],
        "counts": counts(figure),
        "value": value(figure),
        "interval": interval(figure),
        "bounds": bounds(figure, voice),
        "method": figure["method"],
        "note": figure["note"] or "",
    }


def figure_table(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Put rows into a table.

    The column of bounds is there if some row has bounds. A note that every row has is said once.

    Examples
    --------
    >>> from laks.reporting.cells import Cell
    >>> row = {"bounds": Cell.marked("not_applicable"), "note": "few"}
    >>> table = figure_table([row, row])
    >>> table["has_bounds"], table["has_notes"], table["note"]
    (False, False, 'few')
    """
    notes = [row["note"] for row in rows]
    shared = notes[0] if len(set(notes)) == 1 else ""
    return {
        "rows": rows,
        "has_bounds": any(row["bounds"].mark is None for row in rows),
        "has_notes": any(notes) and not shared,
        "note": shared,
    }
