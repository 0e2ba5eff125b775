"""Outcomes: before and after, mean change, shares improved, unchanged and worse, who is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks._laks import figures
from laks.errors import NotCounted
from laks.reporting.cells import count
from laks.reporting.figure_table import figure_row, figure_table
from laks.reporting.picture import picture

if TYPE_CHECKING:
    from laks._laks import Change, Tally
    from laks.reporting.voice import Voice

FIGURES = ("mean_before", "mean_after", "mean_gain", "improved", "unchanged", "worse")
"""Of those measured twice; the shares of everybody stand apart, with what the missing could be."""


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
    rows = {row["name"]: figure_row(row, voice) for row in figures(change, voice.language)}
    sides = [row for name, row in rows.items() if name.startswith("cut_off_")]
    of_all = (total["improved_of_all"]["name"], total["completeness"]["name"])
    return {
        "title": instrument["title"][voice.language],
        "sentence": change.sentence(voice.language),
        "scale": voice.chart("scale_with_source", instrument),
        "paired": figure_table([rows[name] for name in FIGURES] + sides),
        "rounding": _rounding(total, instrument, voice),
        "of_all": figure_table([rows[name] for name in of_all]),
        "of_all_title": voice("outcomes.of_all", who=voice.say("below", facts["among"])),
        "people": [
            (voice.say("below", facts["among"]), count(total["people"], voice)),
            *(
                (voice("outcomes." + name), count(total[name], voice))
                for name in ("with_baseline", "with_follow_up", "paired")
            ),
        ],
        "missing": count(total["missing"], voice),
        "not_due": count(total["not_due"], voice),
        "nobody": total["paired"] == 0,
        "chart": picture(change, voice) if total["paired"] else "",
    }


def _rounding(total: dict[str, Any], instrument: dict[str, Any], voice: Voice) -> str:
    """Say that the mean change was rounded on its own, where the two means shown do not give it."""
    means = [total[name]["value"] for name in ("mean_before", "mean_after", "gain")]
    factor = instrument.get("percent_factor", 1)
    return "" if None in means else voice.rounding(*(factor * mean for mean in means))
