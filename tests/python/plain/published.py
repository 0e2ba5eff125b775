"""Published figures: some counts of a funnel, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plain.funnel import STATES
from plain.referrals import EXITS

if TYPE_CHECKING:
    import random


def drawn_funnel(draw: random.Random, most: int = 60) -> dict[str, int]:
    """Every count of a funnel of a few people."""
    counts = {state: draw.choice([0, draw.randrange(most // len(STATES))]) for state in STATES}
    counts["exited"] = sum(counts[way] for way in EXITS)
    counts["started"] = counts["ongoing"] + counts["exited"]
    counts["referred"] = counts["waiting"] + counts["never_started"] + counts["started"]
    counts["offered"] = draw.randint(0, counts["referred"])
    return counts


def drawn_figures(draw: random.Random) -> dict[str, int]:
    """What a report says of it: at least how many were referred, and some of the rest."""
    counts = drawn_funnel(draw)
    told = draw.choice([0.2, 0.5, 0.8])
    return {
        name: value for name, value in counts.items() if name == "referred" or draw.random() < told
    }


def mistyped(figures: dict[str, int], draw: random.Random) -> dict[str, int]:
    """The same with one number changed, which may contradict the others."""
    name = draw.choice(sorted(figures))
    return {**figures, name: max(0, figures[name] + draw.choice([-5, -1, 1, 5]))}
