"""The same table in any file gives the same tally, byte for byte, and says what was read."""

import datetime as dt
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from dressed_files import CAFE, FILES, FRAME, LINES, TEXT, schema, sqlite, xlsx

import laks

AS_OF = "2016-05-15"
CLEAN = CAFE.cohort.tally(as_of=AS_OF, by=["source", "course"]).to_json()


def same(path: object, keys: dict[str, object]) -> laks.Cohort:
    """Read and count a file, and see that it is the clean table."""
    cohort = laks.read(path, keys)
    assert cohort.tally(as_of=AS_OF, by=["source", "course"]).to_json() == CLEAN
    counted = laks.tally(path, keys, as_of=AS_OF, by=["source", "course"])
    assert counted.funnel() == laks.Tally.from_json(CLEAN).funnel()
    return cohort


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_tally(name: str, tmp_path: Path) -> None:
    write, keys = FILES[name]
    write(tmp_path / name)
    reading = same(tmp_path / name, keys).reading
    assert (reading.rows, reading.referrals) == (83, 83)
    assert reading.places[0]["file"] == name


def test_rows_left_out_are_counted(tmp_path: Path) -> None:
    write, keys = FILES["ugly.csv"]
    write(tmp_path / "ugly.csv")
    reading = laks.read(tmp_path / "ugly.csv", keys).reading
    place = reading.places[0]
    assert (place["rows"], place["blank_rows"], place["total_rows"]) == (83, 2, 2)
    assert "83 rows, 2 blank, 2 of totals, header in row 3" in reading.summary()
    skipping = schema(header_row=3, total_rows=["I alt"], skip_rows=[4, 5])
    assert laks.read(tmp_path / "ugly.csv", skipping).reading.places[0]["skipped_rows"] == 2


def test_a_word_that_only_begins_like_a_total_is_a_row(tmp_path: Path) -> None:
    path = tmp_path / "cafe.csv"
    path.write_text("unit;referred_on\nI altværk;2016-01-04\nI alt;\n", encoding="utf-8")
    assert len(laks.read(path, {"read": {"total_rows": ["I alt"]}})) == 1


def test_an_issue_names_file_sheet_and_row(tmp_path: Path) -> None:
    broken = FRAME.with_columns(
        pl.when(pl.int_range(pl.len()) == 4)
        .then(pl.lit("soon"))
        .otherwise("Henvist")
        .alias("Henvist")
    )
    xlsx(tmp_path / "cafe.xlsx", title_rows=2, frames={"Hold 1": FRAME[:40], "Hold 2": broken[40:]})
    xlsx(tmp_path / "late.xlsx", title_rows=2, frames={"Hold 1": FRAME[:0], "Hold 2": broken})
    with pytest.raises(laks.IssuesError, match=r'"late.xlsx", sheet "Hold 2", row 8, column'):
        laks.read(tmp_path / "late.xlsx", schema(header_row=3, sheets="Hold *"))
    assert len(laks.read(tmp_path / "cafe.xlsx", schema(header_row=3, sheets="Hold *"))) == 83


def test_one_sheet_a_course_with_the_columns_in_any_order(tmp_path: Path) -> None:
    course = CAFE.schema.to_dict()["columns"]["course"]
    parts = FRAME.partition_by(course, as_dict=True, maintain_order=True)
    frames = {
        str(key[0]): part.drop(course).select(sorted(part.drop(course).columns))
        for key, part in parts.items()
    }
    xlsx(tmp_path / "cafe.xlsx", frames=frames)
    keys = schema(sheets="LC*", sheet_is="course")
    del keys["columns"]["course"]
    reading = same(tmp_path / "cafe.xlsx", keys).reading
    assert [place["sheet"] for place in reading.places] == list(frames)
    assert reading.hidden_sheets == ["Skjult"]


def test_files_of_a_pattern_are_read_in_sorted_order(tmp_path: Path) -> None:
    FRAME[40:].select(FRAME.columns[::-1]).write_csv(tmp_path / "b.csv")
    FRAME[:40].rename({"Henvist": "henvist"}).write_csv(tmp_path / "a.csv")
    keys = schema()
    keys["columns"]["referred_on"] = ["Henvist", "henvist"]
    reading = same(tmp_path / "*.csv", keys).reading
    assert [place["rows"] for place in reading.places] == [40, 43]
    with pytest.raises(laks.MissingColumn, match=r'"henvist" is not in b.csv, but is in a.csv'):
        laks.read(tmp_path / "*.csv", {"columns": {"referred_on": "henvist"}})
    with pytest.raises(FileNotFoundError, match="no file fits the pattern"):
        laks.read(tmp_path / "*.xlsx")


def test_the_name_of_a_file_gives_a_column(tmp_path: Path) -> None:
    for unit in ("Ballerup", "Ærø"):
        (tmp_path / f"{unit}.csv").write_text("referred_on\n2016-01-04\n", encoding="utf-8")
    cohort = laks.read(tmp_path / "*.csv", {"read": {"file_is": "unit"}})
    assert cohort.tally(by=["unit"]).strata == [{"unit": "Ballerup"}, {"unit": "Ærø"}]


