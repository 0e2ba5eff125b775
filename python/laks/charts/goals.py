"""Goals: how many reached what the rule asks, and each goal with what nobody has judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.charts import layers
from laks.charts.page import Panel, heading, spec
from laks.charts.rates import how
from laks.charts.rows import placed_rows, row, row_texts, rows_panel, said
from laks.charts.theme import BLUE, ORANGE, QUIET

if TYPE_CHECKING:
    from laks.charts.page import Page
    from laks.charts.speech import Speech

PARTS: dict[str, dict[str, Any]] = {
    "reached": {"color": BLUE},
    "unrated": {"filled": False, "stroke": QUIET, "strokeDash": [4, 3], "strokeWidth": 1.5},
    "not_reached": {"color": ORANGE},
}
"""Dark, hollow and light: told apart in grey too."""
_HALF = 8


def goals(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw the rule as figures, each goal as a bar, and the rule in each stratum."""
    total = facts["total"]
    figures = [total["reached"], total["judged"]]
    rows = [row(each, speech.title("figure", each["name"]), speech) for each in figures]
    panels = [rows_panel(rows, page)]
    if any(goal["reached"] is not None and goal["set"] for goal in total["goals"]):
        panels.append(_legend(page, speech))
    if total["goals"]:
        panels.append(_bars(total["goals"], page, speech))
    if facts["strata"]:
        strata = [
            row(each["reached"], speech.key(each["key"], facts["by"]), speech)
            for each in [total, *facts["strata"]]
        ]
        name = speech.title("figure", total["reached"]["name"])
        panels.append(heading(name, page, fontWeight="bold"))
        panels.append(rows_panel(strata, page))
    rule = {"at_least": facts["at_least"], "of": facts["of"]}
    title = speech.chart("goal_rule", rule)
    notes = how(figures, speech)
    if facts.get("follow_up_days") is not None:
        notes.append(speech.chart("seen_after_start", facts["follow_up_days"]))
    return spec(title, panels, notes, page, speech)


def _legend(page: Page, speech: Speech) -> Panel:
    """Show the parts of a bar with their words."""
    at, drawn = float(-page.left), []
    for part, look in PARTS.items():
        word = speech.chart(part)
        box = {
            "data": {"values": [{"y": 8, "y2": 20}]},
            "mark": {"type": "rect", **look},
            "encoding": {
                "x": {"value": at},
                "x2": {"value": at + 14},
                "y": layers.down(),
                "y2": {"field": "y2"},
            },
        }
        drawn.extend([box, layers.text([{"label": word, "y": 14}], at + 20)])
        at += 20 + len(word) * 6.2 + 24
    return Panel(drawn, 28)


def _bars(goals: list[dict[str, Any]], page: Page, speech: Speech) -> Panel:
    rows = [_row(goal, speech) for goal in goals]
    placed, height = placed_rows(rows, page)
    most = max([1, *(goal["set"] or 0 for goal in goals)])
    scale: dict[str, Any] = {"scale": {"domain": [0, most]}, "axis": None}
    drawn = []
    for part, look in PARTS.items():
        boxes = [
            {**each, "y": each["y"] - _HALF, "y2": each["y"] + _HALF}
            for each in placed
            if each[part]
        ]
        ends = (f"{part}_from", f"{part}_to")
        drawn.append(layers.bar(boxes, scale, ends, **look))
        room = [each for each in placed if (each[part] or 0) * page.plot / most >= 18]
        colour = "white" if part == "reached" else "black"
        numbers = [{**each, "said": speech.number(each[part])} for each in room]
        middle: dict[str, Any] = {"align": "center", "dx": 0, "color": colour, "fontSize": 11}
        drawn.append(layers.text_at(numbers, scale, f"{part}_middle", **middle))
    return Panel([*drawn, *row_texts(placed, page)], height)


def _name(goal: str, speech: Speech) -> str:
    """Name a goal: with a capital, where it is a word and not the user's own id."""
    said = speech.say("goal", goal)
    return goal if said == goal else speech.title("goal", goal)


def _row(goal: dict[str, Any], speech: Speech) -> dict[str, Any]:
    ends: dict[str, Any] = {}
    start = 0
    known = all(goal[part] is not None for part in PARTS)
    for part in PARTS:
        count = goal[part] if known else None
        end = start + (count or 0)
        middle = (start + end) / 2
        places = {f"{part}_from": start, f"{part}_to": end, f"{part}_middle": middle}
        ends.update({part: count, **places})
        start = end
    estimate = goal["share"]
    why = "" if estimate["value"] is not None else speech.say("reason", estimate["reason"])
    return {
        "label": _name(goal["id"], speech),
        "said": said(estimate, speech),
        "why": why,
        **ends,
    }
