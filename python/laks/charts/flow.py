"""The flow from referred to completed: who goes on, who leaves, who may still move."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from laks.charts.bars import Bar, bars_panel
from laks.charts.count import Count
from laks.charts.page import Panel, heading, spec
from laks.charts.rates import how
from laks.charts.rows import row, rows_panel, said
from laks.charts.theme import BLUE, GREEN, LINE, ORANGE, PURPLE, SKY, VERMILION

if TYPE_CHECKING:
    from laks.charts.page import Page
    from laks.charts.speech import Speech

STEPS = (
    ("referred", ("waiting", "never_started"), "uptake"),
    ("started", ("ongoing", "ended_other", "ended_unknown", "dropped_out"), "completion"),
    ("completed", (), ""),
)
"""The stages down the page, who is between each and the next, and the rate of the next."""

OPEN = {"waiting", "ongoing"}
"""States that may still change."""

COLOURS = {
    "referred": BLUE,
    "never_started": LINE,
    "started": BLUE,
    "dropped_out": VERMILION,
    "ended_other": PURPLE,
    "ended_unknown": LINE,
    "completed": GREEN,
    "offered": SKY,
    "waiting": ORANGE,
    "ongoing": ORANGE,
}


def flow(facts: dict[str, Any], page: Page, speech: Speech) -> dict[str, Any]:
    """Draw the whole as a flow, and the strata by their rates."""
    total, followed = facts["total"], facts["follow_up_days"]
    bars = _bars(total, speech, may_move=followed is None)
    notes = [] if followed is None else [speech.chart("seen_after_referral", followed)]
    if any(bar.is_open and bar.count.value for bar in bars):
        notes.append(speech.chart("how_open"))
    if any(bar.count.within for bar in bars):
        notes.append(speech.chart("how_within"))
    panels = [bars_panel(bars, page, speech)]
    if facts["strata"]:
        panels.extend(_strata(facts, page, speech))
        notes.extend(how(total["rates"], speech))
    return spec(speech.chart("flow"), panels, [" ".join(notes)], page, speech)


def _bars(total: dict[str, Any], speech: Speech, *, may_move: bool) -> list[Bar]:
    counts = {name: Count.of(held) for name, held in total["counts"].items()}
    bars = []
    for place, (stage, between, _) in enumerate(STEPS):
        said = _share(total, place, counts, speech) if place else ""
        bars.append(_bar(stage, counts[stage], speech, said=said))
        if stage == "referred" and "offered" in counts and counts["offered"].value is not None:
            bars.append(_bar("offered", counts["offered"], speech))
        # Who is on the way stands behind those who went on, as long as every number is known.
        start = counts[STEPS[place + 1][0]].value if between else None
        for state in between:
            count = counts[state]
            if state == "ended_unknown" and count.value == 0:
                continue
            bar = _bar(state, count, speech, start or 0)
            bars.append(replace(bar, is_open=bar.is_open and may_move))
            known = start is not None and count.value is not None
            start = (start or 0) + (count.value or 0) if known else None
    return bars


def _bar(name: str, count: Count, speech: Speech, start: int = 0, said: str = "") -> Bar:
    label = speech.title("stage", name)
    indent = 0 if name in {"referred", "started", "completed"} else 16
    return Bar(label, count, start, COLOURS[name], name in OPEN, said, indent)


def _share(total: dict[str, Any], place: int, counts: dict[str, Count], speech: Speech) -> str:
    """Write the rate of a stage, where it is of the counts that are drawn: on the same clock."""
    (whole, _, name), (part, _, _) = STEPS[place - 1], STEPS[place]
    drawn = (counts[part].value, counts[whole].value)
    for rate in total["rates"]:
        of = (rate["numerator"], rate["denominator"])
        if rate["name"] == name and rate["value"] is not None and of == drawn:
            return said(rate, speech)
    return ""


def _strata(facts: dict[str, Any], page: Page, speech: Speech) -> list[Panel]:
    panels = []
    for place, rate in enumerate(facts["total"]["rates"]):
        if rate["name"] not in {"uptake", "completion"}:
            continue
        rows = [
            row(each["rates"][place], speech.key(each["key"], facts["by"]), speech)
            for each in [facts["total"], *facts["strata"]]
        ]
        panels.append(heading(speech.title("figure", rate["name"]), page, fontWeight="bold"))
        panels.append(rows_panel(rows, page))
    return panels
