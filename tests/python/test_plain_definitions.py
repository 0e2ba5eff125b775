"""The definitions by hand: small tables whose figures can be counted on fingers, without laks."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from plain import compare, funnel, notes, outcomes
from plain.course_totals import Group, by_course_totals
from plain.figure import NO_BOUNDS
from plain.intervals import wilson
from plain.partial import filled_in
from plain.periods import Period
from plain.referrals import Referral, Score, Table
from plain.seen import Count
from plain.split import sides
from scipy import stats

COLUMNS = frozenset({"started_on", "ended_on", "exit"})
CUT = dt.date(2016, 3, 1)
CROSSING = ["2016-01-10 2016-02-20 2016-03-05 completed LC1", "2016-02-10 2016-03-10 - - LC1"]
CROSSING += ["2016-02-01 2016-03-20 2016-04-01 dropped_out LC2", "2016-03-02 2016-03-03 - - -"]


def day(text: str) -> dt.date | None:
    return None if text == "-" else dt.date.fromisoformat(text)


def referral(number: int, line: str, **scores: dict[str, Score]) -> Referral:
    """`referred started ended exit course`, with `-` for nothing."""
    referred, started, ended, exit_word, course = line.split()
    labels = {"unit": None, "source": None, "course": None if course == "-" else course}
    on = dt.date.fromisoformat(referred)
    word = None if exit_word == "-" else exit_word
    return Referral(number, "P", labels, on, None, day(started), day(ended), word, **scores)


def table_of(*lines: str, columns: frozenset[str] = COLUMNS) -> Table:
    return Table([referral(number, line) for number, line in enumerate(lines)], columns)


def shares(table: Table, count: Count) -> dict[str, tuple[int | None, int | None]]:
    found = funnel.rates(table, count)
    return {rate.name: (rate.numerator, rate.denominator) for rate in found}


def test_a_wait_moves_completion_of_the_referred_and_not_of_the_started() -> None:
    table = table_of("2016-01-01 2016-01-25 2016-02-10 completed LC1", "2016-01-01 - - - LC1")
    found = shares(table, Count(dt.date(2016, 12, 31), follow_up_days=30))
    assert found["uptake"] == (1, 2)
    assert found["completion"] == (1, 1)
    assert found["completion_of_referred"] == (0, 2)


def test_who_entered_too_late_to_be_followed_is_not_below_the_line() -> None:
    table = table_of("2016-01-01 2016-01-25 - - LC1", "2016-02-20 2016-02-25 - - LC1")
    found = shares(table, Count(dt.date(2016, 3, 1), follow_up_days=30))
    assert found["uptake"] == (1, 1)
    assert found["attrition"] == (0, 1)


def test_without_the_columns_of_the_end_nobody_is_known_to_wait_or_to_have_left() -> None:
    table = table_of(
        "2016-01-01 2016-02-01 - - -", "2016-01-01 - - - -", columns=frozenset({"started_on"})
    )
    counts = funnel.counts(table, Count(CUT))
    known = {name: counts[name].known for name in ("referred", "started", "waiting", "ongoing")}
    assert known == {"referred": 2, "started": 1, "waiting": None, "ongoing": None}
    uptake, completion, *_ = funnel.rates(table, Count(CUT))
    assert (uptake.value, uptake.bounds.if_open_succeed) == (0.5, 1.0)
    assert (completion.value, completion.bounds.if_open_fail) == (None, 0.0)


def test_where_it_is_not_known_who_is_open_the_most_that_may_be_is_said() -> None:
    counts = filled_in({"referred": 7, "exited": 3, "completed": 0})
    completion = funnel.rates_of(counts, counts, 0.95)[3]
    assert completion.note == {"may_be_open": {"at_most": 4}}
    assert (completion.value, completion.bounds.if_open_succeed) == (0, 4 / 7)


def test_what_is_so_by_definition_has_no_interval() -> None:
    lines = funnel.over_every_denominator(table_of(*CROSSING), Count(CUT), "started")
    assert (lines[1].value, lines[1].lower, lines[1].note) == (1, None, "by_definition")
    assert lines[0].note != "by_definition"


def test_who_was_followed_as_long_as_asked_is_not_open_any_more() -> None:
    table = table_of("2016-01-01 2016-01-25 - - LC1", "2016-01-01 - - - LC1")
    count = Count(dt.date(2016, 12, 31), follow_up_days=30)
    uptake, completion, *_ = funnel.rates(table, count)
    assert (uptake.note, uptake.bounds) == (None, NO_BOUNDS)
    assert (completion.note, completion.bounds) == (None, NO_BOUNDS)


@pytest.mark.parametrize(("extracted_on", "known"), [(None, 0), (dt.date(2016, 2, 20), 1)])
def test_an_undated_score_of_an_open_case_is_known_from_the_extract_on(
    extracted_on: dt.date | None, known: int
) -> None:
    row = referral(0, "2016-01-01 2016-02-01 - - LC1", after={"who5": Score(12)})
    table = Table([row], COLUMNS, ("who5",), extracted_on=extracted_on)
    change = outcomes.change(table, Count(CUT), "who5")
    assert change.counts["with_follow_up"] == known
    assert notes.left_out(table, CUT) == 1 - known


def test_a_course_belongs_to_the_side_of_its_first_start() -> None:
    before, after = sides(table_of(*CROSSING), CUT, Count(dt.date(2016, 12, 31), follow_up_days=30))
    assert [row.number for row in before.started.rows] == [0, 1]
    assert [row.number for row in after.started.rows] == [2, 3]
    assert [row.number for row in before.referred.rows] == [0, 1, 2]


def test_a_group_that_people_join_for_longer_than_sixty_days_is_cut_at_the_split() -> None:
    late = "2016-02-10 2016-04-21 - - LC1"
    count = Count(dt.date(2016, 12, 31), follow_up_days=30)
    before, _ = sides(table_of(CROSSING[0], late), CUT, count)
    assert [row.number for row in before.started.rows] == [0]


def test_events_belong_to_their_own_day() -> None:
    count = Count(dt.date(2016, 12, 31), follow_up_days=30)
    periods = Period(dt.date(2016, 1, 1), dt.date(2016, 2, 29)), Period(CUT, dt.date(2016, 3, 30))
    before, after = sides(table_of(*CROSSING), CUT, count, periods)
    paces = [(compare.pace(side, "started").count, side.period) for side in (before, after)]
    assert [count for count, _ in paces] == [1, 3]
    assert compare.pace(after, "completed").count == 1
    assert compare.pace(before, "referred").days == 60


def test_only_what_was_declared_beforehand_has_a_p_and_holm_beside_it() -> None:
    found = compare.lines(*sides(table_of(*CROSSING * 3), CUT, Count(dt.date(2016, 12, 31))))
    assert set(compare.family(found)) == {"uptake", "completion"}
    smallest = min(compare.family(found).values())
    assert min(compare.adjusted(found).values()) == pytest.approx(min(1.0, 2 * smallest))


def test_courses_of_one_size_are_compared_as_their_totals_are_by_student() -> None:
    totals = [[5, 4, 6], [7, 6, 7]]
    groups = [Group([[1] * x + [0] * (8 - x) for x in group]) for group in totals]
    found = by_course_totals(*groups, 0.95, 1.0)
    assert found.p == pytest.approx(float(stats.ttest_ind(*totals).pvalue), rel=1e-12)
    assert found.value == pytest.approx(5 / 24)


def test_one_course_a_side_tells_nothing_and_courses_alike_are_taken_to_be_a_little_so() -> None:
    assert by_course_totals(Group([[1, 0, 1, 0]]), Group([[1, 1, 1, 0]]), 0.95, 1.0).p is None
    found = by_course_totals(Group([[1, 0, 1, 0]] * 2), Group([[1, 1, 1, 0]]), 0.95, 1.0)
    error = math.sqrt((2 + 3 / 4) / 10 * (1 + 3 / 20) * (1 / 8 + 1 / 4))
    assert found.p == pytest.approx(2 * float(stats.t.sf(0.25 / error, 1)))


@pytest.mark.parametrize(("x", "n"), [(0, 7), (3, 7), (7, 7)])
def test_wilson_is_that_of_scipy(x: int, n: int) -> None:
    expected = stats.binomtest(x, n).proportion_ci(0.9, method="wilson")
    assert wilson(x, n, 0.9) == pytest.approx((expected.low, expected.high), abs=1e-12)
