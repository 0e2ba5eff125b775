"""How many were referred, started and completed; the rates, and one count over every denominator.

referred = waiting + never_started + started; started = ongoing + exited; exited = completed +
dropped_out + ended_other + ended_unknown. Over the referred or the started, those still open may
come above the line: the rate is a lower bound. Over the exited they are left out.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from plain.figure import (
    NO_BOUNDS,
    Bounds,
    Figure,
    may_be_open,
    of_those_who_left,
    share,
    still_open,
)
from plain.intervals import wilson
from plain.partial import (
    PARTS,
    ContradictionError,
    Range,
    at_most_open,
    filled_in,
    from_columns,
    may_be,
    narrowed,
)
from plain.referrals import EXITS
from plain.seen import over_the_referred, over_the_started, population

if TYPE_CHECKING:
    from collections.abc import Callable

    from plain.figure import Note
    from plain.referrals import Table
    from plain.seen import Count, Seen

STATES = ("waiting", "never_started", "ongoing", *EXITS)
STAGES = ("referred", "offered", "started", "exited", *STATES)
RATES = {
    "offer": ("offered", "referred"),
    "uptake": ("started", "referred"),
    "completion": ("completed", "started"),
    "completion_of_referred": ("completed", "referred"),
    "completion_of_exited": ("completed", "exited"),
    "attrition": ("dropped_out", "started"),
}
MAY_STILL_BE = {"started", "exited", *EXITS}


def exact_counts(people: list[Seen]) -> dict[str, int]:
    """How many belong to each stage and state."""
    return {stage: sum(seen.belongs_to(stage) for seen in people) for stage in STAGES}


def counts(table: Table, count: Count) -> dict[str, Range]:
    """Every count over the referred, as far as the table's columns can tell."""
    return from_columns(table, exact_counts(over_the_referred(table, count)))


def rates(table: Table, count: Count, level: float = 0.95) -> list[Figure]:
    """The rates of the funnel, each on the clock of its denominator."""
    return of_sides(table, table, count, level)


def of_sides(referred: Table, started: Table, count: Count, level: float) -> list[Figure]:
    """The rates over the referred of one table, and over the started of another.

    Without a column that says who started, it may be any of the referred, and nobody can be
    followed from a start.
    """
    people = from_columns(referred, exact_counts(over_the_referred(referred, count)))
    starters = from_columns(started, exact_counts(over_the_started(started, count)))
    unsaid = people if count.follow_up_days is None else filled_in({})
    found = rates_of(
        people,
        starters if started.says_who_started else unsaid,
        level,
        followed=count.follow_up_days is not None,
    )
    return shown(found, offers=count.follow_up_days is None and "offered_on" in referred.columns)


def shown(found: list[Figure], *, offers: bool) -> list[Figure]:
    """The rates without that of the offers, where how many they were is not known."""
    return [rate for rate in found if rate.name != "offer" or offers]


def rates_of(
    referred: dict[str, Range],
    started: dict[str, Range],
    level: float,
    *,
    strata: list[dict[str, Range]] | None = None,
    followed: bool = False,
) -> list[Figure]:
    """The rates of two sets of counts: over the referred of one, over the others of the other.

    Where the counts are those of several strata, what
    may still be is known of each of them. Nobody is open who was followed as long as asked.
    """
    found = [
        rate(name, above, below, referred if below == "referred" else started, level, strata)
        for name, (above, below) in RATES.items()
    ]
    return [closed(figure) if followed else figure for figure in found]


def closed(figure: Figure) -> Figure:
    """The figure without what open cases could change; what is not known still bounds it.

    Who was still in is left out of the share of those who left, and that is said all the same.
    """
    bounds = figure.bounds if figure.value is None else NO_BOUNDS
    note = figure.note if figure.name == "completion_of_exited" else None
    return dataclasses.replace(figure, bounds=bounds, note=note)


def rate(
    name: str,
    above: str,
    below: str,
    counted: dict[str, Range],
    level: float,
    strata: list[dict[str, Range]] | None = None,
) -> Figure:
    """One count over another, where each is known."""
    over, under = counted[above], counted[below]
    bounds, note = undecided(above, below, counted, strata)
    if over.known is None or under.known is None:
        told = over.known if under.known is not None else None
        return Figure(name, None, None, None, told, under.known, bounds)
    interval = wilson(over.known, under.known, level) or (None, None)
    value = over.known / under.known if under.known else None
    return Figure(name, value, *interval, over.known, under.known, bounds, note)


def undecided(
    above: str, below: str, counted: dict[str, Range], strata: list[dict[str, Range]] | None
) -> tuple[Bounds, Note]:
    """What those whose case is open, or of whom too little is known, could change."""
    over, under = counted[above], counted[below]
    if under.known is None:
        return (ranged(above, below, strata) if strata else NO_BOUNDS), None
    strata = strata or [counted]
    if below == "exited" or above not in MAY_STILL_BE:
        note = of_those_who_left(counted["ongoing"].known or 0) if below == "exited" else None
        most = over.most
    else:
        note = of_the_open(above, below, counted, strata)
        most = sum(may_be(above, below, one) for one in strata)
    if not under.known or most is None or over.least == most:
        return NO_BOUNDS, note
    return Bounds(over.least / under.known, most / under.known), note


