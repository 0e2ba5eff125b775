"""Made-up programmes whose truth is known: what simulations compare laks' answers with.

People are referred day by day over two years and start with the next course that opens. Who completes, and how much well-being changes, depends on chance, on the course (with a
stated intraclass correlation), on the source where a mix is to matter, and on nothing else. Nobody's
data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

FIRST = date(2020, 1, 1)
SPLIT = date(2021, 1, 1)
AS_OF = date(2022, 1, 1)
FOLLOW_UP = 120


@dataclass(frozen=True)
class Truth:
    """What is true of a programme before (index 0) and after (index 1) the split."""

    uptake: tuple[float, float] = (0.7, 0.7)
    completion: tuple[float, float] = (0.6, 0.6)
    improved: tuple[float, float] = (0.5, 0.5)
    icc: float = 0.0
    """How alike people of one course are, on completing and improving."""
    size: int = 8
    """People in a course; 1 is no courses."""
    waits: tuple[tuple[int, int], tuple[int, int]] = ((1, 15), (1, 15))
    """The fewest and the most days from referral to start, where there are no courses."""
    days: tuple[int, int] = (84, 84)
    """Days a course lasts."""
    per_day: float = 0.16
    shares: tuple[float, float] = (0.5, 0.5)
    """Of the referred, the share that the first of two sources sends."""
    by_source: float = 0.0
    """How much the sources' uptake and completion differ."""
    names_courses: bool = True
    plans_courses: bool = False


def _between(share: float) -> float:
    return min(max(share, 0.02), 0.98)


class Programme:
    """Draws tables under a truth."""

    def __init__(self, truth: Truth, seed: int) -> None:
        """Start the generator of a seed."""
        self.truth = truth
        self.draw = np.random.default_rng(seed)

    def side(self, day: int) -> int:
        """Say whether a day lies before or after the split."""
        return int(day >= (SPLIT - FIRST).days)

    def rows(self) -> list[dict[str, Any]]:
        """Draw the referrals of two years."""
        truth, draw = self.truth, self.draw
        rows: list[dict[str, Any]] = []
        for day in range((AS_OF - FIRST).days):
            for _ in range(draw.poisson(truth.per_day)):
                first = draw.random() < truth.shares[self.side(day)]
                tilt = truth.by_source / 2 * (1 if first else -1)
                starts = draw.random() < _between(truth.uptake[self.side(day)] + tilt)
                rows.append({
                    "day": day, "source": "a" if first else "b", "tilt": tilt, "starts": starts
                })  # fmt: skip
        self._start([row for row in rows if row["starts"]])
        return rows

    def _start(self, rows: list[dict[str, Any]]) -> None:
        """Give the day of start, in courses or one by one, and what follows."""
        truth, draw = self.truth, self.draw
        if truth.size == 1:
            for number, row in enumerate(rows):
                low, high = truth.waits[self.side(row["day"])]
                row["start"] = row["day"] + int(draw.integers(low, high))
                self._end([row], number)
            return
        for number, course in enumerate(self._courses(rows)):
            for row in course["rows"]:
                row["start"] = course["opens"]
            self._end(course["rows"], number)

    def _courses(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Let courses open at even distances, each for those who wait, at most so many."""
        truth, courses = self.truth, []
        days = min(60, max(7, round(truth.size / (truth.per_day * truth.uptake[0]))))
        for opens in range(days, (AS_OF - FIRST).days + days, days):
            waiting = [row for row in rows if opens - days <= row["day"] < opens]
            for at in range(0, len(waiting), truth.size + 4):
                courses.append({"opens": opens, "rows": waiting[at : at + truth.size + 4]})
        return courses

    def _end(self, course: list[dict[str, Any]], number: int) -> None:
        truth, draw = self.truth, self.draw
        side = self.side(course[0]["start"])
        shares = [self._of_course(share[side]) for share in (truth.completion, truth.improved)]
        for row in course:
            row["course"] = f"course {number}"
            completes = draw.random() < _between(shares[0] + row["tilt"])
            stay = truth.days[side] if completes else int(draw.integers(3, truth.days[side]))
            row["exit"] = "completed" if completes else "dropped_out"
            row["end"] = row["start"] + stay
            row["planned"] = row["start"] + truth.days[side]
            before = int(draw.integers(4, 15))
            row["who5"] = (before, before + (4 if draw.random() < shares[1] else 0))

    def _of_course(self, share: float) -> float:
        """Draw a course's own share: beta with this mean and intraclass correlation."""
        icc = self.truth.icc
        if icc == 0 or self.truth.size == 1:
            return share
        scale = (1 - icc) / icc
        return float(self.draw.beta(share * scale, (1 - share) * scale))

    def frame(self) -> pl.DataFrame:
        """Draw a table as it is known on the date of the count."""
        last = (AS_OF - FIRST).days
        rows = self.rows()

        def day(row: dict[str, Any], key: str) -> date | None:
            value = row.get(key)
            return None if value is None or value > last else FIRST + timedelta(days=value)

        ended = [day(row, "end") for row in rows]
        columns: dict[str, Any] = {
            "referred_on": [FIRST + timedelta(days=row["day"]) for row in rows],
            "started_on": [day(row, "start") for row in rows],
            "ended_on": ended,
            "exit": [row["exit"] if end else None for row, end in zip(rows, ended, strict=True)],
            "source": [row["source"] for row in rows],
            "who5_baseline": [row["who5"][0] if day(row, "start") else None for row in rows],
            "who5_follow_up": [
                row["who5"][1] if end else None for row, end in zip(rows, ended, strict=True)
            ],
        }
        if self.truth.names_courses and self.truth.size > 1:
            columns["course"] = [row["course"] if day(row, "start") else None for row in rows]
        schema = {name: pl.Date for name in ("referred_on", "started_on", "ended_on")}
        return pl.DataFrame(columns, schema_overrides=schema)

    def courses(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Give the table of courses, with the days they were planned to last."""
        starts = frame.drop_nulls("started_on").group_by("course").agg(pl.col("started_on").min())
        days = [self.truth.days[int(day >= SPLIT)] for day in starts["started_on"]]
        ends = [
            day + timedelta(days=length)
            for day, length in zip(starts["started_on"], days, strict=True)
        ]
        return pl.DataFrame({
            "course": starts["course"], "course_starts_on": starts["started_on"],
            "course_ends_on": ends,
        })  # fmt: skip


def with_truth(truth: Truth, **changed: Any) -> Truth:
    """Give a truth with some of it changed."""
    return replace(truth, **changed)
