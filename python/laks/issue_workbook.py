"""The list of issues as a workbook or CSV, to send back to whoever typed the data."""

from __future__ import annotations

import csv
import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laks import arguments
from laks._laks import session_language
from laks.errors import InvalidInput
from laks.extras import needed

if TYPE_CHECKING:
    from laks._laks import Issues, Table

_WRITTEN = dt.datetime(2000, 1, 1)

_WIDTHS = {"count": 8, "text": 18}
_WIDE = {
    "What to do": 52,
    "Hvad skal gøres": 52,
    "Problem": 34,
    "Found": 28,
    "Fundet": 28,
    "Rule": 26,
    "Regel": 26,
}
_SEPARATORS = {"en": ",", "da": ";"}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_excel(issues: Issues, path: str | os.PathLike[str], language: str | None = None) -> None:
    """Write a workbook: a sheet to correct by file, sheet and row, and one with counts by rule.

    The header stays in sight and filters, long texts wrap, and every text is a text: nothing that
    was found in the data becomes a formula or a link.

    Raises
    ------
    MissingExtra
        When xlsxwriter is not installed.
    InvalidInput
        When the name does not end in ``.xlsx``.
    OSError
        When the file cannot be written, for its folder is not there or it is open elsewhere.

    Examples
    --------
    >>> import laks, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder) / "to_correct.xlsx"
    ...     write_excel(laks.datasets.ballerup().cohort.issues, path)
    ...     path.read_bytes()[:2]
    b'PK'
    """
    path = arguments.path(path)
    listed, counted = issues.to_repair(language), issues.by_rule_in_words(language)
    if Path(path).suffix.lower() != ".xlsx":
        name = Path(path).name
        raise InvalidInput(f"a workbook's name must end in .xlsx, but is {name!r}")
    xlsxwriter = needed("xlsxwriter", "to_excel()", "laks[read]")
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(os.fspath(path), options) as workbook:
            # The hour of writing would make two workbooks of the same issues differ.
            workbook.set_properties({"created": _WRITTEN})
            for table in (listed, counted):
                _write_sheet(workbook, table)
    except xlsxwriter.exceptions.FileCreateError as error:
        # A folder that is not there, or a workbook that is open in its program.
        raise error.args[0] from None


def _write_sheet(workbook: Any, table: Table) -> None:
    """Write one table to a sheet of its own, its notes above the header."""
    sheet = workbook.add_worksheet(table.title)
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for row, note in enumerate(table.notes):
        sheet.write_string(row, 0, note)
    header = len(table.notes)
    for place, (name, kind) in enumerate(zip(table.columns, table.kinds, strict=True)):
        sheet.set_column(place, place, _WIDE.get(name, _WIDTHS[kind]), plain)
        sheet.write_string(header, place, name, bold)
        for row, value in enumerate(table[name], start=header + 1):
            if isinstance(value, int):
                sheet.write_number(row, place, value, plain)
            elif value is not None:
                sheet.write_string(row, place, str(value), plain)
    sheet.freeze_panes(header + 1, 0)
    sheet.autofilter(header, 0, header + max(len(table), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)


def in_a_cell(value: object) -> object:
    """Give a value as it may stand in a CSV that a spreadsheet opens.

    A text that would be read as a formula gets an apostrophe in front (OWASP, *CSV Injection*).

    Examples
    --------
    >>> in_a_cell("=cmd|' /C calc'!A0"), in_a_cell("gennemført"), in_a_cell(7)
    ("'=cmd|' /C calc'!A0", 'gennemført', 7)
    """
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def write_csv(issues: Issues, path: str | os.PathLike[str], language: str | None = None) -> None:
    """Write the list as a CSV: by file, sheet and row, UTF-8 with a mark so that Excel reads it.

    What is not listed is said in a last row.

    Examples
    --------
    >>> import laks, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder) / "to_correct.csv"
    ...     write_csv(laks.datasets.ballerup().cohort.issues, path)
    ...     path.read_text(encoding="utf-8-sig").split(",")[:2]
    ['Row', 'Column']
    """
    listed = issues.to_repair(language)
    columns = listed.to_dict()
    with arguments.path(path).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=_SEPARATORS[language or session_language()])
        writer.writerow(columns)
        for row in zip(*columns.values(), strict=True):
            writer.writerow([in_a_cell(value) for value in row])
        writer.writerows([note] for note in listed.notes)
