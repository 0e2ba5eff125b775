"""Laws of reading a CSV: every cell and every row's number, however the table was written."""

import csv
import io
import tempfile
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

import laks
from laks.reading import open_table

# What no CSV can carry, or what Python's writer itself would change.
LETTERS = st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cs",))
CELLS = st.text(LETTERS | st.sampled_from(' ;,"\n\tæøåÆØÅ'), max_size=8)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12)
DRESSES = st.fixed_dictionaries(
    {
        "separator": st.sampled_from([";", ",", "\t", "|"]),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
        "header_row": st.integers(1, 4),
    }
)


def write(path: Path, rows: list[tuple[str, ...]], line_end: str, dress: dict[str, object]) -> None:
    """Write titles, the header and the rows as Python's csv module does."""
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter=str(dress["separator"]), lineterminator=line_end, quoting=csv.QUOTE_ALL
    )
    for _ in range(int(str(dress["header_row"])) - 1):
        writer.writerow(["A title;", "", ""])
    writer.writerows([["a", "b", "c"], *rows])
    path.write_bytes(text.getvalue().encode(str(dress["encoding"])))


@settings(max_examples=60, deadline=None)
@given(ROWS, DRESSES, st.sampled_from(["\n", "\r\n"]))
def test_every_cell_and_row_number_of_a_csv_comes_back(
    rows: list[tuple[str, ...]], dress: dict[str, object], line_end: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cafe.csv"
        write(path, rows, line_end, dress)
        table = open_table(path, {**dress, "encoding": str(dress["encoding"]).removesuffix("-sig")})
        frames = [
            frame.with_columns(pl.col("a", "b", "c").fill_null("")) for frame in table.frames()
        ]
        found = [row for frame in frames for row in frame.rows()]
        note = table.notes.places[0]
    first = int(str(dress["header_row"])) + 1
    filled = [
        (number, *row)
        for number, row in enumerate(rows, start=first)
        if any(cell.strip() for cell in row)
    ]
    assert found == filled
    assert (note.rows, note.blank_rows) == (len(filled), len(rows) - len(filled))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.sampled_from([None, "windows-1252", "utf-16"]))
def test_any_bytes_are_read_or_refused_with_a_sentence(
    content: bytes, encoding: str | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cafe.csv"
        path.write_bytes(b"referred_on;unit\n" + content)
        said = "read"
        try:
            laks.read(path, {"read": {"encoding": encoding}} if encoding else None)
        except laks.LaksError as error:
            said = str(error)
    assert said


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('aa"";;\n'), max_size=30))
def test_what_is_read_is_what_the_csv_module_reads_or_it_is_refused(rows: str) -> None:
    """A quote left open at the end of a file was closed unseen, and a short row filled up."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cafe.csv"
        path.write_bytes(f"x;y\n{rows}".encode())
        frames: list[pl.DataFrame] = []
        try:
            frames = [frame.fill_null("") for frame in open_table(path).frames()]
        except laks.LaksError:
            return
    found = [row[1:] for frame in frames for row in frame.rows()]
    cells = csv.reader(io.StringIO(rows), delimiter=";")
    # One separator too many at the very end of a file hides no cell.
    filled = [row for row in cells if any(cell.strip() for cell in row)]
    assert found == [tuple(row[:2]) for row in filled]
    assert [cell for row in filled for cell in row[2:] if cell] == []
