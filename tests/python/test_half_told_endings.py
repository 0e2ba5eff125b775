"""Tables that say only half of how cases ended: what cannot be known is None, and never 0."""

import polars as pl
import pytest

import laks

ROWS = 10
FULL = pl.DataFrame(
    {
        "referred_on": ["2016-01-04"] * ROWS,
        "started_on": ["2016-01-12"] * ROWS,
        "ended_on": ["2016-05-10"] * ROWS,
        "exit": ["completed"] * ROWS,
        "who5_baseline": [8] * ROWS,
        "who5_follow_up": [20] * ROWS,
        "a": ["reached"] * ROWS,
    }
)
SCHEMA = {"goals": [{"id": "a", "column": "a"}]}
AS_OF = "2016-12-31"


def tally_without(*columns: str, follow_up_days: int | None = None) -> laks.Tally:
    cohort = laks.Cohort(FULL.drop(*columns), SCHEMA)
    assert len(cohort.issues) == 0
    return cohort.tally(as_of=AS_OF, follow_up_days=follow_up_days)


@pytest.mark.parametrize("follow_up_days", [None, 180])
@pytest.mark.parametrize("columns", [["ended_on"], ["exit", "ended_on"]])
def test_facts_at_an_end_that_no_column_dates_are_not_known(
    columns: list[str], follow_up_days: int | None
) -> None:
    tally = tally_without(*columns, follow_up_days=follow_up_days)
    goals = tally.goals(at_least=1)
    assert (goals.reached.value, goals.reached.numerator) == (None, None)
    assert goals.reached.reason == "no column for ended_on"
    change = tally.outcome("who5").change()
    assert (change.paired, change.completeness.value) == (None, None)
    assert "  " not in goals.sentence() and "  " not in goals.sentence("da")
    both = tally + tally_without(follow_up_days=follow_up_days)
    assert both.goals(at_least=1).reached.value is None
    assert both.goals(at_least=1).reached.if_open_succeed == 1


def test_an_end_without_how_it_ended_dates_what_was_measured_then() -> None:
    # The end dates were thrown away: "none of the 10 were measured before and after".
    tally = tally_without("exit")
    change = tally.outcome("who5").change()
    assert (change.paired, change.improved.numerator, change.not_due) == (10, 10, None)
    assert tally.goals(at_least=1).reached.value == 1
    funnel = tally.funnel()
    assert (funnel.completion.value, funnel.completion.reason) == (None, "no column for exit")
    assert funnel.counts["completed"] is None and funnel.counts["ended_unknown"] is None
    cohort = laks.Cohort(FULL.drop("exit"), SCHEMA)
    assert cohort.split("ended_on", at="2016-03-01").undated == 0


def test_of_the_referred_nothing_is_known_of_the_end_without_a_start() -> None:
    tally = tally_without("started_on")
    goals = tally.goals(at_least=1, among="referred")
    assert goals.reached.value is None
    change = tally.outcome("who5").among("referred").change()
    assert (change.not_due, change.missing, change.paired) == (None, None, None)


PLAN = """
[plan]
id = "p"
title = "P"
version = 1
starts_on = 2016-01-01
[[targets]]
id = "started"
text = "Half start"
measure = "started"
denominator = "referred"
at_least_share = 0.5
due = 2016-06-30
[[targets]]
id = "goals"
text = "Half reach a goal"
measure = "goals"
denominator = "started"
at_least_share = 0.5
reached = 1
of = 1
due = 2016-06-30
"""


@pytest.mark.parametrize("lacking", ["exit", "ended_on"])
def test_a_plan_counts_starts_without_exits_and_names_the_column_for_goals(lacking: str) -> None:
    plan = laks.Plan.from_toml(PLAN)
    status = plan.evaluate(laks.Cohort(FULL.drop(lacking), SCHEMA), at="2016-12-31")
    started = status["started"]
    assert (started.status, started.numerator, started.denominator) == ("attained", 10, 10)
    assert status["goals"].status == "undetermined"
    assert lacking in (status["goals"].note or "")


def test_a_comparison_without_the_columns_calls_no_collapse() -> None:
    # 30 of 30 against "0 of 30", p = 1.6e-14.
    later = FULL.with_columns(pl.col("^.*_on$").str.replace("2016", "2017"))
    sides = [laks.Cohort(FULL, SCHEMA), laks.Cohort(later.drop("exit", "ended_on"), SCHEMA)]
    comparison = laks.compare(
        *sides,
        as_of=("2016-12-31", "2017-12-31"),
        follow_up_days=180,
        family=["goals_reached_1", "improved_who5", "paired_completeness_who5"],
    )
    for measure in ("goals_reached_1", "improved_who5", "paired_completeness_who5"):
        line = comparison[measure]
        assert (line.after.value, line.contrast.value, line.p) == (None, None, None)
        assert line.contrast.reason.startswith("no column for")


def test_a_goal_whose_column_lacks_is_missed_by_nobody() -> None:
    plan = laks.Plan.from_toml(PLAN)
    schema = SCHEMA | {"rules": {"missing_column": "warn"}}
    status = plan.evaluate(laks.Cohort(FULL.drop("a"), schema), at="2016-12-31")["goals"]
    assert (status.status, status.note) == ("undetermined", "no column for a")


def test_what_was_measured_within_days_of_a_start_is_not_known_without_the_end() -> None:
    # Dated by the extract, long after those days: 0 of 10 were measured.
    cohort = laks.Cohort(FULL.drop("ended_on"), SCHEMA, extracted_on="2016-11-30")
    tally = cohort.tally(as_of=AS_OF, follow_up_days=150)
    change = tally.outcome("who5").change()
    assert (change.paired, change.completeness.value) == (None, None)
    assert tally.goals(at_least=1).reached.value is None


def test_the_paired_below_a_line_are_not_nobody() -> None:
    rate = tally_without("ended_on").rates("started").rates[-1]
    assert rate.name == "started_of_paired_who5"
    assert (rate.denominator, rate.reason) == (None, "no column for ended_on")


def test_no_completion_is_known_to_outlast_a_horizon_without_exits() -> None:
    rows = pl.DataFrame(
        {
            "referred_on": [f"2020-{month:02}-05" for month in range(1, 13)] * 3,
            "started_on": [f"2020-{month:02}-09" for month in range(1, 13)] * 3,
        }
    )
    split = laks.Cohort(rows).split("referred_on", at="2020-07-01")
    sides = split.tallies("2021-12-31", follow_up_days=100)
    assert not any("took longer" in note for note in laks.compare(*sides).notes())


def test_the_started_of_a_side_have_facts_though_its_referred_have_none() -> None:
    # Of the side after, three were referred in April without a score, and three started on 5 March.
    rows = pl.DataFrame(
        {
            "referred_on": ["2016-02-01"] * 3 + ["2016-04-01"] * 3,
            "started_on": ["2016-03-05"] * 3 + [None] * 3,
            "who5_baseline": [8] * 3 + [None] * 3,
            "who5_follow_up": [20] * 3 + [None] * 3,
        }
    )
    split = laks.Cohort(rows, extracted_on="2016-11-30").split("referred_on", at="2016-03-01")
    _, after = split.tallies(AS_OF, follow_up_days=60)
    for tally in (after, laks.Tally.from_json(after.to_json())):
        change = tally.outcome("who5").change()
        assert (change.people, change.paired, change.completeness.value) == (3, None, None)
