"""Counts of which only some are known: published figures, and tables without some column.

The parts of a count add up to it. From what is known follows, for every other count, between which
two numbers it lies; where the two are one, the count is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plain.referrals import EXITS

if TYPE_CHECKING:
    from plain.referrals import Table

PARTS = {
    "referred": ("waiting", "never_started", "started"),
    "started": ("ongoing", "exited"),
    "exited": EXITS,
}
THE_END = {"exit", "ended_on"}
NEEDS = {
    "referred": set(),
    "started": {"started_on"},
    "offered": {"offered_on"},
    "never_started": THE_END,
}


@dataclass(frozen=True)
class Range:
    """Between `least` and `most`; without a `most` there is no end."""

    least: int
    most: int | None = None

    @property
    def known(self) -> int | None:
        return self.least if self.least == self.most else None

    def within(self, least: int, most: int | None) -> Range:
        ends = [end for end in (self.most, most) if end is not None]
        return Range(max(self.least, least), min(ends) if ends else None)


class ContradictionError(ValueError):
    """The figures cannot all be true."""


def filled_in(
    figures: dict[str, int], parts: dict[str, tuple[str, ...]] | None = None
) -> dict[str, Range]:
    """The range of every count, given some of them."""
    sums = parts or PARTS
    names = {"offered", *sums, *(part for whole in sums.values() for part in whole)}
    ranges = {
        name: Range(figures[name], figures[name]) if name in figures else Range(0) for name in names
    }
    while (narrower := narrowed(ranges, sums)) != ranges:
        ranges = narrower
    return ranges


def narrowed(ranges: dict[str, Range], sums: dict[str, tuple[str, ...]]) -> dict[str, Range]:
    """A whole lies between the sums of its parts, a part within what the others leave of it."""
    found = dict(ranges)
    found["offered"] = found["offered"].within(0, found["referred"].most)
    found["referred"] = found["referred"].within(found["offered"].least, None)
    for whole, parts in sums.items():
        found[whole] = found[whole].within(*total([found[part] for part in parts]))
        for part in parts:
            others = total([found[other] for other in parts if other != part])
            found[part] = found[part].within(*difference(found[whole], others))
    if any(span.most is not None and span.most < span.least for span in found.values()):
        raise ContradictionError(found)
    return found


def total(parts: list[Range]) -> tuple[int, int | None]:
    least = sum(part.least for part in parts)
    mosts = [part.most for part in parts]
    return least, None if None in mosts else sum(most or 0 for most in mosts)


def difference(whole: Range, others: tuple[int, int | None]) -> tuple[int, int | None]:
    least = 0 if others[1] is None else max(0, whole.least - others[1])
    return least, None if whole.most is None else whole.most - others[0]


def from_columns(table: Table, exact: dict[str, int]) -> dict[str, Range]:
    """What the table's columns can tell of its counts."""
    told = {
        name: value
        for name, value in exact.items()
        if NEEDS.get(name, THE_END | {"started_on"}) <= table.columns
    }
    return filled_in(told)


def merged(strata: list[dict[str, Range]]) -> dict[str, Range]:
    """The counts of all strata together."""
    sums = {name: Range(*total([counts[name] for counts in strata])) for name in strata[0]}
    while (narrower := narrowed(sums, PARTS)) != sums:
        sums = narrower
    return sums


def at_most_open(counted: dict[str, Range], *, waits: bool, stays: bool) -> int:
    """The largest possible number of the waiting, of the ongoing, or of both together."""
    waiting = counted["waiting"].most or 0 if waits else 0
    ongoing = counted["ongoing"].most or 0 if stays else 0
    if not (waits and stays):
        return waiting + ongoing
    most = counted["referred"].most
    assert most is not None
    return min(waiting + ongoing, most - counted["never_started"].least - counted["exited"].least)


def may_be(above: str, below: str, counted: dict[str, Range]) -> int:
    """At most so many of those below can come above: all who are not known to be something else.

    Whoever waits may start, and whoever is in a course may leave it in the way that is asked for.
    """
    never = counted["never_started"].least if below == "referred" else 0
    otherwise = (
        sum(counted[way].least for way in EXITS) - counted[above].least if above in EXITS else 0
    )
    if above in EXITS and counted[above].most is not None:
        otherwise = max(otherwise, counted["exited"].least - counted[above].most)
    over, most = counted[above].most, counted[below].most
    assert over is not None
    assert most is not None
    still = at_most_open(counted, waits=below == "referred", stays=above in EXITS)
    return min(most - never - otherwise, over + still)
