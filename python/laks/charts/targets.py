"""Targets of a plan: what is observed beside what is needed, each on an axis of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from laks._laks import cell
from laks.charts import layers
from laks.charts.page import Panel, lines, spec, wrapped
from laks.charts.theme import BLUE, GREEN, INK, LINE, ORANGE, PALE, QUIET, VERMILION

if TYPE_CHECKING:
    from laks.charts.page import Page
    from laks.charts.speech import Speech

LOOKS = {
    "attained": ("square", GREEN),
    "on_course": ("triangle-up", BLUE),
    "behind": ("triangle-down", ORANGE),
    "missed": ("cross", VERMILION),
    "undetermined": ("diamond", LINE),
    "not_started": ("circle", LINE),
}
"""Shape and colour of each status, which is also said."""
HEIGHT, MIDDLE, STEP = 40, 16, 15


def targets(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw every target of a plan, under its title and the day it is judged at."""
    panels = [part for each in facts["targets"] for part in _target(each, page, speech)]
    return spec(facts["title"], panels, [speech.chart("how_target")], page, speech)


def target(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw one target."""
    return spec("", _target(facts, page, speech), [speech.chart("how_target")], page, speech)


def _target(facts: dict[str, Any], page: Page, speech: Speech) -> list[Panel]:
    shape, colour = LOOKS[facts["status"]]
    words = wrapped(facts["text"], page.width)
    height = 10 + STEP * lines(words)
    look: dict[str, Any] = {"baseline": "top", "lineHeight": STEP}
    text = layers.text([{"label": words, "y": 8}], -page.left, **look)
    # The status stands beside the bar, or, where that leaves no room, above it.
    y = height + 8 if page.narrow else MIDDLE
    status = {
        "label": wrapped(speech.title("status_of", facts), 180 if page.narrow else page.left - 34)
    }
    look = {"filled": True, "opacity": 1, "size": 90}
    mark = {
        "data": {"values": [{"y": y}]},
        "mark": {"type": "point", "shape": shape, "color": colour, **look},
        "encoding": {"y": layers.down(), "x": {"value": 7 - page.left}},
    }
    said = layers.text([{**status, "y": y}], 20 - page.left, fontWeight="bold")
    bullet = _bullet(facts, page, speech)
    if page.narrow:
        return [Panel([text, mark, said], height + 20), bullet]
    return [Panel([text], height), replace(bullet, layers=[*bullet.layers, mark, said])]


def _bullet(facts: dict[str, Any], page: Page, speech: Speech) -> Panel:
    is_share = facts["unit"] == "share"
    observed, needed = facts["observed"], facts["needed"]
    most = 1 if is_share else max(needed * 1.1, observed or 0)
    axis: dict[str, Any] = {"format": ",d", "tickCount": 5, "title": None, "tickMinStep": 1}
    if is_share:
        axis = {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1], "title": None}
    scale = {"scale": {"domain": [0, most]}, "axis": axis}
    row = {
        "nil": 0,
        "observed": observed,
        "needed": needed,
        "least": facts["if_open_fail"],
        "most": facts["if_open_succeed"],
    }
    drawn = []
    stands = cell(facts)
    due = stands != "not_due"
    if facts["status"] != "not_started" and row["least"] is not None and row["most"] is not None:
        drawn.append(_box(row, scale, ("least", "most"), 5, PALE))
    if observed is not None and due:
        drawn.append(_box(row, scale, ("nil", "observed"), 9, LOOKS[facts["status"]][1]))
    across = {**row, "y": 2, "y2": 30}
    drawn.append(layers.upright([across], scale, "needed", strokeWidth=3, color=INK))
    return Panel([*drawn, *_texts(facts, stands, page, speech)], HEIGHT - 8, 26)


def _box(
    row: dict[str, Any], scale: dict[str, Any], ends: tuple[str, str], half: int, colour: str
) -> dict[str, Any]:
    box = {**row, "y": MIDDLE - half, "y2": MIDDLE + half}
    return layers.bar([box], scale, ends, color=colour)


def _texts(facts: dict[str, Any], stands: str, page: Page, speech: Speech) -> list[dict[str, Any]]:
    """Write what was observed and what is needed; where nothing was, which kind of nothing."""
    needed = speech.chart("needed", _amount(facts["needed"], facts, speech))
    if stands not in {"value", "zero"}:
        observed = speech.say("cell", stands)
    else:
        observed = _amount(facts["observed"], facts, speech, 1)
        if facts["denominator"] is not None:
            part, whole = (speech.number(facts[key]) for key in ("numerator", "denominator"))
            observed += f" ({speech.chart('of', {'part': part, 'whole': whole})})"
    if page.narrow:
        both = {"label": f"{observed}, {needed}", "y": -10}
        return [layers.text([both], page.plot, align="right", color=QUIET)]
    rows = [{"label": observed, "y": 8}]
    quiet = [{"label": needed, "y": 24}]
    at = page.plot + 10
    return [layers.text(rows, at), layers.text(quiet, at, color=QUIET)]


def _amount(value: float, facts: dict[str, Any], speech: Speech, decimals: int = 0) -> str:
    if facts["unit"] != "share":
        return speech.number(value)
    whole = round(value * 100, 6).is_integer()
    return speech.share(value, 0 if whole and not decimals else 1)
