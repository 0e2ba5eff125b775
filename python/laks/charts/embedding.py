"""A chart within a page: texts of a table stay texts, and the page asks no other for anything."""

from __future__ import annotations

import json
from typing import Any

# Altair's renderers that write a page, or a part of one.
PAGE_RENDERERS = frozenset({"browser", "colab", "html", "kaggle", "olli", "zeppelin"})

# Only what the reader's own machine does: the sources would be written into a page as they are, and
# the editor is a page elsewhere, which the figures would be sent to.
_OFFERS = {"export": True, "source": False, "compiled": False, "editor": False}


class PageText(json.JSONEncoder):
    r"""JSON that may stand within a script of a page: no text of it ends the script.

    Examples
    --------
    >>> json.dumps({"team": "</script>"}, cls=PageText)
    '{"team": "\\u003c/script>"}'
    """

    def encode(self, o: Any) -> str:
        """Write it with every ``<`` escaped."""
        return super().encode(o).replace("<", "\\u003c")


def page_options(options: dict[str, Any]) -> dict[str, Any]:
    """Complete the options of a way out that writes a page; what was asked for is kept.

    Examples
    --------
    >>> page_options({"embed_options": {"renderer": "svg"}})["embed_options"]["renderer"]
    'svg'
    """
    return {
        **options,
        "embed_options": {"actions": _OFFERS, **(options.get("embed_options") or {})},
        "json_kwds": {**(options.get("json_kwds") or {}), "cls": PageText},
    }
