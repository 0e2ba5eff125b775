"""The flow from referred to completed: boxes of a drawing, sized by the counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from laks.reporting.cells import Cell, count

if TYPE_CHECKING:
    from laks._laks import Tally
    from laks.reporting.voice import Voice

STEPS = (
    ("referred", ("waiting", "never_started")),
    ("started", ("ongoing", "dropped_out", "ended_other", "ended_unknown")),
    ("completed", ()),
)
"""The stages down the page, and who leaves the line between each and the next."""

OPEN = {"waiting", "ongoing"}
"""States that may still change: their boxes are dashed."""

COLOURS = {
    "referred": "#0072B2",
    "waiting": "#E69F00",
    "never_started": "#999999",
    "started": "#56B4E9",
    "ongoing": "#F0E442",
    "dropped_out": "#D55E00",
    "ended_other": "#CC79A7",
    "ended_unknown": "#999999",
    "completed": "#009E73",
}
"""Okabe and Ito's palette; each box also has its name."""

WIDTH, STAGE, SIDE, SIDE_AT = 360, 164, 172, 188
HEIGHT, GAP = 46, 10


@dataclass(frozen=True)
class Box:
    """One box: where it stands, what it says, how long its bar is."""

    name: str
    label: str
    cell: Cell
    x: int
    y: int
    width: int
    bar: float
    colour: str
    still_open: bool
    parent_y: int | None

    @property
    def middle(self) -> int:
        """Half-way down the box."""
        return self.y + HEIGHT // 2


def flow_section(tally: Tally, voice: Voice) -> dict[str, Any]:
    """Place the boxes, and say the funnel in one sentence."""
    funnel = tally.funnel()
    counts = funnel.counts
    boxes: list[Box] = []
    top = 2
    parent = None
    for stage, leaving in STEPS:
        boxes.append(_box(stage, counts, voice, (2, top, STAGE), parent))
        parent, below = top, top + HEIGHT + GAP
        for state in leaving:
            if state == "ended_unknown" and counts[state] == 0:
                continue
            boxes.append(_box(state, counts, voice, (SIDE_AT - 2, below, SIDE), parent))
            below += HEIGHT + GAP
        top = below
    return {
        "boxes": boxes,
        "width": WIDTH,
        "height": boxes[-1].y + HEIGHT + 2,
        "box_height": HEIGHT,
        "trunk": 2 + STAGE // 2,
        "sentence": funnel.sentence(voice.language),
        "alt": ", ".join(f"{box.label}: {box.cell.text}" for box in boxes),
    }


def _box(
    name: str,
    counts: dict[str, int | None],
    voice: Voice,
    place: tuple[int, int, int],
    parent_y: int | None,
) -> Box:
    x, y, width = place
    number, referred = counts[name], counts["referred"]
    bar = (width - 20) * number / referred if number and referred else 0.0
    return Box(
        name=name,
        label=voice.title("stage", name),
        cell=count(number, voice),
        x=x,
        y=y,
        width=width,
        bar=round(bar, 1),
        colour=COLOURS[name],
        still_open=name in OPEN,
        parent_y=parent_y,
    )
