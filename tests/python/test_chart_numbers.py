"""What stands in a chart is what stands in the result; what has no value is not drawn as 0."""

import datetime as dt
import itertools
import json
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest
from chart_results import CAFE, empty, many_strata, results, suppressed

import laks
from laks.charts.plot import spec_of

RESULTS = dict(results())


def layers(result: Any) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """The mark, the encoding and the data of every layer."""
    for panel in spec_of(result, "en")["vconcat"]:
        for layer in panel["layer"]:
            yield layer["mark"]["type"], layer["encoding"], layer["data"]["values"]


def drawn(result: Any, mark: str, name: str) -> list[dict[str, Any]]:
    """The rows of which a field is drawn by a mark, along the page or down it."""
    found = []
    for kind, encoding, rows in layers(result):
        fields = {encoding[axis].get("field") for axis in ("x", "x2", "y") if axis in encoding}
        found += rows if kind == mark and name in fields else []
    return found


def rate_of(stratum: dict[str, Any], name: str) -> laks.Estimate:
    found: laks.Estimate = stratum["rates"][name]
    return found


def check_rows(result: Any, estimates: list[laks.Estimate]) -> None:
    """A point for each value, a line for each interval, a bar for each pair of bounds."""
    points = [row["value"] for row in drawn(result, "point", "value")]
    assert points == [one.value for one in estimates if one.value is not None]
    lines = [(row["low"], row["high"]) for row in drawn(result, "rule", "low")]
    whole = [one for one in estimates if one.lower is not None and one.upper is not None]
    assert [line for line in lines if line in {(e.lower, e.upper) for e in whole}] == [
        (one.lower, one.upper) for one in whole
    ]
    bars = [(row["least"], row["most"]) for row in drawn(result, "rect", "least")]
    assert bars == [
        (one.if_open_fail, one.if_open_succeed)
        for one in estimates
        if one.if_open_fail is not None and one.if_open_succeed is not None
    ]


@pytest.mark.parametrize("stage", ["started", "completed", "dropped_out"])
def test_rates_are_drawn_as_they_are(stage: str) -> None:
    rates = RESULTS[f"rates of {stage}"]
    check_rows(rates, rates.rates)


def test_one_figure_is_drawn_as_it_is() -> None:
    for name in ("uptake", "median", "gain"):
        check_rows(RESULTS[name], [RESULTS[name]])


def test_the_flow_has_the_counts_and_the_strata_their_rates() -> None:
    funnel = RESULTS["funnel"]
    bars = {row["label"]: row["count"] for row in drawn(funnel, "rect", "end")}
    counts = funnel.counts
    assert bars == {
        "Referred": counts["referred"],
        "Waiting": counts["waiting"],
        "Never started": counts["never_started"],
        "Started": counts["started"],
        "Ongoing": counts["ongoing"],
        "Ended for another reason": counts["ended_other"],
        "Dropped out": counts["dropped_out"],
        "Completed": counts["completed"],
    }
    for row in drawn(funnel, "rect", "end"):
        assert row["end"] - row["start"] == row["count"]
    split = RESULTS["funnel by source"]
    rates = [split.uptake, *(rate_of(stratum, "uptake") for stratum in split.strata)]
    rates += [split.completion, *(rate_of(stratum, "completion") for stratum in split.strata)]
    assert [row["value"] for row in drawn(split, "point", "value")] == [r.value for r in rates]


def test_who_leaves_stands_between_who_was_there_and_who_went_on() -> None:
    rows = {row["label"]: row for row in drawn(RESULTS["funnel"], "rect", "end")}
    assert rows["Waiting"]["start"] == rows["Started"]["end"]
    assert rows["Never started"]["end"] == rows["Referred"]["end"]
    assert rows["Ongoing"]["start"] == rows["Completed"]["end"]
    assert rows["Dropped out"]["end"] == rows["Started"]["end"]


def test_the_waits_have_the_curve_and_the_quartiles() -> None:
    waiting = RESULTS["waiting"]
    (line,) = [rows for mark, _, rows in layers(waiting) if mark == "line"]
    assert line[0]["started"] == 0.0 and line[1:] == waiting.curve
    (band,) = [rows for mark, _, rows in layers(waiting) if mark == "area"]
    assert band == [step for step in waiting.curve if step["lower"] is not None]
    days = [row["value"] for row in drawn(waiting, "point", "value")]
    quartiles = (waiting.lower_quartile, waiting.median, waiting.upper_quartile)
    assert days == [one.value for one in quartiles if one.value is not None]


