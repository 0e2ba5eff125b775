"""Waits: the share that has started day by day, with its band, and the days of each quartile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from laks.charts import layers
from laks.charts.page import Panel, heading, room_of, spec, wrapped
from laks.charts.rows import AXIS, axis_of, row, rows_panel
from laks.charts.theme import BLUE, PALE

if TYPE_CHECKING:
    from laks.charts.page import Page
    from laks.charts.speech import Speech

HEIGHT = 190


def waits(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw the curve of everybody over the quartiles, and the median of each stratum."""
    total = facts["total"]
    quartiles = total["quartiles"]
    level = quartiles[0]["level"]
    rows = [row(each, speech.title("figure", each["name"]), speech) for each in quartiles]
    strata = [_median(each, facts["by"], speech) for each in [total, *facts["strata"]]]
    said = [each["said"] for each in [*rows, *strata]]
    page = replace(page, has_axis=True, numbers=room_of(said, 44))
    last = total["curve"][-1]["days"] if total["curve"] else 0
    panels: list[Panel] = []
    notes = [speech.chart("how_points", level)]
    if total["curve"]:
        panels.extend(_curve(total["curve"], page, speech))
        notes.insert(0, speech.chart("how_curve", level))
    panels.append(rows_panel(rows, page, "days", last))
    if facts["strata"]:
        panels.append(heading(speech.title("figure", "median"), page, fontWeight="bold"))
        panels.append(rows_panel(strata, page, "days", last))
    return spec(speech.chart("waits"), panels, [" ".join(notes)], page, speech)


def _median(stratum: dict[str, Any], by: list[str], speech: Speech) -> dict[str, Any]:
    median = next(each for each in stratum["quartiles"] if each["name"] == "median")
    return row(median, speech.key(stratum["key"], by), speech)


def _curve(steps: list[dict[str, Any]], page: Page, speech: Speech) -> list[Panel]:
    nobody = {"days": 0, "started": 0.0, "lower": None, "upper": None}
    values = [nobody, *steps] if steps[0]["days"] > 0 else steps
    banded = [step for step in values if step["lower"] is not None]
    scale, _ = axis_of([{"value": values[-1]["days"]}], "days")
    scale["axis"] |= {"title": speech.chart("days_since_referral")}
    days = layers.across("days", scale)
    share, _ = axis_of([], "share")
    band = {
        "data": {"values": banded},
        "mark": {"type": "area", "interpolate": "step-after", "color": PALE},
        "encoding": {"x": days, "y": layers.across("lower", share), "y2": {"field": "upper"}},
    }
    line = {
        "data": {"values": values},
        "mark": {"type": "line", "interpolate": "step-after", "color": BLUE, "strokeWidth": 2},
        "encoding": {"x": days, "y": layers.across("started", share)},
    }
    label = speech.chart("share_started")
    if page.narrow:
        return [heading(label, page), Panel([band, line], HEIGHT, AXIS + 18)]
    beside = layers.text([{"label": wrapped(label, page.left - 60), "y": 8}], -page.left)
    return [Panel([band, line, beside], HEIGHT, AXIS + 18)]
