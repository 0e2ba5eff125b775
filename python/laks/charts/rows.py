"""Figures as rows: a point for the value, a line for the interval, a bar for what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks._laks import cell
from laks.charts import layers
from laks.charts.page import Panel, lines, wrapped
from laks.charts.theme import BLUE, INK, LINE, PALE, QUIET, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laks.charts.page import Page
    from laks.charts.speech import Speech

STEP = 15
"""Pixels of a line of text."""
AXIS = 26
_QUIET: dict[str, Any] = {"fontSize": SMALL, "color": QUIET}


def row(
    estimate: dict[str, Any], label: str, speech: Speech, shape: str = "circle", colour: str = BLUE
) -> dict[str, Any]:
    """Turn an estimate into a row: what is not there is said, and not drawn."""
    names = {"low": "lower", "high": "upper", "least": "if_open_fail", "most": "if_open_succeed"}
    return {
        "label": label,
        "value": estimate["value"],
        "unit": estimate["unit"],
        "said": said(estimate, speech),
        "why": "" if estimate["value"] is not None else speech.say("reason", estimate["reason"]),
        "shape": shape,
        "colour": colour,
        **{ours: estimate[theirs] for ours, theirs in names.items()},
    }


def said(estimate: dict[str, Any], speech: Speech) -> str:
    """Write the value with what it rests on; where only its bounds are known, those."""
    if estimate["value"] is None:
        ends = [estimate["if_open_fail"], estimate["if_open_succeed"]]
        if None in ends:
            return nothing(estimate, speech)
        low, high = (speech.amount(end, estimate["unit"]) for end in ends)
        return speech.chart("to", {"low": low, "high": high})
    value = speech.amount(estimate["value"], estimate["unit"])
    part, whole = estimate["numerator"], estimate["denominator"]
    if estimate["unit"] != "share" or part is None or whole is None:
        return value
    counts = {"part": speech.number(part), "whole": speech.number(whole)}
    return f"{value} ({speech.chart('of', counts)})"


def nothing(estimate: dict[str, Any], speech: Speech) -> str:
    """Say which kind of nothing stands where a value would: missing, not due yet, too few."""
    return speech.say("cell", cell(estimate))


def rows_panel(
    rows: Sequence[dict[str, Any]], page: Page, unit: str = "share", last: float = 0
) -> Panel:
    """Draw rows under each other on one axis, which goes to `last` at least.

    The line of an interval without an upper end runs to the edge, with an arrow.
    """
    # What every row lacks for the same reason is said once.
    whys = {each["why"] for each in rows}
    shared = wrapped(whys.pop(), page.width, SMALL) if len(whys) == 1 and len(rows) > 1 else ""
    if shared:
        rows = [{**each, "why": ""} for each in rows]
    top = STEP * lines(shared) + 4 if shared else 0
    placed, height = placed_rows(rows, page, top=top)
    scale, last = axis_of([*placed, {"value": last}] if last else placed, unit)
    ends = [each for each in placed if each["low"] is not None]
    closed = [each for each in ends if each["high"] is not None]
    endless = [{**each, "high": last} for each in ends if each["high"] is None]
    both = [each for each in placed if each["least"] is not None and each["most"] is not None]
    drawn = [layers.bar([_around(each, 5) for each in both], scale, ("least", "most"), color=PALE)]
    nought = [{"value": 0, "y": 0, "y2": height}] if _goes_below(placed) else []
    drawn.append(layers.upright(nought, scale, "value", strokeWidth=1, color=LINE))
    drawn.append(layers.rule(closed, scale, ("low", "high"), strokeWidth=2))
    drawn.append(layers.rule(endless, scale, ("low", "high"), strokeWidth=2, strokeDash=[5, 3]))
    drawn.append(layers.point(endless, scale, "high", shape="triangle-right", size=60, color=INK))
    for shape, colour in dict.fromkeys((each["shape"], each["colour"]) for each in placed):
        alike = [each for each in placed if (each["shape"], each["colour"]) == (shape, colour)]
        values = [each for each in alike if each["value"] is not None]
        drawn.append(layers.point(values, scale, "value", shape=shape, color=colour))
    why = layers.text([{"label": shared, "y": 8}] if shared else [], -page.left, **_QUIET)
    return Panel([*drawn, *row_texts(placed, page), why], height, AXIS)


def _goes_below(rows: Sequence[dict[str, Any]]) -> bool:
    return any(row[end] is not None and row[end] < 0 for row in rows for end in ("value", "low"))


def _around(placed: dict[str, Any], half: float) -> dict[str, Any]:
    return {**placed, "y": placed["y"] - half, "y2": placed["y"] + half}


def placed_rows(
    rows: Sequence[dict[str, Any]], page: Page, tall: int = 0, top: float = 0
) -> tuple[list[dict[str, Any]], float]:
    """Give each row its height: that of its label, in as many lines as it takes, and its marks."""
    top, placed = top + 4.0, []
    for each in rows:
        beside = len(each["said"]) * 6.4 + 12
        room = page.width - beside if page.narrow else page.left - 14
        room -= each.get("indent", 0)
        label = wrapped(each["label"], room)
        why = wrapped(each["why"], room if not page.narrow else page.width, SMALL)
        below = lines(why) * (STEP - 1) if each["why"] else 0
        words = lines(label) * STEP + below
        if page.narrow:
            place = {"label_y": top, "y": top + words + 10 + tall, "said_y": top + STEP / 2}
            step = words + 27.0 + 2 * tall
        else:
            number = lines(wrapped(each["said"], page.right - 8)) * STEP
            step = max(26.0 + tall, words + 10, number + 10)
            place = {"label_y": top + (step - words) / 2, "y": top + step / 2}
            place["said_y"] = place["y"]
        why_y = place["label_y"] + lines(label) * STEP
        placed.append({**each, **place, "label": label, "why": why, "why_y": why_y})
        top += step
    return placed, top + 4


def row_texts(placed: Sequence[dict[str, Any]], page: Page) -> list[dict[str, Any]]:
    """Write the label of each row, why it has no value, and its number."""
    look: dict[str, Any] = {"baseline": "top", "lineHeight": STEP}
    whys = [{"label": each["why"], "y": each["why_y"]} for each in placed if each["why"]]
    room = page.width if page.narrow else page.right - 8
    numbers = [{"label": wrapped(each["said"], room), "y": each["said_y"]} for each in placed]
    align = "right" if page.narrow else "left"
    at = page.plot if page.narrow else page.plot + 10
    return [
        *_labels(placed, page, look),
        layers.text(whys, -page.left, **_QUIET, **look),
        layers.text(numbers, at, align=align),
    ]


def _labels(
    placed: Sequence[dict[str, Any]], page: Page, look: dict[str, Any]
) -> list[dict[str, Any]]:
    """Write the labels, those of parts a little further in."""
    drawn = []
    for indent in sorted({each.get("indent", 0) for each in placed}):
        labels = [
            {"label": each["label"], "y": each["label_y"] + 2}
            for each in placed
            if each.get("indent", 0) == indent
        ]
        drawn.append(layers.text(labels, indent - page.left, **look))
    return drawn


def axis_of(rows: Sequence[dict[str, Any]], unit: str) -> tuple[dict[str, Any], float]:
    """Make the axis of a unit: shares from none to all, others from nought to the last end.

    Examples
    --------
    >>> axis_of([], "share")[1]
    1
    """
    axis: dict[str, Any]
    if unit == "share":
        axis = {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1], "title": None}
        return {"scale": {"domain": [0, 1]}, "axis": axis}, 1
    names = ("value", "low", "high", "least", "most")
    ends = [row[name] for row in rows for name in names if row.get(name) is not None]
    low, high = min([0, *ends]), max([0, *ends]) or 1
    axis = {"format": ",~f", "tickCount": 6, "title": None, "tickMinStep": 0.5}
    if not ends:
        axis |= {"labels": False, "ticks": False}
    return {"scale": {"domain": [low, high], "nice": 6}, "axis": axis}, high
