"""Outcomes: before and after, mean change, shares improved, unchanged and worse, who is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.errors import NotCounted
from laks.reporting.cells import count
from laks.reporting.figure_table import figure_row, figure_table
from laks.reporting.picture import picture

if TYPE_CHECKING:
    from laks._laks import Change, Tally
    from laks.reporting.voice import Voice

FIGURES = ("mean_before", "mean_after", "gain", "improved", "unchanged", "worse")
MISSING = ("improved_of_all", "completeness")
"""Everybody is below the line of these: the bounds hold what the missing could be."""


def outcomes_section(tally: Tally, voice: Voice) -> list[dict[str, Any]] | None:
    """Show every outcome that was counted; none where none was."""
    try:
        changes = tally.outcomes().changes
    except NotCounted:
        return None
    return [_outcome(change, voice) for change in changes]


def _outcome(change: Change, voice: Voice) -> dict[str, Any]:
    facts = change.to_dict()
    total, instrument = facts["total"], facts["instrument"]
    low, high = instrument["range"]
    sides = total.get("cut_offs", [])
    return {
        "title": instrument["title"][voice.language],
        "sentence": change.sentence(voice.language),
        "scale": voice(
            "outcomes.scale",
            low=low,
            high=high,
            better=voice.known("better", instrument["better"]),
            least=instrument["meaningful_change"],
        ),
        "source": voice.known("sources", instrument["id"], instrument.get("meaningful_source")),
        "paired": figure_table(
            [_row(total[name], voice) for name in FIGURES]
            + [_row(row[when], voice) for row in sides for when in ("before", "after")]
        ),
        "rounding": _rounding(total, voice),
        "of_all": figure_table([figure_row(total[name], voice) for name in MISSING]),
        "people": [
            (voice("outcomes." + name), count(total[name], voice))
            for name in ("people", "with_baseline", "with_follow_up", "paired")
        ],
        "missing": count(total["missing"], voice),
        "not_due": count(total["not_due"], voice),
        "nobody": total["paired"] == 0,
        "chart": picture(change, voice) if total["paired"] else "",
    }


def _row(estimate: dict[str, Any], voice: Voice) -> dict[str, Any]:
    """Show an estimate; points say that they are raw, since the sentence is on another scale."""
    if estimate["unit"] != "points":
        return figure_row(estimate, voice)
    label = f"{voice.title('figure', estimate['name'])} ({voice('outcomes.raw')})"
    return figure_row(estimate, voice, label)


def _rounding(total: dict[str, Any], voice: Voice) -> str:
    """Say that the mean change was rounded on its own, where the two means shown do not give it."""
    means = [total[name]["value"] for name in ("mean_before", "mean_after", "gain")]
    return "" if None in means else voice.rounding(*means)
