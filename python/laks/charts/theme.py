"""How every chart looks: Okabe and Ito's colours, one face, numbers as the language writes them."""

from __future__ import annotations

from typing import Any

BLUE = "#0072B2"
SKY = "#56B4E9"
GREEN = "#009E73"
ORANGE = "#E69F00"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"
"""Okabe and Ito's palette. No chart tells two things apart by colour alone."""

INK, QUIET, LINE, GRID, PALE = "#1a1a1a", "#555555", "#777777", "#e4e4e4", "#c9dcea"
FONT = "Arial, Helvetica, sans-serif"
TEXT, SMALL, TITLE = 12, 11, 15

_NUMBERS = {
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
    "da": {
        "decimal": ",",
        "thousands": ".",
        "grouping": [3],
        "currency": ["", ""],
        "percent": "\u00a0%",
        "minus": "\u2212",
    },
}


def config(language: str) -> dict[str, Any]:
    """Say how a chart looks in a language.

    Examples
    --------
    >>> config("da")["locale"]["number"]["decimal"]
    ','
    """
    return {
        "aria": False,
        "font": FONT,
        "background": "white",
        "padding": 8,
        "locale": {"number": _NUMBERS[language]},
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": SMALL,
            "labelColor": QUIET,
            "titleFontSize": SMALL,
            "titleFontWeight": "normal",
            "titleColor": QUIET,
            "gridColor": GRID,
            "domainColor": LINE,
            "tickColor": LINE,
            "tickSize": 4,
        },
        "text": {"fontSize": TEXT, "color": INK, "lineBreak": "\n", "baseline": "middle"},
    }
