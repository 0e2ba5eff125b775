"""What a notebook shows of a table or a result: plain HTML, every text escaped."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import TYPE_CHECKING

from laks._laks import format_number, session_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laks._laks import Table

MOST_ROWS = 60
_YES_NO = {"en": ("no", "yes"), "da": ("nej", "ja")}
_MORE = {
    "en": ("{} more row is not shown", "{} more rows are not shown"),
    "da": ("{} række mere er ikke vist", "{} rækker mere er ikke vist"),
}
_CELL = "padding:2px 8px;text-align:{align};vertical-align:top"
_LONG = 24
"""Longer texts get room for a few words a line, in tables wider than the page too."""


def cell_text(value: object) -> str:
    """Show a value: whole numbers whole, other numbers with up to three decimals.

    Examples
    --------
    >>> cell_text(12345), cell_text(0.68571), cell_text(None), cell_text(True)
    ('12,345', '0.686', '–', 'yes')
    """
    match value:
        case None:
            return "–"
        case bool():
            return _YES_NO[session_language()][value]
        case int():
            return format_number(value, 0)
        case float():
            return format_number(value, 3)
        case dt.date():
            return value.isoformat()
    return str(value)


def _row(tag: str, values: list[object], numeric: list[bool]) -> str:
    cells = "".join(
        f'<{tag} style="{_style(value, right=right)}">{escape(cell_text(value))}</{tag}>'
        for value, right in zip(values, numeric, strict=True)
    )
    return f"<tr>{cells}</tr>"


def _style(value: object, *, right: bool) -> str:
    style = _CELL.format(align="right" if right else "left")
    is_long = isinstance(value, str) and len(value) > _LONG
    return f"{style};min-width:16em" if is_long else f"{style};white-space:nowrap"


def _whole(values: list[object]) -> list[object]:
    """Numbers of which every one is whole, such as days, as whole numbers."""
    numbers = [value for value in values if value is not None]
    if all(isinstance(number, float) and number.is_integer() for number in numbers):
        return [int(value) if isinstance(value, float) else value for value in values]
    return values


def _without_empty(table: Table) -> dict[str, list[object]]:
    """Columns of which at least one value is there."""
    columns = table.to_dict().items()
    there = {name: values for name, values in columns if any(v is not None for v in values)}
    return {name: _whole(values) for name, values in there.items()}


def table_html(table: Table) -> str:
    """Show a table with its title and notes.

    Columns without any value are left out, and a column of whole numbers has no decimals; beyond 60
    rows it says how many more there are.

    Examples
    --------
    >>> from laks import _laks
    >>> html = table_html(_laks.text_table("<Units>", ["unit"], [["Café & Co"]]))
    >>> "&lt;Units&gt;" in html, "Café &amp; Co" in html
    (True, True)
    """
    columns = _without_empty(table)
    kinds = dict(zip(table.columns, table.kinds, strict=True))
    numeric = [kinds[name] in {"count", "number"} for name in columns]
    head = _row("th", list(columns), numeric)
    shown = [list(row) for row in zip(*columns.values(), strict=True)][:MOST_ROWS]
    body = "".join(_row("td", row, numeric) for row in shown)
    notes = list(table.notes)
    if len(table) > MOST_ROWS:
        more = len(table) - MOST_ROWS
        notes.append(_MORE[session_language()][more > 1].format(more))
    foot = "".join(f"<div><small>{escape(note)}</small></div>" for note in notes)
    title = escape(table.title)
    caption = f'<caption style="text-align:left">{title}</caption>' if title else ""
    inner = f"{caption}<thead>{head}</thead><tbody>{body}</tbody>"
    return f'<table style="max-width:980px;font-size:13px">{inner}</table>{foot}'


def sentence_html(sentence: str) -> str:
    """Show what can only be said in a sentence.

    Examples
    --------
    >>> sentence_html("1 < 2")
    '<p style="max-width:60em">1 &lt; 2</p>'
    """
    return f'<p style="max-width:60em">{escape(sentence)}</p>' if sentence else ""


def result_html(sentence: str, view: Sequence[Table], rest: Sequence[Table], folded: str) -> str:
    """Show a result: its sentence, its view, and more figures folded away.

    Examples
    --------
    >>> from laks import _laks
    >>> units = _laks.text_table("Units", ["unit"], [["Ballerup"]])
    >>> html = result_html("One unit.", [units], [units], "More figures")
    >>> html.count("<table"), html.count("<details>")
    (2, 1)
    """
    shown = sentence_html(sentence) + "".join(table_html(one) for one in view)
    if not rest:
        return shown
    tables = "".join(table_html(one) for one in rest)
    return f"{shown}<details><summary>{escape(folded)}</summary>{tables}</details>"
