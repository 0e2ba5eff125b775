"""The marks that charts are drawn with, as Vega-Lite layers; heights are pixels from above."""

from __future__ import annotations

from typing import Any

from laks.charts.theme import INK


def across(name: str, scale: dict[str, Any]) -> dict[str, Any]:
    """Put a field on the axis along the page."""
    return {"field": name, "type": "quantitative", **scale}


def down(name: str = "y") -> dict[str, Any]:
    """Put a field of pixels on the height of a panel."""
    return {"field": name, "type": "quantitative", "scale": None, "axis": None}


def rule(rows: Any, scale: dict[str, Any], ends: tuple[str, str], **look: Any) -> dict[str, Any]:
    """Draw a line along the page from one field to another."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "rule", "strokeWidth": 2, "color": INK, **look},
        "encoding": {"y": down(), "x": across(ends[0], scale), "x2": {"field": ends[1]}},
    }


def upright(rows: Any, scale: dict[str, Any], name: str, **look: Any) -> dict[str, Any]:
    """Draw a line down the page, from ``y`` to ``y2``."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "rule", "strokeWidth": 2, "color": INK, **look},
        "encoding": {"x": across(name, scale), "y": down(), "y2": {"field": "y2"}},
    }


def bar(rows: Any, scale: dict[str, Any], ends: tuple[str, str], **look: Any) -> dict[str, Any]:
    """Draw a bar along the page from one field to another, from ``y`` down to ``y2``."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "rect", **look},
        "encoding": {
            "x": across(ends[0], scale),
            "x2": {"field": ends[1]},
            "y": down(),
            "y2": {"field": "y2"},
        },
    }


def point(rows: Any, scale: dict[str, Any], name: str, **look: Any) -> dict[str, Any]:
    """Draw a point at a field."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1, **look},
        "encoding": {"y": down(), "x": across(name, scale)},
    }


def text(rows: Any, at: float, name: str = "label", **look: Any) -> dict[str, Any]:
    """Write a field at so many pixels from the left of the panel."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "text", "align": "left", "tooltip": None, **look},
        "encoding": {"y": down(), "x": {"value": at}, "text": {"field": name, "type": "nominal"}},
    }


def text_at(
    rows: Any, scale: dict[str, Any], at: str, name: str = "said", **look: Any
) -> dict[str, Any]:
    """Write a field at the place of another along the page."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "text", "align": "left", "dx": 5, **look},
        "encoding": {
            "y": down(),
            "x": across(at, scale),
            "text": {"field": name, "type": "nominal"},
        },
    }
