"""An outcome before and after: shares better and worse, every score, and the change by stratum."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from laks.charts import layers
from laks.charts.page import Panel, heading, spec, wrapped
from laks.charts.rows import AXIS, STEP, row, rows_panel
from laks.charts.theme import BLUE, GREEN, INK, LINE, QUIET, SKY, SMALL, TITLE, VERMILION

if TYPE_CHECKING:
    from laks.charts.page import Page
    from laks.charts.speech import Speech

SHARES = {
    "improved": ("circle", GREEN),
    "unchanged": ("square", LINE),
    "worse": ("diamond", VERMILION),
}
"""Shape and colour of each share: never colour alone."""
POINTS = ("value", "lower", "upper")
HEIGHT = 70


def change(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw one outcome."""
    page = replace(page, has_axis=True)
    title = facts["instrument"]["title"][speech.language]
    return spec(title, panels_of(facts, page, speech), [_how(facts, speech)], page, speech)


def outcomes(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw every outcome that was counted, one under the other."""
    page = replace(page, has_axis=True)
    panels: list[Panel] = []
    for each in facts["changes"]:
        name = each["instrument"]["title"][speech.language]
        panels.append(heading(name, page, TITLE, fontWeight="bold"))
        panels.extend(panels_of(each, page, speech))
        panels.append(heading(_how(each, speech), page, SMALL, color=QUIET))
    return spec("", panels, [], page, speech)


def panels_of(facts: dict[str, Any], page: Page, speech: Speech) -> list[Panel]:
    """Draw the parts of one outcome: nothing of nobody, but why it is nothing."""
    total = facts["total"]
    rows = [
        row(total[name], speech.title("figure", name), speech, *look)
        for name, look in SHARES.items()
    ]
    panels = [rows_panel(rows, page)]
    if total["paired"] and total.get("scores"):
        panels.append(heading(speech.chart("scores"), page, fontWeight="bold"))
        panels.extend(_distribution(facts, page, speech))
    if facts["strata"]:
        strata = [
            row(
                _cut(_scaled(each["gain"], facts), facts),
                speech.key(each["key"], facts["by"]),
                speech,
            )
            for each in [total, *facts["strata"]]
        ]
        title = f"{speech.chart('change')} ({speech.chart('points').lower()})"
        panels.append(heading(title, page, fontWeight="bold"))
        panels.append(rows_panel(strata, page, "points"))
    return panels


def _how(facts: dict[str, Any], speech: Speech) -> str:
    said = [speech.chart("how_points", facts["total"]["improved"]["level"])]
    if facts["total"]["paired"]:
        said.append(speech.chart("how_mean"))
    said.append(speech.chart("scale", facts["instrument"]))
    if facts.get("follow_up_days") is not None:
        said.append(speech.chart("seen_after_start", facts["follow_up_days"]))
    return " ".join(said)


def _cut(gain: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """End an interval where the scale does, so that a few people do not hide all others."""
    low, high = facts["instrument"]["range"]
    width = (high - low) * _factor(facts)
    ends = {end: gain[end] for end in ("lower", "upper") if gain[end] is not None}
    return gain | {end: max(-width, min(width, value)) for end, value in ends.items()}


def _factor(facts: dict[str, Any]) -> int:
    return int(facts["instrument"].get("percent_factor") or 1)


def _scaled(estimate: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Put raw points on the scale that the instrument is shown on."""
    factor = _factor(facts)
    shown = {name: None if estimate[name] is None else estimate[name] * factor for name in POINTS}
    return {**estimate, **shown}


def _distribution(facts: dict[str, Any], page: Page, speech: Speech) -> list[Panel]:
    """Draw how many had each score before, and below it after, on the same axes."""
    scores, factor = facts["total"]["scores"], _factor(facts)
    most = max(score[when] for score in scores for when in ("before", "after"))
    low, high = (facts["instrument"]["range"][end] * factor for end in (0, 1))
    scale = {"scale": {"domain": [low - 0.5 * factor, high + 0.5 * factor], "nice": False}}
    panels: list[Panel] = []
    for when, colour in (("before", SKY), ("after", BLUE)):
        is_last = when == "after"
        axis = _axis(facts, page, speech) if is_last else None
        mean = _scaled(facts["total"][f"mean_{when}"], facts)
        across = {**scale, "axis": axis}
        rows = [
            {
                "score": score["score"] * factor,
                "from": (score["score"] - 0.42) * factor,
                "to": (score["score"] + 0.42) * factor,
                "count": score[when],
                "nil": 0,
            }
            for score in scores
        ]
        label = speech.chart(when)
        value = f"{speech.title('figure', f'mean_{when}')} {speech.amount(mean['value'], 'points')}"
        if page.narrow:
            panels.append(heading(f"{label}: {value[:1].lower()}{value[1:]}", page))
        drawn = [_bars(rows, across, most, colour)]
        drawn.append(layers.point([{**mean, "y": 3}], across, "value", shape="diamond", color=INK))
        if not page.narrow:
            room = page.left - 40
            drawn.append(layers.text([{"label": label, "y": 12}], -page.left))
            look: dict[str, Any] = {
                "color": QUIET,
                "fontSize": 11,
                "baseline": "top",
                "lineHeight": STEP - 1,
            }
            broken = wrapped(value, room, 11)
            drawn.append(layers.text([{"label": broken, "y": 22}], -page.left, **look))
        below = _below(facts) if is_last else 12
        panels.append(Panel(drawn, HEIGHT, below))
    return panels


def _bars(rows: list[dict[str, Any]], across: dict[str, Any], most: int, colour: str) -> Any:
    axis = {"tickCount": 3, "format": ",d", "title": None, "tickMinStep": 1}
    up = {
        "field": "count",
        "type": "quantitative",
        "scale": {"domain": [0, most * 1.15]},
        "axis": axis,
    }
    return {
        "data": {"values": rows},
        "mark": {"type": "rect", "color": colour},
        "encoding": {
            "x": layers.across("from", across),
            "x2": {"field": "to"},
            "y": up,
            "y2": {"field": "nil"},
        },
    }


def _below(facts: dict[str, Any]) -> int:
    return AXIS + 14 if facts["instrument"].get("categories") else AXIS


def _axis(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Name the answers of an instrument that has words for them; else write points."""
    categories = facts["instrument"].get("categories")
    if not categories:
        return {"format": ",~f", "tickCount": 6, "title": None, "grid": False}
    room = page.plot / len(categories) - 2
    names = {
        str(each["value"]): wrapped(each["label"][speech.language], room, 10).split("\n")
        for each in categories
    }
    words = f"{json.dumps(names)}[datum.value]"
    values = [each["value"] for each in categories]
    look = {"labelFontSize": 10, "labelOverlap": False, "labelFlush": False, "grid": False}
    return {"values": values, "labelExpr": words, "title": None, **look}
