"""Rates, or any one figure: the value, its interval, and what those still open could change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.charts.page import spec
from laks.charts.rows import row, rows_panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laks.charts.page import Page
    from laks.charts.speech import Speech


def rates(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw one numerator over every denominator."""
    title = speech.title("stage", facts["numerator"])
    return _figures(title, facts["rates"], page, speech)


def estimate(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw one figure."""
    return _figures("", [facts], page, speech)


def _figures(
    title: str, figures: Sequence[dict[str, Any]], page: Page, speech: Speech
) -> dict[str, Any]:
    rows = [row(each, speech.title("figure", each["name"]), speech) for each in figures]
    panel = rows_panel(rows, page, figures[0]["unit"] if figures else "share")
    return spec(title, [panel], how(figures, speech), page, speech)


def how(figures: Sequence[dict[str, Any]], speech: Speech) -> list[str]:
    """Say how to read rows: what the point, the line and, where there are any, the bars are."""
    said = [speech.chart("how_points", figures[0]["level"])] if figures else []
    if any(each["if_open_fail"] is not None for each in figures):
        said.append(speech.chart("how_bounds"))
    return [" ".join(said)]
