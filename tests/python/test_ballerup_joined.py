"""The Ballerup table taken apart into four, and joined again: the same counts."""

from __future__ import annotations

import datetime as dt
import tomllib

import polars as pl
import pytest
from counted import counts_of

import laks

FOLDER = laks.datasets.ballerup().path
CLEAN = pl.read_csv(FOLDER / "referrals.csv", infer_schema=False)
KEYS = tomllib.loads((FOLDER / "schema.toml").read_text(encoding="utf-8"))
MEASURED = ["Skema start", "Skema slut", "WHO5 start", "WHO5 slut", "Helbred start", "Helbred slut"]


def forms() -> pl.DataFrame:
    """Every score as a form of its own."""
    parts = [
        CLEAN.select(
            pl.col("Henvisningsnr").alias("referral_id"),
            pl.col(f"Skema {moment}").alias("measured_on"),
            pl.lit(outcome).alias("outcome"),
            pl.lit(occasion).alias("occasion"),
            pl.col(f"{column} {moment}").alias("score"),
        )
        for column, outcome in [("WHO5", "who5"), ("Helbred", "self_rated_health")]
        for moment, occasion in [("start", "baseline"), ("slut", "follow_up")]
    ]
    return pl.concat(parts).drop_nulls().sample(fraction=1, shuffle=True, seed=7)


def sessions() -> pl.DataFrame:
    """As many days as each person came, from the day of the start."""
    rows = [
        (
            row["Borger"],
            row["Forløb"],
            str(dt.date.fromisoformat(row["Startet"]) + dt.timedelta(day)),
        )
        for row in CLEAN.iter_rows(named=True)
        if row["Startet"]
        for day in range(int(row["Fremmøde"]))
    ]
    return pl.DataFrame(rows, schema=["person_id", "course", "held_on"], orient="row")


def schema() -> dict[str, object]:
    """The schema of the clean table, less what now stands in the others."""
    left = {"unit", "sessions_attended", "sessions_planned"}
    columns = {word: name for word, name in KEYS["columns"].items() if word not in left}
    outcomes = {"self_rated_health": {"instrument": "self_rated_health_danish"}}
    return {**KEYS, "columns": columns, "outcomes": outcomes}


@pytest.mark.parametrize("by", [[], ["unit", "source"]])
def test_four_tables_joined_give_the_tally_of_the_one(by: list[str]) -> None:
    referrals = CLEAN.drop("Enhed", "Fremmøde", "Mødegange", *MEASURED)
    courses = CLEAN.select(course="Forløb", unit="Enhed", sessions_planned="Mødegange").unique(
        maintain_order=True
    )
    cohort = laks.Cohort(
        referrals, schema(), measurements=forms(), courses=courses, sessions=sessions()
    )
    expected = laks.datasets.ballerup().cohort
    as_of = ["2016-02-15", "2016-05-15", "2016-10-31"]
    joined, whole = (cohort.tally(as_of, by=by), expected.tally(as_of, by=by))
    assert counts_of(joined) == counts_of(whole)
    assert joined.funnel() == whole.funnel() and joined.outcomes() == whole.outcomes()
