"""Issues are counted as issues, and rows that are left out as rows."""

from __future__ import annotations

import polars as pl
import pytest

import laks

ROWS = [
    {"referred_on": "2016-01-04", "started_on": "2016-01-11", "who5_baseline": "12"},
    # Started and ended before it was referred, with a score that cannot be: one row, four issues.
    {
        "referred_on": "2016-03-01",
        "started_on": "2016-01-11",
        "ended_on": "2016-01-05",
        "exit": "completed",
        "who5_baseline": "26",
    },
    {"referred_on": "2016-02-04", "started_on": "2016-01-11", "who5_baseline": "9"},
]
SCHEMA = {"rules": {"dates_out_of_order": "exclude", "score_out_of_range": "exclude"}}
AS_OF = "2016-12-31"


def counted(way: str) -> laks.Tally:
    if way == "streamed":
        return laks.tally(pl.DataFrame(ROWS), SCHEMA, as_of=AS_OF)
    if way == "merged":
        parts = [laks.Cohort(pl.DataFrame([row]), SCHEMA).tally(as_of=AS_OF) for row in ROWS]
        return parts[0] + parts[1] + parts[2]
    if way == "stored":
        return laks.Tally.from_json(counted("at once").to_json())
    return laks.Cohort(pl.DataFrame(ROWS), SCHEMA).tally(as_of=AS_OF)


@pytest.mark.parametrize("way", ["at once", "streamed", "merged", "stored"])
def test_a_row_that_breaks_several_rules_is_left_out_once(way: str) -> None:
    """Two rows were left out, for five issues, and every figure said that five rows were."""
    tally = counted(way)
    assert tally.issues.to_dict()["issues"] == [4, 1]
    assert tally.notes["excluded"] == 2
    assert tally.funnel().uptake.excluded == 2


def test_the_report_of_what_was_read_tells_rows_as_rows() -> None:
    cohort = laks.Cohort(pl.DataFrame(ROWS), SCHEMA)
    assert (cohort.rows_read, cohort.rows_excluded, len(cohort)) == (3, 2, 1)
    assert cohort.reading.excluded == 2
    assert cohort.reading.issues == {"excluded": 5}
    assert cohort.reading.summary().endswith("by the rules: 2 rows excluded for 5 issues")


def test_a_side_of_a_split_has_left_out_no_more_than_the_table() -> None:
    """The report said that rows were excluded by a rule which only stand on the other side."""
    split = laks.Cohort(pl.DataFrame(ROWS), SCHEMA).split("referred_on", at="2016-01-04")
    before, after = split.before, split.after
    assert (len(after), after.rows_excluded) == (1, 2)
    both = before.tally(as_of=AS_OF) + after.tally(as_of=AS_OF)
    assert both.notes["excluded"] == 2


def test_the_report_counts_issues_under_the_heading_of_issues() -> None:
    report = laks.report(laks.Cohort(pl.DataFrame(ROWS), SCHEMA), at=AS_OF, language="da").html
    table = report[report.index("Fejl efter regel") :]
    heading = table[: table.index("</thead>")]
    assert ">Fejl</th>" in heading
    assert "Rækker" not in heading
    assert "Rækker udeladt efter en regel: 2." in report
