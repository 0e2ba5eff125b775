"""The flow from referred to completed: its chart, and every count of it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks.reporting.cells import count
from laks.reporting.picture import picture

if TYPE_CHECKING:
    from laks._laks import Tally
    from laks.reporting.voice import Voice

STAGES = (
    "referred",
    "waiting",
    "never_started",
    "started",
    "ongoing",
    "ended_other",
    "ended_unknown",
    "dropped_out",
    "completed",
)
"""From the first to the last, each followed by who leaves between it and the next."""


def flow_section(tally: Tally, voice: Voice) -> dict[str, Any]:
    """Draw the funnel, and say it in one sentence."""
    funnel = tally.funnel()
    counts = funnel.counts
    said = [
        f"{voice.title('stage', stage)}: {count(counts[stage], voice).text}"
        for stage in STAGES
        if stage != "ended_unknown" or counts[stage] != 0
    ]
    return {
        "sentence": funnel.sentence(voice.language),
        "picture": picture(funnel, voice, f"{voice.chart('flow')}: {', '.join(said)}"),
    }
