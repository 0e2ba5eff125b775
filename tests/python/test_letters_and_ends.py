"""CSV files as other programs leave them: other letters, marks twice, a cell more in each row."""

from pathlib import Path
from typing import Any

import pytest

import laks
from laks.reading.opening import open_table

TEXT = "referred_on;unit\n2016-01-04;Måløv\n2016-01-05;Ærø\n"


def cells(path: Path, read: Any = None) -> list[Any]:
    """The cells of each row, without its number."""
    frames = open_table(path, read).frames()
    return [row[1:] for frame in frames for row in frame.rows()]


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "cafe.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("mac_roman", "mac-roman"),
        ("cp850", "cp850"),
        ("cp865", "cp850"),
        ("latin-1", "windows-1252"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_the_letters_of_a_file_are_named(
    encoding: str, named: str, end: str, tmp_path: Path
) -> None:
    """A file of an old Mac was told to be one of Windows, by which Måløv was M¿l¿v."""
    path = written(tmp_path, TEXT.replace("\n", end), encoding)
    with pytest.raises(laks.InvalidInput, match=f'declare encoding = "{named}" under'):
        laks.read(path)
    draft = laks.Schema.draft(path)
    assert f'encoding = "{named}"' in draft.replace("encoding  ", "encoding ")
    asked = f"# ? the letters look like {named}, by which it has Måløv, Ærø: check `encoding`"
    assert (asked in draft) == (named != "windows-1252")
    read = {"encoding": named}
    assert [row[1] for row in cells(path, read)] == ["Måløv", "Ærø"]
    for other in {"mac-roman", "windows-1252", "cp850"} - {named}:
        with pytest.raises(
            laks.InvalidInput, match=f"look like {named}, by which it has Måløv, Ærø"
        ):
            laks.read(path, {"read": {"encoding": other}})


def test_a_mark_of_letters_that_stands_twice_belongs_to_no_name(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeff\ufeff" + TEXT)
    assert len(laks.read(path)) == 2
    assert "referred_on" in laks.Schema.draft(path)


@pytest.mark.parametrize("header", ["referred_on;unit", "referred_on;unit;"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_may_end_with_a_separator(header: str, end: str, tmp_path: Path) -> None:
    """They were told to have a cell too many."""
    rows = [header, "2016-01-04;A;", "2016-01-05;;", "", "2016-01-06;C;"]
    more = ["2016-01-06;C;"] * 20
    path = written(tmp_path, end.join([*rows, ""]))
    assert [row[:2] for row in cells(path)] == [
        ("2016-01-04", "A"),
        ("2016-01-05", None),
        ("2016-01-06", "C"),
    ]
    if header.endswith(";"):
        return
    with pytest.raises(laks.InvalidInput, match="which has 2, but row 26 has 3"):
        laks.read(written(tmp_path, end.join([*rows, *more, "2016-01-07;D;x", ""])))


def test_a_cell_too_many_in_some_rows_is_refused_as_before(tmp_path: Path) -> None:
    text = "referred_on,unit\n2016-01-04,A,\n2016-01-05,B\n"
    with pytest.raises(laks.InvalidInput, match="which has 2, but row 2 has 3"):
        laks.read(written(tmp_path, text))


@pytest.mark.parametrize("first", [0, 1])
def test_rows_may_begin_with_their_number_as_r_writes_them(first: int, tmp_path: Path) -> None:
    rows = "".join(f'"{first + row}","2016-01-0{4 + row}","A"\n' for row in range(3))
    path = written(tmp_path, '"referred_on","unit"\n' + rows)
    assert cells(path) == [(str(first + row), f"2016-01-0{4 + row}", "A") for row in range(3)]
    assert laks.read(path).unused == ["column A"]
    draft = laks.Schema.draft(path)
    assert len(laks.read(path, laks.Schema.from_toml(draft))) == 3


def test_letters_that_were_encoded_twice_are_read_back_where_that_is_said(tmp_path: Path) -> None:
    """BrÃ¸ndby was a unit of its own, beside Brøndby."""
    text = TEXT + "2016-01-06;Brøndby – Åben\n" * 3
    path = written(tmp_path, text.encode().decode("windows-1252"))
    with pytest.raises(laks.InvalidInput, match='encoding = "utf-8-twice" under'):
        laks.read(path)
    read = {"encoding": "utf-8-twice"}
    assert [row[1] for row in cells(path, read)] == ["Måløv", "Ærø"] + ["Brøndby – Åben"] * 3
    draft = laks.Schema.draft(path)
    assert "# ? the letters look like utf-8-twice, by which it has Brøndby, Åben" in draft
    assert len(laks.read(path, laks.Schema.from_toml(draft))) == 5
