"""How many of a group reached at least k goals, and each goal by itself.

Whoever is in the group is below the line. A goal that is not rated counts as not reached; the
bounds say what it could change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plain.figure import Figure, of_those_who_left, share, still_open
from plain.seen import population

if TYPE_CHECKING:
    from plain.referrals import Goal, Table
    from plain.seen import Count, Seen


@dataclass(frozen=True)
class Rule:
    """At least k goals: of m declared ones, or without m of those a person set."""

    at_least: int
    of: int | None = None


@dataclass(frozen=True)
class Marks:
    """How the goals of one person were rated."""

    reached: int
    unrated: int
    set: int
    is_open: bool
    is_out: bool
    state: str


@dataclass(frozen=True)
class Attainment:
    """The figures and counts of a rule in a group."""

    reached: Figure
    judged: Figure
    counts: dict[str, int]
    goals: list[tuple[dict[str, int], Figure]]


def attainment(
    table: Table, count: Count, rule: Rule, group: str = "started", level: float = 0.95
) -> Attainment:
    """Every figure of the goals among the people of a group."""
    people = population(table, count, group)
    marks = [marks_of(seen, table.goals) for seen in people]
    return Attainment(
        reached=reached(marks, rule, level),
        judged=judged(marks, rule, level),
        counts={
            "any_unrated": sum(one.unrated > 0 and not one.is_open for one in marks),
            "not_due": sum(one.is_open for one in marks),
            "fewer_set": sum(one.set < (rule.of or rule.at_least) for one in marks),
        },
        goals=[by_itself(people, goal, level) for goal in table.goals],
    )


def marks_of(seen: Seen, goals: tuple[Goal, ...]) -> Marks:
    marks = [seen.mark(goal) for goal in goals]
    unset = marks.count("not_set")
    return Marks(
        marks.count("reached"),
        marks.count("unrated"),
        len(marks) - unset,
        seen.is_open,
        seen.is_out,
        seen.state,
    )


def succeeds(one: Marks, rule: Rule) -> bool:
    return one.reached >= rule.at_least


def may_succeed(one: Marks, rule: Rule) -> bool:
    """Has not reached enough, and would with every goal that is not decided.

    Undecided is what was not rated, and of an open case also what is not reached so far.
    """
    undecided = one.set - one.reached if one.is_open else one.unrated
    return not succeeds(one, rule) and one.reached + undecided >= rule.at_least


def reached(marks: list[Marks], rule: Rule, level: float) -> Figure:
    """Of everybody in the group; it is a bound so far where what is undecided can change it."""
    states = [one.state for one in marks if one.is_open]
    undecided = sum(may_succeed(one, rule) for one in marks)
    return share(
        "goals_reached",
        sum(succeeds(one, rule) for one in marks),
        len(marks),
        level=level,
        undecided=undecided,
        note=still_open(states.count("waiting"), states.count("ongoing")) if undecided else None,
    )


def judged(marks: list[Marks], rule: Rule, level: float) -> Figure:
    """Of those who are out."""
    out = [one for one in marks if one.is_out]
    return share(
        "goals_reached_of_exited",
        sum(succeeds(one, rule) for one in out),
        len(out),
        level=level,
        undecided=sum(may_succeed(one, rule) for one in out),
        note=of_those_who_left(sum(one.is_open and one.state == "ongoing" for one in marks)),
    )


def by_itself(people: list[Seen], goal: Goal, level: float) -> tuple[dict[str, int], Figure]:
    """One goal, among those who set it."""
    marks = [seen.mark(goal) for seen in people]
    counts = {name: marks.count(name) for name in ("reached", "not_reached", "unrated")}
    counts["set"] = len(marks) - marks.count("not_set")
    later = sum(seen.mark(goal) == "not_reached" and seen.is_open for seen in people)
    figure = share(
        f"reached_{goal.id}",
        counts["reached"],
        counts["set"],
        level=level,
        undecided=counts["unrated"] + later,
    )
    return counts, figure
