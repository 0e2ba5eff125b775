"""The Ballerup table in every file that evaluators have, and how each is read."""

import datetime as dt
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pyreadstat
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

import laks

CAFE = laks.datasets.ballerup()
FRAME = CAFE.frame
TEXT = (CAFE.path / "referrals.csv").read_text(encoding="utf-8")
LINES = TEXT.splitlines()
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def schema(**read: Any) -> dict[str, Any]:
    """Ballerup's schema, with how the file is dressed."""
    return {**CAFE.schema.to_dict(), "read": read}


def typed(value: str | None) -> Any:
    """A cell as a spreadsheet has it: a date, a number or a text."""
    if value is None:
        return None
    if DAY.fullmatch(value):
        return dt.datetime.fromisoformat(value)
    return int(value) if value.isdigit() else value


def xlsx(path: Path, title_rows: int = 0, frames: dict[str, pl.DataFrame] | None = None) -> None:
    """A workbook with typed cells, one sheet a frame, below a merged title."""
    book = xlsxwriter.Workbook(path)
    days = book.add_format({"num_format": "dd-mm-yyyy"})
    for name, frame in (frames or {"Alle": FRAME}).items():
        sheet = book.add_worksheet(name)
        if title_rows:
            sheet.merge_range(0, 0, 0, 5, "Livsstilscafé 2016")
        for column, heading in enumerate(frame.columns):
            sheet.write(title_rows, column, heading)
        for row, cells in enumerate(frame.rows(), start=title_rows + 1):
            for column, value in enumerate(map(typed, cells)):
                if isinstance(value, dt.datetime):
                    sheet.write_datetime(row, column, value, days)
                elif value is not None:
                    sheet.write(row, column, value)
    hidden = book.add_worksheet("Skjult")
    hidden.hide()
    hidden.write(0, 0, "x")
    book.close()


def xls(path: Path) -> None:
    """A workbook of the older kind."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Alle")
    days = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for row, cells in enumerate([FRAME.columns, *FRAME.rows()]):
        for column, cell in enumerate(cells):
            value = typed(cell) if row else cell
            style = days if isinstance(value, dt.datetime) else xlwt.Style.default_style
            sheet.write(row, column, value, style)
    book.save(str(path))


def ods(path: Path) -> None:
    """A workbook of LibreOffice."""
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Alle")
    for row, cells in enumerate([FRAME.columns, *FRAME.rows()]):
        line = TableRow()
        for cell in cells:
            value = typed(cell) if row else cell
            line.addElement(ods_cell(value))
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(str(path))


def ods_cell(value: Any) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, dt.datetime):
        cell = TableCell(valuetype="date", datevalue=value.date().isoformat())
    elif isinstance(value, int):
        cell = TableCell(valuetype="float", value=value)
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def sqlite(path: Path) -> None:
    connection = sqlite3.connect(path)
    names = ", ".join(f'"{name}"' for name in FRAME.columns)
    connection.execute(f"CREATE TABLE henvisning ({names})")
    marks = ", ".join("?" * FRAME.width)
    connection.executemany(f"INSERT INTO henvisning VALUES ({marks})", FRAME.rows())  # noqa: S608
    connection.commit()
    connection.close()


SHORT = {name: f"v{number}" for number, name in enumerate(FRAME.columns)}


def statistics(path: Path, write: Callable[..., Any]) -> None:
    """A file of a statistics package: short names, whose long ones are the labels."""
    status = {text: float(n) for n, text in enumerate(FRAME["Status"].drop_nulls().unique().sort())}
    frame = FRAME.with_columns(pl.col("Status").replace_strict(status, default=None))
    labels = {SHORT["Status"]: {number: text for text, number in status.items()}}
    write(frame.rename(SHORT), str(path), variable_value_labels=labels)


def short_schema(**read: Any) -> dict[str, Any]:
    """Ballerup's schema for files with short names."""

    def short(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: short(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [short(inner) for inner in value]
        return SHORT.get(value, value) if isinstance(value, str) else value

    keys = schema(**read)
    for part in ("columns", "outcomes", "goals"):
        keys[part] = short(keys[part])
    return keys


def ugly_lines() -> str:
    """The table below a title, with blank rows and totals."""
    commas = "," * LINES[0].count(",")
    return "\n".join(
        [
            "Livsstilscafé 2016",
            "",
            *LINES[:10],
            "",
            f"I  ALT: 9{commas}",
            commas,
            *LINES[10:],
            f" i alt{commas}",
            "",
        ]
    )


def written(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


Dressed = tuple[Callable[[Path], object], dict[str, Any]]
FILES: dict[str, Dressed] = {
    "semicolons.csv": (written(TEXT.replace(",", ";").encode()), schema()),
    "quoted.csv": (lambda path: FRAME.write_csv(path, quote_style="always"), schema()),
    "tabs.tsv": (written(TEXT.replace(",", "\t").encode()), schema()),
    "bars.txt": (written(TEXT.replace(",", "|").encode()), schema(separator="|")),
    "mark.csv": (written(TEXT.encode("utf-8-sig")), schema()),
    "cp1252.csv": (written(TEXT.encode("cp1252")), schema(encoding="windows-1252")),
    "latin.csv": (written(TEXT.encode("latin-1")), schema(encoding="latin-1")),
    "utf16.csv": (written(TEXT.encode("utf-16")), schema(encoding="utf-16")),
    "line_ends.csv": (written(TEXT.replace("\n", "\r\n").encode()), schema()),
    "old_line_ends.csv": (written(TEXT.replace("\n", "\r").encode()), schema()),
    "says_its_separator.csv": (written(f"sep=,\n{TEXT}".encode()), schema()),
    "ugly.csv": (written(ugly_lines().encode()), schema(header_row=3, total_rows=["I alt"])),
    "cafe.parquet": (FRAME.write_parquet, schema()),
    "cafe.xlsx": (xlsx, schema()),
    "titled.xlsx": (lambda path: xlsx(path, title_rows=2), schema(header_row=3)),
    "cafe.xls": (xls, schema()),
    "cafe.ods": (ods, schema()),
    "cafe.sqlite": (sqlite, schema(query="SELECT * FROM henvisning")),
    "cafe.sav": (lambda path: statistics(path, pyreadstat.write_sav), short_schema()),
    "cafe.zsav": (lambda path: statistics(path, pyreadstat.write_sav), short_schema()),
    "cafe.dta": (lambda path: statistics(path, pyreadstat.write_dta), short_schema()),
}
