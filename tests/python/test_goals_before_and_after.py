"""Goals in a comparison: who of the started reached at least so many."""

import pytest

import laks
from laks import stats

CAFE = laks.datasets.ballerup()
SPLIT = CAFE.cohort.split("referred_on", at="2016-03-01")
ASKED = {"as_of": "2017-04-30", "follow_up_days": 180}
PLAN = """
[plan]
id = "cafe"
title = "Café"
version = 1
starts_on = 2016-03-01
[[targets]]
id = "goals"
text = "Half of those who start reach two of their four goals"
measure = "goals"
denominator = "started"
at_least_share = 0.5
reached = 2
of = 4
due = 2016-12-31
[[targets]]
id = "weight"
text = "A third feel better"
measure = "improved"
outcome = "swemwbs"
at_least_share = 0.33
due = 2016-12-31
"""


def test_the_line_is_that_of_both_tallies_and_its_contrast_the_plain_one() -> None:
    comparison = laks.compare(SPLIT.before, SPLIT.after, family=["goals_reached_2"], **ASKED)
    line = comparison["goals_reached_2"]
    before, after = SPLIT.tallies("2017-04-30", follow_up_days=180)
    shares = [side.goals(at_least=2).reached for side in (before, after)]
    assert [line.before.numerator, line.after.numerator] == [s.numerator for s in shares]
    (x1, n1), (x2, n2) = ((share.numerator, share.denominator) for share in shares)
    plain = stats.difference(x2, n2, x1, n1, method="miettinen_nurminen")
    assert line.contrast.value == pytest.approx(plain.value)
    assert line.contrast.lower == pytest.approx(plain.lower)
    assert line.p == line.p_holm
    assert any("who reached goals is not counted by course" in n for n in comparison.notes())
    assert "goals_reached_2" not in {x.measure for x in laks.compare(before, after).lines}


def test_a_plan_that_asks_for_goals_has_them_in_its_family() -> None:
    plan = laks.Plan.from_toml(PLAN)
    assert plan.compared == ["goals_reached_2", "improved_swemwbs"]
    comparison = laks.compare(SPLIT.before, SPLIT.after, plan=plan, **ASKED)
    assert [line.measure for line in comparison.lines if line.p is not None] == ["goals_reached_2"]
    said = "the plan also speaks of improved, swemwbs, of which nothing was counted here"
    assert said in comparison.notes()
    assert any("som ikke er opgjort her" in note for note in comparison.notes("da"))


def test_several_numbers_and_none_that_cannot_be() -> None:
    comparison = laks.compare(
        SPLIT.before, SPLIT.after, family=["goals_reached_3", "goals_reached_1"], **ASKED
    )
    measures = [line.measure for line in comparison.lines]
    assert measures[-2:] == ["goals_reached_1", "goals_reached_3"]
    for wrong in (0, 5):
        with pytest.raises(
            laks.InvalidInput, match="at_least must be from 1 to the number of goals"
        ):
            laks.compare(SPLIT.before, SPLIT.after, family=[f"goals_reached_{wrong}"], **ASKED)
    for wrong in ("goals_reached_two", "goals_reached_02", "goals_reached"):
        with pytest.raises(laks.UnknownName, match="line of the family"):
            laks.compare(SPLIT.before, SPLIT.after, family=[wrong], **ASKED)
    published = [laks.Tally.from_counts(referred=n, started=24) for n in (35, 41)]
    with pytest.raises(laks.NotCounted, match="how many reached their goals"):
        laks.compare(*published, family=["goals_reached_2"])