REDCAP = """record_id;redcap_event_name;henvist;status
1;baseline_arm_1;2016-01-04;
1;slut_arm_1;;1
2;Baseline_arm_1;2016-01-06;
2;slut_arm_1;;2
"""


def test_the_events_of_a_redcap_export_are_chosen_by_a_rule(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(REDCAP, encoding="utf-8")
    keys = {
        "read": {"where": {"redcap_event_name": ["baseline_arm_1"]}},
        "columns": {"person_id": "record_id", "referred_on": "henvist"},
    }
    reading = laks.read(path, keys).reading
    assert (reading.rows, reading.places[0]["left_out"]) == (2, 2)


def test_labels_or_codes_of_spss_are_read_as_declared(tmp_path: Path) -> None:
    write, keys = FILES["cafe.sav"]
    write(tmp_path / "cafe.sav")
    codes = {**keys, "read": {"value_labels": "codes"}}
    with pytest.raises(laks.IssuesError, match='unknown_exit: found "0"'):
        laks.read(tmp_path / "cafe.sav", codes)


@pytest.mark.parametrize("driver", ["sqlite", "sqlite+pysqlite"])
def test_a_database_is_read_by_its_address(driver: str, tmp_path: Path) -> None:
    sqlite(tmp_path / "cafe.sqlite")
    same(f"{driver}:///{tmp_path}/cafe.sqlite", schema(query="SELECT * FROM henvisning"))
    with pytest.raises(laks.InvalidInput, match="cannot be answered"):
        laks.read(f"{driver}:///{tmp_path}/cafe.sqlite", schema(query="SELECT * FROM borger"))


def test_a_missing_driver_is_named_without_the_password() -> None:
    with pytest.raises(laks.MissingExtra) as caught:
        laks.read("postgresql://eva:hemmelig@db/cafe", schema(query="SELECT 1"))
    assert str(caught.value) == (
        "reading postgresql://db/cafe needs adbc_driver_postgresql, which is not installed: "
        "pip install 'laks[postgresql]'"
    )


def test_a_database_cannot_be_changed_by_a_query(tmp_path: Path) -> None:
    sqlite(tmp_path / "cafe.sqlite")
    for query in ("WITH x AS (SELECT 1) DELETE FROM henvisning", "SELECT 1; SELECT 2"):
        with pytest.raises(laks.InvalidInput, match="query under"):
            laks.read(tmp_path / "cafe.sqlite", schema(query=query))
    same(tmp_path / "cafe.sqlite", schema(query="SELECT * FROM henvisning -- all; of it"))


def test_short_rows_are_empty_at_their_end_where_that_is_declared(tmp_path: Path) -> None:
    path = tmp_path / "cafe.csv"
    path.write_text("referred_on;started_on\n2016-01-04\n\n2016-01-05;\n", encoding="utf-8")
    with pytest.raises(laks.InvalidInput, match="row 2 has 1"):
        laks.read(path)
    assert len(laks.read(path, {"read": {"short_rows": "empty"}})) == 2


def test_line_ends_in_a_cell_do_not_shift_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "cafe.csv"
    path.write_text('note;referred_on\n"a\n\nb";2016-01-04\n;soon\n', encoding="utf-8")
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(path)
    assert caught.value.issues["row"] == [3]


def test_cells_of_a_workbook_have_one_text(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "cafe.xlsx")
    sheet = book.add_worksheet("Ark 1")
    days = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
    sheet.write_row(0, 0, ["id", "when", "number", "flag"])
    sheet.write_row(2, 0, ["001", None, 68.6, True])
    sheet.write_datetime(2, 1, dt.datetime(2016, 4, 1, 10, 30), days)
    sheet.write_row(4, 0, [7, None, 0.1 + 0.2])
    sheet.write_string(4, 3, "1.234")
    book.close()
    table = pl.DataFrame(laks._laks.Workbook(tmp_path / "cafe.xlsx").table("Ark 1", comma=True))
    assert table.rows()[1:] == [
        (3, "001", "2016-04-01 10:30:00", "68,6", "true"),
        (5, "7", None, "0,3", "1.234"),
    ]


@pytest.mark.parametrize("encoding", [None, "windows-1252"])
def test_a_million_columns_are_refused(encoding: str | None, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(";".join(f"c{n}" for n in range(1_000_000)) + "\n", encoding="utf-8")
    keys = {"read": {"encoding": encoding}} if encoding else None
    with pytest.raises(laks.InvalidInput, match="at most 16384 columns, but has more than 16384"):
        laks.read(path, keys)


def with_sheet(path: Path, content: bytes) -> None:
    """Replace the XML of a workbook's only sheet."""
    xlsx(path, frames={"Alle": FRAME[:1]})
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/worksheets/sheet1.xml"] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)


SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="%s"><v>1</v></c></row></sheetData>%s</worksheet>'
)


def test_a_cell_beyond_the_last_column_of_a_sheet_is_refused(tmp_path: Path) -> None:
    with_sheet(tmp_path / "wide.xlsx", SHEET % (b"BDWGM1", b""))
    with pytest.raises(laks.InvalidInput, match=r"wide.xlsx, sheet .Alle. "):
        laks.read(tmp_path / "wide.xlsx")


def test_a_far_away_cell_costs_no_memory(tmp_path: Path) -> None:
    with_sheet(tmp_path / "far.xlsx", (SHEET % (b"XFD1048576", b"")).replace(b'"1"', b'"1048576"'))
    with pytest.raises(laks.InvalidInput, match=r"row 1 of far\.xlsx"):
        laks.read(tmp_path / "far.xlsx")


def test_a_workbook_that_would_unpack_to_gigabytes_is_refused(tmp_path: Path) -> None:
    with_sheet(tmp_path / "bomb.xlsx", SHEET % (b"A1", b" " * (100 << 20)))
    with pytest.raises(laks.InvalidInput, match="must unpack to at most 2 GB and 200 times its"):
        laks.read(tmp_path / "bomb.xlsx")


def test_progress_is_told_and_what_it_raises_stops_the_reading(tmp_path: Path) -> None:
    (tmp_path / "cafe.csv").write_text(TEXT, encoding="utf-8")
    told: list[int] = []
    laks.read(tmp_path / "cafe.csv", schema(), progress=told.append)
    assert told[-1] == 83

    def stop(_rows: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        laks.read(tmp_path / "cafe.csv", schema(), progress=stop)


def test_the_rewritten_text_of_a_file_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "private"))
    (tmp_path / "private").mkdir()
    write, keys = FILES["cp1252.csv"]
    write(tmp_path / "cafe.csv")
    laks.read(tmp_path / "cafe.csv", keys)
    (tmp_path / "cafe.csv").write_bytes("\n".join(LINES).encode("cp1252") + b"x,y\n")
    with pytest.raises(laks.InvalidInput, match="must have as many cells"):
        laks.read(tmp_path / "cafe.csv", keys)
    assert list((tmp_path / "private").iterdir()) == []


