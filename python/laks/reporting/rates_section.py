"""Uptake, completion and dropout with interval and bounds, and the days until people start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks._laks import figures
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
        "waits": figure_table([figure_row(quartile, voice) for quartile in quartiles]),
        "wait_sentence": waiting.sentence(voice.language),
        "wait_chart": picture(waiting, voice) if waiting.curve else "",
    }
