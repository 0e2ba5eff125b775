"""The dates of scores: in order, and not years from the referral, however they come in."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

import laks

REFERRED = "2016-03-01"


def cohort(before: str | None, after: str | None, **options: Any) -> laks.Cohort:
    frame = pl.DataFrame(
        {
            "referred_on": [REFERRED],
            "started_on": ["2016-03-08"],
            "who5_baseline": [10],
            "who5_baseline_on": [before],
            "who5_follow_up": [20],
            "who5_follow_up_on": [after],
        },
        schema_overrides={"who5_baseline_on": pl.String, "who5_follow_up_on": pl.String},
    )
    return laks.Cohort(frame, **options)


def joined(before: str, after: str) -> laks.Cohort:
    referrals = pl.DataFrame({"referral_id": ["a"], "referred_on": [REFERRED]})
    forms = pl.DataFrame(
        {
            "referral_id": ["a", "a"],
            "outcome": ["who5", "who5"],
            "occasion": ["baseline", "follow_up"],
            "measured_on": [before, after],
            "score": [10, 20],
        }
    )
    return laks.Cohort(referrals, measurements=forms)


CASES = [
    ("2016-03-08", "2016-06-08", []),
    ("2016-03-08", "2016-03-08", []),
    (None, "2016-06-08", []),
    ("2016-03-08", None, []),
    ("2016-02-20", "2016-06-08", []),
    ("2016-03-08", "2016-03-07", ["score_dates_out_of_order"]),
    ("2016-02-20", "2016-02-25", ["score_dates_out_of_order"]),
    (None, "2016-02-29", ["score_dates_out_of_order"]),
    ("2006-03-08", "2016-06-08", ["score_date_far"]),
    ("2016-03-08", "2061-06-08", ["score_date_far"]),
    ("2016-03-08", "2006-06-08", ["score_dates_out_of_order", "score_date_far"]),
]


@pytest.mark.parametrize(("before", "after", "rules"), CASES)
def test_dates_of_scores_that_cannot_be_are_told(
    before: str | None, after: str | None, rules: list[str]
) -> None:
    ways = [cohort(before, after)]
    if before and after:
        ways.append(joined(before, after))
    for found in ways:
        told = found.issues.to_dict()["rule"]
        assert sorted(told) == sorted(rules)
        if not after:
            continue  # an open case's score without a date is of no day
        change = found.tally(as_of="2062-01-01").outcome("who5").among("referred").change()
        assert change.to_dict()["total"]["paired"] == 1, "a warning changes no count"


def test_a_score_whose_date_cannot_be_can_be_taken_as_missing_or_leave_its_row_out() -> None:
    rule = "score_dates_out_of_order"
    blank = cohort("2016-03-08", "2016-03-07", schema={"rules": {rule: "blank"}})
    total = blank.tally(as_of="2016-12-31").outcome("who5").change().to_dict()["total"]
    assert (total["with_baseline"], total["paired"]) == (1, 0)
    excluded = cohort("2016-03-08", "2016-03-07", schema={"rules": {rule: "exclude"}})
    assert len(excluded) == 0 and excluded.tally(as_of="2016-12-31").notes["excluded"] == 1
    with pytest.raises(laks.IssuesError, match="2016-03-07, before the score before of 2016-03-08"):
        cohort("2016-03-08", "2016-03-07", schema={"rules": {rule: "refuse"}})


def test_they_are_said_in_danish() -> None:
    issues = cohort("2016-03-08", "2006-03-07").issues
    text = str(issues.to_repair("da"))
    assert "07-03-2006, før scoren før 08-03-2016" in text
    assert "07-03-2006, år fra visitationsdato 01-03-2016" in text
