"""What changed in an outcome from before to after, of those with both scores, and who are not."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from plain.figure import Figure, Note, share, still_open
from plain.intervals import student, tango
from plain.referrals import INSTRUMENTS
from plain.seen import population

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plain.referrals import Instrument, Table
    from plain.seen import Count, Seen


@dataclass(frozen=True)
class Change:
    """The counts and figures of one outcome in one group."""

    counts: dict[str, int]
    figures: dict[str, Figure]
    baseline: dict[str, Figure]


def change(
    table: Table, count: Count, outcome: str, group: str = "started", level: float = 0.95
) -> Change:
    """Every figure of an outcome, among the people of a group."""
    people = population(table, count, group)
    paired = [seen for seen in people if seen.gain(outcome) is not None]
    unpaired = [seen for seen in people if seen.gain(outcome) is None]
    return Change(
        counts=counts(people, paired, unpaired, outcome),
        figures={
            **of_everybody(people, paired, unpaired, outcome, group, level),
            **of_the_paired(paired, len(unpaired), outcome, level),
        },
        baseline=baselines(paired, unpaired, outcome, level),
    )


def scores(
    table: Table, count: Count, outcome: str, group: str = "started"
) -> list[tuple[int, int, int]]:
    """Each raw score, with how many of the paired had it before and after."""
    people = population(table, count, group)
    paired = [seen for seen in people if seen.gain(outcome) is not None]
    instrument = INSTRUMENTS[outcome]
    return [
        (
            score,
            sum(seen.before(outcome) == score for seen in paired),
            sum(seen.after(outcome) == score for seen in paired),
        )
        for score in range(instrument.lowest, instrument.highest + 1)
    ]


CUT_OFFS = {
    "who5": [("poor_wellbeing", 12), ("likely_depression", 7)],
    "self_rated_health": [("good_health", 3)],
}
"""Those that the shipped instruments have: raw scores of at most this."""


def cut_offs(table: Table, count: Count, outcome: str, level: float) -> list[tuple[Figure, Figure]]:
    """The shares on the named side of each cut-off, before and after, of those who started."""
    people = population(table, count, "started")
    paired = [seen for seen in people if seen.gain(outcome) is not None]
    note: Note = {"paired_only": {"unpaired": len(people) - len(paired)}}

    def below(when: str, name: str, scores: list[int | None], most: int) -> Figure:
        low = sum(score is not None and score <= most for score in scores)
        return share(f"cut_off_{when}_{name}", low, len(paired), level=level, note=note)

    return [
        (
            below("before", name, [seen.before(outcome) for seen in paired], most),
            below("after", name, [seen.after(outcome) for seen in paired], most),
        )
        for name, most in CUT_OFFS.get(outcome, [])
    ]


def counts(
    people: list[Seen], paired: list[Seen], unpaired: list[Seen], outcome: str
) -> dict[str, int]:
    """Who has which score; without both, the closed are missing and the open not due yet."""
    return {
        "people": len(people),
        "with_baseline": sum(seen.before(outcome) is not None for seen in people),
        "with_follow_up": sum(seen.after(outcome) is not None for seen in people),
        "paired": len(paired),
        "missing": sum(not seen.is_open for seen in unpaired),
        "not_due": sum(seen.is_open for seen in unpaired),
    }


def of_everybody(
    people: list[Seen],
    paired: list[Seen],
    unpaired: list[Seen],
    outcome: str,
    group: str,
    level: float,
) -> dict[str, Figure]:
    """Paired, and improved, of all: those without both scores count as not paired, not improved."""
    states = [seen.state for seen in unpaired if seen.is_open]
    note = still_open(states.count("waiting"), states.count("ongoing"))
    improved = len(improvers(paired, outcome))
    return {
        "completeness": share(
            "paired_completeness",
            len(paired),
            len(people),
            level=level,
            undecided=len(states),
            note=note,
        ),
        "improved_of_all": share(
            f"improved_of_{group}",
            improved,
            len(people),
            level=level,
            undecided=len(unpaired),
            note=note,
        ),
    }


def improvers(paired: list[Seen], outcome: str) -> list[Seen]:
    """Better by the meaningful change or more."""
    least = INSTRUMENTS[outcome].meaningful
    return [seen for seen in paired if gain_of(seen, outcome) >= least]


def gain_of(seen: Seen, outcome: str) -> int:
    """The gain of somebody who has both scores."""
    gain = seen.gain(outcome)
    assert gain is not None
    return gain


def of_the_paired(
    paired: list[Seen], unpaired: int, outcome: str, level: float
) -> dict[str, Figure]:
    """Means, shares and the chance of being better, of those measured twice."""
    scale = INSTRUMENTS[outcome]
    note: Note = {"paired_only": {"unpaired": unpaired}}
    before = [seen.before(outcome) or 0 for seen in paired]
    after = [seen.after(outcome) or 0 for seen in paired]
    gains = [gain_of(seen, outcome) for seen in paired]
    changes = [b - a for a, b in zip(before, after, strict=True)]
    return {
        "mean_before": mean("mean_before", before, level, note),
        "mean_after": mean("mean_after", after, level, note),
        "gain": mean("mean_gain", gains, level, note),
        "mean_change": mean("mean_change", changes, level, note),
        "probability_better": probability_better(gains, level, note),
        **shares(before, gains, scale, level, note),
    }


def shares(
    before: Sequence[int], gains: Sequence[int], scale: Instrument, level: float, note: Note
) -> dict[str, Figure]:
    """Improved, unchanged, worse by the meaningful change: of all paired, of those who could."""
    n, least = len(gains), scale.meaningful
    improved = sum(gain >= least for gain in gains)
    worse = sum(gain <= -least for gain in gains)
    able = sum(scale.room_to_improve(score) >= least for score in before)
    at_risk = sum(scale.room_to_worsen(score) >= least for score in before)
    lines = {
        "improved": (improved, n),
        "unchanged": (n - improved - worse, n),
        "worse": (worse, n),
        "improved_of_able": (improved, able),
        "worse_of_able": (worse, at_risk),
        "ceiling": (n - able, n),
    }
    return {
        name: share(name, above, below, level=level, note=note)
        for name, (above, below) in lines.items()
    }


def mean(name: str, values: Sequence[int], level: float, note: Note = None) -> Figure:
    """A mean with Student's interval."""
    value = fmean(values) if values else None
    return Figure(
        name, value, *(student(values, level) or (None, None)), None, len(values), note=note
    )


def probability_better(gains: Sequence[int], level: float, note: Note) -> Figure:
    """P(better) + ½P(equal), any difference counted: (1 + P(better) − P(worse))/2."""
    better, worse, n = sum(g > 0 for g in gains), sum(g < 0 for g in gains), len(gains)
    interval = tango(better, worse, n, level)
    lower, upper = ((1 + end) / 2 for end in interval) if interval else (None, None)
    value = (n + better - worse) / (2 * n) if n else None
    return Figure("probability_better", value, lower, upper, None, n, note=note)


def baselines(
    paired: list[Seen], unpaired: list[Seen], outcome: str, level: float
) -> dict[str, Figure]:
    """The score before, of the followed, of the lost, and of those who are not due yet."""
    lost = [seen for seen in unpaired if not seen.is_open]
    not_due = [seen for seen in unpaired if seen.is_open]
    groups = {"followed": paired, "lost": lost, "not_due": not_due}
    return {
        name: mean(f"baseline_of_{name}", scores_before(group, outcome), level)
        for name, group in groups.items()
    }


def scores_before(group: list[Seen], outcome: str) -> list[int]:
    known = [seen.before(outcome) for seen in group]
    return [score for score in known if score is not None]
