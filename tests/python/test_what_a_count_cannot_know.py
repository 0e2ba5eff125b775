"""What is not known yet, or cannot be told apart, is said before any figure is read."""

import datetime as dt

import polars as pl
import pytest

import laks

CAFE = laks.datasets.ballerup()
SPLIT = CAFE.cohort.split("referred_on", at="2016-03-01")
LATER = "2017-04-30"


def test_a_table_that_ends_before_the_count_says_so() -> None:
    # 180 days after the last referral were counted, of which the table knew 60.
    tally = CAFE.cohort.tally(as_of=LATER)
    assert tally.notes["ends_early"] == dt.date(2016, 10, 31)
    assert "The table ends on 31 October 2016" in tally.sentence()
    assert "Udtrækket er fra 31. oktober 2016" in tally.sentence("da")
    assert CAFE.cohort.tally(as_of="2016-10-31").notes["ends_early"] is None
    comparison = laks.compare(*SPLIT.tallies(LATER, follow_up_days=180))
    assert comparison.notes()[0].startswith("the table before ends on 31 October 2016")
    assert "The table after ends on 31 October 2016" in comparison.sentence()
    assert "udtrækket før er fra 31. oktober 2016" in comparison.notes("da")[0]


PLAN = """
[plan]
id = "cafe"
title = "Café"
version = 1
starts_on = 2016-03-01
[[targets]]
id = "referred"
text = "Forty are referred by the middle of September"
measure = "referred"
to = 2016-09-15
at_least = 40
"""


def test_a_target_is_not_missed_on_days_nobody_has_looked_at() -> None:
    days = [dt.date(2016, 3, 1) + dt.timedelta(days=day) for day in range(20)]
    plan = laks.Plan.from_toml(PLAN)
    early = laks.Cohort(pl.DataFrame({"referred_on": days}), extracted_on="2016-05-15")
    status = plan.evaluate(early, at="2017-06-01")["referred"]
    assert (status.status, status.numerator) == ("undetermined", 20)
    assert status.note == "the table ends on 15 May 2016; what happened since is not known"
    late = laks.Cohort(pl.DataFrame({"referred_on": days}), extracted_on="2016-09-15")
    assert plan.evaluate(late, at="2017-06-01")["referred"].status == "missed"


def test_the_open_that_are_not_known_are_said() -> None:
    def published(referred: int, started: int, **more: int) -> laks.Tally:
        return laks.Tally.from_counts(referred=referred, started=started, **more)

    unsaid = laks.compare(published(35, 24), published(58, 36))
    assert any("how many still wait" in note for note in unsaid.notes())
    assert "how many still wait" in unsaid.sentence().lower()
    closed = {"waiting": 0, "ongoing": 0}
    said = laks.compare(published(35, 24, **closed), published(58, 36, **closed))
    assert not any("how many still wait" in note for note in said.notes())


def people(first: dt.date, courses: list[tuple[str | None, int, int]]) -> laks.Cohort:
    """So many completed of so many who started, by course."""
    rows = [
        {
            "referral_id": f"{first} {course} {number}",
            "course": course,
            "referred_on": first + dt.timedelta(days=number),
            "started_on": first + dt.timedelta(days=20),
            "ended_on": first + dt.timedelta(days=60),
            "exit": "completed" if number < completed else "dropped_out",
        }
        for course, completed, started in courses
        for number in range(started)
    ]
    return laks.Cohort(pl.DataFrame(rows))


YEARS = dt.date(2015, 1, 5), dt.date(2016, 1, 4)


def compared(*sides: list[tuple[str | None, int, int]]) -> laks.Comparison:
    before, after = (people(day, side) for day, side in zip(YEARS, sides, strict=True))
    return laks.compare(before, after, as_of="2016-12-31", follow_up_days=90)


def test_everybody_alike_on_both_sides_has_no_p() -> None:
    # All of two courses against none of two: the test of independent people gave 3e-8.
    line = compared([("A", 8, 8), ("B", 8, 8)], [("C", 0, 8), ("D", 0, 8)])["completion"]
    assert (line.contrast.value, line.p, line.courses) == (-1.0, None, (2, 2))
    assert line.contrast.lower is None and line.contrast.reason


