"""Sentences and charts admit what they rest on: follow-up, estimates, bounds, too few people."""

from __future__ import annotations

import json
from typing import Any

import polars as pl
import pytest

import laks

WHO5 = {"who5_baseline": [10, 12, 9, 11], "who5_follow_up": [14, 11, None, None]}


def people(**columns: list[Any]) -> laks.Cohort:
    """Nine people, of whom four started and some left."""
    days = [f"2026-01-{day:02}" for day in range(1, 9)] + ["2026-09-20"]
    known: dict[str, list[Any]] = {
        "referred_on": days,
        "started_on": ["2026-01-20", "2026-02-10", "2026-04-01", "2026-05-01"] + [None] * 5,
        "ended_on": ["2026-03-01", None, None, None] + ["2026-03-01"] * 4 + [None],
        "exit": ["completed", None, None, None] + ["never_started"] * 4 + [None],
    }
    padded = {name: values + [None] * (9 - len(values)) for name, values in columns.items()}
    schema = {"table": {"extracted_on": "2026-09-30"}}
    return laks.Cohort(pl.DataFrame(known | padded), schema)


GOALS = {
    "goal_1": [True, True, True, False],
    "goal_2": [True, None, None, False],
    "goal_3": [None, True, None, None],
    "goal_4": [None, None, None, False],
}


@pytest.mark.parametrize(
    ("language", "seen"),
    [("en", "seen 90 days after start, "), ("da", "set 90 dage efter start, ")],
)
def test_with_follow_up_goals_and_outcomes_say_when_people_are_seen(
    language: str, seen: str
) -> None:
    tally = people(**WHO5, **GOALS).tally(as_of="2026-09-30", follow_up_days=90)
    goals, change = tally.goals(at_least=2, of=4), tally.outcome("who5").change()
    for result in (goals, change):
        assert seen in result.sentence(language), result.sentence(language)
        assert seen.split(", ", maxsplit=1)[0].split(" ", 1)[1] in str(result.view(language)[0])
        assert "90" in json.dumps(result.plot(language=language).to_dict())
    without = people(**WHO5, **GOALS).tally(as_of="2026-09-30")
    assert "seen" not in without.goals(at_least=2, of=4).sentence("en")


def test_a_followed_funnel_draws_nobody_as_if_they_could_move_and_no_rate_of_another_clock() -> (
    None
):
    funnel = people().tally(as_of="2026-09-30", follow_up_days=30).funnel()
    drawn = json.dumps(funnel.plot(language="en").to_dict())
    assert "30 days after referral" in drawn
    assert "may still move" not in drawn
    assert funnel.completion.denominator != funnel.counts["started"]
    assert f"of {funnel.completion.denominator})" not in drawn


def test_goals_name_only_those_who_could_change_the_share() -> None:
    cohort = people(**GOALS).tally(as_of="2026-09-30")
    goals = cohort.goals(at_least=2, of=4)
    # One closed has two already; of the open one has two, two could have.
    assert goals.sentence("en").endswith(
        "; it lies between 50.0% and 100.0%, depending on the 2 still open."
    )
    row = goals.to_dict()["total"]
    assert (row["any_unrated"], row["unrated_could"], row["open_could"]) == (1, 0, 2)


def test_a_half_that_has_not_started_yet_is_estimated() -> None:
    waiting = people().tally(as_of="2026-09-30").waiting()
    assert waiting.median.value is not None
    said = waiting.sentence("en")
    assert said.startswith("It is estimated that half of the referred have started within")
    assert said.endswith("so far 4 of 9 have, and 1 is still waiting.")
    assert "indtil nu er 4 af 9 startet" in waiting.sentence("da")


def test_published_bounds_are_said_where_they_say_something() -> None:
    figures = laks.Tally.from_counts(referred=28, started=20, completed=(5, 9), waiting=0)
    funnel = figures.funnel()
    assert "between 5 and 9 had completed" in funnel.sentence("en")
    assert "mellem 5 og 9 havde gennemført" in funnel.sentence("da")
    assert "an unknown number were in a course" in funnel.sentence("en"), "0 to 15 says nothing"
    assert funnel.completion.sentence("en").startswith(
        "Completed of the started: between 25.0% and"
    )
    assert "5–9" in str(funnel.view("en")[0])


def test_an_interval_beyond_the_scale_says_that_too_few_were_measured() -> None:
    change = people(**WHO5).tally(as_of="2026-09-30").outcome("who5").change()
    gain = change.to_dict()["total"]["gain"]
    assert gain["upper"] > 25, "the formula's own number stands in the table"
    assert "beyond the scale: too few were measured" in change.sentence("en")
    assert "ud over skalaen: for få er målt" in change.sentence("da")


def test_points_of_two_scales_do_not_share_an_axis() -> None:
    cohort = people(
        **WHO5,
        self_rated_health_baseline=[2, 3, 2, 3],
        self_rated_health_follow_up=[3, 3, None, None],
    )
    split = cohort.split("referred_on", at="2026-01-03")
    before, after = split.tallies(as_of="2026-09-30", follow_up_days=60)
    comparison = laks.compare(before, after)
    drawn = json.dumps(comparison.plot(language="en").to_dict())
    assert "Mean gain in points of 0" in drawn
    assert "raw points, well-being" not in drawn
    assert "raw points, well-being" not in comparison.sentence("en")


def test_a_tally_at_one_of_its_dates_is_the_tally_of_that_date() -> None:
    cohort = people(**WHO5, **GOALS)
    dates = ["2026-02-01", "2026-04-30", "2026-09-30"]
    series = cohort.tally(as_of=dates, horizons=[30])
    assert [str(day) for day in series.dates] == dates
    for day in dates:
        alone = cohort.tally(as_of=day, horizons=[30])
        assert series.at(day) == alone
        assert series.at(day).to_json() == alone.to_json()
    with pytest.raises(laks.UnknownName, match="date of the count"):
        series.at("2026-03-01")
