"""Workbooks that no careful program writes: what they hold is read where it stands, or refused."""

import itertools
import re
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlwt
from made_workbooks import cell, xlsb, xlsx
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from repository import ROOT
from xlwt.CompoundDoc import XlsDoc

import laks
from laks.reading.opening import open_table

HEADER = cell("A1", "referred_on") + cell("B1", "course")
ROWS = [(2, "2016-01-04", "x"), (3, "2016-01-05", "y")]
SECOND = cell("A2", "2016-01-04") + cell("B2", "x")
THIRD = cell("A3", "2016-01-05") + cell("B3", "y")


def rows(path: Path, read: Any = None) -> list[Any]:
    """The rows of a file, each with its number in front."""
    return [row for frame in open_table(path, read).frames() for row in frame.rows()]


@pytest.mark.parametrize("order", list(itertools.permutations([HEADER, SECOND, THIRD])))
def test_rows_of_a_sheet_may_come_in_any_order(order: list[str], tmp_path: Path) -> None:
    """A header that came last was a row, and blank rows were counted below zero."""
    path = xlsx(tmp_path / "cafe.xlsx", order)
    assert rows(path) == ROWS
    reading = laks.read(path).reading
    assert (reading.rows, reading.places[0]["blank_rows"]) == (2, 0)


def test_cells_of_a_row_may_come_apart(tmp_path: Path) -> None:
    parts = [HEADER, cell("B3", "y") + cell("A2", "2016-01-04"), cell("A3", "2016-01-05")]
    assert rows(xlsx(tmp_path / "cafe.xlsx", [*parts, cell("B2", "x")])) == ROWS


@pytest.mark.parametrize("again", [SECOND + cell("A2", "2016-01-06"), cell("A2", "") + SECOND])
def test_a_cell_that_stands_twice_moves_no_other(again: str, tmp_path: Path) -> None:
    """It moved the cells below it one row down, and the last out of the table."""
    path = xlsx(tmp_path / "cafe.xlsx", [HEADER, again, THIRD])
    if again.endswith(SECOND):
        assert rows(path) == ROWS, "an empty cell is none"
        return
    sentence = r'^cafe.xlsx, sheet "Hold 1" must have each cell once, but has A2 twice; open it in '
    with pytest.raises(laks.InvalidInput, match=sentence):
        laks.read(path)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            cell("A1048577", "2016-01-04"),
            "must have at most 1048576 rows, but has a cell in row 104",
        ),
        (cell("A4294967298", "2016-01-04"), '16384 columns, but has something in "A4294967298"'),
        (cell("AAAAAAAAAA2", "x"), '16384 columns, but has something in "AAAAAAAAAA2"'),
        (
            f'<row r="99999999999">{cell("", "x")}</row>'.replace('r="" ', ""),
            '"99999999999"; open it',
        ),
    ],
)
def test_what_stands_beyond_a_sheet_is_refused(row: str, sentence: str, tmp_path: Path) -> None:
    """Row 4294967298 was read as row 2, and row 1048577 as a row that no sheet has."""
    with pytest.raises(laks.InvalidInput, match=sentence):
        laks.read(xlsx(tmp_path / "far.xlsx", [HEADER, row]))
    last = cell("A1048576", "2016-01-04")
    assert rows(xlsx(tmp_path / "last.xlsx", [HEADER, last])) == [(1_048_576, "2016-01-04", None)]


def test_a_binary_workbook_is_read_as_any_other(tmp_path: Path) -> None:
    cells: dict[int, list[Any]] = {
        1: ["Livsstilscafé 2016"],
        3: ["referred_on", "course", "goal_1", "sessions_attended"],
        4: ["2016-01-04", "Ærø", True, 7.0],
        6: ["2016-01-05", "y", None, 0.1 + 0.2],
    }
    path = xlsb(tmp_path / "cafe.xlsb", cells)
    assert rows(path, {"header_row": 3}) == [
        (4, "2016-01-04", "Ærø", "true", "7"),
        (6, "2016-01-05", "y", None, "0.3"),
    ]
    del cells[6]
    cohort = laks.read(xlsb(tmp_path / "cafe.xlsb", cells), {"read": {"header_row": 3}})
    assert cohort.reading.places[0] | {"sheet": "Hold 1", "rows": 1} == cohort.reading.places[0]
    beyond = xlsb(tmp_path / "long.xlsb", {1: ["referred_on"], 1_048_577: ["2016-01-04"]})
    with pytest.raises(laks.InvalidInput, match="but has a cell in row 1048577"):
        laks.read(beyond)


