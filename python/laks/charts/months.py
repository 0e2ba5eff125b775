"""What happened month by month, and in one period: a bar a month for each kind of event."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from laks.charts import layers
from laks.charts.bars import Bar, bars_panel
from laks.charts.count import Count
from laks.charts.flow import COLOURS
from laks.charts.page import Panel, heading, spec, wrapped
from laks.charts.theme import QUIET, SMALL

if TYPE_CHECKING:
    from laks.charts.page import Page
    from laks.charts.speech import Speech

KINDS = (
    "referred",
    "offered",
    "started",
    "completed",
    "dropped_out",
    "ended_other",
    "ended_unknown",
    "never_started",
)
RARE = {"offered", "ended_other", "ended_unknown"}
"""Kinds that are left out where there never was one."""
HEIGHT, LETTERS = 54, 30
_NUMBER: dict[str, Any] = {"fontSize": 10, "color": QUIET}


def months(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw each kind of event in a panel of its own, all on one scale."""
    page = replace(page, has_axis=True)
    periods = facts["months"]
    held = {kind: [period["events"].get(kind) for period in periods] for kind in KINDS}
    kinds = [kind for kind, counts in held.items() if _shown(kind, counts)]
    if not kinds:
        nothing = heading(speech.chart("nothing"), page)
        return spec(speech.chart("months"), [nothing], [], page, speech)
    most = max([1, *(count for kind in kinds for count in held[kind] if count is not None)])
    across = {"scale": {"domain": [0, len(periods)]}, "axis": None}
    panels: list[Panel] = []
    for kind in kinds:
        if page.narrow:
            panels.append(heading(speech.title("stage", kind), page))
        panels.append(_panel(held[kind], kind, (across, most), page, speech))
    panels.append(_calendar(periods, across, page, speech))
    known_to = next((period["known_to"] for period in periods if "known_to" in period), None)
    notes = [speech.chart("known_to", known_to)] if known_to else []
    return spec(speech.chart("months"), panels, notes, page, speech)


def _shown(kind: str, counts: list[int | None]) -> bool:
    there = [count for count in counts if count is not None]
    return any(there) if kind in RARE else bool(there)


def _panel(
    counts: list[int | None],
    kind: str,
    scales: tuple[dict[str, Any], int],
    page: Page,
    speech: Speech,
) -> Panel:
    across, most = scales
    known = [(place, count) for place, count in enumerate(counts) if count is not None]
    gap = 0.1 if len(counts) <= 36 else 0.02
    rows = [
        {
            "from": place + gap,
            "to": place + 1 - gap,
            "middle": place + 0.5,
            "count": count,
            "nil": 0,
            "said": speech.number(count),
        }
        for place, count in known
    ]
    axis = {"tickCount": 2, "format": ",d", "title": None, "tickMinStep": 1, "offset": 2}
    up = {
        "field": "count",
        "type": "quantitative",
        "scale": {"domain": [0, most * 1.25]},
        "axis": axis,
    }
    bars: dict[str, Any] = {
        "data": {"values": rows},
        "mark": {"type": "rect", "color": COLOURS[kind]},
        "encoding": {
            "x": layers.across("from", across),
            "x2": {"field": "to"},
            "y": up,
            "y2": {"field": "nil"},
        },
    }
    drawn = [bars]
    if (page.plot + page.right) / max(1, len(counts)) >= 4 + 7 * len(speech.number(most)):
        numbers: dict[str, Any] = {
            "data": {"values": rows},
            "mark": {"type": "text", "baseline": "bottom", "dy": -1, **_NUMBER},
            "encoding": {
                "x": layers.across("middle", across),
                "y": up,
                "text": {"field": "said", "type": "nominal"},
            },
        }
        drawn.append(numbers)
    unknown = [
        {"middle": place + 0.5, "y": HEIGHT - 6, "said": "?"}
        for place, count in enumerate(counts)
        if count is None
    ]
    drawn.append(layers.text_at(unknown, across, "middle", align="center", dx=0, **_NUMBER))
    if not page.narrow:
        broken = wrapped(speech.title("stage", kind), page.left - 44)
        drawn.append(layers.text([{"label": broken, "y": HEIGHT / 2}], -page.left))
    return Panel(drawn, HEIGHT, 10, is_wide=True)


def _calendar(
    periods: list[dict[str, Any]], across: dict[str, Any], page: Page, speech: Speech
) -> Panel:
    """Write every month, or so many as there is room for, and each year below its first."""
    room = math.ceil(LETTERS * len(periods) / (page.plot + page.right))
    step = next((each for each in (1, 2, 3, 6) if each >= room), 12 * math.ceil(room / 12))
    names, years, seen = [], [], ""
    for place, period in enumerate(periods):
        year, month = period["from"][:4], int(period["from"][5:7])
        if (month - 1) % step:
            continue
        row = {"middle": place + 0.5, "y": 4, "said": speech.chart("month", month)}
        names.append(row if step < 12 else {**row, "said": year})
        if year != seen and step < 12:
            years.append({**row, "y": 18, "said": year})
        seen = year
    look: dict[str, Any] = {
        "align": "center",
        "dx": 0,
        "fontSize": SMALL,
        "color": QUIET,
        "baseline": "top",
    }
    drawn = [layers.text_at(each, across, "middle", **look) for each in (names, years)]
    return Panel(drawn, 34, is_wide=True)


def period(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw the events of one period as bars."""
    page = replace(page, numbers=44)
    bars = [
        Bar(speech.title("stage", kind), Count.of(facts["events"][kind]), colour=COLOURS[kind])
        for kind in KINDS
        if kind in facts["events"]
    ]
    days = speech.chart("span", {"from": facts["from"], "to": facts["to"]})
    title = f"{speech.chart('period')} {days}"
    notes = [speech.chart("known_to", facts["known_to"])] if "known_to" in facts else []
    return spec(title, [bars_panel(bars, page, speech)], notes, page, speech)
