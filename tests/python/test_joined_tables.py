"""Broken tables beside the referrals: every one is refused, or told, with one clear sentence."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

import laks


def table(columns: str, *rows: str) -> pl.DataFrame:
    """Give a table of texts, one text a row; an empty cell is missing."""
    names = columns.split()
    cells = [[cell.strip() or None for cell in row.split(",")] for row in rows]
    return pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")


REFERRALS = table(
    "person_id course referred_on started_on ended_on exit",
    "a,LC1,2016-01-04,2016-02-01,2016-05-01,completed",
    "b,LC1,2016-01-05,2016-02-01,,",
    "c,LC2,2016-01-06,,,",
)
FORMS = "person_id measured_on who5"
COURSES = "course course_starts_on course_ends_on"
SESSIONS = "person_id course held_on attended"
WINDOWS = {
    "windows": {
        "baseline": {"around": "started_on", "before": 14, "after": 14},
        "follow_up": {"around": "ended_on", "before": 14, "after": 30},
    }
}
OUTSIDE = "correct the date, or widen the window under [measurements.windows]"


def refused(schema: Any, referrals: pl.DataFrame = REFERRALS, **tables: pl.DataFrame) -> list[str]:
    """Give the lines of the error that the tables are refused with."""
    with pytest.raises(laks.LaksError) as raised:
        laks.Cohort(referrals, schema, **tables)
    return str(raised.value).split("\n  ")


BROKEN_FORMS = [
    (
        "x,2016-02-01,10",
        (
            'measurements, row 1, column "person_id": measurement_orphan: found an id that no '
            "referral has; correct the id: no referral has it"
        ),
    ),
    (
        ",2016-02-01,10",
        (
            'measurements, row 1, column "person_id": measurement_orphan: found nothing; correct '
            "the id: no referral has it"
        ),
    ),
    (
        "a,2016-01-17,10",
        (
            'measurements, row 1, column "measured_on": measurement_outside_window: found '
            f"2016-01-17, 1 day too early; {OUTSIDE}"
        ),
    ),
    (
        "a,2016-03-01,10",
        (
            'measurements, row 1, column "measured_on": measurement_outside_window: found '
            f"2016-03-01, between the windows, 15 days from the nearer; {OUTSIDE}"
        ),
    ),
    (
        "a,2016-08-01,10",
        (
            'measurements, row 1, column "measured_on": measurement_outside_window: found '
            f"2016-08-01, 62 days too late; {OUTSIDE}"
        ),
    ),
    (
        "c,2016-02-01,10",
        (
            'measurements, row 1, column "measured_on": measurement_outside_window: found '
            f"2016-02-01, and the referral has no started_on and no ended_on to count "
            f"from; {OUTSIDE}"
        ),
    ),
    (
        "a,,10",
        (
            'measurements, row 1, column "measured_on": measurement_undated: found nothing; enter '
            "the date of the form"
        ),
    ),
    (
        "a,2016-02-01,26",
        (
            'measurements, row 1, column "who5": score_out_of_range: found "26"; correct the '
            "score: it must be 0 to 25"
        ),
    ),
    (
        "a,2016-02-01,68",
        (
            'measurements, row 1, column "who5": percent_as_raw: found "68"; enter the raw score, '
            '0 to 25; if the column holds percentages, set scale = "percent" for who5'
        ),
    ),
]


@pytest.mark.parametrize(("form", "line"), BROKEN_FORMS)
def test_a_broken_form_is_refused_with_its_place_and_what_to_do(form: str, line: str) -> None:
    lines = refused({"measurements": WINDOWS}, measurements=table(FORMS, form))
    assert lines == ["the table is refused: 1 issue in 1 row", line]


def test_of_two_forms_the_one_that_is_not_the_nearest_is_refused() -> None:
    forms = table(FORMS, "a,2016-02-05,10", "a,2016-02-03,12")
    assert refused({"measurements": WINDOWS}, measurements=forms)[1] == (
        'measurements, row 1, column "measured_on": measurement_double: found another who5 form on '
        "2016-02-05, which is not the nearest; delete the form that does not count; the one "
        "nearest to the date is taken"
    )


def test_the_words_of_a_long_table_must_be_known() -> None:
    long = "person_id measured_on outcome occasion score"
    forms = table(long, "a,2016-02-01,whoo5,baseline,10", "a,2016-02-01,who5,start,10")
    assert refused({}, measurements=forms)[1:] == [
        (
            'measurements, row 1, column "outcome": unknown_outcome: found "whoo5"; write the '
            "outcome's name, or map the word under [measurements.values.outcome]"
        ),
        (
            'measurements, row 2, column "occasion": unknown_occasion: found "start"; write '
            "baseline or follow_up, or map the word under [measurements.values.occasion]"
        ),
    ]


BROKEN_SESSIONS = [
    (
        ("x,LC1,2016-02-01,yes",),
        (
            'sessions, row 1, column "person_id": session_orphan: found an id that no referral '
            "has; correct the id or the course: no referral has them"
        ),
    ),
    (
        ("a,LC2,2016-02-01,yes",),
        (
            'sessions, row 1, column "person_id": session_orphan: found a session on 2016-02-01 '
            "outside the person's referrals; correct the id or the course: no referral has them"
        ),
    ),
    (
        ("a,LC1,2016-02-01,yes", "a,LC1,2016-02-01,no"),
        (
            'sessions, row 2, column "held_on": session_double: found 2016-02-01, as on row 1; '
            "delete the copy"
        ),
    ),
    (
        ("a,LC1,,yes",),
        (
            'sessions, row 1, column "held_on": session_undated: found nothing; enter the day of '
            "the session"
        ),
    ),
    (
        ("a,LC1,2016-02-01,maybe",),
        (
            'sessions, row 1, column "attended": unknown_attendance: found "maybe"; write yes or '
            "no, or map the word under [sessions.values.attended]"
        ),
    ),
]


@pytest.mark.parametrize(("rows", "line"), BROKEN_SESSIONS)
def test_a_broken_session_is_refused(rows: tuple[str, ...], line: str) -> None:
    assert refused({}, sessions=table(SESSIONS, *rows))[1:] == [line]


def test_a_number_of_sessions_that_the_sessions_deny_is_refused() -> None:
    referrals = REFERRALS.with_columns(sessions_attended=pl.lit("3"))
    sessions = table(SESSIONS, "a,LC1,2016-02-01,yes", "a,LC1,2016-02-08,no")
    assert refused({}, referrals, sessions=sessions)[1:] == [
        (
            'row 1, column "sessions_attended": sessions_disagree: found 3, and the table of '
            "sessions has 1; correct the number of sessions attended, or the table of sessions"
        )
    ]


def test_a_course_that_stands_twice_and_one_that_is_not_there_are_refused() -> None:
    courses = table(COURSES, "LC1,2016-02-01,2016-05-01", "LC1,2016-02-01,")
    assert refused({}, courses=courses)[1:] == [
        (
            'row 3, column "course": unknown_course: found "LC2"; correct the course, or add it to '
            "the table of courses"
        ),
        (
            'courses, row 2, column "course": course_twice: found "LC1", which stands on row 1; '
            "delete the copy"
        ),
    ]


def test_a_stay_outside_its_course_is_said() -> None:
    courses = table(COURSES, "LC1,2016-02-08,2016-04-01", "LC2,,")
    found = laks.Cohort(REFERRALS[:1], courses=courses).issues.to_dict()
    assert found["rule"] == ["outside_course_dates"] * 2
    assert set(found["found"]) == {
        "2016-02-01, and the course starts 2016-02-08",
        "2016-05-01, and the course ended 2016-04-01",
    }


def test_a_course_that_ends_before_it_starts_is_refused() -> None:
    courses = table(COURSES, "LC1,2016-06-08,2016-04-01", "LC2,,")
    assert refused({}, courses=courses)[1].startswith(
        'courses, row 1, column "course_ends_on": dates_out_of_order: found course_ends_on '
        "2016-04-01 before course_starts_on 2016-06-08;"
    )


BROKEN_SCHEMAS: list[tuple[dict[str, Any], dict[str, pl.DataFrame], str]] = [
    (
        {"measurements": {}},
        {"measurements": table(FORMS, "a,2016-02-01,10")},
        (
            "the schema cannot be read: measurements need windows to know which form is baseline "
            "and which is follow-up: declare [measurements.windows.baseline] and "
            "[measurements.windows.follow_up], or map a column to occasion under "
            "[measurements.columns]"
        ),
    ),
    (
        {"measurements": WINDOWS},
        {},
        (
            "the schema cannot be read: [measurements] is declared, but no such table is given; "
            "give it as measurements=…, or take the section out"
        ),
    ),
    (
        {"measurements": WINDOWS},
        {"measurements": table("measured_on who5", "2016-02-01,10")},
        (
            'column "person_id" is not in the table of measurements; the table has measured_on, '
            "who5; if it has another name there, map it in the schema: [measurements.columns] "
            'person_id = "…"'
        ),
    ),
    (
        {"measurements": WINDOWS},
        {"measurements": table("referral_id measured_on who5", "a,2016-02-01,10")},
        (
            "the schema cannot be read: the measurements are joined by referral_id, but the table "
            "of referrals has no such column; map it under [columns]"
        ),
    ),
    (
        {"measurements": WINDOWS},
        {"measurements": table("person_id measured_on q", "a,2016-02-01,10")},
        (
            "the schema cannot be read: the measurements have no scores: map the columns outcome "
            "and score under [measurements.columns], or name an outcome's column as in "
            '[measurements.outcomes.who5] score = "…"'
        ),
    ),
    (
        {"measurements": {"windows": {"baseline": {"around": "course_starts_on"}}}},
        {"measurements": table(FORMS, "a,2016-02-01,10")},
        (
            "the schema cannot be read: [measurements.windows] counts from course_starts_on, but "
            "the referrals have no such date; give a table of courses that has it"
        ),
    ),
    (
        {"table": {"course_separator": " "}},
        {},
        (
            "the schema cannot be read: table.course_separator: course_separator must be a text "
            'such as "+", but is empty'
        ),
    ),
    (
        {
            "missing_dates": {"assume": {"ended_on": "course_ends_on"}},
            "rules": {"exit_without_end_date": "exclude"},
        },
        {},
        (
            "the schema cannot be read: [missing_dates.assume] ended_on and [rules] "
            "exit_without_end_date both say what to do; keep one"
        ),
    ),
]


@pytest.mark.parametrize(("schema", "tables", "sentence"), BROKEN_SCHEMAS)
def test_a_schema_that_cannot_join_is_refused_in_one_sentence(
    schema: dict[str, Any], tables: dict[str, pl.DataFrame], sentence: str
) -> None:
    assert refused(schema, **tables) == [sentence]


def test_an_outcome_stands_in_one_place_only() -> None:
    referrals = REFERRALS.with_columns(who5_baseline=pl.lit("10"))
    forms = table(FORMS, "a,2016-02-01,10")
    assert refused({"measurements": WINDOWS}, referrals, measurements=forms) == [
        (
            'the schema cannot be read: outcome "who5" stands both in the measurements and in the '
            "table of referrals; leave it out of one of them"
        )
    ]
