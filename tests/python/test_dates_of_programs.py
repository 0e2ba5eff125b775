"""Dates that other programs keep in their own way: as numbers, in INT96, as months."""

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import pytest

import laks
from laks.reading.statistics_files import text_of


def remedies(table: Any, schema: Any = None) -> list[str]:
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(table, schema)
    return [str(remedy) for remedy in caught.value.issues["remedy"]]


@pytest.mark.parametrize("year", [1, 2262, 2500, 2999, 9999])
def test_a_date_of_spark_is_the_one_that_was_written(year: int, tmp_path: Path) -> None:
    """The end in 9999, which means none, was read as the last day of 64 bits of nanoseconds."""
    path = tmp_path / "spark.parquet"
    days = {"referred_on": dt.datetime(2016, 1, 4), "ended_on": dt.datetime(year, 12, 31)}
    columns = {name: pa.array([day], pa.timestamp("us")) for name, day in days.items()}
    pq.write_table(
        pa.table(columns), path, use_deprecated_int96_timestamps=True, store_schema=False
    )
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(path)
    assert caught.value.issues["found"] == [f"{year:04}-12-31"]
    schema = {"missing_dates": {"written": [f"{year:04}-12-31"]}}
    assert len(laks.read(path, schema)) == 1


def test_times_of_parquet_in_nanoseconds_are_read_to_the_microsecond(tmp_path: Path) -> None:
    path = tmp_path / "cafe.parquet"
    zoned = pd.Series(pd.to_datetime(["2016-01-04 10:30:00.123456789"], utc=True))
    plain = pd.Series(pd.to_datetime(["2016-01-05 23:59:59.999999999"]))
    frame = pd.DataFrame(
        {"referred_on": zoned.dt.as_unit("ns"), "started_on": plain.dt.as_unit("ns")}
    )
    frame.to_parquet(path)
    cohort = laks.read(path)
    assert str(cohort.last_date) == "2016-01-05" and len(cohort.issues) == 0


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("20457", "2016-01-04 as days since 1960, of SAS and Stata"),
        ("16804", "2016-01-04 as days since 1970, of R and Unix"),
        ("42373", '2016-01-04 as days of a spreadsheet (excel_dates = "1900" under [read])'),
        ("1451865600", "2016-01-04 as seconds since 1970, of Unix"),
        ("1451865600000", "2016-01-04 as milliseconds since 1970, of Unix"),
        ("13671244800", "2016-01-04 as seconds since 1582, of SPSS"),
    ],
)
def test_a_number_for_a_date_is_told_as_the_days_it_may_be(
    number: str, said: str, tmp_path: Path
) -> None:
    """Only spreadsheets were named, in which the days of SAS lie in 1956."""
    path = tmp_path / "cafe.csv"
    path.write_text(f"referred_on\n{number}\n")
    assert said in remedies(path)[0]


def drafted(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "cafe.csv"
    path.write_text(text)
    return [
        line
        for line in laks.Schema.draft(path).splitlines()
        if "excel_dates" in line or "numbers for" in line
    ]


def test_a_draft_asks_whose_days_numbers_are(tmp_path: Path) -> None:
    """It proposed days of a spreadsheet, by which every referral was of 1956."""
    [asked] = drafted(tmp_path, "Henvist;Hold\n20457;A\n20458;A\n20500;B\n")
    assert asked.startswith(
        "# ? referred_on has numbers for dates: 20457 is 2016-01-04 as days since 1960"
    )
    asked, line = drafted(tmp_path, "Henvist;Start\n42373;2016-01-11\n42374;2016-01-12\n")
    assert asked.startswith("# ? ") and line == 'excel_dates = "1900"'
    asked, line = drafted(tmp_path, "Henvist;Start\n40911;2016-01-11\n40912;2016-01-12\n")
    assert asked.startswith("# ? ") and line == 'excel_dates = "1904"'
    [asked] = drafted(tmp_path, "Henvist;Start\n42373;1998-01-11\n42374;1998-01-12\n")
    assert asked.startswith("# ? ") and asked.endswith("write dates as YYYY-MM-DD")


@pytest.mark.parametrize(
    ("written_as", "shown"),
    [("MOYR8", "JAN 2016"), ("QYR6", "1 Q 2016"), ("QYR8", "1 Q 2016"), ("WKYR8", "1 WK 2016")],
)
def test_months_of_spss_are_no_days(written_as: str, shown: str, tmp_path: Path) -> None:
    """A month was the number of its seconds since 1582, and told to be a spreadsheet's."""
    path = tmp_path / "cafe.sav"
    frame = pd.DataFrame({"referred_on": [13671244800.0]})
    pyreadstat.write_sav(frame, path, variable_format={"referred_on": written_as})
    assert text_of(path, "cafe.sav").rows() == [(shown,)]
    [remedy] = remedies(path)
    assert remedy.startswith(
        "the column holds months, quarters or weeks, and no days: map a column"
    )


@pytest.mark.parametrize(
    "written_as",
    ["DATE8", "DATE9", "DATE11", "EDATE8", "EDATE10", "ADATE8", "SDATE10", "JDATE7", "DATETIME20"],
)
def test_dates_of_spss_are_dates_whatever_their_width(written_as: str, tmp_path: Path) -> None:
    path = tmp_path / "cafe.sav"
    frame = pd.DataFrame({"referred_on": [13671244800.0, None]})
    pyreadstat.write_sav(frame, path, variable_format={"referred_on": written_as})
    assert text_of(path, "cafe.sav").rows() == [("2016-01-04",), (None,)]


@pytest.mark.parametrize(
    ("written_as", "number", "shown"),
    [
        ("%tm", 672, "2016m1"),
        ("%tq", 224, "2016q1"),
        ("%tw", 2912, "2016w1"),
        ("%th", 112, "2016h1"),
        ("%td", 20457, "2016-01-04"),
        ("%tdDD/NN/CCYY", 20457, "2016-01-04"),
        ("%d", 20457, "2016-01-04"),
        ("%9.0g", 20457, "20457"),
    ],
)
def test_dates_of_stata_are_read_as_it_shows_them(
    written_as: str, number: int, shown: str, tmp_path: Path
) -> None:
    path = tmp_path / "cafe.dta"
    frame = pd.DataFrame({"referred_on": [float(number)]})
    pyreadstat.write_dta(frame, path, variable_format={"referred_on": written_as})
    assert text_of(path, "cafe.dta").rows() == [(shown,)]
