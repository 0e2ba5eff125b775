"""The place of everything on a chart: label, drawing and number side by side, or stacked where narrow."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from laks.charts.layers import text
from laks.charts.theme import QUIET, SMALL, TEXT, TITLE, config

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laks.charts.speech import Speech

NARROW = 480
"""Below this many pixels labels stand above what they name."""
LETTER = 5.9
"""Pixels of a letter, in the middle, of the size that labels have."""
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

    @property
    def narrow(self) -> bool:
        """Whether labels stand above what they name."""
        return self.width < NARROW

    @property
    def left(self) -> int:
        """Pixels for labels beside the drawing."""
        return 0 if self.narrow else min(240, round(self.width * 0.3))

    @property
    def right(self) -> int:
        """Pixels for numbers beside the drawing."""
        return 0 if self.narrow else 128

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


def lines(said: str) -> int:
    """Count the lines of a text."""
    return said.count("\n") + 1


@dataclass(frozen=True)
class Panel:
    """A part of a chart: its layers, how high it is, and the room that its axis takes below."""

    layers: Sequence[dict[str, Any]]
    height: float
    below: int = 0


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
    """Put panels one below the other, under a title and above what explains them.

    Without a title there is none, for a page that says it itself.
    """
    stacked: list[Panel] = []
    if title:
        stacked.append(heading(title, page, TITLE, fontWeight="bold"))
    stacked.extend(panels)
    stacked.extend(note(each, page) for each in notes if each)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "vconcat": [part for panel in stacked for part in _parts(panel, page)],
        "bounds": "flush",
        "spacing": 0,
        "config": config(speech.language),
    }


def _parts(panel: Panel, page: Page) -> list[dict[str, Any]]:
    drawn = {"width": page.plot, "height": panel.height, "layer": list(panel.layers)}
    if not panel.below:
        return [drawn]
    # An empty text keeps the room that labels of an axis take.
    room = text([{"label": "", "y": 0}], 0)
    return [drawn, {"width": page.plot, "height": panel.below, "layer": [room]}]