def test_an_old_workbook_with_a_password_is_told_so(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Hold 1").write(0, 0, "referred_on")
    stream = book.get_biff_data()
    begin = 4 + struct.unpack("<H", stream[2:4])[0]
    encrypted = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + bytes(48)
    stream = stream[:begin] + encrypted + stream[begin:]
    XlsDoc().save(str(tmp_path / "secret.xls"), stream)
    with pytest.raises(laks.InvalidInput, match=r"^secret.xls is protected by a password; save it"):
        laks.read(tmp_path / "secret.xls")


def test_a_newer_workbook_with_a_password_is_told_so_under_any_name(tmp_path: Path) -> None:
    """Under the name of an old one it was said to be broken, and to be saved again."""
    secret = (ROOT / "tests" / "broken" / "protected_by_a_password.xlsx").read_bytes()
    for ending in ("xls", "xlsx", "xlsm", "xlsb", "ods"):
        path = tmp_path / f"secret.{ending}"
        path.write_bytes(secret)
        with pytest.raises(laks.InvalidInput, match=f"^secret.{ending} is protected by a password"):
            laks.read(path)


def test_an_open_document_with_a_password_is_told_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(ods(tmp_path / "open.ods", [["referred_on"]])) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = "META-INF/manifest.xml"
    entry = re.compile(rb'(<manifest:file-entry[^>]*full-path="content.xml"[^>]*?)/?>')
    locked = entry.sub(
        rb'\1><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>',
        members[manifest].replace(b"></manifest:file-entry>", b"/>"),
    )
    assert b"encryption-data" in locked
    members |= {manifest: locked, "content.xml": bytes(range(256))}
    with zipfile.ZipFile(tmp_path / "secret.ods", "w") as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    with pytest.raises(laks.InvalidInput, match=r"^secret.ods is protected by a password"):
        laks.read(tmp_path / "secret.ods")


def ods(path: Path, lines: list[list[str]]) -> Path:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Alle")
    for line in lines:
        row = TableRow()
        for text in line:
            one = TableCell(valuetype="string")
            one.addElement(P(text=text))
            row.addElement(one)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def lined(lines: list[list[str]]) -> list[str]:
    places = enumerate(lines, start=1)
    return [
        "".join(cell(f"{'ABC'[n]}{row}", t) for n, t in enumerate(line)) for row, line in places
    ]


def test_tables_beside_the_referrals_may_be_workbooks(tmp_path: Path) -> None:
    referrals = [["person_id", "referred_on", "started_on"], ["a", "2016-01-04", "2016-02-01"]]
    forms = [["person_id", "measured_on", "who5"], ["a", "2016-02-02", "10"]]
    sessions = [["person_id", "held_on", "attended"], ["a", "2016-02-01", "yes"]]
    sessions += [["a", "2016-02-08", "no"]]
    windows = {"baseline": {"around": "started_on", "before": 14, "after": 14}}
    cohort = laks.read(
        xlsx(tmp_path / "referrals.xlsx", lined(referrals)),
        {"measurements": {"windows": windows}},
        measurements=ods(tmp_path / "forms.ods", forms),
        sessions=xlsb(tmp_path / "sessions.xlsb", dict(enumerate(sessions, start=1))),
    )
    assert len(cohort) == 1
    assert {(p["table"], p["file"], p["sheet"], p["rows"]) for p in cohort.reading.places} == {
        ("referrals", "referrals.xlsx", "Hold 1", 1),
        ("measurements", "forms.ods", "Alle", 1),
        ("sessions", "sessions.xlsb", "Hold 1", 2),
    }
    twice = lined([*forms[:1], ["a", "2016-02-02", "99"]])
    with pytest.raises(
        laks.IssuesError, match=r'"forms.xlsx", sheet "Hold 1", row 2, column "who5"'
    ):
        laks.read(
            tmp_path / "referrals.xlsx",
            {"measurements": {"windows": windows}},
            measurements=xlsx(tmp_path / "forms.xlsx", twice),
        )


def test_a_cell_that_is_repeated_without_end_is_refused(tmp_path: Path) -> None:
    """Two kilobytes asked for memory for 96 million cells, and the process was ended."""
    document, sheet, row = OpenDocumentSpreadsheet(), Table(name="a"), TableRow()
    row.setAttribute("numberrowsrepeated", 6000)
    row.addElement(TableCell(valuetype="float", value="1", numbercolumnsrepeated=16000))
    sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    document.save(tmp_path / "large.ods")
    with pytest.raises(laks.InvalidInput, match="it repeats its cells too often; open it in its"):
        laks.read(tmp_path / "large.ods")
