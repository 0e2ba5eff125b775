"""How a file is dressed: the lines of `[read]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laks.drafting.dates import order_of
from laks.drafting.day_numbers import epoch_of
from laks.drafting.toml_text import aligned, listed, quoted

if TYPE_CHECKING:
    from laks.drafting.grid import Grid
    from laks.drafting.header import Column, Head

_FEW = 30


def read_lines(
    grids: list[Grid], head: Head, dates: dict[str, Column], *, has_course: bool
) -> list[str]:
    """Give the lines that say how the file is dressed; none where nothing has to be said."""
    grid = grids[0]
    pairs: dict[str, str] = {}
    if grid.encoding is not None:
        pairs["encoding"] = quoted(grid.encoding)
    if grid.separator not in {None, ","}:
        pairs["separator"] = quoted(grid.separator or "")
    if head.row > 1:
        pairs["header_row"] = str(head.row)
    pairs |= _sheets(grids, has_course=has_course)
    if head.total_rows:
        pairs["total_rows"] = listed(head.total_rows)
    missing = {value for column in head.columns for value in column.values} - _told(head)
    if missing:
        pairs["missing"] = listed(sorted(missing))
    order, notes = _dates(dates)
    epoch, asked = epoch_of(dates, counts_from_1904=grid.counts_from_1904)
    pairs |= order
    notes = [*_letters(grid, head), *notes]
    if epoch is not None:
        pairs["excel_dates"] = quoted(epoch)
    notes += asked
    if any(_has_comma(column) for column in head.columns):
        pairs["decimal"] = quoted(",")
    lines = [*notes, *aligned(pairs)]
    return ["", "# How the file is written.", "[read]", *lines] if lines else []


def _told(head: Head) -> set[str]:
    return {value for column in head.columns for value in column.told}


def _letters(grid: Grid, head: Head) -> list[str]:
    """Ask about letters that are none of Windows, with some words as they read."""
    if grid.encoding in {None, "windows-1252", "utf-16"}:
        return []
    names = [word for column in head.columns for word in column.name.split()]
    kept = [c for c in head.columns if len(c.distinct) <= _FEW and not c.names_persons]
    words = [word for column in kept for value in column.distinct for word in value.split()]
    unusual = (word for word in dict.fromkeys(names + words) if word.isalpha())
    shown = [word for word in unusual if not word.isascii()][:3]
    said = f", by which it has {', '.join(shown)}" if shown else ""
    return [f"# ? the letters look like {grid.encoding}{said}: check `encoding`"]


def _sheets(grids: list[Grid], *, has_course: bool) -> dict[str, str]:
    names = [grid.sheet for grid in grids if grid.sheet is not None]
    if not names:
        return {}
    pairs = {"sheets": listed(names)}
    if len(names) > 1 and not has_course:
        pairs["sheet_is"] = quoted("course")
    return pairs


def _dates(dates: dict[str, Column]) -> tuple[dict[str, str], list[str]]:
    """Give the order of dates, and what a person has to look at."""
    orders = {word: order_of(column.told) for word, column in dates.items()}
    pairs: dict[str, str] = {}
    notes: list[str] = []
    sure = [found.order for found in orders.values() if found.order and found.is_sure]
    written = [found.order for found in orders.values() if found.order]
    if written:
        main = max(set(sure or written), key=(sure or written).count)
        pairs["dates"] = quoted(str(main))
        if not sure:
            notes.append("# ? no day above 12 shows the order of day and month: check `dates`")
        others = {word: o.order for word, o in orders.items() if o.is_sure and o.order != main}
        others = {word: order for word, order in others.items() if order}
        if others:
            inner = ", ".join(f"{word} = {quoted(str(order))}" for word, order in others.items())
            pairs["date_orders"] = f"{{ {inner} }}"
    mixed = [word for word, found in orders.items() if found.is_mixed]
    notes += [f"# ? {word} has dates in two orders: correct them in the file" for word in mixed]
    return pairs, notes


def _has_comma(column: Column) -> bool:
    """Say whether a column has decimal commas."""
    return column.numbers and any("," in value for value in column.told)
