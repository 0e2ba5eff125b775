"""A chart that is saved and shown without the net: SVG with alt text, PNG, HTML with scripts."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import IO, TYPE_CHECKING, Any

from laks.charts.chart_page import page_template
from laks.charts.embedding import PAGE_RENDERERS, page_options
from laks.extras import needed

if TYPE_CHECKING:
    import os

TASK, EXTRA = "a chart", "laks[charts]"
_SPOKEN = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')


def svg_of(spec: dict[str, Any]) -> str:
    """Draw a chart as SVG that a screen reader reads by its description, and by nothing else.

    Examples
    --------
    >>> words = {"data": {"values": [{}]}, "mark": "point", "description": "Nobody < 1"}
    >>> 'role="img" aria-label="Nobody &lt; 1"' in svg_of(words)
    True
    """
    converter = needed("vl_convert", TASK, EXTRA)
    # What Vega says of axes and marks is English, whatever the language of the chart.
    drawn = _SPOKEN.sub("", converter.vegalite_to_svg(spec))
    alt = escape(spec.get("description", ""))
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{alt}" ', 1)


@cache
def drawing_class() -> Any:
    """Make the class of our charts: Altair's, with offline ways out."""
    altair = needed("altair", TASK, EXTRA)
    needed("vl_convert", TASK, EXTRA)

    class Drawing(altair.VConcatChart):  # type: ignore[misc, name-defined]
        """A chart of laks: an Altair chart that saves and shows itself without the net."""

        def save(
            self,
            fp: str | os.PathLike[str] | IO[Any],
            format: str | None = None,
            **options: Any,
        ) -> None:
            """Save it as svg, png, html, json or pdf, by the name's ending or by ``format``."""
            kind = format or str(fp).rpartition(".")[2].lower()
            if kind == "svg":
                _written(svg_of(self.to_dict()), fp)
                return
            if kind == "html":
                _written(self.to_html(**{"inline": True, **options}), fp)
                return
            if kind == "png":
                options = {"scale_factor": 2, **options}
            super().save(fp, format=format, **options)

        def to_html(self, *args: Any, **options: Any) -> str:
            """Write it as a page, or with ``fullhtml=False`` as a part of one."""
            options = page_template(self.to_dict(), page_options(options))
            return str(super().to_html(*args, **options))

        def _repr_mimebundle_(self, *args: Any, **kwargs: Any) -> Any:
            """Show itself as SVG, unless another renderer was chosen."""
            renderers = altair.renderers
            if renderers.active == "default":
                return {"image/svg+xml": svg_of(self.to_dict()), "text/plain": repr(self)}
            if renderers.active in PAGE_RENDERERS:
                with renderers.enable(renderers.active, **page_options(renderers.options)):
                    return super()._repr_mimebundle_(*args, **kwargs)
            return super()._repr_mimebundle_(*args, **kwargs)

        def __repr__(self) -> str:
            """Say what it shows."""
            return f"<Chart: {self.description}>"

    return Drawing


def _written(text: str, to: str | os.PathLike[str] | IO[Any]) -> None:
    if hasattr(to, "write"):
        to.write(text)
        return
    with open(to, "w", encoding="utf-8") as file:
        file.write(text)


def drawing(spec: dict[str, Any]) -> Any:
    """Make the chart that a specification describes."""
    return drawing_class().from_dict(spec)
