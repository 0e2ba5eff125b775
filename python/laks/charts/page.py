"""The place of everything on a chart: label, drawing and number side by side, or stacked."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from laks.charts.layers import text
from laks.charts.theme import QUIET, SMALL, TEXT, TITLE, config

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from laks.charts.speech import Speech

NARROW = 480
"""Below this many pixels labels stand above what they name."""
LETTER = 5.9
"""Pixels of a letter, in the middle, of the size that labels have."""
AXIS_ROOM = 36
"""Pixels of the numbers of an axis on a narrow page."""
LEAST, MOST, USUAL = 280, 2000, 640


@dataclass(frozen=True)
class Page:
    """How wide a chart is, and what of it is label, drawing and number.

    Examples
    --------
    >>> Page(640).left + Page(640).plot + Page(640).right, Page(360).left
    (640, 0)
    """

    width: int
    is_titled: bool = True
    """Whether the title stands above, or is said by the page around the chart."""
    as_of: str = ""
    """The day of the count, in words, which stands under the title."""
    has_axis: bool = False
    """Whether a drawing has numbers to its left, which need room on a narrow page too."""
    numbers: int = 124
    """Pixels of the numbers beside a drawing, where they stand there."""

    @property
    def narrow(self) -> bool:
        """Whether labels stand above what they name."""
        return self.width < NARROW

    @property
    def left(self) -> int:
        """Pixels for labels beside the drawing."""
        if self.narrow:
            return AXIS_ROOM if self.has_axis else 0
        return min(240, round(self.width * 0.3))

    @property
    def right(self) -> int:
        """Pixels for numbers beside the drawing."""
        return 0 if self.narrow else self.numbers

    @property
    def plot(self) -> int:
        """Pixels of the drawing."""
        return self.width - self.left - self.right


def wrapped(said: str, pixels: float, size: int = TEXT) -> str:
    """Break a text into lines of so many pixels; a word that is longer is broken too.

    Examples
    --------
    >>> wrapped("ophørt af anden grund", 80).split(chr(10))
    ['ophørt af', 'anden grund']
    """
    letters = max(6, int(pixels / (LETTER * size / TEXT)))
    kept = said.replace("\u00a0", "\u2007")
    return "\n".join(textwrap.wrap(kept, letters) or [""]).replace("\u2007", "\u00a0")


def room_of(texts: Iterable[str], least: int) -> int:
    """How many pixels hold the longest word of some texts, and no fewer than ``least``.

    Examples
    --------
    >>> room_of(["28"], 44), room_of(["28", "not applicable"], 44) > 60
    (44, True)
    """
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return max(least, math.ceil(longest * LETTER) + 8)


def lines(said: str) -> int:
    """Count the lines of a text."""
    return said.count("\n") + 1


@dataclass(frozen=True)
class Panel:
    """A part of a chart: its layers, how high it is, and the room that its axis takes below."""

    layers: Sequence[dict[str, Any]]
    height: float
    below: int = 0
    is_wide: bool = False
    """Whether it also takes the room of the numbers beside the drawing."""


def heading(said: str, page: Page, size: int = TEXT, **look: Any) -> Panel:
    """Write a text over the whole width, a little below what is before it."""
    broken = wrapped(said, page.width, size)
    step = round(size * 1.3)
    look = {"fontSize": size, "baseline": "top", "lineHeight": step, **look}
    layer = text([{"label": broken, "y": 4}], -page.left, **look)
    return Panel([layer], 4 + step * lines(broken) + 5)


def note(said: str, page: Page) -> Panel:
    """Write small words below a drawing."""
    return heading(said, page, SMALL, color=QUIET)


def spec(
    title: str, panels: Sequence[Panel], notes: Sequence[str], page: Page, speech: Speech
) -> dict[str, Any]:
    """Put panels one below the other, under a title and above what explains them."""
    stacked: list[Panel] = []
    if title and page.is_titled:
        stacked.append(heading(title, page, TITLE, fontWeight="bold"))
    if page.as_of and page.is_titled:
        stacked.append(heading(page.as_of, page, SMALL, color=QUIET))
    stacked.extend(panels)
    stacked.extend(note(each, page) for each in notes if each)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "vconcat": [part for panel in stacked for part in _parts(panel, page)],
        "bounds": "flush",
        "spacing": 0,
        "config": config(speech.language),
        "usermeta": _for_a_page(title, page, speech),
    }


def _for_a_page(title: str, page: Page, speech: Speech) -> dict[str, Any]:
    """Say what a page around the chart is called, in which language, and what its menu says."""
    menu = {
        "CLICK_TO_VIEW_ACTIONS": speech.chart("menu"),
        "SVG_ACTION": speech.chart("save_as_svg"),
        "PNG_ACTION": speech.chart("save_as_png"),
    }
    return {
        "embedOptions": {"i18n": menu},
        "language": speech.language,
        "title": ", ".join(said for said in (title, page.as_of) if said),
    }


def _parts(panel: Panel, page: Page) -> list[dict[str, Any]]:
    # An axis stands although nothing is on it, so the first layer stays.
    layers = [layer for layer in panel.layers if layer["data"]["values"]] or [panel.layers[0]]
    width = page.plot + page.right if panel.is_wide else page.plot
    drawn = {"width": width, "height": panel.height, "layer": layers}
    if not panel.below:
        return [drawn]
    # An empty text keeps the room that labels of an axis take.
    room = text([{"label": "", "y": 0}], 0)
    return [drawn, {"width": page.plot, "height": panel.below, "layer": [room]}]
