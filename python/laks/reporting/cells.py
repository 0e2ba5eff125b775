"""A figure as people read it: a value, or the mark that says why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laks.reporting.voice import Voice

MARKS = {
    "zero": "0",
    "undefined": "∅",
    "not_due": "…",
    "missing": "?",
    "not_applicable": "×",
}
"""How each kind of nothing looks; they never collapse into each other."""


UNKNOWN = {"no_column", "not_published"}
"""Reasons that say that something is there to be known, and is not."""


@dataclass(frozen=True)
class Cell:
    """A text, or a mark with its meaning.

    Examples
    --------
    >>> Cell("68.6%").mark is None, Cell.marked("not_due").text
    (True, '…')
    """

    text: str
    mark: str | None = None
    why: str = ""

    @classmethod
    def marked(cls, mark: str, why: str = "") -> Cell:
        """Make a cell without a value."""
        return cls(MARKS[mark], mark, why)


def shown(value: float, unit: str, voice: Voice) -> str:
    """Write a value of an estimate: shares and points with a decimal, days and counts whole."""
    match unit:
        case "share":
            return voice.share(value)
        case "points":
            return voice.number(value, 1)
    return voice.number(value)


def count(value: int | None, voice: Voice) -> Cell:
    """Show a count; one that is not known is missing, not 0."""
    return Cell.marked("missing") if value is None else Cell(voice.number(value))


def nothing(estimate: dict[str, Any]) -> str:
    """Name the mark of an estimate without a value: missing where no column or figure tells it.

    Examples
    --------
    >>> nothing({"reason": {"no_column": ["exit"]}}), nothing({"reason": "no_such_score"})
    ('missing', 'undefined')
    """
    reason = estimate["reason"]
    is_missing = isinstance(reason, dict) and not UNKNOWN.isdisjoint(reason)
    return "missing" if is_missing else "undefined"


def value(estimate: dict[str, Any], voice: Voice) -> Cell:
    """Show the value of an estimate; the reason stands beside a value that is not there."""
    if estimate["value"] is None:
        return Cell.marked(nothing(estimate), voice.say("reason", estimate["reason"]))
    return Cell(shown(estimate["value"], estimate["unit"], voice))


def interval(estimate: dict[str, Any], voice: Voice) -> Cell:
    """Show the interval of an estimate; an end that is not defined is marked."""
    lower, upper = estimate["lower"], estimate["upper"]
    if nothing(estimate) == "missing":
        return Cell.marked("missing")
    if lower is None and upper is None:
        return Cell.marked("undefined", voice.say("reason", estimate["reason"]))
    ends = [
        MARKS["undefined"] if end is None else shown(end, estimate["unit"], voice)
        for end in (lower, upper)
    ]
    return Cell(voice("page.to", low=ends[0], high=ends[1]))


def bounds(estimate: dict[str, Any], voice: Voice) -> Cell:
    """Show the value if all who are open or missing fail, to all succeed."""
    low, high = estimate["if_open_fail"], estimate["if_open_succeed"]
    if (low is None or high is None) and nothing(estimate) == "missing":
        return Cell.marked("missing")
    if low is None or high is None:
        return Cell.marked("not_applicable", voice("page.nobody_open"))
    unit = estimate["unit"]
    return Cell(voice("page.to", low=shown(low, unit, voice), high=shown(high, unit, voice)))


def counts(estimate: dict[str, Any], voice: Voice) -> Cell:
    """Show the numerator and the denominator, with who is below the line."""
    over, below = estimate["numerator"], estimate["denominator"]
    if below is None:
        return Cell.marked("missing")
    who = voice.say("below", estimate["denominator_is"])
    if over is None:
        return Cell(voice("page.n_who", n=voice.number(below), who=who))
    return Cell(voice("page.of_who", x=voice.number(over), n=voice.number(below), who=who))
