"""Cells of workbooks as a person sees them: calculated, per cent, merged, hidden, from 1904."""

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

import laks
from laks.reading.opening import open_table

NOT_CALCULATED = "#NOT_CALCULATED!"
SCORES = ["referred_on", "started_on", "ended_on", "exit", "who5_baseline", "who5_follow_up"]
DATES = ["2016-01-04", "2016-01-11", "2016-03-01", "completed"]


def cells(path: Path, read: Any = None) -> list[Any]:
    """The cells of each row, without its number."""
    frames = open_table(path, read).frames()
    return [row[1:] for frame in frames for row in frame.rows()]


def written(tmp_path: Path, fill: Any) -> Path:
    path = tmp_path / "cafe.xlsx"
    with xlsxwriter.Workbook(path) as book:
        fill(book, book.add_worksheet())
    return path


def test_a_formula_that_a_script_wrote_is_not_0(tmp_path: Path) -> None:
    """The sum of five answers was 0, which WHO-5 can be."""

    def fill(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_row(0, 0, ["unknown", "given", "text", "date", "array", "of it", "beside"])
        sheet.write_formula(1, 0, "=1+1")
        sheet.write_formula(1, 1, "=1+1", None, 2)
        sheet.write_formula(1, 2, '="a"', None, "a")
        sheet.write_formula(1, 3, "=DATE(2016,1,4)", day)
        sheet.write_array_formula(1, 4, 2, 5, "{=A1:B2}")
        sheet.write_row(1, 6, [0])
        sheet.write_row(2, 0, [0, 0, 0, 0])

    path = written(tmp_path, fill)
    unknown = NOT_CALCULATED
    assert cells(path) == [
        (unknown, "2", "a", unknown, unknown, unknown, "0"),
        ("0", "0", "0", "0", unknown, unknown, None),
    ]


def test_a_formula_of_a_book_that_was_calculated_may_be_0(tmp_path: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_formula(1, 0, "=1-1")
        sheet.write(1, 1, 7)

    path = written(tmp_path, fill)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    asks = b' fullCalcOnLoad="1"'
    assert asks in members["xl/workbook.xml"]
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(asks, b"")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert cells(path) == [("0", "7")]


def test_what_to_do_about_a_formula_is_to_save_it_in_its_program(tmp_path: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, SCORES)
        sheet.write_row(1, 0, [*DATES])
        sheet.write_formula(1, 4, "=2*5")
        sheet.write(1, 5, 15)

    with pytest.raises(laks.IssuesError) as caught:
        laks.read(written(tmp_path, fill))
    issues = caught.value.issues
    assert issues["column"] == ["who5_baseline"] and issues["row"] == [2]
    assert "open the workbook in Excel or LibreOffice" in issues["remedy"][0]


def test_an_open_document_has_formulas_without_a_value_too(tmp_path: Path) -> None:
    row = [
        TableCell(formula="of:=1+1"),
        TableCell(formula="of:=1+1", valuetype="float"),
        TableCell(formula="of:=1-1", valuetype="float", value="0"),
        TableCell(formula='of:=""', valuetype="string", stringvalue=""),
    ]
    path = opendocument(tmp_path, [text_row("abcd"), row])
    assert cells(path) == [(NOT_CALCULATED, NOT_CALCULATED, "0", None)]


def text_row(texts: Any) -> list[Any]:
    row = []
    for text in texts:
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=text))
        row.append(cell)
    return row


def opendocument(tmp_path: Path, rows: list[list[Any]], hidden: tuple[int, ...] = ()) -> Path:
    document = OpenDocumentSpreadsheet()
    sheet = Table(name="Hold 1")
    for number, row in enumerate(rows):
        element = TableRow(visibility="collapse") if number in hidden else TableRow()
        for cell in row:
            element.addElement(cell)
        sheet.addElement(element)
    document.spreadsheet.addElement(sheet)
    path = tmp_path / "cafe.ods"
    document.save(path)
    return path


