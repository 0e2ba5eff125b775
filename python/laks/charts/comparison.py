"""Before and after: both values of every figure with their intervals, a panel for each unit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from laks.charts import layers
from laks.charts.page import Panel, spec
from laks.charts.rows import AXIS, axis_of, nothing, placed_rows, row, row_texts
from laks.charts.theme import BLUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laks.charts.page import Page
    from laks.charts.speech import Speech

APART = 5
"""Pixels that before and after stand from the middle of a row."""


def comparison(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw every line that has a value before or after."""
    return _chart(speech.chart("before_and_after"), facts["lines"], page, speech)


def comparison_line(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw one figure before and after."""
    return _chart("", [facts], page, speech)


def said_line(facts: dict[str, Any], speech: Speech) -> str:
    """Say one figure before and after, for who cannot see it."""
    facts = _shown(facts)
    sides = [f"{speech.chart(when).lower()} {_counted(facts[when], speech)}" for when in _SIDES]
    return f"{_label(facts, speech)}: {', '.join(sides)}."


_SIDES = ("before", "after")
_ENDS = ("value", "lower", "upper")


def _label(line: dict[str, Any], speech: Speech) -> str:
    return speech.title("figure_on", [line["measure"], line.get("shown_on")])


def _shown(line: dict[str, Any]) -> dict[str, Any]:
    """Put the points of a line on the scale that they are shown on."""
    scale = line.get("shown_on")
    if scale is None:
        return line
    sides = {
        when: line[when]
        | {end: line[when][end] and line[when][end] * scale["factor"] for end in _ENDS}
        for when in _SIDES
    }
    return line | sides


def _counted(estimate: dict[str, Any], speech: Speech) -> str:
    part, whole = estimate["numerator"], estimate["denominator"]
    value = _value(estimate, speech)
    if estimate["value"] is None or part is None or whole is None:
        return value
    counts = {"part": speech.number(part), "whole": speech.number(whole)}
    return f"{value} ({speech.chart('of', counts)})"


def _value(estimate: dict[str, Any], speech: Speech) -> str:
    if estimate["value"] is None:
        return nothing(estimate, speech)
    return speech.amount(estimate["value"], estimate["unit"])


def _axis(line: dict[str, Any]) -> tuple[str, str]:
    """Say which axis a line is drawn on: of a unit, and of points of a scale."""
    return line["before"]["unit"], json.dumps(line.get("shown_on"))


def _chart(
    title: str, held: Sequence[dict[str, Any]], page: Page, speech: Speech
) -> dict[str, Any]:
    held = [_shown(line) for line in held]
    # Points of two scales do not share an axis.
    axes = dict.fromkeys(_axis(line) for line in held)
    panels = [
        _panel([line for line in held if _axis(line) == axis], axis[0], page, speech)
        for axis in axes
    ]
    how = [speech.chart("how_before_after", held[0]["before"]["level"])] if held else []
    return spec(title, panels, how, page, speech)


def _panel(held: list[dict[str, Any]], unit: str, page: Page, speech: Speech) -> Panel:
    both: list[dict[str, Any]] = [
        {when: row(line[when], "", speech) for when in _SIDES}
        | {
            "label": _label(line, speech),
            "said": " → ".join(_value(line[when], speech) for when in _SIDES),
            "why": "",
        }
        for line in held
    ]
    placed, height = placed_rows(both, page, APART)
    ends = [each[when] for each in both for when in _SIDES]
    scale, last = axis_of(ends, unit)
    drawn = []
    for when, offset, filled in (("before", -APART, False), ("after", APART, True)):
        rows = [{**each[when], "y": each["y"] + offset} for each in placed]
        intervals = [
            {**each, "high": last if each["high"] is None else each["high"]}
            for each in rows
            if each["low"] is not None
        ]
        values = [each for each in rows if each["value"] is not None]
        look: dict[str, Any] = {"color": BLUE, "strokeWidth": 2, "size": 60}
        if not filled:
            look |= {"fill": "white", "stroke": BLUE}
        drawn.append(layers.rule(intervals, scale, ("low", "high"), strokeWidth=1.5))
        drawn.append(layers.point(values, scale, "value", **look))
    return Panel([*drawn, *row_texts(placed, page)], height, AXIS)