@pytest.mark.parametrize("name", ["who5", "self_rated_health"])
def test_a_change_has_its_shares_and_every_score(name: str) -> None:
    change = CAFE.cohort.tally(as_of="2016-10-31").outcome(name).change()
    shares = [row["value"] for row in drawn(change, "point", "value")]
    factor = 4 if name == "who5" else 1
    means = [change.mean_before.value * factor, change.mean_after.value * factor]
    assert shares == [
        change.improved.value,
        change.unchanged.value,
        change.worse.value,
        *means,
    ]
    bars = drawn(change, "rect", "from")
    before, after = bars[: len(bars) // 2], bars[len(bars) // 2 :]
    assert [row["count"] for row in before] == [score["before"] for score in change.scores]
    assert [row["count"] for row in after] == [score["after"] for score in change.scores]
    assert [row["score"] for row in after] == [s["score"] * factor for s in change.scores]
    assert sum(row["count"] for row in before) == change.paired


def test_goals_have_their_counts() -> None:
    goals = RESULTS["goals set"]
    for part in ("reached", "unrated", "not_reached"):
        counts = [row[part] for row in drawn(goals, "rect", f"{part}_from")]
        assert counts == [goal[part] for goal in goals.goals if goal[part]]
    check = [goals.reached.value, goals.judged.value]
    assert [row["value"] for row in drawn(goals, "point", "value")] == check


def test_months_have_every_event_and_their_zeros() -> None:
    flow = RESULTS["flow"]
    bars = drawn(flow, "rect", "from")
    kinds = ["referred", "started", "completed", "dropped_out", "ended_other", "never_started"]
    assert [row["count"] for row in bars] == [
        month.events[kind] for kind in kinds for month in flow.months
    ]
    assert 0 in [row["count"] for row in bars], "a month of none is said to be none"
    told = [row["said"] for row in drawn(flow, "text", "middle")]
    assert [text for text in told if text.isdigit()][: len(flow.months)] == [
        str(month.events["referred"]) for month in flow.months
    ]


def test_a_month_that_is_not_known_is_a_question_and_no_month_of_none() -> None:
    facts = json.loads(RESULTS["flow"].to_json())
    del facts["months"][3]["events"]["started"]
    flow = laks.Flow.from_json(json.dumps(facts))
    told = [row["said"] for row in drawn(flow, "text", "middle")]
    assert told.count("?") == 1
    assert len(drawn(flow, "rect", "from")) == len(drawn(RESULTS["flow"], "rect", "from")) - 1


def test_a_change_that_was_stored_without_its_scores_is_drawn_without_them() -> None:
    change = RESULTS["change"]
    facts = json.loads(change.to_json())
    del facts["total"]["scores"]
    stored = laks.Change.from_json(json.dumps(facts))
    assert stored.scores is None and stored.improved == change.improved
    assert drawn(stored, "rect", "from") == []
    assert len(drawn(stored, "point", "value")) == 3


def test_targets_stand_beside_what_is_needed_and_what_is_not_due_is_not_drawn() -> None:
    status = CAFE.plan.evaluate(CAFE.cohort, at="midtvejs")
    needed = [row["needed"] for row in drawn(status, "rule", "needed")]
    assert needed == [target.needed for target in status.targets]
    bars = [row["observed"] for row in drawn(status, "rect", "observed")]
    assert bars == [status["referred"].observed, status["april"].observed]
    bounds = [(row["least"], row["most"]) for row in drawn(status, "rect", "least")]
    assert bounds == [(status["goals"].if_open_fail, status["goals"].if_open_succeed)]
    told = [row["label"] for mark, _, rows in layers(status) if mark == "text" for row in rows]
    assert told.count("not due yet") == 2


def test_a_comparison_has_both_values_of_every_line() -> None:
    comparison = RESULTS["comparison with periods"]
    points = sorted(row["value"] for row in drawn(comparison, "point", "value"))
    sides = [
        (side.value, (line.to_dict().get("shown_on") or {"factor": 1})["factor"])
        for line in comparison.lines
        for side in (line.before, line.after)
    ]
    shown = sorted(value * factor for value, factor in sides if value is not None)
    assert points == pytest.approx(shown), "points on the scale that they are shown on"
    assert any(value is None for value, _ in sides), "and what is not defined is left out"


def test_a_suppressed_count_is_drawn_between_its_limits_only() -> None:
    funnel = suppressed()
    bars = {row["label"] for row in drawn(funnel, "rect", "end")}
    assert bars == {"Referred", "Never started", "Started"}, "neither the hidden one nor its kin"
    brackets = [
        (row["start"], row["end"]) for row in drawn(funnel, "rule", "start") if "y2" not in row
    ]
    assert (1, 4) in brackets
    assert all(end > start for start, end in brackets)


def test_zero_is_written_and_a_count_that_is_not_known_is_not_zero() -> None:
    of = dict(empty())
    numbers = [row["number"] for row in drawn(of["funnel"], "text", "end")]
    assert numbers == ["0"] * 8
    assert drawn(of["funnel"], "rect", "end") == []
    bare = of["bare funnel"]
    assert [row["count"] for row in drawn(bare, "rect", "end")] == [1]
    assert "0" not in [row["number"] for row in drawn(bare, "text", "end")]
    told = [
        row["label"] for mark, _, rows in layers(of["bare plan"]) if mark == "text" for row in rows
    ]
    assert "missing" in told


def test_a_rate_without_a_value_has_its_reason_and_no_point() -> None:
    rates = dict(empty())["rates"]
    assert drawn(rates, "point", "value") == []
    told = [row["label"] for mark, _, rows in layers(rates) if mark == "text" for row in rows]
    assert "nobody is below the line" in told


def test_one_stratum_and_nineteen_are_rows_of_one_panel() -> None:
    funnel = dict(many_strata())["funnel"]
    uptakes = [funnel.uptake, *(rate_of(stratum, "uptake") for stratum in funnel.strata)]
    assert len(uptakes) == 20
    points = [row["value"] for row in drawn(funnel, "point", "value")]
    assert points[:20] == [one.value for one in uptakes]
    heights = [row["y"] for row in drawn(funnel, "point", "value")][:20]
    assert all(later - earlier >= 26 for earlier, later in itertools.pairwise(heights))
    days = {"referral_id": ["a"], "referred_on": [dt.date(2016, 1, 4)], "source": ["GP"]}
    one = laks.Cohort(pl.DataFrame(days), strata=["source"]).tally(
        as_of="2016-06-30", by=["source"]
    )
    told = [
        row["label"] for mark, _, rows in layers(one.funnel()) if mark == "text" for row in rows
    ]
    assert told.count("GP") == told.count("Total") == 2
