"""The list of issues that goes back to whoever typed the data, and comes back corrected."""

import csv
import pickle
import re
import zipfile
from pathlib import Path

import fastexcel
import polars as pl
import pytest

import laks
from laks.command_line import main

INJECTIONS = [
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(1+1)*cmd|"/C calc"!A0',
    "http://example.org/click",
    "123456789012345678",
]
BROKEN = {
    "Henvist": ["2016-01-04", "04-01-2016", "2016-01-06", "2016-01-07"],
    "Start": ["2016-01-14", "", "2016-01-01", ""],
    "Slut": ["", "", "2016-03-04", ""],
    "Status": ["", "", "gennemført", "stoppet"],
    "WHO5": ["10", "", "31", ""],
}
SCHEMA = {
    "columns": {
        "referred_on": "Henvist",
        "started_on": "Start",
        "ended_on": "Slut",
        "exit": "Status",
    },
    "values": {"exit": {"completed": "gennemført"}},
    "outcomes": {"who5": {"baseline": "WHO5"}},
}
RIGHT = {
    (3, "Henvist"): "2016-01-04",
    (4, "Start"): "2016-01-16",
    (4, "WHO5"): "13",
    (5, "Status"): "",
}


def write(path: Path, columns: dict[str, list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return path


def issues_of(frame: pl.DataFrame | Path, schema: dict[str, object]) -> laks.Issues:
    read = laks.read if isinstance(frame, Path) else laks.Cohort
    with pytest.raises(laks.IssuesError) as caught:
        read(frame, schema)
    return caught.value.issues


def sheet(path: Path, number: int = 0) -> pl.DataFrame:
    """A sheet of a workbook, every cell as text."""
    return fastexcel.read_excel(path).load_sheet(number, dtypes="string").to_polars()


def test_a_corrected_file_has_no_issues(tmp_path: Path) -> None:
    path = write(tmp_path / "cafe.csv", BROKEN)
    issues_of(path, SCHEMA).to_excel(tmp_path / "ret_disse.xlsx", language="da")
    listed = sheet(tmp_path / "ret_disse.xlsx")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for number, column in zip(listed["Række"], listed["Kolonne"], strict=True):
        rows[int(number) - 1][rows[0].index(column)] = RIGHT[int(number), column]
    assert len(listed) == len(RIGHT)
    corrected = dict(zip(rows[0], map(list, zip(*rows[1:], strict=True)), strict=True))
    assert len(laks.read(write(path, corrected), SCHEMA).issues) == 0


def test_the_workbook_says_in_danish_what_was_found_and_what_to_do(tmp_path: Path) -> None:
    issues_of(write(tmp_path / "cafe.csv", BROKEN), SCHEMA).to_excel(tmp_path / "a.xlsx", "da")
    listed = sheet(tmp_path / "a.xlsx")
    assert listed.columns == [
        *("Fil", "Række", "Kolonne", "Fundet", "Problem"),
        *("Hvad skal gøres", "Hvad er gjort", "Regel"),
    ]
    assert listed.row(0) == (
        *("cafe.csv", "3", "Henvist", '"04-01-2016"', "dato kan ikke læses"),
        "skriv datoen som ÅÅÅÅ-MM-DD, eller i skemafilens rækkefølge",
        *("afvist", "unreadable_date"),
    )
    counted = sheet(tmp_path / "a.xlsx", 1)
    assert counted.columns[:3] == ["Problem", "Hvad er gjort", "Antal"]
    assert counted["Antal"].cast(pl.Int64).sum() == len(listed)
    assert fastexcel.read_excel(tmp_path / "a.xlsx").sheet_names == ["Ret disse", "Efter regel"]


def test_the_header_stays_in_sight_and_filters(tmp_path: Path) -> None:
    issues_of(write(tmp_path / "cafe.csv", BROKEN), SCHEMA).to_excel(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        page = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        styles = book.read("xl/styles.xml").decode("utf-8")
    assert 'ySplit="1"' in page and 'state="frozen"' in page
    assert '<autoFilter ref="A1:H5"' in page
    assert 'wrapText="1"' in styles


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_cell_that_looks_like_a_formula_is_a_text(text: str, tmp_path: Path) -> None:
    frame = pl.DataFrame({"referred_on": ["2016-01-04"], "exit": [text], "=1+1": ["x"]})
    issues = issues_of(frame, {"columns": {"exit": "exit"}})
    issues.to_excel(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        pages = [book.read(n).decode() for n in book.namelist() if "worksheets/sheet" in n]
    assert len(pages) == 2
    assert not [page for page in pages if "<f>" in page or "<hyperlink" in page]
    found = sheet(tmp_path / "a.xlsx")["Found"][0]
    assert text.replace('"', '\\"') in found
    issues.to_csv(tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)]


def test_a_column_that_is_called_like_a_formula_is_a_text_too(tmp_path: Path) -> None:
    frame = pl.DataFrame({"referred_on": ["2016-01-04"], INJECTIONS[0]: ["gone"]})
    issues = issues_of(frame, {"columns": {"exit": INJECTIONS[0]}})
    issues.to_excel(tmp_path / "a.xlsx")
    assert sheet(tmp_path / "a.xlsx")["Column"].to_list() == [INJECTIONS[0]]
    issues.to_csv(tmp_path / "a.csv", "da")
    assert f";'{INJECTIONS[0]};" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_what_is_not_listed_is_said(tmp_path: Path) -> None:
    rows = 10_050
    issues = issues_of(pl.DataFrame({"referred_on": ["i går"] * rows}), {})
    assert (len(issues), issues.total) == (10_000, rows)
    issues.to_excel(tmp_path / "a.xlsx", "da")
    note = "50 fejl mere er ikke vist; ret først disse, og kontrollér igen"
    assert sheet(tmp_path / "a.xlsx").columns[0] == note
    issues.to_csv(tmp_path / "a.csv", "da")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[-1] == f'"{note}"'


def test_rows_of_several_files_and_sheets_are_listed_by_place(tmp_path: Path) -> None:
    places = [("b.xlsx", "LC2"), ("b.xlsx", "LC1"), ("a.csv", None)]
    numbers = pl.Series([7, (1 << 32) + 9, (1 << 32) + 8, (2 << 32) + 5], dtype=pl.UInt64)
    frame = pl.DataFrame({"referred_on": ["x"] * 4, "__laks_row": numbers})
    with pytest.raises(laks.IssuesError) as caught:
        laks.Cohort(frame, places=places)
    issues = caught.value.issues
    assert issues.columns[:3] == ["file", "sheet", "row"]
    issues.to_excel(tmp_path / "a.xlsx", "da")
    listed = sheet(tmp_path / "a.xlsx")
    assert listed.select("Fil", "Ark", "Række").rows() == [
        ("a.csv", None, "5"),
        ("b.xlsx", "LC1", "8"),
        ("b.xlsx", "LC1", "9"),
        ("b.xlsx", "LC2", "7"),
    ]


def test_issues_are_a_table_that_can_be_kept() -> None:
    issues = issues_of(pl.DataFrame({"referred_on": ["x"]}), {})
    assert isinstance(issues, laks.Table)
    assert repr(issues) == "<Issues: 1 of 1 issues>"
    again = pickle.loads(pickle.dumps(issues))  # noqa: S301
    assert type(again) is laks.Issues and again == issues
    assert again.by_rule()["issues"] == [1]
    assert pl.DataFrame(issues).height == 1


def test_a_workbook_is_called_xlsx_and_a_language_is_known(tmp_path: Path) -> None:
    issues = laks.datasets.ballerup().cohort.issues
    with pytest.raises(laks.InvalidInput) as caught:
        issues.to_excel(tmp_path / "a.xls")
    assert str(caught.value) == "a workbook's name must end in .xlsx, but is 'a.xls'"
    with pytest.raises(laks.UnknownName, match='language "de" is not known; known are en, da'):
        issues.to_csv(tmp_path / "a.csv", "de")


def test_the_command_line_writes_either(tmp_path: Path, capsys) -> None:
    path = write(tmp_path / "cafe.csv", {"referred_on": ["i går"]})
    for name in ("ret.xlsx", "ret.csv"):
        out = tmp_path / name
        assert main(["check", str(path), "--issues", str(out), "--language", "da"]) == 1
        assert f"1 fejl er skrevet i {out}" in capsys.readouterr().out
    assert sheet(tmp_path / "ret.xlsx").columns[:2] == ["Fil", "Række"]
    with pytest.raises(SystemExit):
        main(["check", str(path), "--issues", "ret.pdf"])
    assert "the list must end in .xlsx or .csv, but is 'ret.pdf'" in capsys.readouterr().err


def test_a_workbook_that_cannot_be_written_is_told_as_the_system_tells_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An exception of xlsxwriter's own went through, and the command line ended in a traceback."""
    issues = laks.datasets.ballerup().cohort.issues
    with pytest.raises(FileNotFoundError):
        issues.to_excel(tmp_path / "nowhere" / "ret_disse.xlsx")
    (tmp_path / "ret_disse.xlsx").mkdir()
    with pytest.raises(IsADirectoryError):
        issues.to_excel(tmp_path / "ret_disse.xlsx")
    folder = laks.datasets.ballerup().path
    asked = ["check", str(folder / "referrals.csv"), "--schema", str(folder / "schema.toml")]
    assert main([*asked, "--issues", str(tmp_path / "ret_disse.xlsx")]) == 1
    assert "is a directory" in capsys.readouterr().err


def test_what_was_found_is_in_danish_too(tmp_path: Path) -> None:
    """The Danish list said "nothing" and "an id that no referral has" where no cell was quoted."""
    path = write(tmp_path / "cafe.csv", {"person_id": ["B1"], "referred_on": ["nothing"]})
    sessions = pl.DataFrame({"person_id": ["B2"], "held_on": ["2016-01-04"]})
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(path, sessions=sessions)
    found = caught.value.issues.to_repair("da")["Fundet"]
    assert found == ['"nothing"', "et nummer, som ingen af de visiterede har"]
