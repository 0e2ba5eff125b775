"""Where laks and the plain recomputation differ, in words: figure, part, both numbers."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Any

from plain.partial import Range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plain.figure import Figure

CLOSED_FORM = 1e-9
ROOT = 1e-7


def same(ours: float | None, theirs: float | None, tolerance: float = CLOSED_FORM) -> bool:
    """Both not known, or as near as the formula allows."""
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=tolerance, abs_tol=tolerance)


def of_figure(where: str, plain: Figure, laks: dict[str, Any]) -> Iterator[str]:
    """Every part of an estimate that differs."""
    parts = {
        "name": plain.name,
        "numerator": plain.numerator,
        "denominator": plain.denominator,
        "note": plain.note,
    }
    for part, ours in parts.items():
        if ours != laks[part]:
            yield f"{where} {plain.name}.{part}: plain {ours!r}, laks {laks[part]!r}"
    for part, number in numbers(plain).items():
        if not same(number, laks[part], ROOT if part in {"lower", "upper"} else CLOSED_FORM):
            yield f"{where} {plain.name}.{part}: plain {number!r}, laks {laks[part]!r}"
    yield from of_reason(where, laks)


def numbers(figure: Figure) -> dict[str, float | None]:
    interval = {"value": figure.value, "lower": figure.lower, "upper": figure.upper}
    return interval | dataclasses.asdict(figure.bounds)


def of_reason(where: str, laks: dict[str, Any]) -> Iterator[str]:
    """A reason stands where something is not defined, and nowhere else."""
    undefined = None in (laks["value"], laks["lower"], laks["upper"])
    if undefined != (laks["reason"] is not None):
        yield f"{where} {laks['name']}.reason: {laks['reason']!r} although undefined is {undefined}"


def of_counts(where: str, plain: dict[str, Any], laks: dict[str, Any]) -> Iterator[str]:
    """Every whole number that differs."""
    for name, ours in plain.items():
        if ours != laks[name]:
            yield f"{where} {name}: plain {ours!r}, laks {laks[name]!r}"


def of_ranges(where: str, plain: dict[str, Range], laks: dict[str, Any]) -> Iterator[str]:
    """Every count whose range differs."""
    for name, span in laks.items():
        ours, theirs = plain[name], Range(span["at_least"], span.get("at_most"))
        if ours != theirs:
            yield f"{where} {name}: plain {ours}, laks {theirs}"


def few(wrong: list[str]) -> str:
    """The first of what differs, one a line."""
    return "\n".join([f"{len(wrong)} parts differ", *wrong[:20]])
