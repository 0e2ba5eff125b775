"""Files as no program should write them: none gives a number silently that is not the file's."""

import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
import xlsxwriter

import laks

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: tuple[str, str]) -> str:
    return f'<row r="{number}">{"".join(cell(place, text) for place, text in cells)}</row>'


HEADER = row(1, ("A1", "referral_id"), ("B1", "referred_on"))
FIRST = row(2, ("A2", "R1"), ("B2", "2016-01-04"))
SECOND = row(3, ("A3", "R2"), ("B3", "2016-01-05"))


def workbook(path: Path, *rows: str) -> Path:
    """A workbook whose sheet is written by hand."""
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Hold 1")
    book.close()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = SHEET.format(rows="".join(rows)).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def test_a_workbook_by_hand_is_read(tmp_path: Path) -> None:
    assert len(laks.read(workbook(tmp_path / "a.xlsx", HEADER, FIRST, SECOND))) == 2


ODD_SHEETS = {
    "a cell twice": (
        [HEADER, row(2, ("A2", "R1"), ("A2", "R9"), ("B2", "2016-01-04")), SECOND],
        "must have each cell once, row below row, but has A2 twice or behind a later row",
    ),
    "a row twice": (
        [HEADER, FIRST, FIRST, SECOND],
        "must have each cell once, row below row, but has A2 twice or behind a later row",
    ),
    "rows out of order": (
        [HEADER, SECOND, FIRST],
        "must have each cell once, row below row, but has A2 twice or behind a later row",
    ),
    "the header written last": (
        [FIRST, SECOND, HEADER],
        "must have each cell once, row below row, but has A1 twice or behind a later row",
    ),
    "a row below the last that a sheet has": (
        [HEADER, FIRST, row(1_048_577, ("B1048577", "2016-01-05"))],
        "must have at most 1048576 rows, but has a cell in row 1048577",
    ),
    "a row number that no program has": (
        [HEADER, FIRST, row(3, ("A4294967299", "R2"), ("B4294967299", "2016-01-05"))],
        "cannot be read as a workbook",
    ),
}


@pytest.mark.parametrize("odd", ODD_SHEETS)
def test_a_sheet_whose_cells_stand_oddly_is_refused(odd: str, tmp_path: Path) -> None:
    rows, told = ODD_SHEETS[odd]
    with pytest.raises(laks.InvalidInput) as caught:
        laks.read(workbook(tmp_path / "a.xlsx", *rows))
    assert told in str(caught.value)


def test_a_column_by_the_name_of_laks_own_is_refused(tmp_path: Path) -> None:
    told = (
        'column B of a.csv must not be called "__laks_row", which laks calls its own column of '
        "row numbers; rename it"
    )
    path = tmp_path / "a.csv"
    path.write_text("referred_on,__laks_row,course\n2016-01-04,7,LC1\n", encoding="utf-8")
    for read in (laks.read, lambda path: laks.tally(path, as_of="2016-02-01")):
        with pytest.raises(laks.InvalidInput) as caught:
            read(path)
        assert str(caught.value) == told


TEXT = "referral_id;referred_on\nR1;2016-01-04\nÆ2;2016-01-05\n"


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_in_the_order_that_it_has(order: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.encode(order))
    assert len(laks.read(path, {"read": {"encoding": "utf-16"}})) == 2


def test_what_is_no_utf16_is_refused_and_not_read_as_other_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT.replace("Æ", "R"), encoding="ascii")
    with pytest.raises(laks.InvalidInput, match=r"^a\.csv must be utf-16 text, .* not at byte 0"):
        laks.read(path, {"read": {"encoding": "utf-16"}})


def test_utf16_with_old_line_ends_is_read_where_a_letter_holds_a_line_feed_as_a_byte(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.replace("Æ", "Ċ").replace("\n", "\r").encode("utf-16"))
    assert len(laks.read(path, {"read": {"encoding": "utf-16"}})) == 2


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_line_end_in_quotes_above_or_in_the_header_hides_no_separator(
    separator: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    lines = ['"Livsstilscafé\n2016"', '"referral\nid";referred_on', "R1;2016-01-04"]
    path.write_text("\n".join(lines).replace(";", separator) + "\n", encoding="utf-8")
    read = {"read": {"header_row": 2}, "columns": {"referral_id": "referral id"}}
    cohort = laks.read(path, read)
    assert len(cohort) == 1 and cohort.columns["referral_id"] == "referral id"


def test_a_header_is_not_read_again_for_every_line_in_its_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f'R{n};2016-01-04;"a\nb"\r' for n in range(60_000))
    path.write_text("referral_id;referred_on;note\r" + rows, encoding="utf-8", newline="")
    with pytest.raises(
        laks.InvalidInput, match=r"every cell of a\.csv that opens with a double quote"
    ):
        laks.read(path)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("referral_id;referred_on\nR1;2016-01-04\n", encoding="utf-8")
    part = laks._laks.open_file(path, "a.csv", None)[0][0]
    path.write_text("referred_on;referral_id\n2016-01-04;R12\n", encoding="utf-8")
    table = laks._laks.FileTable([part])
    with pytest.raises(pa.ArrowException):
        pa.table(table)
    with pytest.raises(laks.InvalidInput) as caught:
        table.raise_failure()
    assert str(caught.value) == (
        "a.csv must stay as it is while it is read, but has changed since it was opened; read it "
        "again"
    )


def test_letters_are_declared_by_the_names_that_programs_give_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for name in ("latin9", "iso8859_15", "ISO-8859-15", "mac_roman", "cp1252", "l1", "cp858"):
        path.write_bytes(TEXT.encode(name))
        assert len(laks.read(path, {"read": {"encoding": name}})) == 2, name
    for name in ("utf-32", "cp037"):
        with pytest.raises(laks.LaksError, match="or another that web browsers know, but is"):
            laks.read(path, {"read": {"encoding": name}})
