"""Workbooks made byte by byte, for what no program writes, or none that is at hand."""

import struct
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def save(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """Write a package of these members, with one sheet in one workbook."""
    kind = "bin" if "xl/workbook.bin" in members else "xml"
    links = {
        "_rels/.rels": ("officeDocument", f"xl/workbook.{kind}"),
        f"xl/_rels/workbook.{kind}.rels": ("worksheet", f"worksheets/sheet1.{kind}"),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (what, target) in links.items():
            archive.writestr(
                name,
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                f'Type="{OFFICE}/{what}" Target="{target}"/></Relationships>',
            )
        for name, member in members.items():
            archive.writestr(name, member)
    return path


def cell(place: str, text: str) -> str:
    """A cell of an .xlsx at this place; nothing says that it stands there alone."""
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def xlsx(path: Path, rows: Iterable[str]) -> Path:
    """An .xlsx whose rows are written as they are given."""
    sheet = "".join(row if row.startswith("<row") else f"<row>{row}</row>" for row in rows)
    return save(
        path,
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET}.worksheet+xml"/>'
            "</Types>",
            "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Hold 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{sheet}'
            "</sheetData></worksheet>",
        },
    )


def _record(kind: int, body: bytes = b"") -> bytes:
    """A record of an .xlsb: its kind and length in groups of seven bits, then its body."""
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0xFF, kind >> 8])
    length, rest = b"", len(body)
    while True:
        length += bytes([rest & 0x7F | (0x80 if rest > 0x7F else 0)])
        rest >>= 7
        if not rest:
            return number + length + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def xlsb(path: Path, rows: Mapping[int, Iterable[str | float | bool | None]]) -> Path:
    """An .xlsb with these cells by the row's number; a cell that is None is not there."""
    sheet = _record(0x181) + _record(0x194, bytes(16)) + _record(0x191)
    for number, cells in rows.items():
        sheet += _record(0x00, struct.pack("<I", number - 1) + bytes(13))
        for column, value in enumerate(cells):
            place = struct.pack("<II", column, 0)
            if isinstance(value, bool):
                sheet += _record(0x04, place + bytes([value]))
            elif isinstance(value, float):
                sheet += _record(0x05, place + struct.pack("<d", value))
            elif value is not None:
                sheet += _record(0x06, place + _wide(value))
    sheet += _record(0x192) + _record(0x182)
    about = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Hold 1")
    book = _record(0x183) + _record(0x18F) + _record(0x19C, about) + _record(0x190)
    book += _record(0x19D, bytes(26)) + _record(0x184)
    return save(
        path,
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"></Types>',
            "xl/workbook.bin": book,
            "xl/worksheets/sheet1.bin": sheet,
        },
    )
