"""The table as laks takes it: a frame of its rows, and the schema that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

import laks
from plain.referrals import INSTRUMENTS

if TYPE_CHECKING:
    from plain.referrals import Day, Referral, Score, Table

MANY_SESSIONS = 12
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
        cells |= score_cells(f"{name}_baseline", row.before.get(name))
        cells |= score_cells(f"{name}_follow_up", row.after.get(name))
    return cells


def score_cells(column: str, score: Score | None) -> dict[str, int | Day | None]:
    if score is None:
        return {column: None, f"{column}_on": None}
    return {column: score.value, f"{column}_on": score.on}


def schema(table: Table) -> dict[str, Any]:
    """What a person would write in schema.toml."""
    outcomes = {
        name: {
            "instrument": "self_rated_health_danish" if name != "who5" else "who5",
            **{when: f"{name}_{when}" for when in ("baseline", "follow_up")},
            **{f"{when}_on": f"{name}_{when}_on" for when in ("baseline", "follow_up")},
        }
        for name in table.outcomes
    }
    goals = [
        {"id": goal.id, **({"outcome": goal.outcome} if goal.outcome else {"column": goal.id})}
        for goal in table.goals
    ]
    declared: dict[str, Any] = {"rules": {"missing_referred_on": "exclude"}, "outcomes": outcomes}
    if goals:
        declared["goals"] = goals
    return declared


def cohort(table: Table) -> laks.Cohort:
    """laks' own reading of the table."""
    assert set(table.outcomes) <= set(INSTRUMENTS)
    return laks.Cohort(frame(table), schema(table), extracted_on=table.extracted_on)
