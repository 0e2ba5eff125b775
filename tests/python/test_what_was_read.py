"""`cohort.reading` is complete, with tables beside the referrals and of a refused table."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import polars as pl
import pytest
import xlsxwriter

import laks
from laks.command_line import main

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = """
[read]
sheets = "Hold"

[courses]
read = { sheets = "Kurser" }

[sessions]
file = "moedt.csv"

[sessions.values.attended]
yes = ["ja"]
no  = ["nej"]
"""
SHEETS = {
    "Hold": [["person_id", "course", "referred_on"], ["B1", "LC1", "2016-01-04"]],
    "Kurser": [["course", "unit"], ["LC1", "Ballerup"]],
    "Noter": [["husk at ringe"]],
    "Tom": [],
}


def files(folder: Path, referred_on: str = "2016-01-04") -> tuple[Path, Path]:
    with xlsxwriter.Workbook(folder / "hold.xlsx") as book:
        for name, rows in SHEETS.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                sheet.write_row(row, 0, [cell.replace("2016-01-04", referred_on) for cell in cells])
    sessions = "person_id,course,held_on,attended\nB1,LC1,2016-01-11,ja\nB1,LC1,2016-01-18,nej\n"
    (folder / "moedt.csv").write_text(sessions, encoding="utf-8")
    (folder / "schema.toml").write_text(SCHEMA, encoding="utf-8")
    return folder / "hold.xlsx", folder / "schema.toml"


def test_the_tables_beside_the_referrals_are_among_what_was_read(tmp_path: Path) -> None:
    """Their sheets were listed as not asked for, and their files not at all."""
    reading = laks.read(*files(tmp_path)).reading
    places = [
        (place["table"], place["file"], place["sheet"], place["rows"]) for place in reading.places
    ]
    assert places == [
        ("referrals", "hold.xlsx", "Hold", 1),
        ("courses", "hold.xlsx", "Kurser", 1),
        ("sessions", "moedt.csv", None, 2),
    ]
    assert (reading.rows, reading.other_sheets) == (1, ["Noter", "Tom"])
    assert reading.summary().splitlines() == [
        "1 row of hold.xlsx; 1 referral",
        'hold.xlsx, sheet "Hold": 1 row',
        'courses: hold.xlsx, sheet "Kurser": 1 row',
        "sessions: moedt.csv: 2 rows",
        "sheets not asked for: Noter, Tom",
    ]
    assert reading.table()["table"] == ["referrals", "courses", "sessions"]


def test_a_refused_table_says_what_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A refusal listed the issues, and nobody knew which sheets and columns they came from."""
    path, schema = files(tmp_path, referred_on="i går")
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(path, schema)
    reading = caught.value.reading
    assert reading is not None
    assert (reading.rows, reading.referrals, reading.is_refused) == (1, 0, True)
    assert reading.columns["referred_on"] == "referred_on"
    assert reading.summary().splitlines()[0] == "1 row of hold.xlsx; refused"
    assert main(["check", str(path), "--schema", str(schema)]) == 1
    assert reading.summary() in capsys.readouterr().out
    with pytest.raises(laks.IssuesError) as caught:
        laks.Cohort(pl.DataFrame({"referred_on": ["i går"]}))
    assert caught.value.reading is None


def test_a_refused_table_says_what_was_read_beside_a_table_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "cafe.csv"
    path.write_text("person_id,course,referred_on\nB1,LC1,i går\n", encoding="utf-8")
    courses = pl.DataFrame({"course": ["LC1"], "unit": ["Ballerup"]})
    for given in (courses, courses.to_pandas(), courses.to_arrow()):
        with pytest.raises(laks.IssuesError) as caught:
            laks.read(path, courses=given)
        assert caught.value.reading is not None
        assert caught.value.reading.rows == 1


def test_a_file_named_by_a_persons_number_is_masked_in_what_was_read(tmp_path: Path) -> None:
    """The file's name stood in the list of places, unmasked."""
    path = tmp_path / "010203-1234.csv"
    path.write_text("referred_on,x\n2016-01-04,1\n", encoding="utf-8")
    reading = laks.read(path).reading
    said = [reading.summary(), repr(reading), reading._repr_html_(), str(reading.to_dict())]
    said.append(str(reading.to_polars().to_dicts()))
    assert all("010203" not in text and "######" in text for text in said)


@pytest.mark.parametrize("name", ["010203-1234.csv", "010203-1234*.csv", "010203-1234/schema.toml"])
def test_a_file_that_is_not_there_is_named_without_a_persons_number(
    name: str, tmp_path: Path
) -> None:
    """The builtin error repeated a path with somebody's number in it."""
    asks = [laks.read, laks.Schema.draft] if name.endswith(".csv") else [laks.Schema.read]
    for ask in asks:
        with pytest.raises(FileNotFoundError, match="######-####") as caught:
            ask(tmp_path / name)
        assert "010203" not in str(caught.value)


def test_the_encoding_is_called_as_the_schema_calls_it(tmp_path: Path) -> None:
    """It was called cp1252."""
    path = tmp_path / "cafe.csv"
    path.write_bytes("referred_on,source\n2016-01-04,Læge\n".encode("windows-1252"))
    reading = laks.read(path, {"read": {"encoding": "windows-1252"}}).reading
    assert reading.places[0]["encoding"] == "windows-1252"
    assert "cafe.csv: 1 row, windows-1252" in reading.summary()


def test_a_refusal_travels_with_what_was_read(tmp_path: Path) -> None:
    path, schema = files(tmp_path, referred_on="i går")
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(path, schema)
    try:
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    except TypeError:
        pytest.fail("a refusal must be picklable")
    assert again.reading == caught.value.reading


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("baseline_arm1", 'is "baseline_arm_1", "follow_up_arm_1"; did you mean "baseline_arm_1"?'),
        ("elsewhere", 'must be "elsewhere", but is "baseline_arm_1", "follow_up_arm_1"$'),
        (["a", ""], 'must be "a", empty, but is "baseline_arm_1", "follow_up_arm_1"$'),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx"])
def test_a_choice_of_rows_that_leaves_none_is_refused_with_what_stands_there(
    kind: str, asked: str | list[str], said: str, tmp_path: Path
) -> None:
    events = ["baseline_arm_1", "follow_up_arm_1", "baseline_arm_1"]
    table = pl.DataFrame({"event": events, "referred_on": ["2016-01-04"] * 3})
    path = tmp_path / f"redcap.{kind}"
    write = {"csv": table.write_csv, "parquet": table.write_parquet, "xlsx": table.write_excel}
    write[kind](path)
    schema = {"read": {"where": {"event": asked}}}
    for ask in (laks.read, lambda *given: laks.tally(*given, as_of="2016-12-31")):
        with pytest.raises(
            laks.InvalidInput, match=r'where under \[read\]: "event" must'
        ) as refused:
            ask(path, schema)
        assert re.search(said, str(refused.value)), refused.value


def test_an_empty_file_chosen_from_is_an_empty_month(tmp_path: Path) -> None:
    path = tmp_path / "redcap.csv"
    path.write_text("event,referred_on\n", encoding="utf-8")
    assert len(laks.read(path, {"read": {"where": {"event": "a"}}})) == 0