@pytest.mark.parametrize("written_as", ["0%", "0.0 %", r"0\ %", "0.00%;[Red]-0.00%"])
def test_a_cell_that_shows_per_cent_is_read_as_it_is_shown(written_as: str, tmp_path: Path) -> None:
    """0.52 under the format of per cent was 0.52, and 100 % was the score 1."""

    def book(scores: list[float]) -> Path:
        def fill(book: Any, sheet: Any) -> None:
            sheet.write_row(0, 0, SCORES)
            sheet.write_row(1, 0, DATES)
            sheet.write_row(1, 4, scores, book.add_format({"num_format": written_as}))

        return written(tmp_path, fill)

    assert cells(book([0.52, 0.685]))[0][-2:] == ("52 %", "68.5 %")
    assert cells(book([0.52, 0.685]), {"decimal": ","})[0][-2:] == ("52 %", "68,5 %")
    cohort = laks.read(book([0.52, 0.68]), {"outcomes": {"who5": {"scale": "percent"}}})
    change = cohort.tally(as_of="2016-12-31").outcome("who5").change()
    assert (change.mean_before.value, change.mean_after.value) == (13, 17)
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(book([0, 1]))
    issues = caught.value.issues
    assert issues["found"] == ['"0 %"', '"100 %"']
    assert 'set scale = "percent" under [outcomes.who5]' in issues["remedy"][0]


def test_goals_of_a_workbook_are_1_and_0_whatever_their_decimals(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["referred_on", "started_on", "goal_1", "goal_2"])
        shown = book.add_format({"num_format": "0.0"})
        for row, goals in enumerate([[1.0, 0.0], [0.0, 1.0]], start=1):
            sheet.write_row(row, 0, DATES[:2])
            sheet.write_row(row, 2, goals, shown)

    cohort = laks.read(written(tmp_path, fill))
    assert len(cohort.issues) == 0 and len(cohort) == 2


def test_an_open_document_shows_per_cent_too(tmp_path: Path) -> None:
    row = [TableCell(valuetype="percentage", value="0.56", numbercolumnsrepeated=2)]
    path = opendocument(tmp_path, [text_row("ab"), row])
    assert cells(path) == [("56 %", "56 %")]


def merged_book(tmp_path: Path) -> Path:
    def fill(_: Any, sheet: Any) -> None:
        sheet.merge_range("A1:A2", "Livsstilscafé")
        sheet.write_row(2, 0, ["course", "unit", "referred_on"])
        sheet.merge_range("A4:A6", "A")
        sheet.merge_range("A7:B7", "B")
        sheet.merge_range("B4:B5", "Ærø")
        for row in range(3, 7):
            sheet.write(row, 2, "2016-01-04")
        sheet.write(4, 1, "Ærø")
        sheet.merge_range("A8:A9", "C")
        sheet.write_row(7, 2, ["2016-01-04"])
        sheet.write_row(8, 1, ["I alt", 5])

    return written(tmp_path, fill)


def test_a_merged_cell_has_its_value_in_every_row(tmp_path: Path) -> None:
    """Of three rows of one course, the first had it, and two had none."""
    path = merged_book(tmp_path)
    schema = {"read": {"header_row": 3, "total_rows": ["I alt"]}}
    cohort = laks.read(path, schema)
    tally = cohort.tally(as_of="2016-12-31", by=["course"])
    counts = {row["course"]: tally.where(course=row["course"]) for row in tally.strata}
    found = {course: t.funnel().counts["referred"] for course, t in counts.items()}
    assert found == {"A": 3, "B": 1, "C": 1}
    place = cohort.reading.places[0]
    assert (place["rows"], place["total_rows"], place["merged_cells"]) == (5, 1, 2)
    assert "2 cells filled from merged ones" in cohort.reading.summary()
    assert "2 celler udfyldt fra flettede" in cohort.reading.summary("da")
    chosen = cells(path, {"header_row": 3, "where": {"course": "A"}})
    assert [row[0] for row in chosen] == ["A"] * 3


