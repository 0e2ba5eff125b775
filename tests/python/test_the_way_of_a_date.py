"""The numbers that the way of a date tells are those of Ballerup's table."""

from datetime import date

from repository import ROOT

import laks

PAGE = (ROOT / "python" / "docs" / "the_way_of_a_date.md").read_text(encoding="utf-8")
TABLE = (ROOT / "python" / "laks" / "data" / "ballerup" / "referrals.csv").read_text("utf-8")


def test_the_date_stands_in_one_cell_and_is_the_told_number_of_days() -> None:
    assert TABLE.count("2015-06-05") == 1
    days = (date(2015, 6, 5) - date(1970, 1, 1)).days
    assert f"it is now {days // 1000} {days % 1000}, the days since 1970-01-01" in PAGE


def test_the_told_counts_are_those_of_the_funnel() -> None:
    counts = laks.datasets.ballerup().cohort.tally(as_of="2016-02-15").funnel().counts
    waiting, ongoing, referred = counts["waiting"], counts["ongoing"], counts["referred"]
    left = referred - waiting - ongoing
    assert "counted as of 15 February 2016" in PAGE
    assert f'the "{referred} referred" of a page' in PAGE
    assert (
        f"{waiting} waiting, {ongoing} in a course, {left} who left are {referred} referred" in PAGE
    )
    assert f"{counts['started']} started over {referred} referred" in PAGE