def ranged(above: str, below: str, strata: list[dict[str, Range]]) -> Bounds:
    """The least and the most of a published share of which only the range of those below is known.

    Every number of those below is tried in each stratum. The least of a ratio of sums is found by
    Dinkelbach's steps: of each stratum that with the least above, less the ratio times below.
    """
    choices = [choices_of(above, below, one) for one in strata]
    if any(choice is None for choice in choices):
        return NO_BOUNDS
    least = extreme([[(low, under) for under, low, _ in each] for each in choices if each], min)
    most = extreme([[(high, under) for under, _, high in each] for each in choices if each], max)
    if least is None or most is None or (least, most) == (0, 1):
        return NO_BOUNDS
    return Bounds(least, most)


def choices_of(
    above: str, below: str, counted: dict[str, Range]
) -> list[tuple[int, int, int]] | None:
    """For each number of those below: the fewest, and the most, who are or may come above."""
    span = counted[below]
    if span.most is None:
        return None
    choices = []
    for under in range(span.least, span.most + 1):
        ranges = {**counted, below: Range(under, under)}
        try:
            while (narrower := narrowed(ranges, PARTS)) != ranges:
                ranges = narrower
        except ContradictionError:
            continue
        over = ranges[above]
        can_rise = below != "exited" and above in MAY_STILL_BE
        most = may_be(above, below, ranges) if can_rise else over.most
        assert most is not None
        choices.append((under, over.least, min(most, under)))
    return choices


def extreme(strata: list[list[tuple[int, int]]], best: Callable[..., Any]) -> float | None:
    """The least or most that the sum of the first can be of the sum of the second."""
    ratio = 0.5
    for _ in range(50):
        pairs = [
            best(each, key=lambda pair: (pair[0] - ratio * pair[1], pair[1])) for each in strata
        ]
        over, under = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
        if not under:
            return None
        if over / under == ratio:
            break
        ratio = over / under
    return ratio


def of_the_open(
    above: str, below: str, counted: dict[str, Range], strata: list[dict[str, Range]]
) -> Note:
    """How many are still open; where that is not known, how many at most."""
    waits, stays = below == "referred", above != "started"
    waiting = counted["waiting"].known if waits else 0
    ongoing = counted["ongoing"].known if stays else 0
    if waiting is not None and ongoing is not None:
        return still_open(waiting, ongoing)
    return may_be_open(sum(at_most_open(one, waits=waits, stays=stays) for one in strata))


def over_every_denominator(
    table: Table, count: Count, numerator: str, level: float = 0.95
) -> list[Figure]:
    """One stage or state over the referred, started, exited and completed, and over the paired."""
    lines = [
        over_a_stage(population(table, count, group), numerator, group, level)
        for group in ("referred", "started", "exited", "completed")
    ]
    started = over_the_started(table, count)
    ongoing = sum(seen.state == "ongoing" for seen in started)
    lines[2] = dataclasses.replace(lines[2], note=lines[2].note or of_those_who_left(ongoing))
    clock = over_the_referred if count.follow_up_days is None else over_the_started
    people = clock(table, count)
    paired = [over_the_paired(people, numerator, name, level) for name in sorted(table.outcomes)]
    return [*lines, *paired]


def over_a_stage(people: list[Seen], numerator: str, group: str, level: float) -> Figure:
    """Who is in both, of the people of the group."""
    above = sum(seen.belongs_to(numerator) for seen in people)
    name = f"{numerator}_of_{group}"
    if by_definition(numerator, group):
        value = 1.0 if people else None
        return Figure(name, value, None, None, above, len(people), note="by_definition")
    if group in {"exited", "completed"} or numerator not in MAY_STILL_BE:
        return share(name, above, len(people), level=level)
    others = [seen for seen in people if not seen.belongs_to(numerator)]
    states = [seen.state for seen in others if seen.is_open]
    note = still_open(states.count("waiting"), states.count("ongoing"))
    return share(name, above, len(people), level=level, undecided=len(states), note=note)


def by_definition(numerator: str, group: str) -> bool:
    """Whether everybody of the group is above the line, whatever happens."""
    inside = {
        "referred": {"referred", "started", "exited", "completed"},
        "started": {"started", "exited", "completed"},
        "exited": {"exited", "completed"},
        "completed": {"completed"},
    }
    return group in inside.get(numerator, set())


def over_the_paired(people: list[Seen], numerator: str, outcome: str, level: float) -> Figure:
    """Who is in the stage, of those with a score before and after, whatever their state."""
    paired = [seen for seen in people if seen.gain(outcome) is not None]
    above = sum(seen.belongs_to(numerator) for seen in paired)
    note: Note = {"paired_only": {"unpaired": len(people) - len(paired)}}
    name = f"{numerator}_of_paired_{outcome}"
    return share(name, above, len(paired), level=level, note=note)