def test_a_reading_is_shown_and_given_as_values(tmp_path: Path) -> None:
    (tmp_path / "cafe.csv").write_text(TEXT, encoding="utf-8")
    reading = laks.read(tmp_path / "cafe.csv", schema()).reading
    assert repr(reading) == "<Reading: 83 rows of cafe.csv; 83 referrals>"
    assert "cafe.csv" in reading._repr_html_()
    assert reading.to_polars()["header_row"].to_list() == [1]
    assert reading.to_dict()["columns"]["referred_on"] == "Henvist"
    assert laks.read(tmp_path / "cafe.csv", schema()).reading == reading


WITHOUT = """
import sys
sys.modules["pyreadstat"] = None
import laks
try:
    laks.read(sys.argv[1], {})
except laks.MissingExtra as error:
    print(error)
"""


def test_a_missing_reader_is_named_with_its_command(tmp_path: Path) -> None:
    (tmp_path / "cafe.sav").write_bytes(b"$FL2")
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(tmp_path / "cafe.sav")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == (
        "reading .sav files needs pyreadstat, which is not installed: pip install 'laks[read]'\n"
    )


def test_a_formula_that_was_never_calculated_is_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    """Workbooks from scripts have formulas without values: their cells were silently empty."""
    path = tmp_path / "hold.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Hold 1")
        sheet.write_row(0, 0, ["referred_on", "started_on", "source"])
        sheet.write_row(1, 0, ["2016-01-04", "2016-01-11"])
        sheet.write_formula(1, 2, '=IF(A1="","","")', value="&&&")
        sheet.write_row(2, 0, ["2016-01-05", "", "Jobcenter"])
        sheet.write_formula(2, 1, "=B2+7", value="@@@")
    unpacked = {}
    with zipfile.ZipFile(path) as archive:
        unpacked = {name: archive.read(name) for name in archive.namelist()}
    cells = "xl/worksheets/sheet1.xml"
    calculated_as_empty, never = b"<v>&amp;&amp;&amp;</v>", b' t="str"><f>B2+7</f><v>@@@</v>'
    assert calculated_as_empty in unpacked[cells] and never in unpacked[cells]
    unpacked[cells] = unpacked[cells].replace(calculated_as_empty, b"<v></v>")
    unpacked[cells] = unpacked[cells].replace(never, b"><f>B2+7</f><v/>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in unpacked.items():
            archive.writestr(name, content)
    with pytest.raises(laks.IssuesError) as caught:
        laks.read(path)
    assert caught.value.issues.to_dict()["found"] == ['"#NOT_CALCULATED!" (the error of a formula)']
    assert caught.value.issues["row"] == [3]


def test_separators_inside_quoted_names_do_not_count(tmp_path: Path) -> None:
    """Commas in a quoted name outvoted the semicolons, and no column was found."""
    path = tmp_path / "cafe.csv"
    path.write_text('"referred_on";"navn, adresse, postnr"\n2016-01-04;x\n', encoding="utf-8")
    assert laks.read(path).reading.places[0]["separator"] == ";"
