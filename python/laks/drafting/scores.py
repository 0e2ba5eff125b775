"""Which columns hold outcomes before and after, and which rate goals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laks.drafting.answers import are_answers
from laks.drafting.names import plain
from laks.drafting.words import goal_value_of

if TYPE_CHECKING:
    from laks.drafting.header import Column

_OUTCOMES = {
    "who5": re.compile(r"who5|whofive|trivsel"),
    "self_rated_health": re.compile(r"selvvurderet|selvrapporteret|helbred|selfrated|srh"),
}
_AFTER = re.compile(r"(slut|efter|follow|opfølg|post|afslut|end|after|t2|2$)")
_BEFORE = re.compile(r"(start|før|baseline|pre|opstart|before|indledende|t1|1$)")
_ON = re.compile(r"(dato|date|den$|on$)")
_FORM = re.compile(r"(spørge)?skema|måling|målt|form|measured|questionnaire")
_GOAL = re.compile(r"(mål|goal|maal)")
_MOST_RAW = 25
_ITEMS = 5


@dataclass
class Outcome:
    """The columns of an outcome."""

    baseline: list[Column] = field(default_factory=list)
    follow_up: list[Column] = field(default_factory=list)
    baseline_on: Column | None = None
    follow_up_on: Column | None = None

    @property
    def columns(self) -> list[Column]:
        """Every column of it."""
        dates = [column for column in (self.baseline_on, self.follow_up_on) if column]
        return [*self.baseline, *self.follow_up, *dates]

    @property
    def is_percent(self) -> bool:
        """Whether a score lies above what a raw WHO-5 score can be."""
        scores = [value for column in (*self.baseline, *self.follow_up) for value in column.told]
        numbers = (int(score) for score in scores if re.fullmatch(r"[0-9]{1,3}", score))
        return any(number > _MOST_RAW for number in numbers)


def outcomes_of(columns: list[Column]) -> dict[str, Outcome]:
    """Find the columns of WHO-5 and self-rated health by their names."""
    found: dict[str, Outcome] = {}
    for name, pattern in _OUTCOMES.items():
        outcome = Outcome()
        for column in columns:
            _sort_in(column, pattern, outcome)
        if all(len(part) in {0, 1, _ITEMS} for part in (outcome.baseline, outcome.follow_up)) and (
            outcome.baseline or outcome.follow_up
        ):
            found[name] = outcome
    for outcome in found.values():
        _date_by_forms(columns, outcome)
    return found


def _date_by_forms(columns: list[Column], outcome: Outcome) -> None:
    """Take the dates of forms that hold several outcomes, where an outcome has none of its own."""
    for column in columns:
        name = plain(column.name)
        if not (column.dates and _FORM.match(name)):
            continue
        if _AFTER.search(name):
            outcome.follow_up_on = outcome.follow_up_on or column
        elif _BEFORE.search(name):
            outcome.baseline_on = outcome.baseline_on or column


def _sort_in(column: Column, pattern: re.Pattern[str], outcome: Outcome) -> None:
    name = plain(column.name)
    if not pattern.search(name):
        return
    rest = pattern.sub("", name, count=1)
    is_after, is_before = _AFTER.search(rest), _BEFORE.search(rest)
    if not (is_after or is_before):
        return
    after = is_after is not None and not (is_before and is_before.start() < is_after.start())
    if column.dates and _ON.search(rest):
        if after:
            outcome.follow_up_on = column
        else:
            outcome.baseline_on = column
    elif column.numbers or not column.told or are_answers(column):
        (outcome.follow_up if after else outcome.baseline).append(column)


def goals_of(columns: list[Column]) -> dict[str, Column]:
    """Find the columns that rate a goal, by name and by what stands in them."""
    found: dict[str, Column] = {}
    for column in columns:
        rated = [goal_value_of(value) for value in column.distinct]
        if _GOAL.match(plain(column.name)) and any(rated) and len(rated) <= _ITEMS:
            name = goal_id(column.name)
            found[name if name not in found else f"{name} {len(found) + 1}"] = column
    return found


def goal_id(name: str) -> str:
    """Give the name that results, sentences and charts call a goal by: the heading's own words.

    Examples
    --------
    >>> goal_id("Mål 1: Bedre trivsel"), goal_id("Mål sundhed"), goal_id("mål_2")
    ('Bedre trivsel', 'sundhed', 'goal_2')
    """
    found = re.match(
        r"\W*(?:mål|maal|goal)[\W_]*([0-9]*)[\W_]*(.*)$", name, re.IGNORECASE | re.DOTALL
    )
    number, words = found.groups() if found else ("", name)
    words = " ".join(words.replace("_", " ").split())
    return words or f"goal_{number or 1}"
