"""Every public function and method, with arguments that it takes: what the tries then replace."""

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reference_calls import read

import laks
from laks import _laks, stats

CAFE = laks.datasets.ballerup()
TALLY = CAFE.cohort.tally(as_of="2016-10-31", by=["course"])
PUBLISHED = laks.Tally.from_counts(referred=35, started=24, as_of="2016-02-15")
SPLIT = CAFE.cohort.split("referred_on", at="2016-03-01")
OPTIONS = {"as_of": "2016-10-31", "follow_up_days": 90}
COMPARISON = laks.compare(SPLIT.before, SPLIT.after, **OPTIONS)
STATUS = CAFE.plan.evaluate(CAFE.cohort, at="midtvejs")
FUNNEL = TALLY.funnel()
SERIES = CAFE.cohort.tally(as_of=["2016-04-30", "2016-10-31"], by=["course"])
RESULTS = [
    FUNNEL,
    FUNNEL.uptake,
    TALLY.flow(),
    TALLY.flow().months[0],
    TALLY.waiting(),
    TALLY.outcome("who5").change(),
    TALLY.outcomes(),
    TALLY.goals(at_least=2),
    TALLY.rates("completed"),
    COMPARISON,
    STATUS,
]
CHANGES = laks.changes(SERIES.at("2016-04-30"), SERIES, CAFE.plan)
OBJECTS = [
    *RESULTS,
    CHANGES,
    TALLY,
    PUBLISHED,
    TALLY.outcome("who5"),
    SPLIT,
    CAFE.cohort,
    CAFE.cohort.issues,
    CAFE.plan,
    CAFE.schema,
    FUNNEL.table(),
    STATUS.targets[0],
    CAFE.cohort.reading,
    laks.report(CAFE.cohort, at="2016-05-15"),
    COMPARISON.lines[0],
]

# What required arguments are, by name; and what stands for others in a class of its own.
NEEDED: dict[str, Any] = {
    "at": "2016-03-01",
    "first": "2016-01-01",
    "last": "2016-06-30",
    "at_least": 1,
    "as_of": "2016-10-31",
    "date": "2016-10-31",
    "numerator": "started",
    "from_": "2016-01-01",
    "to": "2016-03-01",
    "name": "who5",
    "group": "started",
    "what": "it is attained",
    "result": FUNNEL,
    "estimate": FUNNEL.uptake.to_dict(),
    "cells": FUNNEL.uptake.counts()[0],
    "text": "{}",
    "cohort": CAFE.cohort,
    "counted": CAFE.cohort,
    "language": "en",
    "measure": "uptake",
    "path": "no such file.csv",
    "frame": CAFE.referrals,
    "source": CAFE.referrals,
    "tallies": [PUBLISHED, PUBLISHED],
    "before": PUBLISHED,
    "after": PUBLISHED,
    "earlier": SERIES.at("2016-04-30"),
    "later": SERIES,
    "as_options": False,
    "value": 0.5,
    "share": 0.5,
    "decimals": 1,
    "change": 0.5,
    "title": "t",
    "names": ["a"],
    "columns": [["b"]],
    "texts": ["c"],
    "table": CAFE.referrals,
    "package": "json",
    "strata": "course",
    "labels": {},
    "figures": {},
    "sheet": "a",
    "place": "cafe.csv",
    "pattern": "Hold *",
    "most": 5,
}
SCHEMA_TOO = {"laks.Cohort", "laks.tally", "_laks.tally", "_laks.columns_used"}

Call = tuple[str, Callable[..., Any], dict[str, Any]]


def _needed(function: Callable[..., Any], name: str) -> dict[str, Any]:
    given = {"schema": CAFE.schema} if name in SCHEMA_TOO else {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind in {parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL}:
            continue
        if parameter.default is parameter.empty and parameter.name != "self":
            given[parameter.name] = NEEDED[parameter.name]
    return given


def functions() -> Iterator[Call]:
    """The functions and classes of the package and of the extension."""
    for module, prefix in ((laks, "laks"), (_laks, "_laks")):
        for name in module.__all__:
            found = getattr(module, name)
            if name.startswith("__") or inspect.ismodule(found) or not callable(found):
                continue
            if inspect.isclass(found) and (
                found.__name__ not in {"Cohort", "Schema"} or prefix == "_laks"
            ):
                continue
            yield f"{prefix}.{name}", found, _needed(found, f"{prefix}.{name}")


def methods() -> Iterator[Call]:
    """The methods of one object of each class."""
    for thing in OBJECTS:
        for name in dir(thing):
            method = getattr(thing, name)
            if name.startswith("_") or not callable(method) or inspect.isclass(method):
                continue
            yield f"{type(thing).__name__}.{name}", method, _needed(method, name)
        if hasattr(thing, "__getitem__"):
            yield f"{type(thing).__name__}[]", thing.__getitem__, {"": "uptake"}


def formulas() -> Iterator[Call]:
    """The functions of `laks.stats`, each with the first call of its references."""
    first: dict[str, dict[str, Any]] = {}
    for cases in read("stats").values():
        for case in cases:
            first.setdefault(case["function"], case["args"])
    for name, arguments in first.items():
        yield f"stats.{name}", getattr(stats, name), arguments


def every_call() -> list[Call]:
    """All of them."""
    return [*functions(), *methods(), *formulas()]


def parameters(function: Callable[..., Any]) -> list[str]:
    """The names of what can be given."""
    found = inspect.signature(function).parameters.values()
    return [p.name for p in found if p.kind not in {p.VAR_KEYWORD, p.VAR_POSITIONAL}]


DAYS = [dt.date(2016, 1, 1) + dt.timedelta(days=n) for n in range(366)]
FOLDER = Path(CAFE.path)
