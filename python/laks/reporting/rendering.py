"""The page from its sections: templates that escape every text, figures that fetch nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laks._laks import __version__
from laks.extras import needed

if TYPE_CHECKING:
    from laks.reporting.voice import Voice

_TEMPLATES = Path(__file__).parent / "templates"
_NAMESPACE = re.compile(r'\s+xmlns(:\w+)?="[^"]*"')


def inline_svg(svg: str) -> str:
    """Leave out what an SVG inside a page does not need: its namespaces.

    Examples
    --------
    >>> inline_svg('<svg xmlns="urn:svg" width="3"><g/></svg>')
    '<svg width="3"><g/></svg>'
    """
    return _NAMESPACE.sub("", svg)


def page_html(sections: dict[str, Any], voice: Voice) -> str:
    """Fill the templates with the sections, every text escaped."""
    jinja = needed("jinja2", "a report", "laks[report]")
    from laks.reporting.compiled_templates import COMPILED

    environment = jinja.Environment(
        loader=jinja.FileSystemLoader(_TEMPLATES),
        bytecode_cache=COMPILED,
        autoescape=True,
        undefined=jinja.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    environment.globals.update(say=voice, voice=voice, version=__version__)
    return str(environment.get_template("page.html").render(style=style, **sections))
