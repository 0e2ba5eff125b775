"""CSV files whose letters, line ends or names are odd: read as they are meant, or refused."""

from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
import xlsxwriter

import laks
from laks.reading.opening import open_table

TEXT = "referred_on;unit\r\n2016-01-04;Ærø\r\n2016-01-05;Kø\r\n"
KEPT = (
    r'column "__laks_row" must hold the numbers of rows, for which laks keeps the name, but holds '
)


def written(folder: Path, content: bytes, name: str = "cafe.csv") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def rows(path: Path, **read: Any) -> list[Any]:
    """The rows of a file, each with its number in front."""
    return [row for frame in open_table(path, read).frames() for row in frame.rows()]


EXPECTED = [(2, "2016-01-04", "Ærø"), (3, "2016-01-05", "Kø")]


@pytest.mark.parametrize(
    ("python", "names", "called"),
    [
        ("latin_1", "latin1 latin-1 latin_1 L1 iso8859_1 iso-8859-1 8859 cp819", "windows-1252"),
        ("cp1252", "cp1252 windows-1252 windows_1252 1252", "windows-1252"),
        ("iso8859_15", "latin9 latin-9 latin_9 l9 iso8859_15 iso-8859-15", "iso-8859-15"),
        ("iso8859_10", "iso8859_10 latin6 l6", "iso-8859-10"),
        ("mac_roman", "mac_roman macintosh macroman mac-roman", "mac-roman"),
        ("cp850", "cp850 850 IBM850", "cp850"),
        ("cp865", "cp865 865", "cp865"),
        ("utf_8", "utf-8 utf8 U8 utf_8_sig", "utf-8"),
        ("utf_16", "utf-16 utf16 UTF_16", "utf-16"),
        ("utf_16_le", "utf-16 utf-16-le", None),
        ("utf_16_be", "utf-16 UTF-16BE", None),
    ],
)
def test_an_encoding_is_known_by_each_of_its_names(
    python: str, names: str, called: str | None, tmp_path: Path
) -> None:
    path = written(tmp_path, TEXT.encode(python))
    for name in names.split():
        assert rows(path, encoding=name) == EXPECTED, name
        place = laks.read(path, {"read": {"encoding": name}}).reading.places[0]
        assert called in (None, place["encoding"]), name


@pytest.mark.parametrize("name", ["utf-32", "cp737", "mac_iceland", "cp500", "rot13"])
def test_an_encoding_that_is_not_read_is_refused_with_those_that_are(
    name: str, tmp_path: Path
) -> None:
    said = f"encoding under .read. must be one of utf-8, utf-16, .* but is '{name}'"
    with pytest.raises(laks.InvalidInput, match=said):
        rows(written(tmp_path, b"a\n"), encoding=name)


