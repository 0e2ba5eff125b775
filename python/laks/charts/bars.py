"""Counts as bars: one that is known within limits is a bracket, one that is not known is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from laks.charts import layers
from laks.charts.page import Panel
from laks.charts.rows import placed_rows, row_texts
from laks.charts.theme import BLUE, QUIET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laks.charts.count import Count
    from laks.charts.page import Page
    from laks.charts.speech import Speech

_HALF = 7


@dataclass(frozen=True)
class Bar:
    """One bar: what it is of, how many, where it begins, and whether it may still change."""

    label: str
    count: Count
    start: int = 0
    colour: str = BLUE
    is_open: bool = False
    said: str = ""
    indent: int = 0


def bars_panel(bars: Sequence[Bar], page: Page, speech: Speech) -> Panel:
    """Draw bars under each other, the number of each behind it."""
    rows = [_row(bar, speech) for bar in bars]
    placed, height = placed_rows(rows, page)
    most = max([1, *(row["end"] for row in rows)])
    scale: dict[str, Any] = {"scale": {"domain": [0, most]}, "axis": None}
    drawn = []
    for bar, row in zip(bars, placed, strict=True):
        box = {**row, "y": row["y"] - _HALF, "y2": row["y"] + _HALF}
        look: dict[str, Any] = {"color": bar.colour}
        if bar.is_open:
            look = {"filled": False, "stroke": QUIET, "strokeDash": [4, 3], "strokeWidth": 1.5}
        if bar.count.value:
            drawn.append(layers.bar([box], scale, ("start", "end"), **look))
        if bar.count.within:
            drawn.append(layers.rule([row], scale, ("start", "end"), color=QUIET))
            for end in ("start", "end"):
                drawn.append(layers.upright([box], scale, end, color=QUIET))
    # A number stands behind its bar, or before one that begins far to the right.
    far = [row for row in placed if row["end"] > most * 0.8]
    behind = [row for row in placed if row not in far]
    before = [row for row in far if row["start"]]
    inside = [row for row in far if not row["start"]]
    drawn.append(layers.text_at(behind, scale, "end", "number"))
    drawn.append(layers.text_at(before, scale, "start", "number", align="right", dx=-5))
    drawn.append(
        layers.text_at(inside, scale, "end", "number", align="right", dx=-6, color="white")
    )
    return Panel([*drawn, *row_texts(placed, page)], height, 10)


def _row(bar: Bar, speech: Speech) -> dict[str, Any]:
    is_known = bar.count.value is not None
    start = bar.count.low if bar.count.within else bar.start
    end = bar.count.end if bar.count.within else bar.start + (bar.count.value or 0)
    return {
        "label": bar.label,
        "why": "",
        "indent": bar.indent,
        # A count that is not known stands beside the drawing, where nothing else does.
        "said": bar.said if is_known else bar.count.said(speech),
        "count": bar.count.value,
        "start": start,
        "end": end,
        "number": bar.count.said(speech) if is_known else "",
    }
