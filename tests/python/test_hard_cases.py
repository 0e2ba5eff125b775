"""Referrals that are more than one thing at once: repaired by declared rules, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from test_joined_tables import COURSES, FORMS, REFERRALS, SESSIONS, WINDOWS, table

import laks

if TYPE_CHECKING:
    from pathlib import Path

STAYS = "person_id course referred_on started_on ended_on exit"


def facts(cohort: laks.Cohort) -> dict[tuple[str, str], int]:
    """Give what became of the rows of every table, by table and fact."""
    columns = cohort.joined.to_dict()
    keys = zip(columns["table"], columns["what"], strict=True)
    return dict(zip(keys, columns["rows"], strict=True))


def test_a_table_without_ids_says_how_many_were_made() -> None:
    cohort = laks.Cohort(REFERRALS)
    assert facts(cohort)["referrals", "ids_made"] == 3


def test_a_person_in_another_course_later_is_counted_and_no_issue() -> None:
    stays = table(
        STAYS,
        "a,LC1,2016-01-04,2016-02-01,2016-05-01,completed",
        "a,LC2,2016-06-01,2016-07-01,,",
    )
    cohort = laks.Cohort(stays)
    assert (len(cohort.issues), facts(cohort)["referrals", "referred_again"]) == (0, 1)


def test_a_person_in_two_courses_at_once_is_warned_about() -> None:
    stays = table(
        STAYS,
        "a,LC1,2016-01-04,2016-02-01,2016-05-01,completed",
        "a,LC2,2016-01-04,2016-03-01,,",
    )
    cohort = laks.Cohort(stays)
    assert cohort.issues.to_dict()["rule"] == ["courses_overlap"]
    assert ("referrals", "referred_again") not in facts(cohort)
    left = laks.Cohort(stays, {"rules": {"courses_overlap": "exclude"}})
    assert len(left) == 1


@pytest.mark.parametrize(("which", "course"), [("first", "LC1"), ("last", "LC2")])
def test_a_cell_of_two_courses_counts_for_the_declared_one(which: str, course: str) -> None:
    schema = {
        "table": {"course_separator": "+"},
        "rules": {"spans_two_courses": {"action": "assume", "course": which}},
    }
    referrals = REFERRALS[:1].with_columns(course=pl.lit("LC1 + LC2"))
    cohort = laks.Cohort(referrals, schema)
    assert cohort.issues.to_dict()["deed"] == ["assumed"]
    counted = cohort.tally(as_of="2016-12-31", by=["course"]).where(course=course)
    assert counted.funnel().counts["referred"] == 1


def test_a_start_without_a_referral_takes_the_start_for_it() -> None:
    schema = {"missing_dates": {"assume": {"referred_on": "started_on"}}}
    referrals = REFERRALS[:2].drop("referred_on")
    cohort = laks.Cohort(referrals, schema)
    assert cohort.issues.to_dict()["deed"] == ["assumed", "assumed"]
    assert str(cohort.last_date) == "2016-05-01"


def test_a_missing_end_is_the_last_session_or_else_the_end_of_the_course() -> None:
    assume = {"ended_on": ["last_contact_on", "course_ends_on"]}
    stays = table(
        STAYS,
        "a,LC1,2016-01-04,2016-02-01,,completed",
        "b,LC1,2016-01-04,2016-02-01,,completed",
    )
    cohort = laks.Cohort(
        stays,
        {"missing_dates": {"assume": assume}},
        courses=table(COURSES, "LC1,2016-02-01,2016-05-01"),
        sessions=table(SESSIONS, "a,LC1,2016-02-01,yes", "a,LC1,2016-04-11,yes"),
    )
    days = ["2016-04-10", "2016-04-11", "2016-04-30", "2016-05-01"]
    counts = [cohort.tally(day).funnel().counts["completed"] for day in days]
    assert counts == [0, 1, 1, 2]


def test_what_is_left_out_is_counted_and_does_not_travel_with_the_tally() -> None:
    rules = {"measurement_orphan": "exclude", "measurement_outside_window": "exclude"}
    schema = {"measurements": WINDOWS, "rules": rules}
    forms = table(FORMS, "a,2016-02-01,10", "x,2016-02-01,3", "a,2016-08-01,4", "a,2016-05-02,14")
    joined = laks.Cohort(REFERRALS, schema, measurements=forms)
    counts = facts(joined)
    assert [counts["measurements", what] for what in ("read", "used", "orphan", "late")] == [
        4,
        2,
        1,
        1,
    ]
    clean = REFERRALS.with_columns(
        who5_baseline=pl.Series(["10", None, None]),
        who5_baseline_on=pl.Series(["2016-02-01", None, None]),
        who5_follow_up=pl.Series(["14", None, None]),
        who5_follow_up_on=pl.Series(["2016-05-02", None, None]),
    )
    as_of = "2016-12-31"
    assert joined.tally(as_of).to_json() == laks.Cohort(clean).tally(as_of).to_json()


def test_a_stream_counts_what_the_cohort_counts() -> None:
    schema = {"measurements": WINDOWS, "rules": {"measurement_orphan": "exclude"}}
    tables = {
        "measurements": table(FORMS, "a,2016-02-01,10", "x,2016-02-01,3"),
        "courses": table("course unit", "LC1,Ballerup", "LC2,Herlev"),
        "sessions": table(SESSIONS, "a,LC1,2016-02-01,yes"),
    }
    told: list[laks.Table] = []
    streamed = laks.tally(
        REFERRALS,
        schema,
        as_of="2016-12-31",
        by=["unit"],
        joined=lambda issues, rows: told.extend([issues, rows]),
        **tables,
    )
    cohort = laks.Cohort(REFERRALS, schema, **tables)
    assert streamed.funnel() == cohort.tally(as_of="2016-12-31", by=["unit"]).funnel()
    assert told == [cohort.issues, cohort.joined]


def test_files_that_the_schema_names_are_read_beside_the_referrals(tmp_path: Path) -> None:
    REFERRALS.write_csv(tmp_path / "referrals.csv")
    table(FORMS, "a,2016-02-01,10", "x,2016-02-01,3").write_csv(
        tmp_path / "forms.csv", separator=";"
    )
    schema = {
        "measurements": {"file": "forms.csv", **WINDOWS},
        "rules": {"measurement_orphan": "exclude"},
    }
    cohort = laks.read(tmp_path / "referrals.csv", schema)
    assert facts(cohort)["measurements", "used"] == 1
    strict = laks.Schema({"measurements": schema["measurements"]})
    with pytest.raises(laks.IssuesError) as raised:
        laks.read(tmp_path / "referrals.csv", strict)
    assert str(raised.value).split("\n  ")[1].startswith('measurements, "forms.csv", row 3, column')
    counted = laks.tally(tmp_path / "referrals.csv", schema, as_of="2016-12-31")
    assert counted.funnel() == cohort.tally(as_of="2016-12-31").funnel()


def test_a_declared_table_without_a_file_of_its_own_is_asked_for(tmp_path: Path) -> None:
    REFERRALS.write_csv(tmp_path / "referrals.csv")
    sentence = (
        r"\[courses\] names no file, and a file of this kind holds one table; add file = \"…\" to "
        r"\[courses\], or give the table as courses=…"
    )
    with pytest.raises(laks.InvalidInput, match=sentence):
        laks.read(tmp_path / "referrals.csv", {"courses": {}})
