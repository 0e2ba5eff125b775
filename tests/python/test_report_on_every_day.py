"""The report on days on which something changes, the day before and after, in both languages.

It is made on the days of the plan and some of the others; with ``LAKS_EVERY_DAY=1`` on all.
"""

import datetime as dt
import os
import re
import tomllib

import pytest
from english_words import english_in
from report_page import Page

import laks

CAFE = laks.datasets.ballerup()
A_DAY = dt.timedelta(days=1)
DATE = r"\d{4}-\d\d-\d\d"


def days_of_plan() -> set[dt.date]:
    """The days that the plan names: its beginning, checkpoints, and the targets' own."""
    text = (CAFE.path / "plan.toml").read_text(encoding="utf-8")
    plan = tomllib.loads(text)
    named = [plan["plan"]["starts_on"], *plan["checkpoints"].values()]
    for target in plan["targets"]:
        named += [value for value in target.values() if isinstance(value, dt.date)]
    return set(named)


def days_of_people() -> list[dt.date]:
    """The days on which somebody was referred, began or ended, or a course did."""
    tables = (CAFE.referrals.to_polars(), CAFE.courses.to_polars())
    cells = {cell for table in tables for column in table for cell in column if cell}
    return sorted(dt.date.fromisoformat(cell) for cell in cells if re.fullmatch(DATE, cell))


def days() -> list[dt.date]:
    people = days_of_people()
    if not os.environ.get("LAKS_EVERY_DAY"):
        people = [*people[::30], people[-1]]
    changing = days_of_plan() | set(people)
    return sorted({day + step for day in changing for step in (-A_DAY, 0 * A_DAY, A_DAY)})


def test_the_days_are_those_of_the_example() -> None:
    assert len(days_of_people()) > 50
    assert len(days_of_plan()) >= 8
    assert dt.date(2016, 3, 28) in days(), "the day before the course of April opens"


@pytest.mark.parametrize("day", days(), ids=str)
def test_the_page_of_a_day_is_whole_in_both_languages(day: dt.date) -> None:
    counted = CAFE.cohort.tally(as_of=day)
    referred = counted.funnel().counts["referred"]
    for language in ("en", "da"):
        html = laks.report(CAFE.cohort, CAFE.plan, at=day, language=language).html
        page = Page(html)
        assert page.wrong == []
        for never in ("None", "nan", "NaN", "inf ", "{{", "}}", "<Tally", "Undefined"):
            assert never not in page.text, never
        assert re.search(rf"\b{referred}\b", page.text), "how many were referred is said"
        english = english_in(html)
        assert english == [] if language == "da" else len(english) > 20
