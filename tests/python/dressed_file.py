"""A table of texts as a file that somebody saved: its letters, its title, its gaps, its totals."""

import csv
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

ENCODINGS = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "windows-1252": "cp1252", "utf-16": "utf-16"}


@dataclass(frozen=True)
class FileDress:
    """How a file is saved: as a workbook, or as a CSV in some letters and with some separator."""

    workbook: bool
    encoding: str
    between: str
    titles: int
    gap: bool
    totals: bool

    def read(self) -> dict[str, Any]:
        """Declare it, as `[read]` of a schema does."""
        declared: dict[str, Any] = {"header_row": self.titles + 1}
        if self.totals:
            declared["total_rows"] = ["I alt"]
        if not self.workbook and self.encoding not in {"utf-8", "utf-8-sig"}:
            declared["encoding"] = self.encoding
        return declared

    def save(self, table: pl.DataFrame, folder: Path) -> Path:
        """Write the file."""
        rows = [["Livsstilscafé, udskrevet 31-10-2016"]] * self.titles + [table.columns]
        rows += [list(row) for row in table.rows()]
        width = len(table.columns)
        if self.gap:
            rows.insert(self.titles + 1, [""] * width)
        if self.totals:
            rows.append(["I alt", str(table.height), *[""] * (width - 2)])
        return self._save_workbook(rows, folder) if self.workbook else self._save_csv(rows, folder)

    def _save_csv(self, rows: list[list[str]], folder: Path) -> Path:
        path = folder / "visitationer.csv"
        letters = "utf-8-sig" if self.encoding == "utf-8-sig" else ENCODINGS[self.encoding]
        with path.open("w", encoding=letters, newline="") as file:
            out = csv.writer(file, delimiter=self.between)
            out.writerows([self._letters(cell) for cell in row] for row in rows)
        return path

    def _letters(self, cell: str) -> str:
        """Join the parts of a letter, where the encoding has no parts."""
        return unicodedata.normalize("NFC", cell) if self.encoding == "windows-1252" else cell

    def _save_workbook(self, rows: list[list[str]], folder: Path) -> Path:
        path = folder / "visitationer.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Ark1")
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell:
                        sheet.write_string(number, column, cell)
        return path
