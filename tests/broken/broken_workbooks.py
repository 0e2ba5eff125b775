"""Workbooks and databases that are broken, or not what their name says."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
import xlwt
from broken_texts import TABLE

MADE = dt.datetime(2016, 1, 1)
LINES = [line.split(";") for line in TABLE.splitlines()]


def workbook(
    path: Path, sheets: dict[str, list[list[object]]], hidden: tuple[str, ...] = ()
) -> None:
    """Write sheets of cells; a tuple of formula and value is a formula."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": MADE})
    days = book.add_format({"num_format": "dd-mm-yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, tuple):
                    sheet.write_formula(row, column, value[0], None, value[1])
                elif isinstance(value, dt.datetime):
                    sheet.write_datetime(row, column, value, days)
                elif value not in {None, ""}:
                    sheet.write(row, column, value)
        if name in hidden:
            sheet.hide()
    book.close()


def changed(column: str, value: object) -> list[list[object]]:
    """The table whose third row has another value in one column."""
    rows: list[list[object]] = [list(line) for line in LINES]
    rows[3][LINES[0].index(column)] = value
    return rows


def several(path: Path) -> None:
    workbook(path, {"Hold 1": LINES, "Hold 2": LINES})


def all_hidden(path: Path) -> None:
    workbook(path, {"Om": [], "Hold 1": LINES}, hidden=("Hold 1",))


def columns_differ(path: Path) -> None:
    other = [list(line) for line in LINES]
    other[0][1] = "Henvist"
    workbook(path, {"Hold 1": LINES, "Hold 2": other})


def has_its_course(path: Path) -> None:
    rows = [[*line, course] for line, course in zip(LINES, ["course", "A", "A", "A"], strict=True)]
    workbook(path, {"Hold 1": rows})


def double_header(path: Path) -> None:
    rows = [list(line) for line in LINES]
    rows[0][2] = "referred_on"
    workbook(path, {"Hold 1": rows})


def cut_short(path: Path) -> None:
    workbook(path, {"Hold 1": LINES})
    path.write_bytes(path.read_bytes()[:-200])


def damaged(path: Path) -> None:
    workbook(path, {"Hold 1": LINES})
    content = bytearray(path.read_bytes())
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[at : at + 40] = bytes(40)
    path.write_bytes(bytes(content))


def protected(path: Path) -> None:
    """The outer shape of a workbook with a password: a compound file with an encrypted package."""
    begin = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    names = ["Root Entry", "EncryptionInfo", "EncryptedPackage"]
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    path.write_bytes(begin + entries.ljust(512, b"\0"))


def old_kind(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Hold 1")
    for row, cells in enumerate(LINES):
        for column, value in enumerate(cells):
            sheet.write(row, column, value)
    book.save(str(path))


def database(path: Path) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    names = ", ".join(LINES[0])
    connection.execute(f"CREATE TABLE henvisning ({names})")
    marks = ", ".join("?" * len(LINES[0]))
    connection.executemany(f"INSERT INTO henvisning VALUES ({marks})", LINES[1:])  # noqa: S608
    connection.commit()
    connection.close()


def text(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def one_sheet(rows: list[list[object]]) -> Callable[[Path], object]:
    return lambda path: workbook(path, {"Hold 1": rows})


WORKBOOKS: dict[str, Callable[[Path], object]] = {
    "several_sheets.xlsx": several,
    "no_such_sheet.xlsx": several,
    "columns_differ_between_sheets.xlsx": columns_differ,
    "sheet_is_a_column_that_is_there.xlsx": has_its_course,
    "only_hidden_sheets_with_rows.xlsx": all_hidden,
    "empty_sheets.xlsx": lambda path: workbook(path, {"Ark1": [], "Ark2": []}),
    "double_header.xlsx": double_header,
    "title_above_the_header.xlsx": one_sheet([["Livsstilscafé 2016"], [], *LINES]),
    "header_row_is_blank.xlsx": one_sheet([["Livsstilscafé 2016"], [], *LINES]),
    "formula_error_in_a_date.xlsx": one_sheet(changed("referred_on", ("=Ark9!A1", "#REF!"))),
    "formula_error_in_an_id.xlsx": one_sheet(changed("referral_id", ("=1/0", "#DIV/0!"))),
    "formula_error_in_a_score.xlsx": one_sheet(changed("who5_baseline", ("=X", "#NAME?"))),
    "date_as_a_number.xlsx": one_sheet(changed("referred_on", 42401)),
    "31_december_9999.xlsx": one_sheet(changed("started_on", dt.datetime(9999, 12, 31))),
    "half_a_point.xlsx": one_sheet(changed("who5_baseline", 12.5)),
    "cut_short.xlsx": cut_short,
    "damaged.xlsx": damaged,
    "protected_by_a_password.xlsx": protected,
    "text_under_a_workbook_name.xlsx": text(TABLE.encode()),
    "old_workbook_under_a_new_name.xlsx": old_kind,
    "new_workbook_under_an_old_name.xls": one_sheet(LINES),
    "web_page_under_a_workbook_name.xls": text(b"<html><table><tr><td>1</td></tr></table></html>"),
    "xml_under_a_workbook_name.xls": text(b'<?xml version="1.0"?><Workbook></Workbook>'),
    "archive_of_something_else.ods": text(b"PK\x05\x06" + bytes(18)),
    "zeros.xlsx": text(bytes(64)),
    "no_query.sqlite": database,
    "query_that_deletes.sqlite": database,
    "query_of_two.sqlite": database,
    "query_of_no_column.sqlite": database,
    "no_database.sqlite": text(b"SQLite format 3\0" + bytes(20)),
    "cut_short.parquet": text(b"PAR1" + bytes(20)),
    "cut_short.sav": text(b"$FL2@(#) SPSS DATA FILE" + bytes(20)),
    "cut_short.dta": text(b"<stata_dta><header>"),
    "no_statistics.sas7bdat": text(TABLE.encode()),
}
