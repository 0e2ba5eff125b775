"""The table as laks takes it: a frame of its rows, and the schema that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

import laks
from plain.referrals import DISTRESS

if TYPE_CHECKING:
    from plain.referrals import Day, Referral, Score, Table

MANY_SESSIONS = 12
PERCENT = 4
INSTRUMENT_OF = {"self_rated_health": "self_rated_health_danish"}
OF_ONES_OWN = {
    "id": "distress",
    "title": {"en": "Distress", "da": "Belastning"},
    "range": [DISTRESS.lowest, DISTRESS.highest],
    "better": "lower",
    "meaningful_change": DISTRESS.meaningful,
    "meaningful_source": "made up",
}
DATES = ("offered_on", "started_on", "ended_on", "exit")


def frame(table: Table) -> pl.DataFrame:
    """One line for each referral, and one for each row that a rule leaves out."""
    lines = [line(row, table) for row in table.rows]
    lines += [{"referral_id": f"X{n}", "referred_on": None} for n in range(table.excluded)]
    return pl.DataFrame(lines, schema={name: kind(name) for name in names(table)})


def names(table: Table) -> list[str]:
    """The columns there are, in laks' own words."""
    scores = [f"{name}_{when}" for name in table.outcomes for when in ("baseline", "follow_up")]
    days = [f"{score}_on" for score in scores]
    funnel = [name for name in DATES if name in table.columns]
    rated = [goal.id for goal in table.goals if goal.outcome is None]
    sessions = ["sessions_attended", "sessions_planned"]
    labels = ["unit", "source", "course"]
    first = ["referral_id", "person_id", *labels, "referred_on"]
    return [*first, *funnel, *scores, *days, *rated, *sessions]


def kind(name: str) -> type[pl.DataType]:
    if name.endswith("_on"):
        return pl.Date
    return (
        pl.Int64 if name.endswith(("baseline", "follow_up", "attended", "planned")) else pl.String
    )


def line(row: Referral, table: Table) -> dict[str, Any]:
    cells: dict[str, Any] = {
        "referral_id": f"R{row.number:04}",
        "person_id": row.person,
        **row.labels,
        "referred_on": row.referred_on,
        **{name: getattr(row, name) for name in DATES if name in table.columns},
        **row.marks,
        "sessions_attended": row.sessions,
        "sessions_planned": MANY_SESSIONS,
    }
    for name in table.outcomes:
        factor = PERCENT if name == "who5" and table.in_percent else 1
        cells |= score_cells(f"{name}_baseline", row.before.get(name), factor)
        cells |= score_cells(f"{name}_follow_up", row.after.get(name), factor)
    return cells


def score_cells(column: str, score: Score | None, factor: int) -> dict[str, int | Day | None]:
    if score is None:
        return {column: None, f"{column}_on": None}
    return {column: score.value * factor, f"{column}_on": score.on}


def schema(table: Table) -> dict[str, Any]:
    """What a person would write in schema.toml."""
    outcomes = {name: outcome(name, table) for name in table.outcomes}
    goals = [
        {"id": goal.id, **({"outcome": goal.outcome} if goal.outcome else {"column": goal.id})}
        for goal in table.goals
    ]
    declared: dict[str, Any] = {"rules": {"missing_referred_on": "exclude"}, "outcomes": outcomes}
    if goals:
        declared["goals"] = goals
    if "distress" in outcomes:
        declared["instruments"] = [OF_ONES_OWN]
    return declared


def outcome(name: str, table: Table) -> dict[str, str]:
    """The columns of an outcome, its instrument and its scale."""
    keys = {"instrument": INSTRUMENT_OF.get(name, name)}
    for when in ("baseline", "follow_up"):
        keys |= {when: f"{name}_{when}", f"{when}_on": f"{name}_{when}_on"}
    if name == "who5" and table.in_percent:
        keys["scale"] = "percent"
    return keys


def cohort(table: Table) -> laks.Cohort:
    """laks' own reading of the table."""
    return laks.Cohort(frame(table), schema(table), extracted_on=table.extracted_on)
