"""Uptake, completion and dropout with interval and bounds, and the days until people start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks._laks import figures
from laks.reporting.cells import Cell
from laks.reporting.figure_table import figure_row, figure_table
from laks.reporting.picture import picture

if TYPE_CHECKING:
    from laks._laks import Tally
    from laks.reporting.voice import Voice


def rates_section(tally: Tally, voice: Voice) -> dict[str, Any]:
    """Show every rate of the funnel and the waits."""
    rates, waiting = figures(tally.funnel(), voice.language), tally.waiting()
    quartiles = figures(waiting, voice.language)
    return {
        "rates": figure_table([figure_row(rate, voice) for rate in rates]),
        "waits": figure_table([wait_row(quartile, voice) for quartile in quartiles]),
        "wait_sentence": waiting.sentence(voice.language),
        "wait_chart": picture(waiting, voice) if waiting.curve else "",
    }


def wait_row(quartile: dict[str, Any], voice: Voice) -> dict[str, Any]:
    """Show one quartile of the wait; one that was not reached is not due yet, and says so."""
    row = figure_row(quartile, voice)
    if quartile["value"] is None and quartile["n"]:
        row["value"] = Cell.marked("not_due", quartile["why"] or "")
    return row
