"""Tables that are empty, broken or odd: one clear error or an honest count, never a panic."""

import polars as pl
import pyarrow as pa
import pytest
from referral_tables import referrals

import laks


def test_an_empty_table_is_a_cohort_of_nobody() -> None:
    cohort = laks.Cohort(referrals(0))
    assert len(cohort) == 0
    with pytest.raises(laks.InvalidInput, match="as_of must be a date, for the table has none"):
        cohort.tally()
    funnel = cohort.tally(as_of="2016-06-30").funnel()
    assert funnel.counts["referred"] == 0
    assert funnel.uptake.value is None
    assert funnel.uptake.reason


def test_one_row_is_counted() -> None:
    cohort = laks.Cohort(pl.DataFrame({"referred_on": ["2016-01-04"]}))
    tally = cohort.tally()
    assert tally.as_of.isoformat() == "2016-01-04"
    assert tally.funnel().counts["waiting"] == 1


def test_rows_that_are_all_null_are_refused_and_counted() -> None:
    frame = pl.DataFrame({"referred_on": [None] * 3}, schema={"referred_on": pl.Date})
    with pytest.raises(laks.IssuesError) as caught:
        laks.Cohort(frame)
    assert caught.value.total == 3
    excluded = laks.Cohort(frame, {"rules": {"missing_referred_on": "exclude"}})
    assert (len(excluded), excluded.rows_read) == (0, 3)


def test_what_was_excluded_is_counted_in_every_result() -> None:
    frame = pl.DataFrame({"referred_on": ["2016-01-04", "soon", "2016-02-01"]})
    schema = {"rules": {"missing_referred_on": "exclude", "unreadable_date": "exclude"}}
    cohort = laks.Cohort(frame, schema)
    assert len(cohort) == 2
    tally = cohort.tally()
    assert tally.funnel().uptake.excluded >= 1
    assert "excluded" in tally.issues["deed"]


def test_more_issues_than_are_listed_are_still_counted() -> None:
    rows = 60_000
    frame = pl.DataFrame({"referred_on": ["2016-01-04"] * rows, "who5_baseline": [99] * rows})
    with pytest.raises(laks.IssuesError) as caught:
        laks.Cohort(frame)
    assert caught.value.total == rows
    assert len(caught.value.issues) < rows
    assert any("not listed" in note for note in caught.value.issues.notes)


def test_text_that_is_not_utf_8_names_row_and_column() -> None:
    broken = pa.array([b"North", b"N\xf8rre"], pa.binary()).view(pa.string())
    days = pa.array(["2016-01-04", "2016-01-05"])
    with pytest.raises(laks.InvalidInput, match=r'row 2, column "unit" .* not UTF-8'):
        laks.Cohort(pa.table({"referred_on": days, "unit": broken}))


def test_a_column_of_the_wrong_type_says_what_it_must_hold() -> None:
    frame = pl.DataFrame({"referred_on": [[1], [2]]})
    with pytest.raises(laks.SchemaError, match='column "referred_on" must hold'):
        laks.Cohort(frame)


def test_a_very_long_text_is_a_label_like_any_other() -> None:
    frame = pl.DataFrame({"referred_on": ["2016-01-04"], "unit": ["x" * 10_000_000]})
    tally = laks.Cohort(frame).tally(by=["unit"])
    assert len(tally.strata[0]["unit"]) == 10_000_000


def test_two_columns_of_one_name_are_refused() -> None:
    days = pa.array(["2016-01-04"])
    table = pa.Table.from_arrays([days, days], names=["referred_on", "referred_on"])
    with pytest.raises(laks.SchemaError, match="more than once"):
        laks.Cohort(table)


@pytest.mark.parametrize("text", ["", "{}", "null", '{"laks_tally": 99}', "[" * 500])
def test_json_that_is_no_tally_is_refused(text: str) -> None:
    with pytest.raises(laks.InvalidInput, match="not a tally"):
        laks.Tally.from_json(text)


def test_json_with_a_cell_changed_is_refused() -> None:
    tally = laks.Cohort(referrals(20)).tally(as_of="2016-06-30")
    text = tally.to_json()
    first = text.index('"tables":[[') + len('"tables":[[')
    end = text.index("]", first)
    numbers = text[first:end].split(",")
    with pytest.raises(laks.InvalidInput):
        laks.Tally.from_json(text[:first] + ",".join(numbers[:-1]) + text[end:])
