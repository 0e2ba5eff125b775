"""Files of every kind with bytes changed, cut and moved: `python damaged_files.py SEED SECONDS`.

It is a process of its own, for a reader that ends the process ends this one. It prints the
number of each try before it, and at the end how many there were.
"""

import gzip
import io
import random
import resource
import sqlite3
import sys
import tempfile
import time
import zipfile
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

MOST_MEMORY = 6 << 30
ROWS = [
    ("referred_on", "started_on", "unit", "who5_baseline"),
    *((f"2016-01-{1 + n % 28:02}", "", f"Måløv {n % 7}", str(n % 26)) for n in range(60)),
]
OF_RUST = ("panicked", "unwrap", "RUST_BACKTRACE", ".rs:", "Utf8Error", "ParseIntError", "Some(")
QUERY = {"read": {"query": "SELECT * FROM cafe"}}


def frame() -> pl.DataFrame:
    return pl.DataFrame(ROWS[1:], schema=list(ROWS[0]), orient="row")


def whole(folder: Path) -> dict[str, bytes]:
    """A file of each kind, by its ending."""
    text = "\n".join(";".join(row) for row in ROWS).encode()
    files = {".csv": text, ".csv.gz": gzip.compress(text)}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("cafe.csv", text)
    files[".csv.zip"] = archive.getvalue()
    with xlsxwriter.Workbook(folder / "whole.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.merge_range("C2:C4", "Måløv")
        sheet.write_formula("D3", "=1+1", book.add_format({"num_format": "0%"}))
    old = xlwt.Workbook()
    page = old.add_sheet("Hold 1")
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            page.write(number, column, cell)
    old.save(folder / "whole.xls")
    document, table = OpenDocumentSpreadsheet(), Table(name="Hold 1")
    for row in ROWS:
        line = TableRow()
        for cell in row:
            made = TableCell(valuetype="string")
            made.addElement(P(text=cell))
            line.addElement(made)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(folder / "whole.ods")
    frame().write_parquet(folder / "whole.parquet")
    with sqlite3.connect(folder / "whole.sqlite") as database:
        database.execute(f"CREATE TABLE cafe ({', '.join(ROWS[0])})")
        database.executemany("INSERT INTO cafe VALUES (?, ?, ?, ?)", ROWS[1:])
    database.close()
    pyreadstat.write_sav(frame().to_pandas(), folder / "whole.sav")
    pyreadstat.write_dta(frame().to_pandas(), folder / "whole.dta")
    for path in folder.glob("whole.*"):
        files[path.suffix] = path.read_bytes()
    return files


def damaged(content: bytes, rng: random.Random) -> bytes:
    """Bytes of which some are changed, cut out, doubled or cut off."""
    made = bytearray(content)
    for _ in range(rng.choice([1, 1, 2, 5, 20])):
        at, size = rng.randrange(len(made) + 1), rng.choice([1, 2, 4, 8, 100])
        match rng.randrange(5):
            case 0:
                made[at : at + size] = rng.randbytes(size)
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = made[at : at + size]
            case 3:
                made[at : at + 4] = rng.choice([0, 1, 2**31 - 1, 2**32 - 1]).to_bytes(4, "little")
            case _ if rng.random() < 0.3:
                del made[at:]
    return bytes(made)


def inside(content: bytes, rng: random.Random) -> bytes:
    """An archive of which one member is damaged, and whose sums are right."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(made, "w") as out:
        members = archive.namelist()
        chosen = rng.choice(members)
        for name in members:
            member = archive.read(name)
            out.writestr(name, damaged(member, rng) if name == chosen else member)
    return made.getvalue()


def read(path: Path, schema: Any) -> None:
    """Read and draft from a file; what laks says of it must be words for people."""
    for asked in (lambda: laks.read(path, schema), lambda: laks.Schema.draft(path)):
        try:
            asked()
        except laks.LaksError as error:
            said = str(error)
            found = [word for word in OF_RUST if word in said]
            assert said.strip() and not found, (found, said)


def main(seed: str, seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with tempfile.TemporaryDirectory() as name:
        files, until, number = whole(Path(name)), time.monotonic() + seconds, 0
        while number < 3 * len(files) or time.monotonic() < until:
            rng = random.Random(f"{seed} {number}")
            ending = list(files)[number % len(files)]
            print(f"{seed} {number} {ending}", flush=True)
            is_archive = ending in {".xlsx", ".ods"} and rng.random() < 0.8
            made = inside(files[ending], rng) if is_archive else damaged(files[ending], rng)
            path = Path(name) / f"cafe{ending}"
            path.write_bytes(made)
            read(path, QUERY if ending == ".sqlite" else None)
            number += 1
    print(f"tries: {number}")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
