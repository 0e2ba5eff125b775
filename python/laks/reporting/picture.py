"""A chart of a result on the page: drawn twice, for a page's width and for a phone's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.charts.drawing import svg_of
from laks.charts.plot import spec_of
from laks.reporting.rendering import inline_svg

if TYPE_CHECKING:
    from laks.reporting.voice import Voice

WIDTHS = {"wide": 720, "narrow": 340}
"""Pixels of the drawing; the style shows the one that fits."""


def picture(result: Any, voice: Voice, alt: str = "") -> str:
    """Draw a result as SVG without its title, which the page has; the alt text is its sentence."""
    drawn = []
    for name, width in WIDTHS.items():
        spec = spec_of(result, voice.language, width, is_titled=False)
        if alt:
            spec["description"] = alt
        spec["config"]["background"] = "transparent"
        spec["config"]["padding"] = 2
        svg = inline_svg(svg_of(spec))
        drawn.append(svg.replace('class="marks"', f'class="{name}"', 1))
    return "".join(drawn)