def test_no_interval_of_shares_reaches_beyond_100_points() -> None:
    line = compared([("A", 5, 8), ("B", 2, 8)], [("C", 3, 8)])["completion"]
    assert (line.contrast.lower, line.contrast.upper) == (-1.0, 1.0)
    # One course against another cannot tell a change from a course.
    one = compared([("A", 8, 8)], [("C", 1, 8)])["completion"]
    assert (one.contrast.value, one.contrast.lower, one.p) == (-0.875, None, None)
    assert one.plain_p is not None and one.courses == (1, 1)


def test_those_without_a_course_are_said() -> None:
    notes = compared([("A", 5, 8), (None, 4, 8)], [("C", 3, 8), ("D", 5, 8)]).notes()
    assert any(note.startswith("8 who started have no course") for note in notes)


def test_declaring_the_ends_of_a_side_leaves_nobody_out() -> None:
    whole = laks.compare(*SPLIT.tallies("2016-10-31", follow_up_days=90))
    ends = ("2015-01-01", "2016-02-29"), ("2016-03-01", "2016-10-31")
    declared = laks.compare(*SPLIT.tallies("2016-10-31", follow_up_days=90), *ends)
    for line in whole.lines:
        assert declared[line.measure].contrast == line.contrast


def test_sums_fit_what_can_be_read_again() -> None:
    most = laks.Tally.from_counts(referred=2**53)
    with pytest.raises(laks.LaksError, match=r"2\^53"):
        _ = most + most
    days = {"referred_on": [dt.date(2016, 1, 4)]}
    planned = laks.Cohort(pl.DataFrame({**days, "sessions_planned": [8]}))
    attended = laks.Cohort(pl.DataFrame({**days, "sessions_attended": [5]}))
    both = planned.tally(as_of="2016-06-30") + attended.tally(as_of="2016-06-30")
    assert laks.Tally.from_json(both.to_json()) == both


def test_a_stratum_is_named_once() -> None:
    tally = CAFE.cohort.tally(as_of="2016-10-31", by=["source"])
    with pytest.raises(laks.InvalidInput, match='"source" twice'):
        tally.by("source", "source")


@pytest.mark.parametrize("wrong", [{"family": 1}, {"plan": "cafe"}, {"plan": 1}])
def test_a_family_and_a_plan_are_what_they_should_be(wrong: dict[str, object]) -> None:
    with pytest.raises(laks.LaksError, match=next(iter(wrong))):
        laks.compare(*SPLIT.tallies("2016-10-31", follow_up_days=180), **wrong)  # type: ignore[arg-type]


def test_a_share_is_not_settled_on_days_nobody_has_looked_at() -> None:
    share = 'denominator = "referred"\ndue = 2016-06-01\nat_least_share = 0.5'
    text = PLAN.replace('measure = "referred"', 'measure = "started"')
    plan = laks.Plan.from_toml(text.replace("to = 2016-09-15\nat_least = 40", share))
    days = [dt.date(2016, 3, 1) + dt.timedelta(days=number) for number in range(8)]
    table = pl.DataFrame({"referred_on": days, "started_on": days})
    cohort = laks.Cohort(table, extracted_on="2016-07-01")
    assert plan.evaluate(cohort, at="2016-07-01")["referred"].status == "attained"
    later = plan.evaluate(cohort, at="2016-12-01")["referred"]
    assert (later.status, "table ends on 1 July 2016" in later.note) == ("undetermined", True)


def test_windows_that_do_not_meet_are_a_tally_of_nobody() -> None:
    nobody = CAFE.cohort.within("2015-07-01", "2015-08-01").within("2016-03-01", "2016-05-01")
    tally = nobody.tally(as_of="2016-10-31")
    assert laks.Tally.from_json(tally.to_json()) == tally
    assert tally.funnel().counts["referred"] == 0


def test_one_day_is_one_day() -> None:
    followed = CAFE.cohort.tally(as_of="2016-10-31", follow_up_days=1)
    assert "within 1 day of referral" in followed.sentence()
    assert "inden for 1 dag efter visitation" in followed.sentence("da")
