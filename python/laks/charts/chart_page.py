"""A page with one chart: in its language, with a title, fit for a phone, and offline if asked."""

from __future__ import annotations

from html import escape
from typing import Any

from laks.extras import needed

_PAGE = """\
<!DOCTYPE html>
<html lang="{{ language }}">
<head>
  <meta charset="UTF-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{ title }}</title>
{% if bundle %}
  <script type="text/javascript">{{ bundle }}</script>
{% else %}
  <script src="{{ base_url }}/vega@{{ vega_version }}"></script>
  <script src="{{ base_url }}/vega-lite@{{ vegalite_version }}"></script>
  <script src="{{ base_url }}/vega-embed@{{ vegaembed_version }}"></script>
{% endif %}
</head>
<body>
<div id="{{ output_div }}"></div>
<script type="text/javascript">
  vegaEmbed("#{{ output_div }}", {{ spec }}, {{ embed_options }}).catch(console.error);
</script>
</body>
</html>
"""


def page_template(spec: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
    """Complete the options of Altair's ``to_html`` with the page that a chart is put in.

    A part of a page, and a page of the caller's own, stay as they are.
    """
    if not options.get("fullhtml", True) or {"template", "requirejs"} & options.keys():
        return options
    jinja = needed("jinja2", "a chart", "laks[charts]")
    said = spec.get("usermeta") or {}
    inline = options.get("inline", False)
    filled = {
        "language": escape(said.get("language", "en")),
        "title": escape(said.get("title") or spec.get("description", "")),
        "bundle": _scripts() if inline else "",
    }
    page = jinja.Environment(autoescape=False).from_string(_PAGE, globals=filled)
    kept = {name: value for name, value in options.items() if name != "inline"}
    return {**kept, "template": page}


def _scripts() -> str:
    """Give Vega, Vega-Lite and their embedding as one script."""
    importers = needed("altair", "a chart", "laks[charts]").utils._importers
    converter = needed("vl_convert", "a chart", "laks[charts]")
    return str(converter.javascript_bundle(vl_version=importers.vl_version_for_vl_convert()))