@pytest.mark.parametrize("declared", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_that_is_no_utf_16_is_not_read_two_letters_at_a_time(
    declared: str, tmp_path: Path
) -> None:
    """Its columns were not found, in a header of letters that nobody wrote."""
    for text in (TEXT, TEXT.replace("\r", "")):
        path = written(tmp_path, text.encode())
        with pytest.raises(laks.InvalidInput, match=f"declared as {declared}, but is UTF-8; leave"):
            rows(path, encoding=declared)
        path = written(tmp_path, text.encode("cp1252"))
        with pytest.raises(laks.InvalidInput, match=f"must be {declared} text, as encoding under"):
            rows(path, encoding=declared)
    other = {"utf-16-le": "utf-16-be", "utf-16-be": "utf-16-le"}.get(declared)
    if other:
        with pytest.raises(laks.InvalidInput, match="declare the encoding that it has"):
            rows(written(tmp_path, TEXT.encode(other)), encoding=declared)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_old_line_ends_are_known_among_letters_and_quotes_that_hold_others(
    encoding: str, tmp_path: Path
) -> None:
    """A letter with the byte of a line feed in it, or a line feed in quotes, hid the line ends."""
    text = "referred_on\runit\r2016-01-04\r".replace("\runit", ";unit")
    text = text.replace("-04\r", '-04;"Ċ\nĠ"\r2016-01-05;Kø\r')
    path = written(tmp_path, text.encode(encoding))
    expected = [(2, "2016-01-04", "Ċ\nĠ"), (3, "2016-01-05", "Kø")]
    assert rows(path, encoding=encoding) == expected


def test_lines_that_were_ended_twice_are_lines(tmp_path: Path) -> None:
    assert rows(written(tmp_path, TEXT.replace("\r", "\r\r").encode())) == EXPECTED
    assert rows(written(tmp_path, TEXT.replace("unit\r", "unit\r\r").encode())) == EXPECTED


def test_a_title_with_line_ends_does_not_hide_the_separator(tmp_path: Path) -> None:
    path = written(tmp_path, b'"Titel\n, , , ,"\n' + TEXT.encode())
    expected = [(number + 1, *cells) for number, *cells in EXPECTED]
    assert rows(path, header_row=2) == expected
    assert laks.read(path, {"read": {"header_row": 2}}).reading.places[0]["separator"] == ";"


def test_a_first_line_cannot_say_that_quotes_separate(tmp_path: Path) -> None:
    with pytest.raises(laks.InvalidInput, match="separator must be one character such as"):
        rows(written(tmp_path, b'sep="\n' + TEXT.encode()))
    assert rows(written(tmp_path, b"sep=;\n" + TEXT.encode())) == EXPECTED


def test_a_quote_alone_is_refused_in_the_last_row_as_in_any(tmp_path: Path) -> None:
    for end in ("", "\n"):
        path = written(tmp_path, f'{TEXT}2016-01-06;2" rør{end}'.encode())
        with pytest.raises(laks.InvalidInput, match="one in row 4 does not; write the cell as"):
            rows(path)
    named = 'a"b;referred_on\n1;2016-01-04\n'
    assert rows(written(tmp_path, named.encode())) == [(2, "1", "2016-01-04")]


def test_a_short_row_is_refused_beside_a_row_of_spaces(tmp_path: Path) -> None:
    text = "referred_on;unit;course\n2016-01-04;x;y\n ; ; \n2016-01-05;x\n"
    with pytest.raises(laks.InvalidInput, match="which has 3, but row 4 has 2"):
        rows(written(tmp_path, text.encode()))


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("values", [["x", "y"], [7, 9]])
def test_no_column_of_a_file_is_called_as_row_numbers_are(
    ending: str, values: list[Any], tmp_path: Path
) -> None:
    """Another column was read in its place, or it was left out without a word."""
    path = tmp_path / f"cafe.{ending}"
    frame = pl.DataFrame({"referred_on": ["2016-01-04", "2016-01-05"], "__laks_row": values})
    if ending == "csv":
        frame.write_csv(path)
    elif ending == "parquet":
        frame.with_columns(pl.col("__laks_row").cast(pl.UInt64, strict=False)).write_parquet(path)
    else:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, frame.columns)
            for number, row in enumerate(frame.rows(), start=1):
                sheet.write_row(number, 0, row)
    for keys in ({}, {"columns": {"course": "__laks_row"}}):
        with pytest.raises(
            laks.InvalidInput, match=rf"^no column of cafe.{ending}.* may be called"
        ):
            laks.read(path, keys)
        with pytest.raises(laks.InvalidInput, match='may be called "__laks_row", for laks numbers'):
            laks.tally(path, keys, as_of="2016-12-31")


def test_no_column_of_a_frame_is_called_so_unless_it_has_row_numbers(tmp_path: Path) -> None:
    frame = pl.DataFrame({"referred_on": ["2016-01-04"], "__laks_row": ["x"]})
    twice = pa.table(
        [["2016-01-04"], pa.array([1], pa.uint64()), pa.array([2], pa.uint64())],
        names=["referred_on", "__laks_row", "__laks_row"],
    )
    for table in (frame, frame.lazy(), frame.to_pandas(), frame.to_arrow()):
        with pytest.raises(laks.SchemaError, match=KEPT + "(Large)?Utf8(View)?; rename the column"):
            laks.Cohort(table)
    with pytest.raises(laks.SchemaError, match=KEPT + "two columns; rename the column"):
        laks.Cohort(twice)
    forms = frame.with_columns(person_id=pl.lit("a"), held_on="referred_on")
    with pytest.raises(laks.SchemaError, match=KEPT):
        laks.Cohort(frame.drop("__laks_row").with_columns(person_id=pl.lit("a")), sessions=forms)
    numbered = frame.with_columns(pl.lit(417, pl.UInt64).alias("__laks_row"))
    assert len(laks.Cohort(numbered)) == 1
    path = written(tmp_path, TEXT.encode(), "x.csv")
    with pytest.raises(laks.InvalidInput, match="for laks numbers its rows under that name"):
        laks.read(path, {"read": {"file_is": "__laks_row"}})


def test_a_file_that_changes_between_its_header_and_its_rows_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode())
    table = open_table(path)
    assert [frame.height for frame in table.frames()] == [2]
    said = "cafe.csv must stay as it is while it is read, but was changed, moved or deleted; read"
    written(tmp_path, TEXT.replace("referred_on;unit", "unit;referred_on").encode() + b"x;y\n")
    with pytest.raises(laks.InvalidInput, match=said):
        list(table.frames())
    path.unlink()
    with pytest.raises(laks.InvalidInput, match=said):
        list(table.frames())