def test_merged_cells_of_the_other_kinds_of_workbook_are_read_alike(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Hold 1")
    sheet.write(0, 0, "course")
    sheet.write(0, 1, "referred_on")
    sheet.write_merge(1, 3, 0, 0, "A")
    for row in (1, 2, 3):
        sheet.write(row, 1, "2016-01-04")
    book.save(tmp_path / "cafe.xls")
    expected = [("A", "2016-01-04")] * 3
    assert cells(tmp_path / "cafe.xls") == expected
    first = text_row(["A", "2016-01-04"])
    first[0].setAttribute("numberrowsspanned", "3")
    below = [[CoveredTableCell(), *text_row(["2016-01-04"])] for _ in range(2)]
    head = text_row(["course", "referred_on"])
    assert cells(opendocument(tmp_path, [head, first, *below])) == expected


def test_rows_that_a_sheet_hides_are_read_and_counted(tmp_path: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["referred_on"])
        for row in (1, 2, 3):
            sheet.write(row, 0, "2016-01-04")
        for row in (1, 3, 5):
            sheet.set_row(row, None, None, {"hidden": True})

    cohort = laks.read(written(tmp_path, fill))
    assert (len(cohort), cohort.reading.places[0]["hidden_rows"]) == (3, 2)
    assert "2 hidden in the sheet, read like the others" in cohort.reading.summary()
    rows = [text_row([text]) for text in ("referred_on", "2016-01-04", "2016-01-05")]
    cohort = laks.read(opendocument(tmp_path, rows, hidden=(2,)))
    assert (len(cohort), cohort.reading.places[0]["hidden_rows"]) == (2, 1)


def of_1904(tmp_path: Path) -> Path:
    path = tmp_path / "mac.xlsx"
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.append(["referred_on"])
    for day in (4, 5):
        sheet.append([dt.date(2016, 1, day)])
    sheet["A2"].number_format = "General"
    book.save(path)
    return path


def test_a_workbook_says_from_which_day_it_counts(tmp_path: Path) -> None:
    """Its numbers were read from 1900, four years too early, and the draft said so."""
    path = of_1904(tmp_path)
    draft = laks.Schema.draft(path)
    assert 'excel_dates = "1904"' in draft and "# ? referred_on has numbers for dates: " in draft
    cohort = laks.read(path, laks.Schema.from_toml(draft))
    assert cohort.tally(as_of="2015-12-31").funnel().counts["referred"] == 0
    assert str(cohort.last_date) == "2016-01-05"
    sentence = r'mac.xlsx counts its days from 1904, but excel_dates under \[read\] says "1900"'
    with pytest.raises(laks.InvalidInput, match=sentence):
        laks.read(path, {"read": {"excel_dates": "1900"}})


def test_an_old_workbook_is_read_as_it_is_shown_too(tmp_path: Path) -> None:
    """A script's formulas were empty, 52 % was 0.52, and hidden rows were not told of."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Hold 1")
    for column, name in enumerate(["referred_on", "per cent", "share", "formula"]):
        sheet.write(0, column, name)
    for row in (1, 2, 3):
        sheet.write(row, 0, "2016-01-04")
        sheet.write(row, 1, 0.52, xlwt.easyxf(num_format_str="0.0%"))
        sheet.write(row, 2, 0.52)
    sheet.write(2, 3, xlwt.Formula("1+1"))
    sheet.row(3).hidden = True
    path = tmp_path / "cafe.xls"
    book.save(path)
    row = ("2016-01-04", "52 %", "0.52")
    assert cells(path) == [(*row, None), (*row, NOT_CALCULATED), (*row, None)]
    assert laks.read(path, {"ignore": ["formula"]}).reading.places[0]["hidden_rows"] == 1
