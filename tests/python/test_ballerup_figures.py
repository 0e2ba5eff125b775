"""The figures of Ballerup come out: from the table of persons, a file and published counts."""

import datetime as dt

import pytest

import laks

CAFE = laks.datasets.ballerup()
STAGES = [
    "referred",
    "waiting",
    "never_started",
    "started",
    "ongoing",
    "completed",
    "dropped_out",
    "ended_other",
]
EXPECTED = {
    "2016-02-15": [35, 11, 0, 24, 16, 5, 2, 1],
    "2016-05-15": [58, 11, 11, 36, 8, 15, 10, 3],
    "2016-10-31": [83, 9, 23, 51, 11, 23, 13, 4],
}


@pytest.mark.parametrize("as_of", EXPECTED)
def test_the_counts_at_each_date(as_of: str) -> None:
    counts = CAFE.cohort.tally(as_of=as_of).funnel().counts
    assert [counts[stage] for stage in STAGES] == EXPECTED[as_of]


def test_one_pass_gives_the_series() -> None:
    tally = CAFE.cohort.tally(as_of=list(EXPECTED))
    assert tally.spec["as_of"] == sorted(EXPECTED)
    assert tally.funnel().counts["referred"] == 83


def test_the_table_a_file_and_published_counts_agree_on_the_uptake() -> None:
    from_table = CAFE.cohort.tally(as_of=CAFE.published_on).funnel().uptake
    file = laks.read(CAFE.path / "referrals.csv", CAFE.path / "schema.toml")
    from_file = file.tally(as_of="2016-02-15").funnel().uptake
    assert from_table == from_file
    published = CAFE.published.funnel().uptake
    for uptake in (from_table, published):
        assert (uptake.numerator, uptake.denominator) == (24, 35)
        shown = [round(100 * share, 1) for share in (uptake.value, uptake.lower, uptake.upper)]
        assert shown == [68.6, 52.0, 81.4]


def test_31_of_35_came_from_the_jobcentre() -> None:
    by_source = CAFE.cohort.tally(as_of=CAFE.published_on, by=["source"])
    assert by_source.where(source="Jobcenter").funnel().counts["referred"] == 31


def test_published_completion_lies_between_5_and_21_of_24_and_is_never_5_of_24() -> None:
    funnel = CAFE.published_by_course.funnel()
    assert funnel.counts["completed"] is None
    completion = funnel.completion
    assert completion.value is None
    assert completion.reason is not None
    assert completion.if_open_fail == pytest.approx(5 / 24)
    assert completion.if_open_succeed == pytest.approx(21 / 24)
    first = CAFE.published_by_course.where(course="first").funnel().completion
    assert (first.numerator, first.denominator, first.value) == (5, 8, 0.625)
    assert (round(first.lower, 3), round(first.upper, 3)) == (0.306, 0.863)


def test_starters_by_course() -> None:
    funnel = CAFE.cohort.tally(as_of="2016-10-31", by=["course"]).funnel()
    started = {row["key"]["course"]: row["counts"]["started"] for row in funnel.strata}
    assert started == {"LC1": 8, "LC2": 9, "LC3": 7, "LC4": 12, "LC5": 15}


def test_outcomes_at_the_end() -> None:
    tally = CAFE.cohort.tally(as_of="2016-10-31")
    who5 = tally.outcome("who5").change()
    assert (who5.paired, who5.improved.numerator, who5.worse.numerator) == (24, 12, 2)
    assert who5.mean_change.value == pytest.approx(54 / 24, abs=1e-12)
    health = tally.outcome("self_rated_health").change()
    found = [health.paired, *(e.numerator for e in (health.improved, health.worse))]
    assert [*found, health.unchanged.numerator] == [26, 12, 3, 11]


def test_goals_of_the_last_two_courses() -> None:
    tally = CAFE.cohort.tally(as_of="2016-10-31", by=["course"])
    april = tally.where(course="LC4").goals(at_least=2, of=4).reached
    assert (april.numerator, april.denominator) == (6, 12)
    assert april.if_open_succeed == pytest.approx(10 / 12)
    both = tally.where(course=["LC4", "LC5"]).goals(at_least=2, of=4).reached
    assert (both.numerator, both.denominator) == (6, 27)


@pytest.mark.parametrize(
    ("at", "numerators"), [("tidlig", [0, 0, 0, 0]), ("midtvejs", [20, 12, 0, 0])]
)
def test_the_plan_at_its_checkpoints(at: str, numerators: list[int]) -> None:
    status = CAFE.plan.evaluate(CAFE.cohort, at=at)
    assert status.checkpoint == at
    assert [target.numerator for target in status.targets] == numerators


def test_the_plan_at_the_end_and_who_does_not_count_towards_the_40() -> None:
    status = CAFE.plan.evaluate(CAFE.cohort, at=dt.date(2016, 10, 31))
    referred = status["referred"]
    assert (referred.numerator, referred.needed, referred.status) == (41, 40, "attained")
    assert (status["april"].numerator, status["april"].status) == (12, "missed")
    assert (status["september"].numerator, status["september"].status) == (15, "attained")
    assert (status["goals"].numerator, status["goals"].denominator) == (6, 27)
    by = CAFE.plan.needs["by"]
    from_tally = CAFE.plan.evaluate(CAFE.cohort.tally(as_of="2016-10-31", by=by))
    assert from_tally == status
