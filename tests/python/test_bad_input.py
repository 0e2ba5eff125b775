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
    counts = tally.funnel().counts
    # Without a column for starts and exits nobody knows whether the one still waits.
    assert (counts["referred"], counts["waiting"], counts["started"]) == (1, None, None)


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
    first = text.index('"states":[[') + len('"states":[[')
    end = text.index("]", first)
    numbers = text[first:end].split(",")
    with pytest.raises(laks.InvalidInput, match="its checksum differs"):
        laks.Tally.from_json(text[:first] + ",".join(numbers[:-2]) + text[end:])


CAFE = laks.datasets.ballerup()
TABLE = (CAFE.path / "referrals.csv").read_text(encoding="utf-8")

NO_TABLES = {
    "empty": (b"", "must begin with a line of column names, but is empty; export the table again"),
    "UTF-16": (
        TABLE.encode("utf-16"),
        'must be UTF-8 text, but is UTF-16; declare encoding = "utf-16" under .read., or save',
    ),
    "Latin-1": (TABLE.encode("latin-1"), "must be UTF-8 text, but is not at byte 31 of its first"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(256), "must be UTF-8 text, but is not at byte 0"),
    "zeros": (bytes(100), "must be a CSV, which is text, but byte 0 of its first line is 0"),
    "Latin-1 in a row": (
        TABLE.encode().replace("Livsstilscafé".encode(), "Livsstilscafé".encode("latin-1")),
        'must be UTF-8 text, but is not in row 2; declare encoding = "windows-1252" under',
    ),
    "an open quote": (
        TABLE.replace(",LC1,", ',"LC1,', 1).encode(),
        "that opens with a double quote must end with one, but one in row 2 does not; close the",
    ),
    "ragged": (f"{TABLE}{TABLE.splitlines()[1]},x,y\n".encode(), "must have as many cells as its"),
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_a_file_that_is_no_csv_is_named_and_refused(name: str, tmp_path) -> None:
    """A CSV in UTF-16, as spreadsheets write "Unicode text", ended the whole process."""
    content, sentence = NO_TABLES[name]
    path = tmp_path / "cafe.csv"
    path.write_bytes(content)
    for read in (laks.read, lambda *asked: laks.tally(*asked, as_of="2016-05-15")):
        with pytest.raises(laks.InvalidInput, match=sentence) as caught:
            read(path, CAFE.schema)
        assert "cafe.csv" in str(caught.value)
        assert "B020" not in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_csv_with_a_byte_order_mark_or_semicolons_is_read(tmp_path) -> None:
    for number, text in enumerate(["\ufeff" + TABLE, TABLE.replace(",", ";")]):
        path = tmp_path / f"{number}.csv"
        path.write_text(text, encoding="utf-8")
        assert len(laks.read(path, CAFE.schema)) == 83


def test_a_separator_is_one_character() -> None:
    with pytest.raises(laks.InvalidInput, match="separator must be one character such as ';', but"):
        laks.read(CAFE.path / "referrals.csv", CAFE.schema, separator=";;")


def test_a_folder_is_no_table_and_no_schema(tmp_path) -> None:
    with pytest.raises(laks.InvalidInput, match=r"must be one file, but .* is a folder"):
        laks.read(tmp_path)
    with pytest.raises(IsADirectoryError, match="is a folder, not a file of text"):
        laks.read(CAFE.path / "referrals.csv", tmp_path)
    with pytest.raises(FileNotFoundError, match="there is no file"):
        laks.Plan.read(tmp_path / "plan.toml")


def test_a_cell_that_cannot_be_read_is_one_issue() -> None:
    """An unreadable date of referral was also called missing, an unreadable end also left out."""
    frame = pl.DataFrame(
        {
            "referred_on": ["soon", "2016-01-05", "2016-01-06", "1016-01-06"],
            "started_on": [None, "2016-01-12", "later", None],
            "ended_on": [None, "then", "2016-02-01", None],
            "exit": [None, "completed", "completed", None],
        }
    )
    with pytest.raises(laks.IssuesError) as caught:
        laks.Cohort(frame)
    assert caught.value.issues["row"] == [1, 2, 3, 4]
    assert caught.value.issues["column"] == ["referred_on", "ended_on", "started_on", "referred_on"]
    assert str(caught.value).startswith("the table is refused: 4 issues in 4 rows\n")


def test_two_things_wrong_in_one_row_are_two_issues_in_one_row() -> None:
    frame = pl.DataFrame({"referred_on": ["soon"], "who5_baseline": [31]})
    with pytest.raises(laks.IssuesError, match="the table is refused: 2 issues in 1 row\n"):
        laks.Cohort(frame)


def test_a_blanked_date_of_referral_is_still_a_row_without_one() -> None:
    frame = pl.DataFrame({"referred_on": ["soon", "2016-01-05"]})
    with pytest.raises(laks.IssuesError, match="missing_referred_on"):
        laks.Cohort(frame, {"rules": {"unreadable_date": "blank"}})
    rules = {"unreadable_date": "blank", "missing_referred_on": "exclude"}
    assert len(laks.Cohort(frame, {"rules": rules})) == 1
