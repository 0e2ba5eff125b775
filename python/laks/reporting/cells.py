"""A figure as people read it: a value, or the mark that says why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laks.reporting.voice import Voice

MARKS = {
    "zero": "0",
    "suppressed": "•",
    "missing": "?",
    "not_applicable": "×",
    "not_due": "…",
    "too_few": "∅",
}
"""How each kind of nothing looks; they never collapse into each other."""


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


def count(value: int | None, voice: Voice) -> Cell:
    """Show a count; one that is not known is missing, not 0."""
    return Cell.marked("missing") if value is None else Cell(voice.number(value))


def value(figure: dict[str, Any]) -> Cell:
    """Show the value of a figure; the reason stands beside a value that is not there."""
    if figure["value"] is None:
        return Cell.marked(figure["cell"], figure["why"] or "")
    return Cell(figure["value"])


def interval(figure: dict[str, Any]) -> Cell:
    """Show the interval of a figure."""
    if figure["interval"] is None:
        why = "" if figure["value"] is None else figure["why"] or ""
        return Cell.marked(figure["nothing"], why)
    return Cell(figure["interval"])


def bounds(figure: dict[str, Any], voice: Voice) -> Cell:
    """Show the value if all who are open or missing fail, to all succeed."""
    if figure["bounds"] is not None:
        return Cell(figure["bounds"])
    if figure["value"] is None:
        return Cell.marked(figure["nothing"])
    return Cell.marked("not_applicable", voice("page.nobody_open"))


def counts(figure: dict[str, Any]) -> Cell:
    """Show the numerator and the denominator, with who is below the line."""
    return Cell.marked(figure["nothing"]) if figure["counts"] is None else Cell(figure["counts"])
