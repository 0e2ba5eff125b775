"""Random plans: targets of every measure, with windows, courses and scopes, as a plan.toml."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from plain.drawing import FIRST, PLACES
from plain.goals import Rule
from plain.periods import Period, months
from plain.plans import Target

if TYPE_CHECKING:
    import random

    from plain.referrals import Day, Table

STAGES = ("referred", "started", "completed")
SHARES = (
    ("started", "referred"),
    ("completed", "started"),
    ("completed", "referred"),
    ("completed", "exited"),
)
GROUPS = ("started", "exited", "completed")
COURSES = [course for course in PLACES["course"] if course]


def drawn_targets(draw: random.Random, table: Table, starts_on: Day) -> list[Target]:
    """A few targets of each kind."""
    targets = [window_target(draw, stage, starts_on) for stage in STAGES]
    targets += [course_target(draw, starts_on) for _ in range(2)]
    for measure, denominator in SHARES:
        targets.append(
            share_target(draw, f"{measure}_{denominator}", measure, denominator, starts_on)
        )
    for group in GROUPS if table.goals else ():
        declared = len(table.goals)
        rule = Rule(draw.randint(1, declared), declared)
        targets.append(share_target(draw, f"goals_{group}", "goals", group, starts_on, rule=rule))
    for outcome in table.outcomes:
        for group in ("paired", *GROUPS):
            name = f"{outcome}_{group}"
            targets.append(share_target(draw, name, "improved", group, starts_on, outcome=outcome))
    return targets


def window_target(draw: random.Random, stage: str, starts_on: Day) -> Target:
    first = later(draw, starts_on, 100)
    last = later(draw, first, 200)
    window = Period(first, last) if draw.random() < 0.7 else None
    needed = draw.choice([1, 5, 20])
    return Target(f"{stage}_in_window", stage, needed, last, window=window, scope=scope(draw))


def course_target(draw: random.Random, starts_on: Day) -> Target:
    courses = tuple(draw.sample(COURSES, draw.choice([1, 2])))
    opens = later(draw, starts_on, 200)
    name = f"starts_of_{'_'.join(courses)}_{draw.randrange(10**6)}"
    needed = draw.choice([1, 3, 8])
    return Target(name, "started", needed, later(draw, opens, 60), courses=courses, opens_on=opens)


def share_target(
    draw: random.Random,
    name: str,
    measure: str,
    denominator: str,
    starts_on: Day,
    *,
    outcome: str | None = None,
    rule: Rule | None = None,
) -> Target:
    window = whole_months(draw, starts_on) if draw.random() < 0.4 else None
    courses = tuple(draw.sample(COURSES, 2)) if window is None and draw.random() < 0.5 else ()
    return Target(
        name,
        measure,
        draw.choice([0.1, 0.25, 0.5, 0.75, 0.9]),
        later(draw, window.last if window else starts_on, 300),
        denominator,
        window,
        courses,
        scope=scope(draw),
        outcome=outcome,
        rule=rule,
    )


def whole_months(draw: random.Random, starts_on: Day) -> Period:
    known = (
        list(months(starts_on, later(draw, starts_on, 150)))[:-1]
        or list(months(starts_on, starts_on + dt.timedelta(days=40)))[:1]
    )
    return Period(known[0].first, known[-1].last)


def later(draw: random.Random, day: Day, most: int) -> Day:
    return day + dt.timedelta(days=draw.randrange(most))


def scope(draw: random.Random) -> dict[str, list[str]]:
    """Now and then only some units, sources or both."""
    narrowed = {}
    for column in ("unit", "source"):
        if draw.random() < 0.2:
            labels = [label for label in PLACES[column] if label]
            narrowed[column] = draw.sample(labels, draw.choice([1, 2]))
    return narrowed


def toml(targets: list[Target], starts_on: Day) -> str:
    """The plan as its author writes it."""
    head = f'[plan]\nid = "drawn"\ntitle = "Drawn"\nversion = 1\nstarts_on = {starts_on}\n'
    return head + "".join(map(section, targets))


def section(target: Target) -> str:
    lines = ["", "[[targets]]", f'id = "{target.id}"', f'text = "{target.id}"']
    lines.append(f'measure = "{target.measure}"')
    if target.denominator is None:
        lines.append(f"at_least = {target.needed}")
    else:
        lines += [f"at_least_share = {target.needed}", f'denominator = "{target.denominator}"']
    lines += dates(target)
    if target.courses:
        lines.append(f"course = {list(target.courses)}")
    if target.scope:
        labels = ", ".join(f"{column} = {names}" for column, names in target.scope.items())
        lines.append(f"scope = {{ {labels} }}")
    if target.outcome:
        lines.append(f'outcome = "{target.outcome}"')
    if target.rule:
        lines += [f"reached = {target.rule.at_least}", f"of = {target.rule.of}"]
    return "\n".join(lines).replace("'", '"') + "\n"


def dates(target: Target) -> list[str]:
    """The keys that say when; a count in a window is due on its last day."""
    lines = [f"from = {target.window.first}"] if target.window else []
    is_count_in_window = target.denominator is None and target.opens_on is None
    if is_count_in_window:
        return [*lines, f"to = {target.due}"]
    if target.window:
        lines.append(f"to = {target.window.last}")
    if target.opens_on:
        lines.append(f"opens_on = {target.opens_on}")
    return [*lines, f"due = {target.due}"]


def first_of_a_month(draw: random.Random) -> Day:
    """The first day of the plan."""
    return (FIRST + dt.timedelta(days=draw.randrange(200))).replace(day=1)
