"""A synthetic table of referrals, the same for the same number of rows and seed.

19 units, 6 sources, five years of referrals; waits, stays, scores and goals drawn so that some are
missing, some cases open and some never start. Nobody's data.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

FIRST = date(2021, 1, 1)
AS_OF = date(2026, 1, 1)
UNITS = [f"unit_{number:02}" for number in range(1, 20)]
SOURCES = ["gp", "hospital", "jobcentre", "self", "social", "other"]

SCHEMA = {
    "columns": {"exit": "outcome"},
    "outcomes": {
        "who5": {"baseline": "who5_pre", "follow_up": "who5_post"},
        "self_rated_health": {"baseline": "srh_pre", "follow_up": "srh_post"},
    },
}


def _known(values: np.ndarray[Any, Any], missing: np.ndarray[Any, Any], kind: Any) -> pl.Series:
    return pl.Series(values, dtype=kind).set(pl.Series(missing), None)


def make(rows: int, seed: int = 20260731) -> pl.DataFrame:
    draw = np.random.default_rng(seed)
    span = (AS_OF - FIRST).days
    referred = draw.integers(0, span, rows)
    started_on = referred + np.minimum(draw.gamma(1.6, 14, rows), 200).astype(int)
    started = (draw.random(rows) < 0.72) & (started_on < span)
    dropout = draw.exponential(280, rows).astype(int)
    course = np.maximum(14, draw.normal(84, 18, rows)).astype(int)
    ended_on = started_on + np.minimum(dropout, course)
    ended = started & (ended_on < span)
    completed = ended & (course <= dropout)
    before = np.clip(np.round(draw.normal(9.5, 5, rows)), 0, 25)
    after = np.clip(np.round(before + draw.normal(2.8, 4.2, rows)), 0, 25)
    no_before = ~started | (draw.random(rows) < 0.08)
    no_after = no_before | ~ended | (draw.random(rows) < np.where(completed, 0.12, 0.85))
    health = draw.integers(1, 6, rows)
    later = np.clip(health + draw.choice([-1, 0, 0, 0, 1, 1], rows), 1, 5)
    units = draw.integers(0, len(UNITS), rows)
    sources = draw.choice(len(SOURCES), rows, p=[0.35, 0.2, 0.15, 0.15, 0.1, 0.05])

    def days(values: np.ndarray[Any, Any], missing: np.ndarray[Any, Any]) -> pl.Series:
        epoch = (FIRST - date(1970, 1, 1)) // timedelta(days=1)
        return _known(values + epoch, missing, pl.Int32).cast(pl.Date)

    exits = np.where(completed, "completed", "dropped_out")
    goals = {
        f"goal_{goal}": _known(draw.random(rows) < 0.55, ~completed, pl.Boolean)
        for goal in (1, 2, 3, 4)
    }
    return pl.DataFrame(
        {
            "referral_id": np.arange(1, rows + 1),
            "unit": pl.Series(UNITS)[units],
            "source": pl.Series(SOURCES)[sources],
            "referred_on": days(referred, np.zeros(rows, bool)),
            "started_on": days(started_on, ~started),
            "ended_on": days(ended_on, ~ended),
            "outcome": _known(exits, ~ended, pl.String),
            "who5_pre": _known(before, no_before, pl.Int16),
            "who5_post": _known(after, no_after, pl.Int16),
            "srh_pre": _known(health, no_before, pl.Int8),
            "srh_post": _known(later, no_after, pl.Int8),
            **goals,
        }
    )
