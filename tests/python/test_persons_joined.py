"""CPR numbers in tables beside the referrals: one person is one in all of them, and never shown."""

import traceback
from itertools import product

import polars as pl
import pytest
from persons import KEY, NUMBERS, parted, told

import laks

SCHEMA = {
    "persons": {"id": "cpr"},
    "measurements": {
        "outcomes": {"who5": {"score": "score"}},
        "windows": {
            "baseline": {"around": "started_on", "before": 14, "after": 14},
            "follow_up": {"around": "ended_on", "before": 14, "after": 30},
        },
    },
}
REFERRALS = pl.DataFrame(
    {
        "person_id": NUMBERS[:3],
        "course": ["LC1", "LC1", "LC2"],
        "referred_on": ["2016-01-04"] * 3,
        "started_on": ["2016-02-01"] * 3,
        "ended_on": ["2016-05-01", None, None],
        "exit": ["completed", None, None],
    }
)
FORMS = {
    "person_id": [NUMBERS[0].removeprefix("0"), parted(NUMBERS[1]), NUMBERS[2]],
    "measured_on": ["2016-02-01"] * 3,
    "score": ["10", "11", "12"],
}
SESSIONS = {
    "person_id": [parted(NUMBERS[0]), NUMBERS[1], NUMBERS[2]],
    "course": ["LC1", "LC1", "LC2"],
    "held_on": ["2016-02-01"] * 3,
    "attended": ["yes"] * 3,
}


def cohort(forms: dict[str, list[str]], sessions: dict[str, list[str]]) -> laks.Cohort:
    tables = {"measurements": pl.DataFrame(forms), "sessions": pl.DataFrame(sessions)}
    return laks.Cohort(REFERRALS, SCHEMA, key=KEY, **tables)


def test_a_person_is_found_in_every_table_however_the_number_is_written() -> None:
    joined = cohort(FORMS, SESSIONS).joined.to_dict()
    became = dict(zip(zip(joined["table"], joined["what"]), joined["rows"]))  # noqa: B905
    assert became["measurements", "used"] == len(FORMS["score"])
    assert became.get(("measurements", "orphan"), 0) == 0


@pytest.mark.parametrize(("column", "number"), list(product(FORMS, NUMBERS[:4])))
def test_a_number_in_a_form_is_not_shown(column: str, number: str) -> None:
    for written in (number, parted(number), f"{number} Bo"):
        cells = [written, *FORMS[column][1:]]
        said = everything_said({**FORMS, column: cells}, SESSIONS)
        assert not told(said)


@pytest.mark.parametrize("column", list(SESSIONS))
def test_a_number_in_a_session_is_not_shown(column: str) -> None:
    for written in (NUMBERS[3], parted(NUMBERS[3]), f"{NUMBERS[3]} Bo"):
        cells = [written, *SESSIONS[column][1:]]
        assert not told(everything_said(FORMS, {**SESSIONS, column: cells}))


def everything_said(forms: dict[str, list[str]], sessions: dict[str, list[str]]) -> str:
    try:
        read = cohort(forms, sessions)
    except laks.IssuesError as error:
        issues = str(error.issues.to_dict()) + error.issues._repr_html_()
        return "".join(traceback.format_exception(error)) + issues
    except laks.LaksError as error:
        return "".join(traceback.format_exception(error))
    tally = read.tally(as_of="2016-05-15", by=read.strata)
    return str(read.issues.to_dict()) + str(read.joined.to_dict()) + tally.to_json()
